import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MAX_CODE_LENGTH,
  MIN_CODE_LENGTH,
  codeWeakness,
  differingDigits,
  formatCode,
  generateCode,
  generateCodes,
  isWeakCode,
  reservedUntil,
  type RandomInt,
} from './access-code.ts';

/** A small repeatable generator (xorshift32), so that a failing property can be run again. */
function seeded(seed: number): RandomInt {
  let state = seed | 1;
  return (maxExclusive) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % maxExclusive;
  };
}

const lengths = fc.integer({ min: MIN_CODE_LENGTH, max: MAX_CODE_LENGTH });
const seeds = fc.integer({ min: 1 });
const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((d) => d.join(''));

/** The source that deals the given codes digit by digit, in turn. */
function dealing(...codes: string[]): RandomInt {
  const queue = codes.join('').split('').map(Number);
  return () => {
    const next = queue.shift();
    if (next === undefined) throw new Error('nothing left to deal');
    return next;
  };
}

describe('generateCodes', () => {
  it('gives two strong codes of the length asked for', () => {
    fc.assert(
      fc.property(seeds, lengths, (seed, length) => {
        const { leaderCode, participantCode } = generateCodes(seeded(seed), length);
        for (const code of [leaderCode, participantCode]) {
          expect(code).toMatch(new RegExp(`^[1-9]\\d{${length - 1}}$`));
          expect(isWeakCode(code)).toBe(false);
        }
        expect(differingDigits(leaderCode, participantCode)).toBeGreaterThan(1);
      }),
    );
  });

  it('draws again after a weak code and after one that differs in a single digit', () => {
    const random = dealing('1111111111', '4829150637', '4829150638', '7712049958');
    expect(generateCodes(random)).toEqual({
      leaderCode: '4829150637',
      participantCode: '7712049958',
    });
  });

  it('ends with an error when randomness is broken', () => {
    expect(() => generateCodes(() => 7)).toThrow(/randomness/);
  });

  it.each([0, 5, 17, 9.5, Number.NaN])('refuses the length %s', (length) => {
    expect(() => generateCode(seeded(1), length)).toThrow(RangeError);
  });

  it('uses every digit in every place', () => {
    const random = seeded(42);
    const codes = Array.from({ length: 2_000 }, () => generateCode(random));
    for (let place = 0; place < 10; place++) {
      const seen = new Set(codes.map((code) => code[place]));
      expect(seen.size).toBe(place === 0 ? 9 : 10);
    }
  });
});

describe('codeWeakness', () => {
  it.each([
    ['0829150637', 'leadingZero'],
    ['1213323121', 'fewDigits'],
    ['4829777750', 'steps'],
    ['4829150123', 'steps'],
    ['9876204815', 'steps'],
    ['5086420917', 'steps'],
    ['4628901537', 'steps'],
    ['4829648296', 'repeatedBlock'],
    ['9482482507', 'repeatedBlock'],
    ['4815151509', 'repeatedBlock'],
    ['4829119284', 'palindrome'],
  ])('%s breaks %s', (code, rule) => {
    expect(codeWeakness(code)).toBe(rule);
  });

  it.each(['4829150637', '7712049958', '4777150638', '1239150457', '9051736284'])(
    '%s is strong',
    (code) => {
      expect(codeWeakness(code)).toBeNull();
    },
  );

  it('refuses any code with three or fewer distinct digits', () => {
    const three = fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7, 8, 9], { minLength: 3, maxLength: 3 });
    const picks = fc.array(fc.nat(2), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(three, picks, (set, indexes) => {
        expect(isWeakCode(indexes.map((i) => set[i]).join(''))).toBe(true);
      }),
    );
  });

  it('refuses any palindrome, any doubled half and any code that holds an even step', () => {
    fc.assert(
      fc.property(
        digits(5),
        fc.nat(9),
        fc.constantFrom(-1, 0, 1),
        fc.nat(6),
        (half, start, by, offset) => {
          expect(isWeakCode(half + [...half].reverse().join(''))).toBe(true);
          expect(isWeakCode(half + half)).toBe(true);
          const steps = [0, 1, 2, 3].map((n) => (start + n * by + 10) % 10).join('');
          const body = `${half}5`;
          expect(isWeakCode(body.slice(0, offset) + steps + body.slice(offset))).toBe(true);
        },
      ),
    );
  });

  it('leaves more than nine in ten codes', () => {
    const random = seeded(7);
    const strong = Array.from({ length: 5_000 }, () => {
      const rest = Array.from({ length: 9 }, () => random(10)).join('');
      return !isWeakCode(`${1 + random(9)}${rest}`);
    }).filter(Boolean).length;
    expect(strong).toBeGreaterThan(4_500);
  });
});

describe('formatCode', () => {
  it.each([
    ['4829151234', '482 915 1234'],
    ['482915', '482 915'],
    ['4829151', '482 9151'],
    ['48291512', '4829 1512'],
    ['482915123', '482 915 123'],
    ['48291512345', '482 9151 2345'],
    ['48291', '48291'],
    ['', ''],
  ])('%s reads %s', (code, text) => {
    expect(formatCode(code)).toBe(text);
  });

  it('keeps every digit and never leaves a short group', () => {
    fc.assert(
      fc.property(lengths.chain(digits), (code) => {
        const groups = formatCode(code).split(' ');
        expect(groups.join('')).toBe(code);
        expect(groups.every((g) => g.length === 3 || g.length === 4)).toBe(true);
      }),
    );
  });
});

describe('reservedUntil', () => {
  it.each([
    ['2026-11-23T12:00:00.250Z', '2027-11-23T12:00:00.250Z'],
    ['2028-02-29T12:00:00.000Z', '2029-03-01T12:00:00.000Z'],
  ])('of %s is twelve months later', (ended, until) => {
    expect(reservedUntil(new Date(ended)).toISOString()).toBe(until);
  });
});
