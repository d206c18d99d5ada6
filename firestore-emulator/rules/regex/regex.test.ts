import { expect, test } from 'vitest';
import { Failure } from '../values/outcome.ts';
import { regexOf } from './regex.ts';

function matches(pattern: string, text: string): boolean | string {
  const regex = regexOf(pattern, true);
  return regex instanceof Failure ? regex.message : text.search(regex.compiled) !== -1;
}

test.each([
  ['a|b', 'b', true],
  ['a|b', 'ab', false],
  ['^abc$', 'abc', true],
  ['\\Aabc\\z', 'abc', true],
  ['(?i)straße', 'STRAßE', true],
  ['(?i)k', '\u212a', true],
  ['a(?i)b', 'aB', true],
  ['a(?i)b', 'AB', false],
  ['a(?i:[b-d])e', 'aCe', true],
  ['a(?i:[b-d])e', 'aCE', false],
  ['(?i:a(?-i)b)c', 'Abc', true],
  ['(?i:a(?-i)b)c', 'ABc', false],
  ['.', '\n', false],
  ['.', '\r', true],
  ['.', '😀', true],
  ['(?s).', '\n', true],
  ['(?m)a$\n^b', 'a\nb', true],
  ['a$\n^b', 'a\nb', false],
  ['\\s', '\u00a0', false],
  ['\\s+', ' \t\n\f\r', true],
  ['\\S', '\u00a0', true],
  ['\\d+', '12', true],
  ['\\D', '１', true],
  ['\\w+', 'aZ_9', true],
  ['\\w', 'é', false],
  ['\\W', 'é', true],
  ['(?i)\\W', 's', false],
  ['[\\w.-]+@[\\w-]+', 'a.b-c@d-e', true],
  ['[^\\d\\s]', 'x', true],
  ['[]a]+', ']a', true],
  ['[^]a]', 'b', true],
  ['[a-]+', 'a-', true],
  ['[[:alpha:]]+', 'abZ', true],
  ['[[:^digit:]]', '5', false],
  ['[[:xdigit:]_]+', 'fF0_', true],
  ['\\pL+', 'été', true],
  ['\\p{Greek}', 'π', true],
  ['\\PL', 'π', false],
  ['\\p{^L}', '1', true],
  ['\\x41\\x{1F600}', 'A😀', true],
  ['\\Qa.b\\E+', 'a.bbb', false],
  ['\\Qa.b\\E', 'a.b', true],
  ['a{2,3}', 'aaa', true],
  ['a{,3}', 'a{,3}', true],
  ['}{', '}{', true],
  ['a+?b*?', 'aab', true],
  ['(?U)a+', 'aa', true],
  ['(?P<year>\\d{4})-(\\d\\d)', '2026-11', true],
  ['\\@\\-\\"\\/', '@-"/', true],
  ['^[^\\p{Cc}\\x{202A}-\\x{202E}]*$', 'ok', true],
  ['^[^\\p{Cc}\\x{202A}-\\x{202E}]*$', 'a\u202eb', false],
  ['', '', true],
] as const)('%j on %j: %s', (pattern, text, expected) => {
  expect(matches(pattern, text)).toBe(expected);
});

test.each([
  ['a**', 'invalid nested repetition operator'],
  ['a++', 'invalid nested repetition operator'],
  ['*a', 'missing argument to repetition operator'],
  ['(a', 'missing )'],
  ['a)', 'unexpected )'],
  ['[a', 'missing closing ]'],
  ['[z-a]', 'invalid character class range'],
  ['(?=a)', 'invalid or unsupported group'],
  ['(?<!a)', 'invalid or unsupported group'],
  ['a{1001}', 'invalid repetition size'],
  ['a{3,2}', 'invalid repetition size'],
  ['\\y', 'invalid escape sequence'],
  ['a\\', 'trailing \\'],
])('refuses %j as RE2 does', (pattern, reason) => {
  expect(matches(pattern, '')).toBe(`Invalid regular expression: ${reason}.`);
});

test('refuses a back-reference', () => {
  expect(matches('(a)\\1', 'aa')).toBe('Invalid regular expression: invalid escape sequence.');
});
