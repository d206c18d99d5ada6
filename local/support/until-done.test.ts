import { expect, test } from 'vitest';
import { Problem } from './problem.ts';
import { type Look, type Progress, untilDone, type WaitManner, whileMoving } from './until-done.ts';

const MINUTE_MS = 60_000;
/** No wait of these tests takes longer. */
const LONGEST_MS = 180 * MINUTE_MS;

/** A clock that moves only while somebody sleeps, `slowness` times as far as asked. */
function fakeTime(slowness = 1) {
  let now = 0;
  const said: string[] = [];
  const wakings = new Map<() => void, number>();
  /** Resolves once so much time has passed, which it does only while somebody waits. */
  const elapse = (milliseconds: number) =>
    new Promise<void>((resolve) => wakings.set(resolve, now + milliseconds));
  const manner: WaitManner = {
    advice: 'start again',
    patienceMs: 5 * MINUTE_MS,
    say: (line) => said.push(`${Math.round(now / 1000)} s ${line}`),
    clock: {
      now: () => now,
      sleep: async (milliseconds) => {
        // Whoever answers at once has answered before a pause has passed.
        for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
        now += milliseconds * slowness;
        if (now > LONGEST_MS) throw new Error('waited for ever');
        for (const [wake, at] of wakings) if (at <= now) wake();
      },
    },
  };
  return {
    manner,
    said,
    elapse,
    now: () => now,
    leap: (milliseconds: number) => (now += milliseconds),
  };
}

/** What a look finds, by the minutes that have passed. */
const by =
  (now: () => number, find: (minutes: number) => Look<string>) => (): Promise<Look<string>> =>
    Promise.resolve(find(now() / MINUTE_MS));

test('what is there at the first look is not waited for', async () => {
  const { manner, said, now } = fakeTime();
  const answer = await untilDone(manner, 'it', () => Promise.resolve({ done: 'here' }));
  expect({ answer, said }).toEqual({ answer: 'here', said: [] });
  expect(now()).toBeLessThan(1000);
});

test('a wait of two hours goes on as long as something moves every four minutes', async () => {
  const { manner, now } = fakeTime();
  const look = by(now, (minutes) =>
    minutes >= 120 ? { done: 'late' } : { count: Math.floor(minutes / 4), of: 30 },
  );
  expect(await untilDone(manner, 'emails', look)).toBe('late');
});

test.each<[string, (step: number) => Progress]>([
  ['the figure', (count) => ({ count })],
  ['the whole', (of) => ({ count: 1, of })],
  ['a sign that is not said', (sign) => ({ sign })],
])('a movement is a change of %s', async (_, at) => {
  const { manner, now } = fakeTime();
  const look = by(now, (minutes) => (minutes >= 20 ? { done: 'late' } : at(minutes >> 2)));
  expect(await untilDone(manner, 'it', look)).toBe('late');
});

test('when nothing moves any more it ends in one sentence with the figures and what to do', async () => {
  const { manner, now } = fakeTime();
  const look = by(now, (minutes) => ({ count: minutes < 3 ? 6 : 7, of: 12 }));
  await expect(untilDone(manner, 'emails', look)).rejects.toEqual(
    new Problem(
      'Gave up waiting for emails (7 of 12), as nothing has moved for 5 minutes; start again.',
    ),
  );
  expect(now() / MINUTE_MS).toBeCloseTo(8, 1);
});

test('a look that never answers is waited for no longer than one that finds nothing', async () => {
  const { manner, said, now } = fakeTime();
  await expect(
    untilDone(manner, 'the portal', () => new Promise<never>(() => undefined)),
  ).rejects.toThrow('Gave up waiting for the portal, as nothing has moved for 5 minutes');
  expect(now() / MINUTE_MS).toBeCloseTo(5, 1);
  expect(said[0]).toBe('5 s Waiting for the portal');
});

test('a look that takes a minute is not asked twice meanwhile', async () => {
  const { manner, elapse } = fakeTime();
  let looks = 0;
  const answer = await untilDone(manner, 'the portal', async () => {
    looks += 1;
    await elapse(MINUTE_MS);
    return looks < 3 ? {} : { done: 'here' };
  });
  expect({ answer, looks }).toEqual({ answer: 'here', looks: 3 });
});

