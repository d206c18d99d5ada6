import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  codeGroups,
  emailedCode,
  formatCode,
  MAX_CODE_LENGTH,
  MIN_CODE_LENGTH,
} from './access-code.ts';
import { codesIn } from './codes-in-text.ts';

// No code begins with 0.
const CODE = '0829150637';

it.each([
  `Participant code: ${emailedCode(CODE)}`,
  `Participant code: ${formatCode(CODE)}\n`,
  `code 082-915-0637.`,
  `tel:+15145550100,,${CODE}`,
  `+1 514-555-0100,,${CODE}`,
  `twice: ${emailedCode(CODE)} and ${formatCode(CODE)}`,
])('finds the code in %s', (text) => {
  expect(codesIn(text)).toEqual([CODE]);
});

it.each([
  'Call +1 514 555 0100',
  'Call +1-514-555-0100',
  'Call 514-555-0100 (tel:+15145550100)',
  'Call +44 20 7946 0958',
  'at 2026-11-29 06:30',
  'mixed 082 915-0637',
  '1082·915·0637',
  '082·915·0637·1',
  '••• ••• ••••',
])('finds none in %s', (text) => {
  expect(codesIn(text)).toEqual([]);
});

it('gives them in the order in which they are read', () => {
  const [first, second] = ['0829150637', '0712049958'] as const;
  expect(codesIn(`${emailedCode(second)}\n${formatCode(first)}\ntel:+1,,${second}`)).toEqual([
    second,
    first,
  ]);
});

it('finds a code of each length, as our texts group it', () => {
  const codes = fc
    .integer({ min: MIN_CODE_LENGTH, max: MAX_CODE_LENGTH })
    .chain((length) =>
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }),
    )
    .map((digits) => digits.join(''));
  fc.assert(
    fc.property(codes, fc.constantFrom('·', ' ', '-'), (code, sign) => {
      expect(codesIn(`(${codeGroups(code).join(sign)})`)).toEqual([code]);
    }),
  );
});
