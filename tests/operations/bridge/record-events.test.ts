import { type Firestore, Timestamp } from 'firebase-admin/firestore';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type BridgeEvent,
  EVENT_PROBLEMS,
  type EventsAnswer,
  MAX_EVENTS,
} from '../../../domain/bridge/bridge-event.ts';
import { paths } from '../../../domain/paths.ts';
import type { LegGrant } from '../../../domain/usage/apply-event.ts';
import { dayIn } from '../../../domain/time/local-time.ts';
import { FULL_NUMBERS_KEPT_MS } from '../../../domain/usage/kept-for.ts';
import { SILENT_AFTER_MS } from '../../../domain/usage/call-state.ts';
import type { CallView } from '../../../domain/usage/call-view.ts';
import { addSums, NO_SUMS, type Sums } from '../../../domain/usage/sums.ts';
import { endSilentCalls } from '../../../functions/src/bridge/calls/end-silent-calls.ts';
import { sealGrant } from '../../../functions/src/bridge/door/leg-token.ts';
import { activityEntry } from '../../../functions/src/stored/activity-entry.ts';
import { recordEvents } from '../../../functions/src/bridge/calls/record-events.ts';
import { seededChance } from '../../../local/simulate/chance.ts';
import { drawHistory, eventsOf, readSums, trueSums } from './usage-history.ts';
import { ACCOUNT, dependencies, NOW, putAccount, startWorld, type World } from '../world.ts';
import { inOrderOf } from '../../support/in-order.ts';

const ZONE = 'America/Toronto';
const BRIDGE = 'montreal-1';

let world: World;
let db: Firestore;
beforeAll(async () => {
  world = await startWorld();
  ({ db } = world);
});
afterAll(() => world.stop());
beforeEach(async () => {
  await world.clear();
  world.failCommits();
  await putAccount(db);
});

const outside = { pepper: dependencies.pepper, now: () => NOW };

async function record(
  events: readonly unknown[],
  { bridge = BRIDGE, now = NOW } = {},
): Promise<EventsAnswer> {
  const answer = await recordEvents(db, { ...outside, now: () => now }, bridge, { events });
  if (answer === 'invalid_request') throw new Error(answer);
  return answer;
}

const at = (seconds: number) => new Date(NOW.getTime() - 3_600_000 + seconds * 1000).toISOString();

function token(over: Partial<LegGrant> = {}): string {
  const grant: LegGrant = {
    accountId: ACCOUNT,
    conferenceId: 'conference',
    role: 'participant',
    tag: 'Board',
    waitForLeader: false,
    callerId: '+15145550134',
    dialedNumber: '+15145550100',
    bridge: BRIDGE,
    grantedAt: NOW.getTime(),
    ...over,
  };
  return sealGrant(grant, dependencies.pepper);
}

function joined(legId: string, seconds: number, over: Partial<BridgeEvent> = {}) {
  return {
    type: 'leg.joined',
    eventId: `j-${legId}`,
    at: at(seconds),
    sessionId: 's',
    legId,
    legToken: token(),
    ...over,
  };
}

function left(legId: string, seconds: number, over: object = {}) {
  const { type: _type, ...rest } = joined(legId, seconds);
  return { ...rest, type: 'leg.left', eventId: `l-${legId}`, reason: 'hungUp', ...over };
}

function heartbeat(seconds: number, sessions: object[] = []) {
  return { type: 'heartbeat', eventId: `h-${seconds}`, at: at(seconds), sessions };
}

async function onlyDocument(collection: string) {
  const { docs } = await db.collection(collection).get();
  expect(docs).toHaveLength(1);
  // The server's time of the test's own run.
  const { changedAt: _now, ...told } = docs[0]?.data() ?? {};
  return told;
}
const theCall = () => onlyDocument(paths.calls(ACCOUNT));
const theLeg = () => onlyDocument(paths.legs(ACCOUNT));

