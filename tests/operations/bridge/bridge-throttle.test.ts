import { type DocumentData, type Firestore, Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ResolveRequest } from '../../../domain/bridge/resolve.ts';
import {
  firestoreGuesses,
  type GuessStore,
} from '../../../functions/src/bridge/guesses/guess-store.ts';
import { handleSave } from '../../../functions/src/saves/handle-save.ts';
import { CALLER, DIALED, openBridge, type TestBridge, UNKNOWN } from './bridge-world.ts';
import {
  dealing,
  NOW,
  putAccount,
  putAdmin,
  save,
  saveEvent,
  saveId,
  startWorld,
  type World,
} from '../world.ts';

const LEADER = '3618402957';
const HOUR = 3_600_000;
const MINUTE = 60_000;

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  await putAccount(world.db);
  await putAdmin(world.db);
  await save(world.db, saveId('A'));
  await handleSave(world.db, dealing(LEADER, '5290174836'), saveEvent('A'));
});
afterEach(async () => {
  world.failCommits();
  await world.clear();
});

let calls = 0;
/** A wrong code in a call of its own, a second after the last. @returns its refusal. */
async function guess(bridge: TestBridge, over: Partial<ResolveRequest> = {}) {
  bridge.wait(1000);
  const answer = await bridge.resolve({ callId: `call-${calls++}`, digits: UNKNOWN, ...over });
  if (typeof answer === 'string' || answer.decision === 'join') throw new Error('not refused');
  return { decision: answer.decision, delayMs: answer.delayMs };
}
/** So many of them. @returns the last one's refusal. */
async function guesses(count: number, bridge: TestBridge, over: Partial<ResolveRequest> = {}) {
  for (let made = 1; made < count; made++) await guess(bridge, over);
  return guess(bridge, over);
}
/** How long who dials the right code waits. */
async function wait(bridge: TestBridge, over: Partial<ResolveRequest> = {}): Promise<unknown> {
  const answer = await bridge.resolve({ callId: 'right', digits: LEADER, ...over });
  return typeof answer === 'string' || answer.decision !== 'join' ? answer : answer.delayMs;
}
/** The wrong guesses counted of each kind of scope, over all hours. */
async function counted(): Promise<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const doc of (await world.db.collection('guesses').get()).docs) {
    const kind = doc.id.split('_')[0] ?? '';
    sums[kind] = (sums[kind] ?? 0) + Number(doc.get('wrong'));
  }
  return sums;
}
async function alerts(): Promise<Record<string, DocumentData>> {
  const { docs } = await world.db.collection('alerts').get();
  return Object.fromEntries(docs.map((doc) => [String(doc.get('scope')), doc.data()]));
}

const elsewhere = { callerId: '+442075550199', dialedNumber: '+442075550100' };

describe('a budget that is spent', () => {
  it('of a caller delays their answers, right ones too, and nobody else’s', async () => {
    const bridge = openBridge(world.db);
    expect(await guesses(9, bridge)).toEqual({ decision: 'retry', delayMs: 0 });
    expect(await wait(bridge)).toBe(0);
    expect(await guess(bridge)).toEqual({ decision: 'hangup', delayMs: 3000 });
    expect(await wait(bridge)).toBe(3000);
    expect(await wait(bridge, { callerId: elsewhere.callerId })).toBe(0);
    expect(await guess(bridge, { callerId: elsewhere.callerId })).toMatchObject({ delayMs: 0 });
  });

  it.each([
    ['of callers who withhold their number', { wrongWithheld: 4 }, { callerId: null }, {}],
    ['of a dialled number', { wrongPerNumber: 4 }, elsewhere, { dialedNumber: DIALED }],
  ])('%s is one for all of them', async (_, limits, within, outside) => {
    const bridge = openBridge(world.db, limits);
    expect(await guesses(3, bridge, within)).toEqual({ decision: 'retry', delayMs: 0 });
    expect(await guess(bridge, within)).toEqual({ decision: 'hangup', delayMs: 3000 });
    expect(await wait(bridge, within)).toBe(3000);
    expect(await wait(bridge, outside)).toBe(0);
  });

  it('delays the right code in whatever form caller and dialled number are given', async () => {
    const bridge = openBridge(world.db, { wrongPerCaller: 1, wrongPerNumber: 2 });
    await guess(bridge);
    const national = `sip:${CALLER.slice(2)}@trunk`;
    expect(await wait(bridge, { callerId: national })).toBe(3000);
    expect(await wait(bridge, { callerId: elsewhere.callerId })).toBe(0);
    await guess(bridge, { callerId: elsewhere.callerId });
    expect(await wait(bridge, { callerId: null, dialedNumber: `sip:${DIALED}@trunk` })).toBe(3000);
  });

  it('of withheld numbers counts what is no number, too', async () => {
    const bridge = openBridge(world.db, { wrongWithheld: 2 });
    await guess(bridge, { callerId: 'anonymous' });
    await guess(bridge, { callerId: 'unknown' });
    expect(await wait(bridge, { callerId: null })).toBe(3000);
    expect(await wait(bridge, { callerId: '12' })).toBe(3000);
  });

  it('of the platform is one for everybody', async () => {
    const bridge = openBridge(world.db, { wrongOnPlatform: 4 });
    await guesses(2, bridge);
    expect(await guesses(2, bridge, elsewhere)).toEqual({ decision: 'hangup', delayMs: 3000 });
    expect(await wait(bridge, { callerId: null, dialedNumber: '100' })).toBe(3000);
  });

  it('several times over delays for longer, up to ten seconds', async () => {
    const bridge = openBridge(world.db, { wrongPerCaller: 2 });
    const delays: unknown[] = [];
    for (let made = 0; made < 8; made++) delays.push((await guess(bridge)).delayMs);
    expect(delays).toEqual([0, 3000, 3000, 6000, 6000, 10_000, 10_000, 10_000]);
    expect(await wait(bridge)).toBe(10_000);
  });

  it('leaves one attempt also to what has not the length of a code, as late', async () => {
    const bridge = openBridge(world.db, { wrongPerCaller: 2 });
    await guesses(2, bridge);
    expect(await guess(bridge, { digits: '' })).toEqual({ decision: 'hangup', delayMs: 3000 });
    expect(await counted()).toMatchObject({ caller: 2, platform: 2 });
  });

  it('fills again as its guesses grow older than an hour', async () => {
    const bridge = openBridge(world.db);
    await guesses(12, bridge);
    bridge.wait(HOUR - 12_000);
    expect(await wait(bridge)).toBe(3000);
    // A sixth of the next hour is gone, and with it two of the twelve; a quarter, three.
    bridge.wait(10 * MINUTE);
    expect(await wait(bridge)).toBe(3000);
    bridge.wait(5 * MINUTE);
    expect(await wait(bridge)).toBe(0);
    expect(await guess(bridge)).toEqual({ decision: 'retry', delayMs: 0 });
  });

  it('keeps no right code out, nor has it read anything', async () => {
    const bridge = openBridge(world.db, { wrongPerCaller: 1, wrongOnPlatform: 1 });
    await guesses(30, bridge);
    const reads = await world.readsDuring(async () => {
      expect(await wait(bridge)).toBe(10_000);
    });
    expect(reads).toBe(1);
  });
});

