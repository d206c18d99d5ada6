import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileRules } from '../compile.ts';
import { request, service } from '../test-support.ts';
import type { RulesDocument, RulesInput } from '../types.ts';

/*
 * What the official emulator (1.19.9) has answered: 846 expressions, in each of which this one once said
 * something else. `true`, `false`, `error` when it runs, `does not compile`; `compiles`: any of the first three.
 */
const recorded =
  read<readonly (readonly [expression: string, answer: string])[]>('expressions.json');
const document: RulesDocument = {
  path: 'a/x',
  fields: new Map(Object.entries(read<Fields>('document.json')).map(([k, v]) => [k, input(v)])),
};

/** Where the public reference says otherwise than the emulator does, or what it says is not kept here. */
const exceptions: readonly (readonly [reason: string, which: RegExp])[] = [
  [
    '`in` and `is` bind tighter than `==`: the operator table of https://firebase.google.com/docs/rules/rules-language',
    /(?:==|!=) .+ (?:in|is) |\b(?:in|is) .+ (?:==|!=) /,
  ],
  ['https://firebase.google.com/docs/reference/rules/rules.math#isInfinite', /math\.isInfinite\(/],
  ['https://firebase.google.com/docs/reference/rules/rules.Boolean', /^\(bool\('true'\)\)/],
  ['a stored -0.0 is 0.0 there, here it stays', / \/ d\(\)\.nz\)/],
];

test.each(recorded)('%s → %s', (expression, answer) => {
  const own = answerTo(expression);
  if (answer === own || (answer === 'compiles' && own !== 'does not compile')) return;
  const reasons = exceptions.filter(([, which]) => which.test(expression));
  expect(reasons, `${own} here, without a reason`).not.toEqual([]);
});

function answerTo(expression: string): string {
  const { ruleset } = compileRules(
    service(`
      function d() { return get(/databases/$(database)/documents/a/x).data; }
      match /a/{id} { allow get: if ${expression}; }`),
  );
  if (ruleset === null) return 'does not compile';
  const read = (path: string) => (path === document.path ? document : null);
  const [tried] = ruleset.decide(request({ path: 'a/x', resource: document, read })).tried;
  return tried?.outcome ?? 'not tried';
}

/** A value as REST writes it. */
type Written = Readonly<Record<string, unknown>>;
type Fields = Readonly<Record<string, Written>>;

function input(written: Written): RulesInput {
  const [kind, value] = Object.entries(written)[0] ?? [];
  switch (kind) {
    case 'nullValue':
      return null;
    case 'integerValue':
      return BigInt(String(value));
    case 'doubleValue':
      return Number(value);
    case 'bytesValue':
      return new Uint8Array(Buffer.from(String(value), 'base64'));
    case 'timestampValue': {
      const [, second = '', fraction = ''] = /^(.{19})(?:\.(\d+))?Z$/.exec(String(value)) ?? [];
      return { seconds: Date.parse(`${second}Z`) / 1000, nanos: Number(fraction.padEnd(9, '0')) };
    }
    case 'referenceValue':
      return { name: String(value) };
    case 'arrayValue':
      return ((value as { values?: Written[] }).values ?? []).map(input);
    case 'mapValue': {
      const { fields = {} } = value as { fields?: Fields };
      return new Map(Object.entries(fields).map(([key, inner]) => [key, input(inner)]));
    }
    default:
      return value as RulesInput;
  }
}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as T;
}
