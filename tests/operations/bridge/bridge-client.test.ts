import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type BridgeEvent,
  type Heartbeat,
  openBridgeClient,
  openOutbox,
} from '../../../bridges/client/index.ts';
import { ManualClock } from '../../../bridges/client/testing/manual-clock.ts';
import { paths } from '../../../domain/paths.ts';
import { recordEvents } from '../../../functions/src/bridge/calls/record-events.ts';
import { answerHttp } from '../../../functions/src/bridge/door/answer-http.ts';
import { parseBridgeKeys } from '../../../functions/src/bridge/door/bridge-keys.ts';
import { sealGrant } from '../../../functions/src/bridge/door/leg-token.ts';
import { isFresh } from '../../../functions/src/bridge/door/refuse-replay.ts';
import { type FunctionServer, serveFunction } from '../../support/serve-function.ts';
import { ACCOUNT, dependencies, putAccount, startWorld, type World } from '../world.ts';

/*
 * The client that adapters have, with its outbox, against what keeps events: over real HTTP, into a real
 * Firestore.
 */

const MINUTE = 60_000;
const BRIDGE = 'montreal-1';
const KEY = { id: 'montreal-1-a', secret: Buffer.alloc(32, 1).toString('base64') };
const BEGAN_AT = Date.now() - 60 * MINUTE;

let world: World;
let server: FunctionServer;
let folder: string;
beforeAll(async () => {
  world = await startWorld();
  await putAccount(world.db);
  folder = await mkdtemp(path.join(tmpdir(), 'confdesk-outbox-'));
  const { pepper } = dependencies;
  const now = () => new Date();
  server = await serveFunction((request, response) =>
    answerHttp(
      {
        keys: () => parseBridgeKeys(JSON.stringify([{ bridge: BRIDGE, ...KEY }])),
        now,
        isFresh: (signed) => isFresh(world.db, signed),
        resolve: () => Promise.reject(new Error('Nobody dials')),
        recordEvents: (bridge, body) => recordEvents(world.db, { pepper, now }, bridge, body),
        fetchCommands: () => Promise.reject(new Error('Nobody asks')),
        log: () => undefined,
      },
      request,
      response,
    ),
  );
});
afterAll(async () => {
  await server.close();
  await world.stop();
  await rm(folder, { recursive: true });
});

const at = (seconds: number) => new Date(BEGAN_AT + seconds * 1000).toISOString();
const legToken = () =>
  sealGrant(
    {
      accountId: ACCOUNT,
      conferenceId: 'conference',
      role: 'participant',
      tag: 'Board',
      waitForLeader: false,
      callerId: null,
      dialedNumber: '+15145550100',
      bridge: BRIDGE,
      grantedAt: BEGAN_AT,
    },
    dependencies.pepper,
  );

function ofLeg(legId: string, seconds: number, hasLeft = false): BridgeEvent {
  const common = { at: at(seconds), sessionId: 's', legId, legToken: legToken() };
  return hasLeft
    ? { type: 'leg.left', eventId: `l-${legId}`, reason: 'hungUp', ...common }
    : { type: 'leg.joined', eventId: `j-${legId}`, ...common };
}

function heartbeat(seconds: number, legIds: string[]): Heartbeat {
  const sessions = legIds.length > 0 ? [{ sessionId: 's', legToken: legToken(), legIds }] : [];
  return { type: 'heartbeat', eventId: `h-${seconds}`, at: at(seconds), sessions };
}

it('who left unseen, around a restart and with the API away, is counted as long as they were seen', async () => {
  let isAway = true;
  const logged: string[] = [];
  const log = (_: string, name: string) => void logged.push(name);
  const client = openBridgeClient({
    url: server.url,
    key: KEY,
    log,
    // Ten minutes fast: the API would not take what it signs.
    now: () => Date.now() + 10 * MINUTE,
    fetch: (...request) =>
      isAway ? Promise.reject(new TypeError('', { cause: new Error() })) : fetch(...request),
  });
  const clock = new ManualClock();
  const open = () => openOutbox({ folder, client, log, clock, chance: () => 0 });

  const before = await open();
  await before.add([ofLeg('a', 0), ofLeg('b', 10)]);
  await before.add([heartbeat(60, ['a', 'b'])]);
  await before.close();

  // The caller b has hung up meanwhile.
  const after = await open();
  await after.add([heartbeat(120, ['a'])]);
  await after.add([ofLeg('a', 300, true)]);
  const reason = 'lastCallerLeft' as const;
  const end = { eventId: 'e', at: at(300), sessionId: 's', legToken: legToken(), reason };
  await after.add([{ type: 'conference.ended', ...end }]);
  await after.add([heartbeat(360, [])]);
  isAway = false;
  await clock.until((milliseconds) => milliseconds === 1000);
  clock.advance(1000);
  await after.drained();
  await after.close();

  const { docs } = await world.db.collection(paths.legs(ACCOUNT)).get();
  const legs = docs.map((doc) => ({
    seconds: doc.get('seconds') as unknown,
    isEstimated: doc.get('isEstimated') as unknown,
  }));
  expect(legs.toSorted((a, b) => Number(a.seconds) - Number(b.seconds))).toEqual([
    { seconds: 50, isEstimated: true },
    { seconds: 300, isEstimated: false },
  ]);
  expect(logged).toContain('clock.off');
  expect(logged).not.toContain('outbox.rejected');
});