describe('several instances', () => {
  it('add up what they count, and know of each other with their next wrong code', async () => {
    const [one, other] = [openBridge(world.db), openBridge(world.db)];
    await guesses(5, one);
    expect(await guesses(4, other)).toEqual({ decision: 'retry', delayMs: 0 });
    expect(await guess(one)).toEqual({ decision: 'hangup', delayMs: 3000 });
    expect(await wait(other)).toBe(0);
    expect(await guess(other)).toEqual({ decision: 'hangup', delayMs: 3000 });
    expect(await wait(other)).toBe(3000);
  });

  it('know also of the hour before, which another has counted', async () => {
    const [one, other] = [openBridge(world.db), openBridge(world.db)];
    one.setNow(new Date(NOW.getTime() + HOUR - 20_000));
    await guesses(12, one);
    other.setNow(new Date(NOW.getTime() + HOUR));
    expect(await guess(other)).toEqual({ decision: 'hangup', delayMs: 3000 });
  });

  it('write one alert for an hour', async () => {
    const two = [openBridge(world.db), openBridge(world.db)];
    for (let round = 0; round < 8; round++) await Promise.all(two.map((each) => guess(each)));
    expect(two.flatMap(({ spent }) => spent)).toEqual(['caller']);
    expect(Object.keys(await alerts())).toEqual(['caller']);
  });
});

describe('a burst', () => {
  const burst = (bridge: TestBridge, count: number) =>
    Promise.all(
      Array.from({ length: count }, (_, index) =>
        bridge.resolve({ callId: `burst-${calls}-${index}`, digits: UNKNOWN }),
      ),
    );

  it('writes hot documents once a second, and loses no count', async () => {
    const bridge = openBridge(world.db);
    const writes = await world.writesDuring(async () => {
      await burst(bridge, 50);
      bridge.wait(1000);
      calls++;
      await burst(bridge, 50);
      bridge.wait(1000);
      await guess(bridge);
    });
    // One for each call, three scopes three times, and the alerts of caller and number.
    expect(writes).toBe(101 + 3 * 3 + 2);
    expect(await counted()).toMatchObject({ caller: 101, number: 101, platform: 101 });
    expect(bridge.spent.toSorted()).toEqual(['caller', 'number']);
  });

  it('is slowed down within itself, by what the instance has counted', async () => {
    const bridge = openBridge(world.db);
    await burst(bridge, 12);
    expect(await wait(bridge)).toBe(3000);
  });

  it('is so too by what it has not written yet', async () => {
    const bridge = openBridge(world.db);
    for (let made = 0; made < 10; made++) {
      await bridge.resolve({ callId: `quick-${made}`, digits: UNKNOWN });
    }
    expect(await counted()).toMatchObject({ caller: 1 });
    expect(await wait(bridge)).toBe(3000);
  });

  it('is counted on where the clock is set back', async () => {
    const bridge = openBridge(world.db);
    bridge.setNow(new Date(NOW.getTime() + 30 * MINUTE));
    await guess(bridge);
    bridge.setNow(NOW);
    await guess(bridge);
    expect(await counted()).toMatchObject({ caller: 2, platform: 2 });
  });

  it('over the end of an hour counts each guess in the hour it came in', async () => {
    const bridge = openBridge(world.db);
    bridge.setNow(new Date(NOW.getTime() + HOUR - 900));
    await burst(bridge, 3);
    bridge.wait(400);
    calls++;
    await burst(bridge, 4);
    bridge.wait(600);
    calls++;
    await burst(bridge, 2);
    const window = Math.floor(NOW.getTime() / HOUR);
    const { docs } = await world.db.collection('guesses').get();
    const platform = docs.filter((doc) => doc.id.startsWith('platform_'));
    const of = (hour: number) =>
      platform
        .filter((doc) => doc.id.startsWith(`platform_${hour}_`))
        .reduce((sum, doc) => sum + Number(doc.get('wrong')), 0);
    expect([of(window), of(window + 1)]).toEqual([7, expect.any(Number)]);
    bridge.wait(1000);
    await guess(bridge);
    expect(await counted()).toMatchObject({ platform: 10 });
  });
});

