import { describe, expect, it } from 'vitest';
import type { Revival } from '../../components/expired/revival.ts';
import {
  mayBeTakenLater,
  NOTHING_DONE,
  type AloneReason,
  type RunItem,
  type RunKind,
  type RunPlan,
  type RunProgress,
} from '../plan/run-plan.ts';
import { Run } from './run.ts';
import type { Clock, Interruption, RunLook, RunWork } from '../plan/run-work.ts';

/** A clock that jumps to the next moment for which anybody waits, once nothing else is to be done. */
function simulatedClock(): Clock & { readonly passed: () => number } {
  let now = 0;
  const waiting: { at: number; end: () => void }[] = [];
  let isTicking = false;
  const tick = async (): Promise<void> => {
    isTicking = true;
    while (waiting.length > 0) {
      // Whatever can go on without time passing goes on first.
      for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
      waiting.sort((a, b) => a.at - b.at);
      const next = waiting.shift();
      if (next === undefined) break;
      now = Math.max(now, next.at);
      next.end();
    }
    isTicking = false;
  };
  return {
    now: () => now,
    passed: () => now,
    pause: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const end = (): void => {
          signal.removeEventListener('abort', end);
          resolve();
        };
        signal.addEventListener('abort', end);
        waiting.push({ at: now + milliseconds, end });
        if (!isTicking) void tick();
      }),
  };
}

const NO_ANSWER: Interruption = { isPassing: true, reason: 'unavailable' };

/** An installation in which every email takes `emailMs`; conferences by id, each with its writes. */
class Installation {
  readonly writes = new Map<string, number>();
  /** What was to become of expired conferences, each time failed emails were sent again. */
  readonly revivals: Revival[] = [];
  readonly kept: RunProgress[] = [];
  readonly failing = new Set<string>();
  /** Whose email the mail server refuses for now, and whose is never heard of again. */
  readonly putOff = new Set<string>();
  readonly lost = new Set<string>();
  readonly taken = new Set<string>();
  /** What the rules do not take. */
  readonly refused = new Set<string>();
  interruption: Interruption | null = null;
  /** Set: writes that were made and whose answer was lost. */
  loseAnswers = 0;
  private readonly sentAt = new Map<string, number>();
  private toldSent = 0;

  constructor(
    readonly clock: Clock,
    readonly emailMs = 50,
  ) {}

  private failedNow(): number {
    const ended = [...this.sentAt].filter(([, at]) => at <= this.clock.now());
    return ended.filter(([id]) => this.failing.has(id)).length;
  }

  /** How long the newest emails took, of those that nobody has been told of. */
  private newlySent(sent: number): number[] {
    const news = Math.max(0, sent - this.toldSent);
    this.toldSent = sent;
    return Array.from({ length: Math.min(8, news) }, () => this.emailMs);
  }

  write(conferenceId: string): void {
    this.writes.set(conferenceId, 1);
    this.sentAt.set(conferenceId, this.clock.now() + this.emailMs);
  }

  work(): RunWork {
    return {
      make: async (item) => {
        await Promise.resolve();
        if (this.interruption !== null) throw new Error('interrupted');
        if (this.taken.has(item.conferenceId)) return 'has';
        if (this.refused.has(item.conferenceId)) return 'refused';
        if (!this.writes.has(item.conferenceId)) {
          this.write(item.conferenceId);
          if (this.loseAnswers > 0) {
            this.loseAnswers -= 1;
            throw new Error('answer lost');
          }
        }
        return 'made';
      },
      look: async (): Promise<RunLook> => {
        await Promise.resolve();
        const heardOf = [...this.sentAt].filter(
          ([id, at]) => at <= this.clock.now() && !this.lost.has(id),
        );
        const ended = heardOf.filter(([id]) => !this.putOff.has(id));
        const failed = this.failedNow();
        return {
          made: this.writes.size,
          codes: this.writes.size,
          sent: ended.length - failed,
          failed,
          waiting: heardOf.length - ended.length,
          tookMs: this.newlySent(ended.length - failed),
        };
      },
      sendFailedAgain: async (turn, revival) => {
        this.revivals.push(revival);
        for (const id of [...this.failing]) if (await turn()) this.failing.delete(id);
      },
      countFinalFailures: () => Promise.resolve(this.failedNow()),
      explain: () => Promise.resolve(this.interruption ?? NO_ANSWER),
      keep: (progress) => {
        this.kept.push(progress);
        return Promise.resolve();
      },
    };
  }
}

