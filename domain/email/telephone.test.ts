import { describe, expect, it } from 'vitest';
import { formatPhoneNumber, shownNumber, telephoneLink } from './telephone.ts';

describe('telephoneLink', () => {
  it('dials, and enters a code after two pauses', () => {
    expect(telephoneLink('+15145550100', null)).toBe('tel:+15145550100');
    expect(telephoneLink('+15145550100', '12')).toBe('tel:+15145550100,,12');
  });

  it.each([
    '',
    '5145550100',
    '+05145550100',
    ' +15145550100',
    '+15145550100 ',
    '+1514555010012345',
  ])('refuses the number %j', (number) => {
    expect(() => telephoneLink(number, null)).toThrow('an E.164 number');
  });

  it.each(['', 'a', '12a', 'a12', '12#', '1,2'])('refuses the code %j', (code) => {
    expect(() => telephoneLink('+15145550100', code)).toThrow('a code of digits');
  });
});

describe('shownNumber', () => {
  const paris = '+33155501000';

  it('has the groups that are known', () => {
    expect(shownNumber(paris, { [paris]: '+33 1 55 50 10 00' })).toBe('+33 1 55 50 10 00');
    expect(shownNumber(paris, { [paris]: '+33-155-501000' })).toBe('+33-155-501000');
  });

  it('trusts them with spaces and hyphens only', () => {
    expect(shownNumber(paris, { [paris]: '+33 1 55 50 10 01' })).toBe(paris);
    expect(shownNumber(paris, { [paris]: '+33 1 55.50 10 00' })).toBe(paris);
    expect(shownNumber(paris, {})).toBe(paris);
    expect(shownNumber('+15145550100')).toBe('+1 514 555 0100');
  });
});

it.each([
  ['+15145550100', '+1 514 555 0100'],
  ['+33155501000', '+33155501000'],
  ['+151455501001', '+151455501001'],
  ['++15145550100', '++15145550100'],
])('%s is formatted as %s', (number, shown) => {
  expect(formatPhoneNumber(number)).toBe(shown);
});
