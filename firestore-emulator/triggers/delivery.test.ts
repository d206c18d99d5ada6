import type { Occurrence } from './event.ts';
import { describe, expect, test } from 'vitest';
import { Timestamp } from '../engine/values/value.ts';
import { Delivery } from './delivery.ts';
import { FaultSwitch, noFaults, type Faults } from './faults.ts';
import { compilePattern } from './pattern.ts';

/** Time that passes when the test says so. */
class ManualTimer {
  private waiting: { at: number; call: () => void }[] = [];
  private now = 0;

  readonly timer = (milliseconds: number, call: () => void): (() => void) => {
    const entry = { at: this.now + milliseconds, call };
    this.waiting.push(entry);
    return () => {
      this.waiting = this.waiting.filter((each) => each !== entry);
    };
  };

  /** Lets the time of the next call come, and what follows from it settle. Returns that time. */
  async step(): Promise<number | null> {
    const next = this.waiting.sort((one, other) => one.at - other.at).shift();
    if (!next) return null;
    this.now = next.at;
    next.call();
    await new Promise(setImmediate);
    return this.now;
  }

  async drain(): Promise<readonly number[]> {
    const times: number[] = [];
    for (let time = await this.step(); time !== null; time = await this.step()) times.push(time);
    return times;
  }
}

function occurrence(id: string): Occurrence {
  return {
    id,
    trigger: {
      key: 'k',
      project: 'p',
      database: '(default)',
      namespace: '(default)',
      eventType: 'google.cloud.firestore.document.v1.written',
      generation: 2,
      withAuthContext: false,
      concerns: () => true,
    },
    database: { project: 'p', database: '(default)' },
    change: { path: `a/${id}`, before: null, after: null, mask: null },
    time: new Timestamp(0, 0),
    actor: { kind: 'owner' },
  };
}

async function deliver(
  faults: Partial<Faults['events']>,
  count: number,
  fails: (id: string, attempt: number) => boolean = () => false,
) {
  const manual = new ManualTimer();
  const sent: string[] = [];
  const log: string[] = [];
  const delivery = new Delivery({
    send: ({ id }) => {
      sent.push(id);
      const attempt = sent.filter((each) => each === id).length;
      return fails(id, attempt) ? Promise.reject(new Error('it failed')) : Promise.resolve();
    },
    faults: new FaultSwitch({ ...noFaults, seed: 42, events: { ...noFaults.events, ...faults } }),
    timer: manual.timer,
    log: (line) => log.push(line),
    parallel: 1,
  });
  for (let n = 0; n < count; n += 1) delivery.add(occurrence(String(n)));
  const times = await manual.drain();
  return { sent, log, times, state: delivery.state };
}

const inOrder = (count: number) => Array.from({ length: count }, (_, n) => String(n));

describe('delivery', () => {
  test('in order when nothing is wrong', async () => {
    expect((await deliver({}, 10)).sent).toEqual(inOrder(10));
  });

  test('backs off longer each time, and gives up after five tries with a line in the log', async () => {
    const { sent, times, state, log } = await deliver({}, 1, () => true);
    expect(sent).toHaveLength(5);
    expect(times).toEqual([0, 100, 500, 2100, 8500]);
    expect(state).toEqual({
      ...{ pending: 0, delivered: 0, retried: 4, givenUp: 1 },
      invocations: { k: 5 },
    });
    expect(log.at(-1)).toBe('event.givenUp 0 for k after 5 tries: it failed');
  });

  test('an event that fails does not hold up the others', async () => {
    const { sent, state } = await deliver({}, 3, (id, attempt) => id === '0' && attempt === 1);
    expect(sent).toEqual(['0', '1', '2', '0']);
    expect(state).toEqual({
      ...{ pending: 0, delivered: 3, retried: 1, givenUp: 0 },
      invocations: { k: 4 },
    });
  });

  test('functions whose every place is taken hold up no other one', async () => {
    const manual = new ManualTimer();
    const sent: string[] = [];
    const delivery = new Delivery({
      send: ({ trigger }) => {
        sent.push(trigger.key);
        return new Promise(() => undefined);
      },
      faults: new FaultSwitch(noFaults),
      timer: manual.timer,
      log: () => undefined,
      parallelPerTrigger: 4,
    });
    const event = (key: string, id: string) => {
      const { trigger, ...rest } = occurrence(id);
      return { ...rest, trigger: { ...trigger, key } };
    };
    for (const id of inOrder(20)) delivery.add(event('asleep', id));
    for (const id of inOrder(20)) delivery.add(event('busy', id));
    delivery.add(event('other', 'last'));
    await manual.drain();
    expect(sent.filter((key) => key !== 'other')).toHaveLength(8);
    expect(sent).toContain('other');
  });

  test('the faults lose nothing, and the same seed gives the same order', async () => {
    const faults = { duplicate: true, delayMs: 1000, reorder: 5, failFirst: true };
    const one = await deliver(faults, 20);
    const other = await deliver(faults, 20);
    expect(other.sent).toEqual(one.sent);
    expect(one.sent).not.toEqual([...one.sent].sort((a, b) => Number(a) - Number(b)));
    for (const id of inOrder(20)) expect(one.sent.filter((each) => each === id)).toHaveLength(2);
  });

  test('a share of commits is refused, the same ones for the same seed', () => {
    const refusals = () => {
      const faults = new FaultSwitch({
        ...noFaults,
        commits: { unavailable: 0.2, aborted: 0.2, answerLost: 0 },
      });
      return Array.from({ length: 1000 }, () => {
        try {
          faults.beforeCommit();
          return 'ok';
        } catch (error) {
          return (error as { code: string }).code;
        }
      });
    };
    const seen = refusals();
    expect(refusals()).toEqual(seen);
    for (const code of ['UNAVAILABLE', 'ABORTED']) {
      const share = seen.filter((each) => each === code).length / seen.length;
      expect(share).toBeGreaterThan(0.15);
      expect(share).toBeLessThan(0.25);
    }
  });
});

describe('patterns', () => {
  test.each([
    ['a/b', 'a/b', true],
    ['a/b', 'a/bc', false],
    ['a/{x}', 'a/b', true],
    ['a/{x}', 'a/b/c/d', false],
    ['a/{x}/c/{y}', 'a/b/c/d', true],
    ['a/{x=**}', 'a/b/c/d', true],
    ['a/{x=*}', 'a/b', true],
    ['{all=**}', 'a/b/c/d', true],
    ['**/c/{y}', 'a/b/c/d', true],
    ['a/pre-{x}.json', 'a/pre-1.json', true],
    ['a/pre-{x}.json', 'a/pre-1xjson', false],
  ])('%s and %s: %s', (pattern, path, matches) => {
    expect(compilePattern(pattern)(path)).toBe(matches);
  });
});