describe('sums', () => {
  // The SDK waits a second before it tries a failed commit again.
  it.each([
    { seed: 1, calls: 25, faults: {} },
    { seed: 2, calls: 25, faults: {} },
    { seed: 3, calls: 25, faults: {} },
    { seed: 4, calls: 8, faults: { unavailable: 0.01, aborted: 0.04, answerLost: 0.02 } },
  ])(
    'are exact under duplicates, disorder and failures (history $seed)',
    async ({ seed, calls, faults }) => {
      const chance = seededChance(seed);
      const history = drawHistory(chance, calls, NOW);
      const events = history.flatMap((call) => eventsOf(call, BRIDGE));
      let waiting = chance.shuffled([...events, ...chance.shuffled(events).slice(0, 40)]);
      world.failCommits(faults, seed);
      // What is answered with try_again is sent again, as a bridge does.
      for (let round = 0; waiting.length > 0 && round < 50; round += 1) {
        const again: BridgeEvent[] = [];
        while (waiting.length > 0) {
          const batch = waiting.splice(0, 1 + chance.whole(60));
          const { rejected } = await record(batch);
          for (const { index, code } of rejected) {
            expect(code).toBe('try_again');
            const event = batch[index];
            if (event) again.push(event);
          }
        }
        waiting = again;
      }
      world.failCommits();
      expect(waiting).toEqual([]);

      const truth: Record<string, Sums> = {};
      for (const call of history) {
        const start = Math.min(...call.legs.map(({ joinedAt }) => joinedAt));
        const day = dayIn(new Date(start), ZONE);
        for (const key of [day, `${day.slice(0, 7)} ${call.conferenceId} ${call.tag}`]) {
          truth[key] = addSums(truth[key] ?? NO_SUMS, trueSums(call));
        }
      }
      expect(await readSums(db)).toEqual(truth);
      expect(await recomputed()).toEqual(truth);
      expect((await db.collection(paths.openCalls).get()).size).toBe(0);
    },
  );

  /** The same sums, out of the calls themselves. */
  async function recomputed(): Promise<Record<string, Sums>> {
    const { docs } = await db.collection(paths.calls(ACCOUNT)).get();
    const sums: Record<string, Sums> = {};
    for (const doc of docs) {
      const { conferenceId, tag, legs, seconds, minutes } = doc.data() as CallView;
      const day = dayIn((doc.get('startedAt') as Timestamp).toDate(), ZONE);
      for (const key of [day, `${day.slice(0, 7)} ${conferenceId} ${tag}`]) {
        sums[key] = addSums(sums[key] ?? NO_SUMS, { calls: 1, legs, seconds, minutes });
      }
    }
    return sums;
  }

  it('move with a call that turns out to have begun the day before', async () => {
    // Midnight in Toronto is five o'clock in UTC.
    const midnight = '2026-11-23T05:00:10Z';
    await record([joined('a', 0, { at: midnight })]);
    expect(Object.keys(await readSums(db))).toEqual(['2026-11-23', '2026-11 conference Board']);
    await record([joined('b', 0, { at: '2026-11-23T04:59:50Z' })]);
    expect(Object.keys(await readSums(db))).toEqual(['2026-11-22', '2026-11 conference Board']);
  });

  it('count a call to the day that the account’s clock shows, whatever rules Node has', async () => {
    // Winnipeg stays five hours behind UTC since its last change of clocks.
    await putAccount(db, { timeZone: 'America/Winnipeg' });
    await record([joined('a', 0, { at: '2026-11-23T05:10:00Z' })]);
    await record([joined('b', 0, { at: '2026-11-23T04:50:00Z', sessionId: 'earlier' })]);
    const sums = await readSums(db);
    expect(sums['2026-11-23']).toMatchObject({ calls: 1 });
    expect(sums['2026-11-22']).toMatchObject({ calls: 1 });
  });

  it('go on with a call whose day was found by the name of a zone that is none', async () => {
    await record([joined('a', 0, { at: '2026-11-23T05:10:00Z' })]);
    const { docs } = await db.collection(paths.calls(ACCOUNT)).get();
    await docs[0]!.ref.collection('private').doc('state').update({ timeZone: 'AST' });
    await record([left('a', 0, { at: '2026-11-23T05:20:00Z' })]);
    expect((await readSums(db))['2026-11-23']).toMatchObject({ calls: 1, minutes: 10 });
  });

  it('and list keep a call on its day, when the account moves to another zone meanwhile', async () => {
    // The evening of the 10th in Toronto, the morning of the 11th in Paris.
    const evening = { at: '2026-11-11T03:00:00Z' };
    await record([joined('a', 0, evening)]);
    await putAccount(db, { timeZone: 'Europe/Paris' });
    await record([left('a', 0, { at: '2026-11-11T03:10:00Z' })]);
    await record([joined('b', 0, { ...evening, sessionId: 'later' })]);
    const calls = inOrderOf(await db.collection(paths.calls(ACCOUNT)).get(), 'day');
    expect(calls.map((call) => call.get('day') as string)).toEqual(['2026-11-10', '2026-11-11']);
    const legs = inOrderOf(await db.collection(paths.legs(ACCOUNT)).get(), 'callDay');
    expect(legs.map((leg) => leg.get('callDay') as string)).toEqual(['2026-11-10', '2026-11-11']);
    const sums = await readSums(db);
    expect(sums['2026-11-10']).toMatchObject({ calls: 1, minutes: 10 });
    expect(sums['2026-11-11']).toMatchObject({ calls: 1, minutes: 0 });
  });
});

