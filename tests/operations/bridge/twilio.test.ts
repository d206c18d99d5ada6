import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BridgeClient, openBridgeClient } from '../../../bridges/client/index.ts';
import { firestoreStore } from '../../../bridges/twilio/src/records/firestore-store.ts';
import type { FakeCall } from '../../../bridges/twilio/src/testing/fake-call.ts';
import { eventOf, storeContract } from '../../../bridges/twilio/src/testing/store-contract.ts';
import {
  startWorld as startTwilio,
  type World as TwilioWorld,
} from '../../../bridges/twilio/src/testing/world.ts';
import { answerHttp } from '../../../functions/src/bridge/door/answer-http.ts';
import { parseBridgeKeys } from '../../../functions/src/bridge/door/bridge-keys.ts';
import { isFresh } from '../../../functions/src/bridge/door/refuse-replay.ts';
import type { ServeDependencies } from '../../../functions/src/bridge/door/serve-request.ts';
import { recordEvents } from '../../../functions/src/bridge/calls/record-events.ts';
import { handleSave } from '../../../functions/src/saves/handle-save.ts';
import { type FunctionServer, serveFunction } from '../../support/serve-function.ts';
import {
  ACCOUNT,
  dealing,
  dependencies,
  NOW,
  putAccount,
  putAdmin,
  save,
  saveEvent,
  saveId,
  startWorld,
  type World,
} from '../world.ts';
import { openBridge } from './bridge-world.ts';

/*
 * The Twilio adapter as a function: its records and events in a real Firestore, the real Bridge API behind a real port, and
 * the Twilio of tests before it.
 */

const KEY = {
  bridge: 'twilio-1',
  id: 'twilio-1-a',
  secret: Buffer.alloc(32, 7).toString('base64'),
};
const LEADER = '4829150637';
const PARTICIPANT = '7712049958';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(async () => {
  world.failCommits();
  await world.clear();
});
afterAll(() => world.stop());

describe('a store in Firestore', () => {
  storeContract(() => {
    const sent: string[] = [];
    const store = firestoreStore({
      db: world.db,
      client: {
        events: (events) => {
          sent.push(...events.map((event) => (event as { eventId: string }).eventId));
          return Promise.resolve({ accepted: events.length, duplicates: 0, rejected: [] });
        },
      },
      log: () => undefined,
    });
    return Promise.resolve({ store, sent: () => sent });
  });

  it('sends again what was not answered or is to be, and lets go of what is refused for good', async () => {
    const requests: string[][] = [];
    const logged: string[] = [];
    let isAway = true;
    const store = firestoreStore({
      db: world.db,
      now: () => requests.length,
      client: {
        events: (events) => {
          requests.push(events.map((event) => (event as { eventId: string }).eventId));
          if (isAway) return Promise.reject(new Error('Away'));
          const reject = (index: number, code: string) => ({
            ...{ index, count: 1, eventId: `event:${index + 1}`, code, message: '' },
          });
          const rejected =
            events.length === 3 ? [reject(0, 'try_again'), reject(1, 'unknown_call')] : [];
          return Promise.resolve({ accepted: 1, duplicates: 0, rejected });
        },
      },
      log: (level, name, facts) => logged.push(`${level} ${name} ${facts?.['code'] ?? ''}`),
    });
    await store.change({}, () => ({ tell: [1, 2, 3].map(eventOf), answer: null }));
    await store.deliver();
    expect(await store.waiting()).toBe(3);
    isAway = false;
    await store.deliver();
    expect(await store.waiting()).toBe(1);
    await store.deliver();
    expect(await store.waiting()).toBe(0);
    const all = ['event:1', 'event:2', 'event:3'];
    expect(requests).toEqual([all, all, ['event:1']]);
    expect(logged).toEqual([
      'warn twilio.eventsNotSent ',
      'error twilio.eventRefused unknown_call',
    ]);
  });
});

describe('events that cannot be taken yet', () => {
  it('are waited for by no others, however many they are', async () => {
    const taken: string[] = [];
    let clock = 0;
    const store = firestoreStore({
      db: world.db,
      now: () => (clock += 1),
      client: {
        events: (events) => {
          const ids = events.map((event) => (event as { eventId: string }).eventId);
          const rejected = ids.flatMap((eventId, index) =>
            Number(eventId.slice('event:'.length)) <= 400
              ? [{ index, count: 1, eventId, code: 'try_again', message: '' } as const]
              : [],
          );
          taken.push(...ids.slice(rejected.length));
          return Promise.resolve({ accepted: 0, duplicates: 0, rejected });
        },
      },
      log: () => undefined,
    });
    const numbers = Array.from({ length: 402 }, (_, index) => index + 1);
    await store.change({}, () => ({ tell: numbers.map(eventOf), answer: null }));
    await store.deliver();
    expect(taken).toEqual(['event:401', 'event:402']);
    expect(await store.waiting()).toBe(400);
  });
});

