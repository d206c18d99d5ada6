import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepRecent, type Lane, type RecentSendings, waitFor } from './message-rate.ts';

const MINUTE = 60_000;
const SEED = { seed: 20261123, numRuns: 60 };

interface Arrival {
  readonly lane: Lane;
  readonly at: number;
}

interface Begun extends Arrival {
  readonly begunAt: number;
}

/** Mail of both lanes, each asking again exactly when it was told to; whoever is first goes first. */
function play(arrivals: readonly Arrival[], limit: number): Begun[] {
  const waiting = arrivals.map((arrival) => ({ arrival, next: arrival.at }));
  const begun: Begun[] = [];
  let recent: RecentSendings = { interactive: [], bulk: [] };
  while (waiting.length > 0) {
    const one = waiting.reduce((a, b) => (b.next < a.next ? b : a));
    const now = one.next;
    const { lane } = one.arrival;
    const wait = waitFor(recent, lane, limit, now);
    if (wait > 0) {
      one.next = now + wait;
      continue;
    }
    recent = keepRecent({ ...recent, [lane]: [...recent[lane], now] }, now);
    begun.push({ ...one.arrival, begunAt: now });
    waiting.splice(waiting.indexOf(one), 1);
  }
  return begun;
}

const arrivalOf = (lane: fc.Arbitrary<Lane>) =>
  fc.record({ lane, at: fc.integer({ min: 0, max: 4 * MINUTE }) });
const limits = fc.integer({ min: 1, max: 60 });
const bothLanes = fc.array(arrivalOf(fc.constantFrom<Lane[]>('interactive', 'bulk')), {
  maxLength: 150,
  size: 'max',
});

describe('under a limit', () => {
  it('no rolling minute has more messages than it allows, whatever the mix', () => {
    fc.assert(
      fc.property(bothLanes, limits, (arrivals, limit) => {
        const times = play(arrivals, limit).map(({ begunAt }) => begunAt);
        for (const [index, time] of times.entries()) {
          const next = times[index + limit];
          if (next !== undefined) expect(next - time).toBeGreaterThanOrEqual(MINUTE);
        }
      }),
      SEED,
    );
  });

  it('an interactive message goes at once while only the bulk lane is busy', () => {
    fc.assert(
      fc.property(
        fc.array(arrivalOf(fc.constant<Lane>('bulk')), { maxLength: 150, size: 'max' }),
        fc.integer({ min: 0, max: 6 * MINUTE }),
        fc.integer({ min: 2, max: 60 }),
        (bulk, at, limit) => {
          const all = play([...bulk, { lane: 'interactive', at }], limit);
          expect(all.find(({ lane }) => lane === 'interactive')?.begunAt).toBe(at);
        },
      ),
      SEED,
    );
  });

  it('so do as many in a minute as a tenth of it', () => {
    fc.assert(
      fc.property(
        fc.array(arrivalOf(fc.constant<Lane>('bulk')), { maxLength: 200, size: 'max' }),
        fc.integer({ min: 0, max: 3 * MINUTE }),
        fc.integer({ min: 2, max: 100 }),
        (bulk, at, limit) => {
          const few = Array.from({ length: Math.ceil(limit / 10) }, (_, index) => ({
            lane: 'interactive' as const,
            at: at + index,
          }));
          for (const { lane, at: asked, begunAt } of play([...bulk, ...few], limit)) {
            if (lane === 'interactive') expect(begunAt).toBe(asked);
          }
        },
      ),
      SEED,
    );
  });

  it('bulk mail alone goes evenly, at four fifths of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 60 }), (limit) => {
        const count = 2 * limit;
        const all = play(
          Array.from({ length: count }, () => ({ lane: 'bulk' as const, at: 0 })),
          limit,
        );
        const gaps = all.slice(1).map(({ begunAt }, index) => begunAt - (all[index]?.begunAt ?? 0));
        expect(Math.min(...gaps)).toBeGreaterThanOrEqual(MINUTE / (0.8 * limit));
        expect(Math.max(...gaps)).toBeLessThanOrEqual((1.05 * MINUTE) / (0.8 * limit) + 1);
      }),
      { ...SEED, numRuns: 15 },
    );
  });

  it('bulk mail gets on beside others who take half of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 60 }), (limit) => {
        const others = Array.from({ length: 2 * limit }, (_, index) => ({
          lane: 'interactive' as const,
          at: index * Math.ceil((2 * MINUTE) / limit),
        }));
        const bulk = Array.from({ length: limit }, () => ({ lane: 'bulk' as const, at: 0 }));
        const all = play([...others, ...bulk], limit).filter(({ lane }) => lane === 'bulk');
        // A quarter of the limit is left to it at the least.
        expect(all.at(-1)?.begunAt).toBeLessThanOrEqual(4 * 61_000 + MINUTE);
      }),
      { ...SEED, numRuns: 15 },
    );
  });

  it('lets both lanes have the only message of a minute', () => {
    const all = play(
      [
        { lane: 'bulk', at: 0 },
        { lane: 'interactive', at: 1 },
      ],
      1,
    );
    expect(all.map(({ begunAt }) => begunAt)).toEqual([0, 61_000]);
  });

  it('a time far ahead, from a clock that is wrong, holds nobody up', () => {
    const recent = { interactive: [10 * MINUTE], bulk: [10 * MINUTE] };
    expect(waitFor(recent, 'interactive', 1, 0)).toBe(0);
    expect(waitFor(recent, 'bulk', 1, 0)).toBe(0);
  });
});