describe('a call', () => {
  it('is written with its legs as members see them', async () => {
    const answer = await record([joined('a', 0), left('a', 61)]);
    expect(answer).toEqual({ accepted: 2, duplicates: 0, rejected: [] });
    expect(await theCall()).toMatchObject({
      conferenceId: 'conference',
      tag: 'Board',
      legs: 1,
      peak: 1,
      seconds: 61,
      minutes: 2,
      isEstimated: false,
    });
    expect(await theLeg()).toMatchObject({
      role: 'participant',
      caller: '+1 514 ••• ••34',
      dialedNumber: '+15145550100',
      seconds: 61,
      leftReason: 'hungUp',
    });
  });

  it('that goes on has those in it who are there', async () => {
    await record([joined('a', 0), joined('b', 10), left('b', 20)]);
    expect(await theCall()).toMatchObject({ endedAt: null, endReason: null, seconds: 10 });
    const docs = inOrderOf(await db.collection(paths.legs(ACCOUNT)).get(), 'joinedAt');
    const moment = (seconds: number) => Timestamp.fromDate(new Date(at(seconds)));
    expect(docs.map((doc) => doc.data())).toMatchObject([
      { legId: 'a', joinedAt: moment(0), leftAt: null, leftReason: null, seconds: 0 },
      { legId: 'b', joinedAt: moment(10), leftAt: moment(20), leftReason: 'hungUp', seconds: 10 },
    ]);
    expect(await onlyDocument(paths.openCalls)).toMatchObject({ lastSignAt: moment(0) });
  });

  it('was last heard of when the newest of those in it was', async () => {
    await record([joined('a', 0), joined('b', 100)]);
    const lastSignAt = Timestamp.fromDate(new Date(at(100)));
    expect(await onlyDocument(paths.openCalls)).toMatchObject({ lastSignAt });
  });

  it('is found by one Tag with all its legs, that of whoever was let in first', async () => {
    const later = token({ tag: 'Renamed', grantedAt: NOW.getTime() + 1 });
    await record([joined('b', 0, { legToken: later })]);
    expect(await theLeg()).toMatchObject({ tag: 'Renamed' });
    await record([joined('a', 5)]);
    expect(await theCall()).toMatchObject({ tag: 'Board' });
    const { docs } = await db.collection(paths.legs(ACCOUNT)).get();
    expect(docs.map((doc): unknown => doc.get('tag'))).toEqual(['Board', 'Board']);
    // And counts under that one alone.
    expect(Object.keys(await readSums(db))).toEqual(['2026-11-23', '2026-11 conference Board']);
  });

  it('is found by one beginning with all its legs, the earliest that was told', async () => {
    await record([joined('b', 0, { at: '2026-11-23T05:00:10Z' })]);
    await record([joined('a', 0, { at: '2026-11-23T04:59:50Z' })]);
    const { docs } = await db.collection(paths.legs(ACCOUNT)).get();
    const call = {
      callId: (await db.collection(paths.calls(ACCOUNT)).get()).docs[0]?.id,
      callStartedAt: Timestamp.fromDate(new Date('2026-11-23T04:59:50Z')),
      callDay: '2026-11-22',
      conferenceId: 'conference',
    };
    expect(docs.map((doc) => doc.data())).toMatchObject([call, call]);
  });

  it('is changed by nothing that is told again', async () => {
    const events = [joined('a', 0), left('a', 61), heartbeat(30, [])];
    await record(events);
    const before = await theCall();
    expect(await world.writesDuring(() => record(events))).toBe(0);
    expect(await record(events)).toMatchObject({ duplicates: 2 });
    expect(await theCall()).toEqual(before);
  });

  it('is whole when many requests tell of it at once', async () => {
    const ids = Array.from({ length: 6 }, (_, number) => `leg${number}`);
    const requests = [...ids.map((id) => joined(id, 0)), ...ids.map((id) => left(id, 60))];
    const answers = await Promise.all(requests.map((event) => record([event])));
    const again = requests.filter((_, index) => answers[index]?.rejected.length);
    for (const event of again) await record([event]);
    expect(await theCall()).toMatchObject({ legs: 6, peak: 6, seconds: 360, minutes: 6 });
    expect(Object.values(await readSums(db))).toEqual([
      { calls: 1, legs: 6, seconds: 360, minutes: 6 },
      { calls: 1, legs: 6, seconds: 360, minutes: 6 },
    ]);
  });

  it('has the end and the reason that were told last, and the sums of one told so at once', async () => {
    const last = { revision: 1, eventId: 'l-2', reason: 'removed' };
    await record([joined('a', 0), left('a', 61)]);
    const before = await readSums(db);
    await record([left('a', 130, last)]);
    const corrected = [await theCall(), await theLeg(), await readSums(db)];
    expect(corrected).toMatchObject([
      { seconds: 130, minutes: 3 },
      { seconds: 130, leftReason: 'removed' },
      { '2026-11-23': { legs: 1, seconds: 130, minutes: 3 } },
    ]);
    expect(before).not.toEqual(corrected[2]);
    for (const events of [
      [joined('a', 0), left('a', 130, last)],
      [left('a', 130, last), left('a', 61), joined('a', 0)],
    ]) {
      await world.clear();
      await putAccount(db);
      for (const event of events) await record([event]);
      expect([await theCall(), await theLeg(), await readSums(db)]).toEqual(corrected);
    }
  });

  it('keeps the last word on an end, however late an earlier one comes', async () => {
    await record([joined('a', 0), left('a', 60)]);
    await record([left('a', 600, { revision: 2, eventId: 'l-2' })]);
    const late = left('a', 300, { revision: 1, eventId: 'l-1' });
    expect(await record([late])).toMatchObject({ duplicates: 1 });
    expect(await theCall()).toMatchObject({ seconds: 600 });
  });

  it('is not stretched little by little by ends that are told again', async () => {
    await record([joined('a', 0), left('a', 60)]);
    await record([left('a', 600, { revision: 1, eventId: 'l-1' })]);
    // Within ten minutes of the last word, and not of the first.
    const { rejected } = await record([left('a', 1150, { revision: 2, eventId: 'l-2' })]);
    expect(rejected).toMatchObject([{ code: 'conflicting_event' }]);
    expect(await theCall()).toMatchObject({ seconds: 600 });
  });

  it('that an earlier version has kept is read and corrected', async () => {
    await record([joined('a', 0), left('a', 61)]);
    const { docs } = await db.collection(paths.calls(ACCOUNT)).get();
    const state = await docs[0]!.ref.collection('private').doc('state').get();
    expect(JSON.stringify(state.data())).not.toMatch(/revision|failed|first/);
    await record([left('a', 70, { revision: 9, eventId: 'l-2' })]);
    expect(await theCall()).toMatchObject({ seconds: 70 });
  });

  it('is found by the same id for ever, so that no version counts anew what is told again', async () => {
    await record([joined('a', 0)]);
    const { docs } = await db.collection(paths.calls(ACCOUNT)).get();
    expect(docs.map(({ id }) => id)).toEqual(['JencqqWuPtX8UOyYegVh']);
  });

  it('whose own record cannot be read is left as it is, and told again', async () => {
    await record([joined('a', 0)]);
    const sums = await readSums(db);
    const { docs } = await db.collection(paths.calls(ACCOUNT)).get();
    const state = docs[0]!.ref.collection('private').doc('state');
    await state.update({ tagAt: 'yesterday' });
    expect((await record([left('a', 61)])).rejected).toMatchObject([{ code: 'try_again' }]);
    expect(await readSums(db)).toEqual(sums);
    await state.update({ tagAt: NOW.getTime() });
    expect(await record([left('a', 61)])).toMatchObject({ accepted: 1 });
    expect(await theCall()).toMatchObject({ legs: 1, seconds: 61 });
  });

  it('keeps the two conferences of one session apart', async () => {
    await record([joined('a', 0), joined('b', 0, { legToken: token({ conferenceId: 'other' }) })]);
    expect((await db.collection(paths.calls(ACCOUNT)).get()).size).toBe(2);
  });

  it('is another one than that of another bridge, which calls its session the same', async () => {
    await record([joined('a', 0)]);
    const legToken = token({ bridge: 'toronto-1' });
    await record([joined('a', 5, { legToken })], { bridge: 'toronto-1' });
    const calls = await db.collection(paths.calls(ACCOUNT)).get();
    expect(calls.docs.map((doc) => doc.get('legs') as unknown)).toEqual([1, 1]);
  });

  it('is not written for an account that is gone', async () => {
    const { rejected } = await record([joined('a', 0, { legToken: token({ accountId: 'gone' }) })]);
    expect(rejected).toMatchObject([{ code: 'unknown_call' }]);
  });
});

