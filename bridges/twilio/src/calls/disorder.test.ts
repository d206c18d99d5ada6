import { afterEach, expect, it } from 'vitest';
import type { BridgeEvent } from '../../../client/index.ts';
import type { FakeCall } from '../testing/fake-call.ts';
import type { Callback } from '../testing/fake-twilio.ts';
import { memoryStore } from '../testing/memory-store.ts';
import { ROOM, type Room, startWorld, type World } from '../testing/world.ts';

/*
 * Whole calls of several callers, of which the callbacks come late, out of order, twice or never. Each seed is another
 * evening; the same seed is the same one.
 */

let world: World | undefined;
afterEach(() => world?.stop());

const POLICIES: readonly Partial<Room>[] = [
  { waitForLeader: true, endOnLeaderExit: false },
  { waitForLeader: true, endOnLeaderExit: true },
  { waitForLeader: false, endOnLeaderExit: true },
  { waitForLeader: false, endOnLeaderExit: false },
];
const SEEDS = Array.from({ length: 24 }, (_, seed) => seed);
/** Evenings on which the last to leave was somebody of whom no callback had come. */
const LAST_UNHEARD = [99, 130, 131, 221, 237];

/** Chance that comes out the same each time: whole numbers below a limit. */
function chanceOf(seed: number): (limit: number) => number {
  let state = (seed + 1) * 2_654_435_761;
  return (limit) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

function shuffled<T>(items: readonly T[], chance: (limit: number) => number): T[] {
  const left = [...items];
  const out: T[] = [];
  while (left.length > 0) out.push(...left.splice(chance(left.length), 1));
  return out;
}

interface Evening {
  readonly told: readonly BridgeEvent[];
  readonly calls: readonly FakeCall[];
}

/**
 * @param loss of a hundred callbacks so many never come
 * @param isRestAway whether the REST API is away now and then, as a whole or for one conference
 */
async function play(seed: number, loss: number, isRestAway = false): Promise<Evening> {
  const chance = chanceOf(seed);
  const store = memoryStore();
  const room = { ...ROOM, ...POLICIES[seed % POLICIES.length] };
  const now = await startWorld({ store, rooms: [room] });
  world = now;
  const calls: FakeCall[] = [];
  const late: Callback[] = [];
  const bring = async (all: boolean) => {
    for (;;) {
      for (const callback of now.twilio.pending.splice(0)) {
        if (chance(100) >= loss) late.push(callback, ...(chance(4) === 0 ? [callback] : []));
      }
      if (late.length === 0) return;
      const due = shuffled(late.splice(0), chance);
      if (!all) late.push(...due.splice(0, chance(due.length + 1)));
      await now.twilio.bring(due);
      if (!all) return;
    }
  };
  for (let step = 0; step < 30; step += 1) {
    now.now += (1 + chance(20)) * 1000;
    if (isRestAway) {
      const conferences = [...now.twilio.conferences.keys()];
      now.twilio.isDown = chance(3) === 0;
      now.twilio.downFor.clear();
      now.twilio.downFor.add(conferences[chance(3 * (conferences.length + 1))] ?? 'none');
    }
    const inside = calls.filter(({ status }) => status === 'in-progress');
    if (inside.length > 0 && chance(3) === 0) {
      const leaver = inside[chance(inside.length)];
      if (leaver) await now.twilio.hangUp(leaver);
    } else if (calls.length < 9) {
      calls.push(await now.enter(chance(3) === 0 ? room.leaderCode : room.participantCode));
    }
    if (chance(2) === 0) await bring(false);
    if (chance(5) === 0) await now.adapter.beat();
  }
  now.twilio.isDown = false;
  now.twilio.downFor.clear();
  for (const call of calls.filter(({ status }) => status === 'in-progress')) {
    now.now += 1000;
    if (call.status === 'in-progress') await now.twilio.hangUp(call);
  }
  await bring(true);
  for (let minute = 0; minute < 5; minute += 1) {
    now.now += 60_000;
    await now.adapter.beat();
    await bring(true);
  }
  expect(await store.openCalls()).toEqual([]);
  expect(await store.openSessions()).toEqual([]);
  await now.stop();
  world = undefined;
  return { told: store.told, calls };
}

/** The last word of each event of a call. */
function wordsOn({ told }: Evening, { sid }: FakeCall) {
  const own = told.filter((event) => 'legId' in event && event.legId === sid);
  const joined = own.filter(({ type }) => type === 'leg.joined');
  const left = own
    .filter((event) => event.type === 'leg.left')
    .toSorted((a, b) => (b.revision ?? 0) - (a.revision ?? 0));
  return { joined, left, failed: own.filter(({ type }) => type === 'leg.failed') };
}

/** Nothing is told twice in two ways, and everything about conferences that were. */
function expectConsistent(evening: Evening): void {
  const { told, calls } = evening;
  expect(new Set(told.map(({ eventId }) => eventId)).size).toBe(told.length);
  const sessions = new Set(calls.flatMap(({ stays }) => stays.map((stay) => stay.conferenceSid)));
  for (const sessionId of sessions) {
    const own = told.filter((event) => 'sessionId' in event && event.sessionId === sessionId);
    const count = (type: BridgeEvent['type']) => own.filter((each) => each.type === type).length;
    expect([count('conference.started'), count('conference.ended')]).toEqual([1, 1]);
  }
}

it.each(SEEDS)('callbacks out of order and twice: exactly what was (%i)', async (seed) => {
  const evening = await play(seed, 0);
  expectConsistent(evening);
  for (const call of evening.calls) {
    const [stay] = call.stays;
    const { joined, left, failed } = wordsOn(evening, call);
    expect(failed).toEqual([]);
    expect(joined.map(({ at }) => Date.parse(at))).toEqual([stay?.joinedAt]);
    expect(Date.parse(left[0]?.at ?? '')).toBe(stay?.leftAt);
    expect(left.length - 1).toBe(left[0]?.revision ?? 0);
  }
});

it.each([...SEEDS, ...LAST_UNHEARD])(
  'a third of them lost: everybody is told of once, nearly as it was (%i)',
  async (seed) => {
    expectNearlyAsItWas(await play(seed, 33));
  },
);

it.each(SEEDS)(
  'a third of them lost, and Twilio often not to be asked: the same (%i)',
  async (seed) => {
    expectNearlyAsItWas(await play(seed, 33, true));
  },
);

function expectNearlyAsItWas(evening: Evening): void {
  expectConsistent(evening);
  for (const call of evening.calls) {
    const [stay] = call.stays;
    const { joined, left, failed } = wordsOn(evening, call);
    expect([joined.length, failed.length]).toEqual([1, 0]);
    // Who was let in at one moment is in at the same one here.
    expect(Date.parse(joined[0]?.at ?? '')).toBe(stay?.joinedAt);
    expect(Date.parse(left[0]?.at ?? '')).toBe(stay?.leftAt);
  }
}
