import { expect, it } from 'vitest';
import { shownNumber } from '../../../domain/email/telephone.ts';
import { shownNumbersOf } from './shown-numbers.ts';

it.each([
  ['+33155501000', '+33 1 55 50 10 00'],
  ['+442079460000', '+44 20 7946 0000'],
  ['+15145550100', '+1 514 555 0100'],
  ['+18885550100', '+1 888 555 0100'],
  ['+493012345678', '+49 30 12345678'],
  ['+3225550100', '+32 2 555 01 00'],
  ['+551134567890', '+55 11 3456 7890'],
  ['+80012345678', '+800 1234 5678'],
  ['+2105550100', '+2105550100'],
])('%s is read as %s', (number, shown) => {
  const kept = shownNumbersOf([{ number }]);
  expect(kept).toEqual({ [number]: shown });
  expect(shownNumber(number, kept)).toBe(shown);
});