describe('callers who were let in and did not get in', () => {
  const failed = (legId: string, reason: string, over: object = {}) => {
    const { type: _type, ...rest } = joined(legId, 30);
    return { ...rest, type: 'leg.failed', eventId: `f-${legId}`, reason, ...over };
  };
  const entries = async () => {
    const { docs } = await db.collection(paths.activity(ACCOUNT)).get();
    return docs.map((doc) => doc.data());
  };
  const sessionless = { sessionId: undefined };

  it('are counted with the call, once, and cost nothing', async () => {
    const events = [joined('a', 0), left('a', 60), failed('b', 'locked'), failed('c', 'hungUp')];
    expect(await record(events)).toMatchObject({ accepted: 4, rejected: [] });
    expect(await record(events)).toMatchObject({ duplicates: 4 });
    expect(await theCall()).toMatchObject({
      failed: { locked: 1, hungUp: 1 },
      legs: 1,
      minutes: 1,
    });
    expect((await readSums(db))['2026-11-23']).toEqual({
      calls: 1,
      legs: 1,
      seconds: 60,
      minutes: 1,
    });
    expect(await entries()).toEqual([]);
    expect((await db.collection(paths.openCalls).get()).size).toBe(0);
  });

  it('stand in the activity log where nobody got in, until somebody does', async () => {
    // When it last happened to somebody who was not taken.
    await record([
      failed('b', 'full', { at: at(10) }),
      failed('c', 'full'),
      failed('d', 'hungUp', { at: at(50) }),
    ]);
    expect(await entries()).toEqual([
      activityEntry({
        kind: 'callersNotTaken',
        at: Timestamp.fromDate(new Date(at(30))),
        by: null,
        conferenceId: 'conference',
        tag: 'Board',
        notTaken: { full: 2 },
      }),
    ]);
    expect((await db.collection(paths.calls(ACCOUNT)).get()).size).toBe(0);
    await record([joined('a', 0)]);
    expect(await entries()).toEqual([]);
    expect(await theCall()).toMatchObject({ failed: { full: 2, hungUp: 1 } });
  });

  it('of no session stand there by conference and day', async () => {
    const told = [
      failed('b', 'error', sessionless),
      failed('c', 'locked', sessionless),
      failed('d', 'error', { ...sessionless, at: '2026-11-22T12:00:00Z' }),
      failed('e', 'error', { ...sessionless, legToken: token({ conferenceId: 'other' }) }),
    ];
    const [first] = told;
    // As a bridge writes it, which has no word for what is not there.
    const events = JSON.parse(JSON.stringify([...told, first])) as unknown[];
    expect(await record(events)).toMatchObject({ accepted: 4, duplicates: 1 });
    expect(await world.writesDuring(() => record(events))).toBe(0);
    const told_ = (await entries()).map((entry): unknown => entry['notTaken']);
    expect(told_).toHaveLength(3);
    expect(told_).toEqual(
      expect.arrayContaining([{ locked: 1, error: 1 }, { error: 1 }, { error: 1 }]),
    );
  });

  it('are known as long as a call would be, so that none counts twice', async () => {
    await record([failed('b', 'full')]);
    const end = new Date('2028-01-02T00:00:00Z');
    expect(world.deleteExpired(new Date(end.getTime() - 1))).toEqual([]);
    expect(world.deleteExpired(end)).toEqual([expect.stringMatching(/\/private\/state$/)]);
  });

  it('and hung up are no news', async () => {
    await record([failed('b', 'hungUp')]);
    expect(await entries()).toEqual([]);
  });
});