/** What a run does that is about conferences that are there. */
function planOfKind(kind: RunKind, count: number): RunPlan {
  const { items, ...plan } = planOf(count);
  return { ...plan, kind, items: items.map((item) => ({ ...item, basedOn: 'before' })) };
}

function planOf(count: number): RunPlan {
  const items = Array.from({ length: count }, (_, n): RunItem => ({
    conferenceId: `c${n}`,
    pbxUserId: `u${n}`,
    name: `User ${n}`,
    extension: String(n),
    row: null,
    tag: `User ${n}`,
    adminEmail: `user${n}@acme.example`,
    expiresAt: null,
  }));
  const startedAt = new Date('2026-11-25T12:00:00Z');
  return { runId: 'r', accountId: 'acme', uid: 'ana', kind: 'users', startedAt, items };
}

function begin(count: number, progress = NOTHING_DONE, emailMs = 50) {
  const clock = simulatedClock();
  const installation = new Installation(clock, emailMs);
  const run = new Run(planOf(count), progress, installation.work(), clock);
  return { clock, installation, run };
}

/** Settles once the run has that many items settled. */
function untilSettled(run: Run, count: number): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = run.subscribe(() => {
      if (run.current().settled < count) return;
      unsubscribe();
      resolve();
    });
  });
}

