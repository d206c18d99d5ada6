import { setTimeout as sleep } from 'node:timers/promises';
import type { Firestore } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  type Clock,
  followCommands,
  openBridgeClient,
  realClock,
} from '../../../bridges/client/index.ts';
import { paths } from '../../../domain/paths.ts';
import { recordEvents } from '../../../functions/src/bridge/calls/record-events.ts';
import { LiveBridges } from '../../../functions/src/bridge/commands/announce-bridge.ts';
import { fetchCommands } from '../../../functions/src/bridge/commands/fetch-commands.ts';
import { answerHttp } from '../../../functions/src/bridge/door/answer-http.ts';
import { parseBridgeKeys } from '../../../functions/src/bridge/door/bridge-keys.ts';
import { isFresh } from '../../../functions/src/bridge/door/refuse-replay.ts';
import type { ServeDependencies } from '../../../functions/src/bridge/door/serve-request.ts';
import type { SimulatedCall, SimulatedLeg } from '../../../local/simulate/history.ts';
import { LiveRoom } from '../../../local/simulate/live-room.ts';
import { type FunctionServer, serveFunction } from '../../support/serve-function.ts';
import { ACCOUNT, putAccount, putAdmin, startWorld, type World } from '../world.ts';
import { ask, BRIDGE, joined, pepper, record, token } from './live-world.ts';

/* The whole way of a command, over HTTP: an administrator asks, a bridge fetches it, does it and says so. */

const KEY = { id: 'a', secret: Buffer.alloc(32, 7).toString('base64') };

let world: World;
let db: Firestore;
let server: FunctionServer;
let callId: string;
/** For commands no time passes here, however busy the machine is: none is void. */
let moment: Date;
/** Told when a question of a bridge is given up by it. */
let onGone: () => void = () => undefined;
let onAsked: () => void = () => undefined;
const stops: (() => Promise<unknown>)[] = [];
/** Of questions, also of those that nobody waits for any more. */
const answers: Promise<unknown>[] = [];

beforeAll(async () => {
  world = await startWorld();
  ({ db } = world);
  const now = () => new Date();
  const liveBridges = new LiveBridges(db);
  const wait = async (milliseconds: number, signal?: AbortSignal) => {
    onAsked();
    await sleep(Math.min(milliseconds, 20), undefined, signal && { signal }).catch(() => onGone());
  };
  const api: ServeDependencies = {
    keys: () => parseBridgeKeys(JSON.stringify([{ bridge: BRIDGE, ...KEY }])),
    now,
    isFresh: (signed) => isFresh(db, signed),
    resolve: () => Promise.reject(new Error('Nobody dials')),
    recordEvents: (bridge, body) => recordEvents(db, { pepper, now }, bridge, body),
    fetchCommands: (bridge, request, gone) => {
      const outside = { pepper, now: () => moment, wait, liveBridges };
      const answer = fetchCommands(db, outside, bridge, request, gone);
      answers.push(answer);
      return answer;
    },
    log: () => undefined,
  };
  server = await serveFunction((request, response) => answerHttp(api, request, response));
});
beforeEach(async () => {
  await world.clear();
  moment = new Date();
  onGone = () => undefined;
  onAsked = () => undefined;
  await putAccount(db);
  await putAdmin(db);
  await record(db, [joined('l-1', 0)]);
  callId = (await db.collection(paths.calls(ACCOUNT)).get()).docs[0]?.id ?? '';
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});
afterAll(async () => {
  await server.close();
  await Promise.allSettled(answers);
  await world.stop();
});

const open = () => openBridgeClient({ url: server.url, key: KEY });

