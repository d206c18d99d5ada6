import { expect, it } from 'vitest';
import { maskCaller } from './caller.ts';

it.each([
  ['+15145550134', '+1 514 ••• ••34'],
  ['+442079460958', '+44 ••• ••58'],
  ['+33199000712', '+33 ••• ••12'],
  ['+79995550101', '+7 ••• ••01'],
  ['+3585550134', '+358 ••• ••34'],
  ['+35855501', '+358 ••• ••01'],
  ['+3585550', '+358 ••••'],
  ['5145550134', '••34'],
  ['2012', '••••'],
])('masks %s as %s', (number, masked) => {
  expect(maskCaller(number)).toBe(masked);
});

it('says nothing of a caller who withheld the number', () => {
  expect(maskCaller(null)).toBeNull();
});