describe('whole numbers', () => {
  const callers = async () => {
    const { docs } = await db.collection(paths.calls(ACCOUNT)).get();
    return db.doc(paths.callCallers(ACCOUNT, docs[0]?.id ?? '')).get();
  };

  it('are kept nowhere unless the account has them shown', async () => {
    await record([joined('a', 0), left('a', 61), heartbeat(100)]);
    expect((await callers()).exists).toBe(false);
    const everywhere = await Promise.all(
      (await db.listCollections()).map(async (each) => everythingBelow(each.path)),
    );
    expect(JSON.stringify(everywhere)).not.toContain('5145550134');
  });

  it('are kept apart for 90 days where it has', async () => {
    await putAccount(db, { callerNumbers: 'full' });
    await record([joined('a', 0), left('a', 61)]);
    const kept = await callers();
    expect(kept.get('numbers')).toEqual({ a: '+15145550134' });
    const days =
      ((kept.get('expireAt') as Timestamp).toMillis() - Date.parse(at(0))) / (24 * 3_600_000);
    expect(days).toBe(90);
    expect(await theLeg()).toMatchObject({ caller: '+1 514 ••• ••34' });
  });

  it('are kept of nobody who joins once the account has them masked again', async () => {
    await putAccount(db, { callerNumbers: 'full' });
    await record([joined('a', 0)]);
    await putAccount(db, { callerNumbers: 'masked' });
    await record([joined('b', 10), left('a', 20)]);
    await record([joined('c', 0, { sessionId: 'later' })]);
    const kept = await db.collectionGroup('private').get();
    const numbers = kept.docs
      .filter((doc) => doc.id === 'callers')
      .map((doc): unknown => doc.get('numbers'));
    expect(numbers).toEqual([{ a: '+15145550134' }]);
  });

  it('are kept of who joined alone, as it was told first', async () => {
    await putAccount(db, { callerNumbers: 'full' });
    const of = (callerId: string | null) => ({ legToken: token({ callerId }) });
    const { type: _type, ...notIn } = joined('out', 5, of('+15145550136'));
    await record([
      joined('a', 0),
      joined('a', 5, { eventId: 'otherwise', ...of('+15145550135') }),
      joined('withheld', 5, of(null)),
      { ...notIn, type: 'leg.failed', reason: 'locked' },
    ]);
    expect((await callers()).get('numbers')).toEqual({ a: '+15145550134' });
  });

  it('go together, after the last to join, in whatever order they were told', async () => {
    await putAccount(db, { callerNumbers: 'full' });
    await record([joined('b', 3600)]);
    await record([joined('a', 0)]);
    const expireAt = (await callers()).get('expireAt') as Timestamp;
    expect(expireAt.toMillis()).toBe(Date.parse(at(3600)) + FULL_NUMBERS_KEPT_MS);
  });

  it('stay no longer for a caller who joined later and withheld theirs, whoever was told first', async () => {
    await putAccount(db, { callerNumbers: 'full' });
    const withheld = joined('b', 3600, { legToken: token({ callerId: null }) });
    for (const events of [
      [joined('a', 0), withheld],
      [withheld, joined('a', 0)],
    ]) {
      for (const event of events) await record([event]);
      const expireAt = (await callers()).get('expireAt') as Timestamp;
      expect(expireAt.toMillis()).toBe(Date.parse(at(0)) + FULL_NUMBERS_KEPT_MS);
      await world.clear();
      await putAccount(db, { callerNumbers: 'full' });
    }
  });

  async function everythingBelow(path: string): Promise<unknown[]> {
    const { docs } = await db.collection(path).get();
    return Promise.all(
      docs.map(async (doc) => {
        const below = await doc.ref.listCollections();
        return [doc.data(), await Promise.all(below.map((each) => everythingBelow(each.path)))];
      }),
    );
  }
});