/** A bridge that is played, with the call in it, and what it was asked. */
function playBridge() {
  const client = open();
  const leg: SimulatedLeg = {
    ...{ legId: 'l-1', role: 'participant', callerId: null, dialedNumber: '', mistyped: 0 },
    ...{ joinedAt: 0, leftAt: Infinity, leftReason: 'hungUp', isLeavingTold: true },
  };
  const call: SimulatedCall = {
    ...{ sessionId: 's', conference: 0, bridge: 0, startedAt: 0, endedAt: Infinity },
    ...{ endReason: 'lastCallerLeft', legs: [leg] },
  };
  const room = new LiveRoom({ call, tokens: new Map([['l-1', token()]]) }, Date.now());
  const kinds: string[] = [];
  const clock: Clock = {
    now: () => moment.getTime(),
    // An answer is waited for as long as it takes, and a failed question is sent again at once.
    wait: (milliseconds, signal) => realClock.wait(milliseconds < 30_000 ? 0 : 3_600_000, signal),
  };
  const following = followCommands({
    client: {
      commands: (request, signal) => client.commands(request, signal),
      now: () => clock.now(),
    },
    clock,
    outbox: { add: async (events) => void (await client.events(events)) },
    can: () => ['mute', 'lock', 'end'],
    carryOut: async (command) => {
      kinds.push(command.kind);
      const { outcome, events } = room.carryOut(command, Date.now());
      await client.events(events);
      return outcome;
    },
    log: () => undefined,
  });
  stops.push(() => following.stop());
  return { kinds };
}

const stateOf = async (id: string) => {
  for (;;) {
    const stored = await db.doc(paths.command(ACCOUNT, callId, id)).get();
    const state: unknown = stored.get('state');
    if (state === 'done' || state === 'refused') return state;
    await sleep(10);
  }
};

it('a command is fetched, done and told, and what it did is seen', async () => {
  const { kinds } = playBridge();
  expect(await stateOf(await ask(db, callId, 'mute', { legId: 'l-1', askedAt: moment }))).toBe(
    'done',
  );
  const leg = await db.doc(paths.leg(ACCOUNT, callId, 'l-1')).get();
  expect(leg.get('isMuted')).toBe(true);
  expect(await stateOf(await ask(db, callId, 'end', { askedAt: moment }))).toBe('done');
  const call = await db.doc(paths.call(ACCOUNT, callId)).get();
  expect(call.data()).toMatchObject({ endReason: 'adminEnded', live: null });
  expect(kinds).toEqual(['mute', 'end']);
});

it('two processes of one bridge do each command once', async () => {
  const bridges = [playBridge(), playBridge()];
  const ids = [];
  for (let count = 0; count < 6; count += 1)
    ids.push(await ask(db, callId, 'lock', { askedAt: moment }));
  expect(await Promise.all(ids.map(stateOf))).toEqual(ids.map(() => 'done'));
  expect(bridges.flatMap(({ kinds }) => kinds)).toHaveLength(6);
});

it('a bridge that gives up its question leaves the next command to its next question', async () => {
  const client = open();
  const giveUp = new AbortController();
  const gone = new Promise<void>((resolve) => (onGone = resolve));
  const isAsked = new Promise<void>((resolve) => (onAsked = resolve));
  const question = client.commands({ can: ['lock'] }, giveUp.signal);
  question.catch(() => undefined);
  await isAsked;
  giveUp.abort(new Error('The adapter ends'));
  await gone;
  const id = await ask(db, callId, 'lock', { askedAt: moment });
  const commands = await client.commands({ can: ['lock'], waitMs: 0 });
  expect(commands).toMatchObject([{ commandId: id, kind: 'lock', legId: null }]);
});

it('a question is refused where it is of another form', async () => {
  const send = (body: unknown) => open().send({ path: '/v1/commands', body: JSON.stringify(body) });
  for (const body of [{}, { can: ['record'] }, { can: [], waitMs: 25_001 }, { can: [], x: 1 }]) {
    expect(await send(body)).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid_request' } },
    });
  }
  expect(await send({ can: [], waitMs: 0 })).toMatchObject({ status: 200, body: { commands: [] } });
});
