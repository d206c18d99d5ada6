import { expect, test } from 'vitest';
import { callerNumber, toE164, type TrunkNumbers } from './numbers.ts';

const canada: TrunkNumbers = { country: 'CA', prefixes: [] };
const nowhere: TrunkNumbers = { country: null, prefixes: [] };

test.each([
  ['+15145550100', canada],
  ['15145550100', canada],
  ['5145550100', canada],
  ['(514) 555-0100', canada],
  ['011 1 514 555 0100', canada],
  ['0015145550100', canada],
  ['sip:+15145550100@10.0.0.1;user=phone', canada],
  ['<sip:5145550100@example.net>', canada],
  ['tel:+1-514-555-0100', canada],
  ['+15145550100;phone-context=+1', canada],
  ['5145550100;phone-context=+1', nowhere],
  ['0015145550100', nowhere],
  ['915145550100', { country: 'CA', prefixes: ['9'] }],
  ['8899#15145550100', { country: 'CA', prefixes: ['8899#'] }],
] as const)('makes one number of %s', (given, trunk) => {
  expect(toE164(given, trunk)).toBe('+15145550100');
});

test('knows other countries', () => {
  expect(toE164('0142685300', { country: 'FR', prefixes: [] })).toBe('+33142685300');
  expect(toE164('+33 1 42 68 53 00', canada)).toBe('+33142685300');
  expect(toE164('33142685300', canada)).toBe('+33142685300');
});

test('leaves extensions, and what is no number, as they came', () => {
  expect(toE164('200', canada)).toBe('200');
  expect(toE164('sip:conference@example.net', canada)).toBe('sip:conference@example.net');
  expect(toE164('', canada)).toBe('');
  expect(toE164('x'.repeat(1000), canada)).toHaveLength(256);
});

test('takes no prefix away where only the number itself begins so', () => {
  expect(toE164('9055550100', { country: 'CA', prefixes: ['9'] })).toBe('+19055550100');
});

test.each([
  ['+14165550134', 'allowed_not_screened', '+14165550134'],
  ['4165550134', '', '+14165550134'],
  ['+14165550134', 'prohib_passed_screen', null],
  ['+14165550134', 'prohib', null],
  ['+14165550134', 'unavailable', null],
  ['anonymous', 'allowed', null],
  ['+266696687', 'allowed', null],
  ['200', 'allowed', '200'],
  ['', 'allowed', null],
  ['<unknown>', 'allowed', null],
] as const)('says of the caller %j, %j: %j', (given, presentation, number) => {
  expect(callerNumber(given, presentation, canada)).toBe(number);
});