describe('a heartbeat', () => {
  it('ends what it does not name, when that was last heard of', async () => {
    const session = { sessionId: 's', legToken: token(), legIds: ['a'] };
    await record([joined('a', 0), heartbeat(60, [session])]);
    expect(await theCall()).toMatchObject({ endedAt: null });
    await record([heartbeat(120)]);
    expect(await theCall()).toMatchObject({ seconds: 60, isEstimated: true });
  });

  it('ends nothing of another bridge, and nothing that began after it', async () => {
    await record([joined('a', 100)]);
    await record([heartbeat(200)], { bridge: 'toronto-1' });
    await record([heartbeat(50)]);
    expect(await theCall()).toMatchObject({ endedAt: null });
  });

  it('that is partial ends nothing of sessions that it does not name', async () => {
    await record([joined('a', 0), joined('b', 0, { sessionId: 't' })]);
    const session = { sessionId: 't', legToken: token(), legIds: [] };
    await record([{ ...heartbeat(60, [session]), partial: true }]);
    const calls = await db.collection(paths.calls(ACCOUNT)).get();
    const ends = calls.docs.map((doc): unknown => doc.get('endedAt') !== null).sort();
    expect(ends).toEqual([false, true]);
  });

  it('with a session that was never let in still counts for the others', async () => {
    await record([joined('a', 0)]);
    const { rejected } = await record([
      heartbeat(60, [
        { sessionId: 's', legToken: token(), legIds: [] },
        { sessionId: 't', legToken: 'x'.repeat(40), legIds: [] },
      ]),
    ]);
    expect(rejected).toMatchObject([{ index: 0, code: 'unknown_call' }]);
    expect(await theCall()).toMatchObject({ isEstimated: true });
  });

  it('ends nothing of a session that it names with a token that nobody can read', async () => {
    await record([joined('a', 0)]);
    await record([heartbeat(60, [{ sessionId: 's', legToken: 'x'.repeat(40), legIds: ['a'] }])]);
    expect(await theCall()).toMatchObject({ endedAt: null });
  });

  it('that is the newest of several says who is gone', async () => {
    await record([joined('a', 0)]);
    const session = { sessionId: 's', legToken: token(), legIds: ['a'] };
    await record([heartbeat(60, [session]), heartbeat(120)]);
    expect(await theCall()).toMatchObject({ seconds: 60, isEstimated: true });
  });

  it('is to be told again where it could not be seen who is gone', async () => {
    await record([joined('a', 0)]);
    const blind = Object.create(db, {
      collection: {
        value: (path: string) => {
          if (path === paths.openCalls) throw new Error('away');
          return db.collection(path);
        },
      },
    }) as Firestore;
    const told = [heartbeat(120), joined('b', 130, { sessionId: 'other' })];
    expect(await recordEvents(blind, outside, BRIDGE, { events: told })).toMatchObject({
      ...{ accepted: 1, rejected: [{ index: 0, code: 'try_again' }] },
    });
    expect(await record(told)).toMatchObject({ accepted: 1, duplicates: 1, rejected: [] });
  });

  it('counts also where what it says of the bridge itself could not be kept', async () => {
    await record([joined('a', 0)]);
    const forgetful = Object.create(db, {
      doc: {
        value: (path: string) => {
          if (path === paths.bridge(BRIDGE)) throw new Error('away');
          return db.doc(path);
        },
      },
    }) as Firestore;
    expect(
      await recordEvents(forgetful, outside, BRIDGE, { events: [heartbeat(120)] }),
    ).toMatchObject({ accepted: 1, rejected: [] });
    expect(await theCall()).toMatchObject({ isEstimated: true });
  });
});