describe('calls at Twilio', () => {
  let server: FunctionServer;
  let twilio: TwilioWorld;
  let isApiAway: boolean;

  beforeEach(async () => {
    isApiAway = false;
    await putAccount(world.db);
    await putAdmin(world.db);
    await save(world.db, saveId('A'));
    await handleSave(world.db, dealing(LEADER, PARTICIPANT), saveEvent('A'));
    const bridge = openBridge(world.db);
    const now = () => new Date(twilio.now);
    const api: ServeDependencies = {
      keys: () => parseBridgeKeys(JSON.stringify([KEY])),
      now,
      isFresh: (signed) => isFresh(world.db, signed),
      resolve: (name, request, fresh) => {
        bridge.setNow(now());
        return bridge.resolve(request, fresh, name);
      },
      recordEvents: (name, body, signedAt) => {
        if (isApiAway) throw new Error('Away');
        const { pepper } = dependencies;
        return recordEvents(world.db, { pepper, now }, name, body, signedAt);
      },
      fetchCommands: () => Promise.reject(new Error('Nobody asks')),
      log: () => undefined,
    };
    server = await serveFunction((request, response) => answerHttp(api, request, response));
    twilio = await startTwilio({
      startsAt: NOW,
      // Its clock is the server's here, which the Date headers of a real one are not.
      client: (at) => openBridgeClient({ url: server.url, key: KEY, now: at, fetch: dateless }),
      store: (client: BridgeClient, at) =>
        firestoreStore({ db: world.db, client, log: () => undefined, now: at }),
    });
  });
  afterEach(async () => {
    await twilio.stop();
    await server.close();
  });

  const pass = (seconds: number) => {
    twilio.now += seconds * 1000;
  };
  const enter = async (code: string, from?: string) => {
    const call = await twilio.enter(code, from);
    await twilio.twilio.bringAll();
    return call;
  };
  const hangUp = async (call: FakeCall) => {
    await twilio.twilio.hangUp(call);
    await twilio.twilio.bringAll();
  };
  const history = async () => {
    const calls = await world.db.collection(`accounts/${ACCOUNT}/calls`).get();
    const legs = await world.db.collectionGroup('legs').get();
    return {
      calls: calls.docs.map((each) => each.data()),
      legs: legs.docs.map((each) => each.data()).toSorted((a, b) => at(a) - at(b)),
    };
  };
  const at = (leg: FirebaseFirestore.DocumentData) =>
    (leg['joinedAt'] as { toMillis(): number }).toMillis();
  const waiting = async () => (await world.db.collection('twilioEvents').get()).size;

  it('come into the usage history as they were', async () => {
    const participant = await enter(PARTICIPANT, '+266696687');
    pass(30);
    const leader = await enter(LEADER);
    pass(90);
    await hangUp(participant);
    pass(1);
    await hangUp(leader);
    const { calls, legs } = await history();
    expect(calls).toEqual([
      expect.objectContaining({
        tag: 'Weekly sales',
        legs: 2,
        peak: 2,
        endReason: 'lastCallerLeft',
      }),
    ]);
    expect(legs).toEqual([
      expect.objectContaining({
        ...{ role: 'participant', caller: null, seconds: 120, minutes: 2, waitedSeconds: 30 },
        ...{ leftReason: 'hungUp', isEstimated: false },
      }),
      expect.objectContaining({
        ...{ role: 'leader', seconds: 91, minutes: 2, isEstimated: false },
      }),
    ]);
    expect(await waiting()).toBe(0);
  });

  it('are refused with a wrong code', async () => {
    const call = await enter('2846391750');
    expect(call.conference).toBeNull();
    expect(call.twiml).toContain('This code is not recognized.');
    await twilio.twilio.key(call, LEADER);
    expect(call.conference).not.toBeNull();
  });

  it('are told once the Bridge API is there again, though no callback comes any more', async () => {
    isApiAway = true;
    const leader = await enter(LEADER);
    pass(60);
    await hangUp(leader);
    expect((await history()).calls).toEqual([]);
    expect(await waiting()).toBe(4);
    isApiAway = false;
    pass(60);
    await twilio.adapter.beat();
    expect((await history()).legs).toEqual([
      expect.objectContaining({ role: 'leader', seconds: 60, isEstimated: false }),
    ]);
    expect(await waiting()).toBe(0);
  });

  it('keep the bridge known', async () => {
    await enter(LEADER);
    await twilio.adapter.beat();
    const bridges = await world.db.collection('bridges').get();
    expect(bridges.docs.map((each) => each.data())).toEqual([
      expect.objectContaining({ sessions: 1, legs: 1, isPartial: false }),
    ]);
  });
});

const dateless: typeof fetch = async (input, init) => {
  const answer = await fetch(input, init);
  const { status } = answer;
  return new Response(await answer.text(), { status });
};