describe('a run', () => {
  it('makes every conference once, follows its email and says what it did', async () => {
    const { installation, run } = begin(120);
    expect(run.current().phase).toBe('waiting');
    await run.go();
    expect(installation.writes.size).toBe(120);
    expect(run.current()).toMatchObject({
      phase: 'done',
      total: 120,
      settled: 120,
      alone: 0,
      look: { made: 120, sent: 120, failed: 0 },
    });
    expect(installation.kept.at(-1)).toMatchObject({ next: 120, open: [], isDone: true });
  });

  it('goes faster when nobody notices, beginning slowly and evenly', async () => {
    const { clock, run } = begin(300);
    await run.go();
    // At the first pace it would have taken 150 seconds.
    expect(clock.passed()).toBeGreaterThan(10_000);
    expect(clock.passed()).toBeLessThan(60_000);
  });

  it('leaves alone what somebody else has made, and says so', async () => {
    const { installation, run } = begin(5);
    installation.taken.add('c1').add('c3');
    await run.go();
    expect(installation.writes.size).toBe(3);
    expect([...run.leftAlone()]).toEqual([
      [1, 'has'],
      [3, 'has'],
    ]);
    expect(run.current()).toMatchObject({ phase: 'done', settled: 5, alone: 2 });
  });

  it('begins nothing more when it is paused, and goes on from there', async () => {
    const { installation, run } = begin(60);
    const going = run.go();
    await untilSettled(run, 20);
    await run.pause();
    await going;
    const made = installation.writes.size;
    expect(run.current().phase).toBe('paused');
    expect(installation.kept.at(-1)).toMatchObject({ isPaused: true, isDone: false });
    expect(made).toBeLessThan(30);
    let keptWhenShown: RunProgress | undefined;
    run.subscribe(() => {
      if (run.current().phase === 'running') keptWhenShown ??= installation.kept.at(-1);
    });
    await run.go();
    expect(keptWhenShown?.isPaused).toBe(false);
    expect(installation.writes.size).toBe(60);
    expect(run.current().phase).toBe('done');
  });

  it('is taken up from what was kept when its page died', async () => {
    const { installation, run } = begin(60);
    void run.go();
    await untilSettled(run, 24);
    const kept = installation.kept.at(-1);
    // The page is gone; what it had begun since was written all the same.
    const again = new Run(planOf(60), kept!, installation.work(), installation.clock);
    expect(again.current().phase).toBe('waiting');
    void run.pause();
    await again.go();
    expect(installation.writes.size).toBe(60);
    expect([...installation.writes.values()].every((writes) => writes === 1)).toBe(true);
    expect(again.current()).toMatchObject({ phase: 'done', settled: 60 });
  });

  it('taken up makes what was under way and is not known to be made', async () => {
    const { installation, run } = begin(5, { ...NOTHING_DONE, next: 4, open: [1, 3] });
    for (const id of ['c0', 'c2']) installation.write(id);
    expect(run.current()).toMatchObject({ phase: 'waiting', settled: 2 });
    await run.go();
    expect([...installation.writes.keys()].sort()).toEqual(['c0', 'c1', 'c2', 'c3', 'c4']);
    expect(installation.kept[0]).toMatchObject({ next: 4, open: [1, 3] });
    expect(installation.kept.at(-1)).toMatchObject({ next: 5, open: [], isDone: true });
  });

  it('taken up still says what was left alone before', async () => {
    const { installation, run } = begin(3, { ...NOTHING_DONE, next: 2, alone: [[1, 'left']] });
    installation.write('c0');
    expect(run.current()).toMatchObject({ settled: 2, alone: 1 });
    await run.go();
    expect([...run.leftAlone()]).toEqual([[1, 'left']]);
    expect(run.current()).toMatchObject({ phase: 'done', settled: 3, alone: 1 });
  });

  it('waits while there is no network, and loses nothing', async () => {
    const { installation, run } = begin(30);
    const going = run.go();
    await untilSettled(run, 10);
    installation.interruption = NO_ANSWER;
    await new Promise<void>((resolve) => {
      run.subscribe(() => {
        if (run.current().phase === 'unanswered') resolve();
      });
    });
    installation.interruption = null;
    await going;
    expect(installation.writes.size).toBe(30);
    expect(run.current().phase).toBe('done');
  });

  it('does not count twice what was made although its answer was lost', async () => {
    const { installation, run } = begin(10);
    installation.loseAnswers = 4;
    await run.go();
    expect(installation.writes.size).toBe(10);
    expect(run.current()).toMatchObject({ phase: 'done', alone: 0, look: { made: 10 } });
  });

  it('stops at a refusal, says why, and goes on when asked', async () => {
    const { installation, run } = begin(30);
    const going = run.go();
    await untilSettled(run, 5);
    installation.interruption = { isPassing: false, reason: 'viewer' };
    await going;
    expect(run.current()).toMatchObject({ phase: 'stopped', interruption: { reason: 'viewer' } });
    installation.interruption = null;
    await run.go();
    expect(run.current()).toMatchObject({ phase: 'done', interruption: null, settled: 30 });
  });

  it('lets no more than a bounded number wait for their emails', async () => {
    const { clock, installation, run } = begin(2_000, NOTHING_DONE, 1e9);
    const going = run.go();
    await new Promise<void>((resolve) => {
      run.subscribe(() => {
        if (clock.passed() > 600_000) resolve();
      });
    });
    await run.pause();
    await going;
    expect(installation.writes.size).toBeLessThanOrEqual(204);
  });

  it('sends failed emails again and is done again', async () => {
    const { installation, run } = begin(20);
    installation.failing.add('c3').add('c7');
    await run.go();
    expect(run.current()).toMatchObject({ phase: 'done', look: { sent: 18, failed: 2 } });
    await run.sendFailedAgain({ kind: 'leave' });
    expect(run.current()).toMatchObject({ phase: 'done', look: { sent: 20, failed: 0 } });
    expect(installation.revivals).toEqual([{ kind: 'leave' }]);
    expect(installation.kept.at(-1)?.isDone).toBe(true);
  });

  it('is not done while the server takes up a failed email between two readings', async () => {
    const clock = simulatedClock();
    const installation = new Installation(clock);
    const counted = { made: 2, codes: 2, waiting: 0, tookMs: [] };
    const looks = [
      { ...counted, sent: 1, failed: 1 }, // The old failure still; the server takes it up now.
      { ...counted, sent: 1, failed: 0 },
      { ...counted, sent: 1, failed: 1 },
    ];
    const failures = [0, 1];
    const work: RunWork = {
      ...installation.work(),
      look: () => Promise.resolve(looks.shift()!),
      countFinalFailures: () => Promise.resolve(failures.shift()!),
    };
    const run = new Run(planOf(2), { ...NOTHING_DONE, next: 2, isDone: true }, work, clock);
    await run.sendFailedAgain({ kind: 'leave' });
    expect(run.current()).toMatchObject({ phase: 'done', look: { sent: 1, failed: 1 } });
    expect([looks, failures]).toEqual([[], []]);
  });

  it('ends while emails wait to be tried again, and counts them', async () => {
    const { clock, installation, run } = begin(20);
    installation.failing.add('c3');
    installation.putOff.add('c7').add('c8');
    await run.go();
    expect(run.current()).toMatchObject({
      phase: 'done',
      look: { made: 20, sent: 17, failed: 1, waiting: 2 },
    });
    expect(clock.passed()).toBeLessThan(30_000);
  });

  it('is not done while an email that waited is counted twice, for another that is under way', async () => {
    const clock = simulatedClock();
    const counted = { made: 2, codes: 2, failed: 0, tookMs: [] };
    const looks = [
      { ...counted, sent: 1, waiting: 1 }, // One was sent between two counts; the other is under way.
      { ...counted, sent: 1, waiting: 0 },
      { ...counted, sent: 2, waiting: 0 },
    ];
    const work: RunWork = {
      ...new Installation(clock).work(),
      look: () => Promise.resolve(looks.shift()!),
    };
    const run = new Run(planOf(2), { ...NOTHING_DONE, next: 2 }, work, clock);
    await run.go();
    expect(run.current()).toMatchObject({ phase: 'done', look: { sent: 2 } });
    expect(looks).toEqual([]);
  });

  it('ends although nothing is ever heard of an email, once all is made and nothing moves', async () => {
    const { clock, installation, run } = begin(20);
    installation.lost.add('c7');
    await run.go();
    expect(run.current()).toMatchObject({ phase: 'done', look: { made: 20, sent: 19 } });
    expect(clock.passed()).toBeGreaterThan(600_000);
    expect(clock.passed()).toBeLessThan(660_000);
  });

  it('goes slowly while the mail server puts its emails off', async () => {
    const { clock, installation, run } = begin(60);
    for (let n = 10; n < 60; n += 1) installation.putOff.add(`c${n}`);
    await run.go();
    expect(run.current()).toMatchObject({ phase: 'done', look: { sent: 10, waiting: 50 } });
    expect(clock.passed()).toBeGreaterThan(60_000);
  });

  it('of nothing is done at once', async () => {
    const { run } = begin(0);
    await run.go();
    expect(run.current().phase).toBe('done');
  });
});