test('a look that finds nothing is no movement, and does not take back what was known', async () => {
  const { manner, said, now } = fakeTime();
  let looks = 0;
  const look = () => Promise.resolve(looks++ % 2 === 0 ? { count: 2, of: 4 } : {});
  await expect(untilDone(manner, 'it', look)).rejects.toThrow('(2 of 4), as nothing has moved');
  expect(now() / MINUTE_MS).toBeCloseTo(5, 1);
  expect(said[0]).toBe('5 s Waiting for it: 2 of 4');
});

test('it is said after five seconds, then when it changes, and not more than every five', async () => {
  const { manner, said, now } = fakeTime();
  const look = by(now, (minutes) => {
    const seconds = minutes * 60;
    if (seconds >= 40) return { done: 'here' };
    // Quickly up to 12 s, then not at all until 30 s.
    return { count: seconds < 12 ? Math.floor(seconds) : seconds < 30 ? 12 : 13, of: 20 };
  });
  await untilDone(manner, 'emails', look);
  expect(said).toEqual([
    '5 s Waiting for emails: 4 of 20',
    '10 s Waiting for emails: 9 of 20',
    '15 s Waiting for emails: 12 of 20',
    '30 s Waiting for emails: 13 of 20',
  ]);
});

test('after a minute without news it says so, minute by minute', async () => {
  const { manner, said } = fakeTime();
  await expect(untilDone(manner, 'the inbox', () => Promise.resolve({}))).rejects.toThrow(Problem);
  expect(said).toEqual([
    '5 s Waiting for the inbox',
    '60 s Waiting for the inbox; nothing new for 1 minute',
    '120 s Waiting for the inbox; nothing new for 2 minutes',
    '180 s Waiting for the inbox; nothing new for 3 minutes',
    '240 s Waiting for the inbox; nothing new for 4 minutes',
  ]);
});

test('an hour in which the machine slept counts as one pause', async () => {
  const { manner, now, leap } = fakeTime();
  let looks = 0;
  const answer = await untilDone(manner, 'it', () => {
    looks += 1;
    if (looks === 3) leap(60 * MINUTE_MS);
    return Promise.resolve(looks === 6 ? { done: 'here' } : {});
  });
  expect(answer).toBe('here');
  expect(now()).toBeGreaterThan(60 * MINUTE_MS);
});

test('a process that gets a hundredth of its time waits ten times as long', async () => {
  const { manner, now } = fakeTime(100);
  await expect(untilDone(manner, 'it', () => Promise.resolve({}))).rejects.toThrow(Problem);
  expect(now() / MINUTE_MS).toBeCloseTo(50, 0);
});

test('what a look throws ends the wait at once', async () => {
  const { manner, now } = fakeTime();
  const look = () => Promise.reject(new RangeError('a defect'));
  await expect(untilDone(manner, 'it', look)).rejects.toThrow(RangeError);
  expect(now()).toBeLessThan(1000);
});

test('work is waited for as long as it tells of movement, and its answer is the answer', async () => {
  const { manner, said, elapse } = fakeTime();
  const answer = await whileMoving(manner, 'calls', async (moved) => {
    for (let call = 1; call <= 5; call += 1) {
      moved({ count: call, of: 5 });
      await elapse(4 * MINUTE_MS);
    }
    return 'told';
  });
  expect(answer).toBe('told');
  expect(said).toContain('5 s Waiting for calls: 1 of 5');
});

test('work that stops moving is told that nobody waits for it, and why', async () => {
  const { manner } = fakeTime();
  let reason: unknown;
  const working = whileMoving(manner, 'calls', (moved, signal) => {
    moved({ count: 3, of: 150 });
    return new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => {
        reason = signal.reason;
        reject(new Error('aborted'));
      });
    });
  });
  await expect(working).rejects.toThrow('Gave up waiting for calls (3 of 150)');
  expect(reason).toBeInstanceOf(Problem);
});

test('what work throws is thrown', async () => {
  const { manner } = fakeTime();
  const broken = whileMoving(manner, 'calls', () => Promise.reject(new RangeError('a defect')));
  await expect(broken).rejects.toThrow(RangeError);
});

test('what work tells of after it has failed does not hide that it has', async () => {
  const { manner, elapse } = fakeTime();
  const broken = whileMoving(manner, 'calls', (moved) => {
    const failing = elapse(MINUTE_MS).then((): never => {
      throw new RangeError('a defect');
    });
    void failing
      .catch(() => undefined)
      .then(() => {
        moved({ count: 2 });
      });
    return failing;
  });
  await expect(broken).rejects.toThrow(RangeError);
});