describe('events that are not taken', () => {
  const good = () => joined('good', 0);

  it('are those told by their own names, where they have one, and in a sentence', async () => {
    const { rejected } = await record([
      joined('a', 0, { legToken: 'x'.repeat(40) }),
      { eventId: 'the one' },
      { eventId: 7 },
      'text',
      null,
    ]);
    expect(rejected.map(({ eventId, message }) => [eventId, message])).toEqual([
      ['j-a', EVENT_PROBLEMS.unknown_call],
      ...Array.from({ length: 4 }, () => [null, EVENT_PROBLEMS.invalid_event]),
    ]);
  });

  it('are none that lie as far ahead as clocks may differ, or in the oldest month that is kept', async () => {
    const old = joined('b', 0, { at: '2025-10-01T00:00:00Z', sessionId: 'old' });
    expect(await record([joined('a', 3600 + 300), old])).toMatchObject({ accepted: 2 });
  });

  it.each<[string, () => object, string]>([
    ['without a time', () => joined('a', 0, { at: 'yesterday' }), 'invalid_event'],
    ['with a field that is none', () => ({ ...joined('a', 0), digits: '' }), 'invalid_event'],
    ['of no kind', () => ({ ...joined('a', 0), type: 'leg.moved' }), 'invalid_event'],
    ['with a reserved name', () => ({ ...joined('a', 0), legId: '__a__' }), 'invalid_event'],
    ['from the future', () => joined('a', 3600 + 301), 'time_in_future'],
    ['from long ago', () => joined('a', 0, { at: '2025-09-30T12:00:00Z' }), 'time_too_old'],
    ['with a token of ours', () => joined('a', 0, { legToken: 'x'.repeat(40) }), 'unknown_call'],
    [
      'with the token of another bridge',
      () => joined('a', 0, { legToken: token({ bridge: 'toronto-1' }) }),
      'unknown_call',
    ],
    ['that end before they begin', () => left('good', -1), 'negative_duration'],
    ['that tell it otherwise', () => joined('good', 5, { eventId: 'x' }), 'conflicting_event'],
  ])('are those %s, and the good ones are kept', async (_name, bad, code) => {
    const answer = await record([good(), bad()]);
    expect(answer).toMatchObject({ accepted: 1, rejected: [{ index: 1, count: 1, code }] });
    expect(await theLeg()).toMatchObject({ legId: 'good' });
  });

  const MOMENT = 'A time is ISO 8601 with seconds, and Z or an offset with a colon';
  it.each([
    '2026-11-23T11:00:00+0000',
    '2026-11-23T11:00:00',
    '2026-11-23T11:00Z',
    '2026-11-23 11:00:00Z',
    'Mon, 23 Nov 2026 11:00:00 +0000',
    'Mon, 23 Nov 2026 11:00:00 GMT',
    1795431600,
    1795431600000,
    '1795431600.123',
  ])('are those with a time like %j, and are told how one is written', async (moment) => {
    const { rejected } = await record([{ ...joined('a', 0), at: moment }]);
    expect(rejected).toMatchObject([
      { code: 'invalid_event', fields: ['at'], wanted: expect.stringContaining(MOMENT) as string },
    ]);
  });

  it.each([
    ['', ['event']],
    [{ type: 'leg.moved' }, ['type']],
    [{ ...joined('a', 0), legId: '__a__', digits: '1', at: 'now' }, ['at', 'legId', 'digits']],
  ])('are told what is wrong with %j', async (event, fields) => {
    const { rejected } = await record([event]);
    expect(rejected[0]?.fields).toEqual(fields);
    expect(rejected[0]?.wanted === undefined).toBe(!fields.includes('at'));
  });

  it.each(['2026-11-23T11:00:00+00:00', '2026-11-23T06:00:00.250-05:00', '2026-11-23T11:00:00Z'])(
    'are none with a time like %s',
    async (moment) => {
      expect(await record([joined('a', 0, { at: moment })])).toMatchObject({ accepted: 1 });
    },
  );

  it('are those beyond so many in a request', async () => {
    const answer = await record([good(), ...Array.from({ length: 9_999 }, () => ({}))]);
    expect(answer.accepted).toBe(1);
    expect(answer.rejected).toHaveLength(MAX_EVENTS);
    expect(answer.rejected.at(-1)).toMatchObject({
      index: MAX_EVENTS,
      count: 10_000 - MAX_EVENTS,
      code: 'too_many_events',
    });
  });

  it('are all of what is not a list of events', async () => {
    for (const body of [null, [], {}, { events: 1 }, { events: [], more: 1 }]) {
      expect(await recordEvents(db, outside, BRIDGE, body)).toBe('invalid_request');
    }
  });
});

