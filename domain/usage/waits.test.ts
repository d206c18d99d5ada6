import fc from 'fast-check';
import { expect, it } from 'vitest';
import { waitsOf } from './waits.ts';

const stay = fc
  .tuple(fc.nat({ max: 60 }), fc.option(fc.nat({ max: 60 })))
  .map(([joinedAt, length]) => ({ joinedAt, leftAt: length === null ? null : joinedAt + length }));

it('waits are all moments of a stay in which no leader was there', () => {
  fc.assert(
    fc.property(stay, fc.array(stay, { maxLength: 6 }), (participant, leaders) => {
      const until = 130;
      const waits = waitsOf(participant, leaders, until);
      const isIn = (at: number, from: number, to: number) => from <= at && at < to;
      const wrong = Array.from({ length: until }, (_, at) => at).filter((at) => {
        const isThere = isIn(at, participant.joinedAt, participant.leftAt ?? until);
        const isLed = leaders.some(({ joinedAt, leftAt }) =>
          isIn(at, joinedAt, leftAt ?? Infinity),
        );
        return waits.some(({ from, to }) => isIn(at, from, to)) !== (isThere && !isLed);
      });
      expect(wrong).toEqual([]);
      for (const [index, { from, to }] of waits.entries()) {
        expect(to).toBeGreaterThan(from);
        expect(from).toBeGreaterThanOrEqual(waits[index - 1]?.to ?? 0);
      }
    }),
    { numRuns: 300 },
  );
});

it('there are none of who is still there and of whom nobody says until when', () => {
  expect(waitsOf({ joinedAt: 5, leftAt: null }, [])).toEqual([]);
});