describe('while the counts cannot be written', () => {
  it('nobody is told anything, and nothing is forgotten', async () => {
    const store = firestoreGuesses(world.db);
    let isAway = true;
    const bridge = openBridge(
      world.db,
      {},
      {
        ...store,
        add: (counts) => (isAway ? Promise.reject(new Error('unavailable')) : store.add(counts)),
      },
    );
    for (let made = 0; made < 3; made++) {
      await expect(guess(bridge)).rejects.toThrow('unavailable');
    }
    expect(await wait(bridge)).toBe(0);
    isAway = false;
    await guess(bridge);
    expect(await counted()).toMatchObject({ caller: 4, platform: 4 });
  });

  it('an alert that could not be written is, with the next wrong code', async () => {
    let isAway = true;
    const away = Object.create(world.db, {
      doc: {
        value: (path: string) => {
          if (isAway && path.startsWith('alerts/')) throw new Error('unavailable');
          return world.db.doc(path);
        },
      },
    }) as Firestore;
    const bridge = openBridge(world.db, { wrongPerCaller: 1 }, firestoreGuesses(away));
    await expect(guess(bridge)).rejects.toThrow('unavailable');
    isAway = false;
    await guess(bridge);
    expect(await alerts()).toMatchObject({ caller: { wrongGuesses: 2 } });
    expect(bridge.spent).toEqual(['caller']);
  });

  it.each([{ unavailable: 0.5 }, { aborted: 0.5 }])(
    'now and then (%o), as many are counted as were made',
    async (failing) => {
      const bridge = openBridge(world.db);
      world.failCommits(failing);
      for (let made = 0; made < 6; made++) await guess(bridge).catch(() => null);
      world.failCommits();
      await guess(bridge);
      expect(await counted()).toMatchObject({ caller: 7, number: 7, platform: 7 });
    },
  );
});

describe('the alert', () => {
  it('says which budget was spent, when and by how much, and no whole caller', async () => {
    const bridge = openBridge(world.db, { wrongPerNumber: 12, wrongOnPlatform: 14 });
    await guesses(14, bridge);
    expect(bridge.spent).toEqual(['caller', 'number', 'platform']);
    const found = await alerts();
    const told = (seconds: number) => ({
      kind: 'budgetSpent',
      at: Timestamp.fromMillis(NOW.getTime() + seconds * 1000),
      wrongGuesses: seconds,
      limit: seconds,
      expireAt: expect.any(Timestamp) as unknown,
    });
    expect(found).toEqual({
      caller: { ...told(10), scope: 'caller', about: '+1 514 ••• ••34' },
      number: { ...told(12), scope: 'number', about: DIALED },
      platform: { ...told(14), scope: 'platform', about: null },
    });
    const { docs } = await world.db.collection('alerts').get();
    const all = JSON.stringify(docs.map((doc) => [doc.id, doc.data()]));
    expect(all).not.toMatch(new RegExp(`${CALLER.slice(1)}|${UNKNOWN}`));
  });

  it('is tried for once an hour, however long the guessing goes on', async () => {
    const store = firestoreGuesses(world.db);
    let tried = 0;
    const counting: GuessStore = {
      ...store,
      alert: (alert) => {
        tried++;
        return store.alert(alert);
      },
    };
    await guesses(20, openBridge(world.db, {}, counting));
    expect(tried).toBe(1);
  });

  it('comes again in another hour, and once in each', async () => {
    const bridge = openBridge(world.db);
    await guesses(20, bridge, { callerId: null });
    await guesses(12, bridge);
    bridge.wait(HOUR);
    await guesses(12, bridge);
    expect(bridge.spent).toEqual(['caller', 'caller']);
    expect((await world.db.collection('alerts').get()).size).toBe(2);
  });
});