describe('silence', () => {
  const later = (ms: number) => new Date(Date.parse(at(0)) + ms);
  const endSilent = (now: Date) => {
    const failures: unknown[] = [];
    const ended = endSilentCalls(db, now, (failure) => failures.push(failure));
    return ended.then((calls) => ({ calls, failures: failures.length }));
  };

  it('of twelve hours ends a call when it was last heard of, estimated', async () => {
    const session = { sessionId: 's', legToken: token(), legIds: ['a'] };
    await record([joined('a', 0), heartbeat(60, [session])]);
    expect(await endSilent(later(60_000 + SILENT_AFTER_MS))).toEqual({ calls: 0, failures: 0 });
    expect(await theCall()).toMatchObject({ endedAt: null });
    expect(await endSilent(later(60_001 + SILENT_AFTER_MS))).toEqual({ calls: 1, failures: 0 });
    expect(await theCall()).toMatchObject({ seconds: 60, minutes: 1, isEstimated: true });
    expect((await db.collection(paths.openCalls).get()).size).toBe(0);
  });

  it('is put right by what its bridge tells after all', async () => {
    await record([joined('a', 0)]);
    await endSilent(later(SILENT_AFTER_MS + 1));
    await record([left('a', 120)]);
    expect(await theCall()).toMatchObject({ seconds: 120, isEstimated: false });
  });

  it('ends more calls than are read at a time, whatever fails among them', async () => {
    const sessions = Array.from({ length: 205 }, (_, n) => `s-${n}`);
    await record(
      sessions.map((sessionId) => joined(sessionId, 0, { eventId: sessionId, sessionId })),
    );
    // The oldest, of an account that is as no account may be.
    const open = db.doc(paths.openCall('broken', 'call'));
    const lastSignAt = new Date(Date.parse(at(0)) - 1000);
    await open.set({
      accountId: 'broken',
      callId: 'a/b',
      bridge: BRIDGE,
      sessionId: 's',
      lastSignAt,
    });
    const result = await endSilent(later(SILENT_AFTER_MS + 1));
    expect(result).toEqual({ calls: 205, failures: 1 });
    expect((await db.collection(paths.openCalls).get()).docs.map(({ id }) => id)).toEqual([
      open.id,
    ]);
  });
});

describe('an account', () => {
  it('that is gone has no calls any more, and nothing that a heartbeat is refused for', async () => {
    await record([joined('a', 0)]);
    await db.doc(paths.account(ACCOUNT)).delete();
    expect(await record([heartbeat(60, [])])).toMatchObject({ accepted: 1, rejected: [] });
    expect((await db.collection(paths.openCalls).get()).size).toBe(0);
    expect((await record([left('a', 70)])).rejected).toMatchObject([{ code: 'unknown_call' }]);
    // One that names the call waits for an answer.
    const session = { sessionId: 's', legToken: token(), legIds: ['a'] };
    const named = await record([heartbeat(80, [session])]);
    expect(named.rejected).toMatchObject([{ code: 'unknown_call' }]);
  });

  it('that cannot be read has its events told again until it can', async () => {
    await putAccount(db, { name: '' });
    expect((await record([joined('a', 0)])).rejected).toMatchObject([{ code: 'try_again' }]);
    await putAccount(db);
    expect(await record([joined('a', 0)])).toMatchObject({ accepted: 1 });
  });
});
