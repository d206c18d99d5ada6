import { expect, test } from 'vitest';
import { compileRules } from '../compile.ts';
import { service } from '../test-support.ts';

const chain = (count: number, operator: string, operand: string) =>
  Array.from({ length: count }, () => operand).join(` ${operator} `);
const sum = (count: number) => chain(count, '+', '1');
const inside = (count: number, open: string, middle: string, close: string) =>
  open.repeat(count) + middle + close.repeat(count);

/** The first count that the official emulator (1.19.9) refuses. */
const forms: readonly (readonly [first: number, form: (count: number) => string])[] = [
  [100, (n) => chain(n, '&&', 'true')],
  [100, (n) => chain(n, '||', 'false')],
  [99, (n) => chain(n, '&&', '(true)')],
  [98, (n) => chain(n, '&&', '(true || false)')],
  [98, (n) => chain(n, '&&', 'true || false')],
  [99, (n) => chain(n, '&&', '!true')],
  [99, (n) => chain(n, '&&', '1 == 1')],
  [99, (n) => chain(n, '&&', 'exists(/a/b)')],
  [100, (n) => chain(n, '&&', 'request.auth.uid')],
  [98, (n) => chain(n, '&&', '1 in [1]')],
  [98, (n) => `(${chain(n, '&&', 'true')}) && true`],
  [98, (n) => `${chain(50, '&&', 'true')} && (${chain(n, '&&', 'true')})`],
  [99, (n) => `${sum(n)} == 2`],
  [49, (n) => `${sum(n)} == 1 && ${chain(50, '&&', 'true')}`],
  [99, (n) => `1${' is int'.repeat(n)}`],
  [99, (n) => inside(n, '!', 'true', '')],
  [99, (n) => inside(n, '(', 'true', ')')],
  [50, (n) => inside(n, '!(', 'true', ')')],
  [99, (n) => inside(n, '[', '1', ']')],
  [99, (n) => inside(n, '[', '-x', ']')],
  [98, (n) => inside(n, '[', 'a[0]', ']')],
  [99, (n) => inside(n, '[', 'a.f()', ']')],
  [99, (n) => inside(n, '[', '/a/b', ']')],
  [99, (n) => inside(n, `{'a': `, '1', '}')],
  [99, (n) => inside(n, 'a[', '0', ']')],
  [99, (n) => inside(n, 'f(', '1', ')')],
  [99, (n) => inside(n, 'true ? ', 'true', ' : false')],
  [99, (n) => inside(n, '/a/$(', 'x', ')')],
  [50, (n) => inside(n, 'true && (', 'true', ')')],
  [99, (n) => `(${sum(n)}).x`],
  [99, (n) => `(${sum(n)}).x()`],
  [99, (n) => `(${sum(n)})[0:1]`],
  [99, (n) => `a[${sum(n)}:2]`],
  [99, (n) => `a.b(${sum(n)})`],
  [99, (n) => `-(${sum(n)})`],
  [99, (n) => `{${sum(n)}: 1}`],
  [98, (n) => `(${sum(n)}) ? 1 : 2`],
  [99, (n) => `${sum(n)} ? 1 : 2`],
];

test.each(forms)('%i, form %#, is too much', (first, form) => {
  expect(errorsOf(form(first - 1))).toEqual([]);
  expect(errorsOf(form(first))).toEqual(['This expression is nested too deeply.']);
});

test.each(['a.b', 'a[0]', 'a.b()', 'a[0:1]'])('%s may go on for long', (form) => {
  expect(errorsOf(`a${form.slice(1).repeat(400)}`)).toEqual([]);
});

test.each(['return true', 'let a = true; return a'])('in a function: %s', (body) => {
  const deep = body.replace('true', chain(100, '&&', 'true'));
  const { ruleset } = compileRules(
    service(`function f() { ${deep}; } match /a/{b} { allow get: if f(); }`),
  );
  expect(ruleset).toBeNull();
});

function errorsOf(condition: string): readonly string[] {
  const { issues } = compileRules(service(`match /a/{b} { allow get: if ${condition}; }`));
  return issues
    .filter(({ severity }) => severity === 'ERROR')
    .map(({ description }) => description.split('\n')[0] ?? '');
}