describe('what was left alone', () => {
  const KINDS: readonly RunKind[] = ['again', 'codes', 'reassign', 'expiry', 'delete'];

  it.each(KINDS)(
    'by a run of kind %s is taken up again where the rules had refused it',
    async (kind) => {
      const clock = simulatedClock();
      const installation = new Installation(clock);
      installation.refused.add('c1').add('c3');
      installation.taken.add('c2');
      const run = new Run(planOfKind(kind, 5), NOTHING_DONE, installation.work(), clock);
      await run.go();
      expect(run.current()).toMatchObject({
        phase: 'done',
        settled: 5,
        alone: 3,
        look: { made: 2 },
      });
      installation.refused.delete('c1');
      await run.takeUpAgain();
      expect(run.current()).toMatchObject({
        phase: 'done',
        settled: 5,
        alone: 2,
        look: { made: 3 },
      });
      expect([...run.leftAlone()].sort()).toEqual([
        [2, 'has'],
        [3, 'refused'],
      ]);
      expect(installation.kept.at(-1)).toMatchObject({ next: 5, open: [], isDone: true });
    },
  );

  it('is taken up by the page after, where this one died on the way', async () => {
    const clock = simulatedClock();
    const installation = new Installation(clock);
    installation.refused.add('c1');
    const plan = planOfKind('codes', 2);
    const run = new Run(plan, NOTHING_DONE, installation.work(), clock);
    await run.go();
    installation.refused.clear();
    installation.interruption = NO_ANSWER;
    const going = run.takeUpAgain();
    await new Promise<void>((resolve) => {
      run.subscribe(() => {
        if (run.current().phase === 'unanswered') resolve();
      });
    });
    const kept = installation.kept.at(-1)!;
    expect(kept).toMatchObject({ next: 2, open: [1], alone: [], isDone: false });
    await run.pause();
    await going;
    installation.interruption = null;
    const again = new Run(plan, kept, installation.work(), clock);
    await again.go();
    expect(again.current()).toMatchObject({ phase: 'done', settled: 2, alone: 0 });
  });

  it('stays alone where another try cannot help', () => {
    const [made] = planOf(1).items;
    const there = { ...made!, basedOn: 'before' };
    const reasons: readonly AloneReason[] = [
      ...(['has', 'left', 'deleted', 'refused', 'saved', 'expired', 'already'] as const),
    ];
    const later = (kind: RunKind, item: RunItem) =>
      reasons.filter((reason) => mayBeTakenLater(kind, item, reason));
    // Another id is reserved for them by then.
    expect(later('users', made!)).toEqual(['deleted']);
    expect(later('import', made!)).toEqual([]);
    expect(later('import', there)).toEqual(['refused']);
    for (const kind of KINDS) expect(later(kind, there)).toEqual(['refused']);
    expect(later('restore', there)).toEqual([]);
  });
});
