import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWholeNumber, UnusableParameter, wholeParameter } from './whole-number.ts';

describe('a whole number', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (number) => {
        expect(readWholeNumber(String(number))).toBe(number);
      }),
      { seed: 12 },
    );
  });

  it.each([
    ...['', ' ', '10 ', ' 10', '10\n', '+10', '-1', '010', '1e3', '1E3', '0x10', '0b1', '0o7'],
    ...['10abc', '10.0', '10,000', '1_000', '１０', '٣', 'NaN', 'Infinity', '9007199254740993'],
  ])('is nothing else, such as %j', (text) => {
    expect(readWholeNumber(text)).toBeNull();
  });

  it('has bounds, which it may reach', () => {
    expect(['5', '6', '16', '17'].map((text) => readWholeNumber(text, 6, 16))).toEqual([
      null,
      6,
      16,
      null,
    ]);
  });
});

it('a parameter that is none says which it is, and not what stands in it', () => {
  expect(wholeParameter('CODE_LENGTH', '10', 6, 16)).toBe(10);
  for (const text of ['', '1e1', '10 digits', '5']) {
    const read = () => wholeParameter('CODE_LENGTH', text, 6, 16);
    expect(read).toThrow(UnusableParameter);
    expect(read).toThrow(/^CODE_LENGTH is not a whole number from 6 to 16\.$/);
  }
});
