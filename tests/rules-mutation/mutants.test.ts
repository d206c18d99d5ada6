import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { INTRUDERS } from './choices.ts';
import { mutantsOf } from './mutants.ts';

/** A rules file with one `allow`, and functions before it where they are given. */
function rulesWith(condition: string, functions = ''): string {
  return `service cloud.firestore {${functions} match /a/{id} { allow get, list: if ${condition}; } }`;
}

/** The conditions that take the place of this one. */
function conditionsInPlaceOf(condition: string): string[] {
  const [before = '', after = ''] = rulesWith('|').split('|');
  return mutantsOf(rulesWith(condition), { hasOnly: ['forged'], in: ['owner'] })
    .filter(({ id }) => !id.endsWith('left out'))
    .map(({ rules }) => rules)
    .filter((rules) => rules.startsWith(before) && rules.endsWith(after))
    .map((rules) => rules.slice(before.length, rules.length - after.length));
}

/** The same for a regular expression, without what is done to the call of `matches` itself. */
function expressionsInPlaceOf(expression: string): string[] {
  const [before = '', after = ''] = `id.matches('|')`.split('|');
  return conditionsInPlaceOf(before + expression + after)
    .filter((condition) => condition.startsWith(before))
    .map((condition) => condition.slice(before.length, condition.length - after.length));
}

describe('an allow', () => {
  it('is left out, loses each method, always holds', () => {
    const mutants = mutantsOf(rulesWith('id == "x"'));
    const body = (rules: string) => /\{id\} \{ (.*) \} \}$/.exec(rules)?.[1]?.trim();
    expect(mutants.map(({ rules }) => body(rules))).toEqual([
      'allow get, list: if false;',
      'allow list: if id == "x";',
      'allow get: if id == "x";',
      'allow get, list: if true;',
      'allow get, list: if id != "x";',
    ]);
  });

  it('without a condition is left out or loses each method', () => {
    const rules = 'service cloud.firestore { match /a/{id} { allow get, list; } }';
    expect(mutantsOf(rules).map(({ id }) => id)).toEqual([
      '/a/{id} allow get, list: left out',
      '/a/{id} allow get, list: without get',
      '/a/{id} allow get, list: without list',
    ]);
  });
});

describe('a condition', () => {
  it.each([
    ['true', ['false']],
    ['id == "x"', ['true', 'id != "x"']],
    ['id != "x"', ['true', 'id == "x"']],
    ['1 < id', ['true', '1 <= id', '!(1 < id)', '0 < id', '2 < id']],
    ['id == n + m', ['true', 'id != n + m', 'id == n - m']],
    [
      'id.a ? id.b : id.c',
      [
        'true',
        '(id.b)',
        '(id.c)',
        '!(id.a) ? id.b : id.c',
        'id.a ? !(id.b) : id.c',
        'id.a ? id.b : !(id.c)',
      ],
    ],
    ['id.get("x", null) == n', ['true', 'id.get("x", null) != n', 'id["x"] == n']],
    [
      'id == duration.value(n, "m")',
      [
        'true',
        'id != duration.value(n, "m")',
        `id == duration.value(n, 'h')`,
        `id == duration.value(n, 's')`,
      ],
    ],
    ['"x" in id.data', ['true', '!("x" in id.data)']],
    ['id >= 7', ['true', 'id > 7', '!(id >= 7)', 'id >= 6', 'id >= 8']],
    ['id is string', ['true', '!(id is string)']],
    ['!(id == "x")', ['true', '((id == "x"))', '!(id != "x")']],
    ['exists(/a/b)', ['true', '!(exists(/a/b))']],
    ['request.auth.token.vip', ['true', '!(request.auth.token.vip)']],
    [
      'id in ["x", "y"]',
      ['true', '!(id in ["x", "y"])', `id in ['owner', "x", "y"]`, 'id in ["y"]', 'id in ["x"]'],
    ],
    [
      'id.keys().hasOnly(["x"])',
      ['true', '!(id.keys().hasOnly(["x"]))', `id.keys().hasOnly(['forged', "x"])`],
    ],
  ])('%s', (condition, mutated) => {
    expect(conditionsInPlaceOf(condition)).toEqual(mutated);
  });

  it('loses each operand of a row', () => {
    expect(conditionsInPlaceOf('id.a && id.b && id.c')).toEqual(
      expect.arrayContaining(['id.b && id.c', 'id.a && id.c', 'id.a && id.b']),
    );
  });

  it('loses operands inside parentheses and keeps the parentheses', () => {
    expect(conditionsInPlaceOf('id.a && (id.b || (id.c || id.d))')).toEqual(
      expect.arrayContaining([
        '(id.b || (id.c || id.d))',
        'id.a',
        'id.a && ((id.c || id.d))',
        'id.a && (id.b)',
        'id.a && (id.b || (id.d))',
        'id.a && (id.b || (id.c))',
      ]),
    );
    expect(conditionsInPlaceOf('(id.a && id.b) && id.c')).toEqual(
      expect.arrayContaining(['id.c', '(id.a && id.b)', '(id.b) && id.c', '(id.a) && id.c']),
    );
  });
});

describe('a regular expression', () => {
  it.each([
    ['a{3}', ['a{2}', 'a{4}']],
    ['a{0,2}', ['a{1,2}', 'a{0,1}', 'a{0,3}']],
    ['a{2,2}', ['a{1,2}', 'a{2,3}']],
    ['a{1,}', ['a{0,}', 'a{2,}']],
    ['a+b*(?:c)?', ['ab*(?:c)?', 'a+b(?:c)?', 'a+b*(?:c)']],
    ['[a-z_-]', ['[_-]', '[a-z-]', '[a-z_]']],
    [
      '[^\\\\p{Cc}\\\\x{2028}-\\\\x{2029}\\\\]]',
      [
        '[^\\\\x{2028}-\\\\x{2029}\\\\]]',
        '[^\\\\p{Cc}\\\\]]',
        '[^\\\\p{Cc}\\\\x{2028}-\\\\x{2029}]',
      ],
    ],
    ['[a]', []],
    ['[+?]x', ['[?]x', '[+]x']],
    ['\\\\+\\\\{2', []],
  ])('%s', (expression, mutated) => {
    expect(expressionsInPlaceOf(expression)).toEqual(mutated);
  });
});

describe('a function', () => {
  it('always holds, and is changed inside', () => {
    const rules = rulesWith('isX(id)', 'function isX(v) { let w = v == 1; return w == "x"; }');
    const inFunction = mutantsOf(rules).filter(({ id }) => id.startsWith('isX: '));
    expect(inFunction.map(({ id }) => id)).toEqual([
      'isX: `v == 1` → `v != 1`',
      'isX: `1` → `0`',
      'isX: `1` → `2`',
      'isX: always holds',
      'isX: `w == "x"` → `w != "x"`',
    ]);
  });

  it('that gives a value is not made to hold', () => {
    const rules = rulesWith('role() == "x"', 'function role() { return get(/a/b).data.role; }');
    expect(mutantsOf(rules).filter(({ id }) => id.startsWith('role: '))).toEqual([]);
  });
});

describe('a list', () => {
  it('gains what one place must keep out rather than what all must', () => {
    const intruders = { changesOnly: ['all'], 'isX: changesOnly': ['one'] };
    const only = 'function changesOnly(names) { return names == 1; }';
    const rules = rulesWith(
      'isX() || changesOnly(["y"])',
      `${only} function isX() { return changesOnly(["x"]); }`,
    );
    const gained = mutantsOf(rules, intruders).filter(({ id }) => id.includes('added'));
    expect(gained.map(({ id }) => id)).toEqual([
      "isX: `'one'` added to the list of `changesOnly`",
      "/a/{id} allow get, list: `'all'` added to the list of `changesOnly`",
    ]);
    expect(new Set(gained.map(({ place }) => place))).toEqual(
      new Set(['isX', '/a/{id} allow get, list']),
    );
  });
});

describe('firestore.rules', () => {
  // All of them are made once: that takes a second and more.
  let mutants: ReturnType<typeof mutantsOf>;
  beforeAll(async () => {
    mutants = mutantsOf(await readFile('firestore.rules', 'utf8'), INTRUDERS);
  });

  it.each(Object.keys(INTRUDERS))('has a list for the intruders of %s', (key) => {
    const [method, place = ''] = key.split(': ').reverse();
    const gained = mutants.filter(({ id }) => id.endsWith(`added to the list of \`${method}\``));
    expect(gained.some((mutant) => place === '' || mutant.place === place)).toBe(true);
  });
});

describe('all mutants', () => {
  const rules = rulesWith('id == "x" && id == "x" && id.matches("[a][b]{2}[b]{2}")');
  const mutants = mutantsOf(rules);

  it('have names and texts of their own, and none is the original', () => {
    expect(new Set(mutants.map(({ id }) => id)).size).toBe(mutants.length);
    expect(new Set(mutants.map((mutant) => mutant.rules)).add(rules).size).toBe(mutants.length + 1);
  });

  it('say where they differ', () => {
    for (const mutant of mutants) {
      expect(mutant.rules.slice(0, mutant.at)).toBe(rules.slice(0, mutant.at));
    }
  });

  it('leave comments and texts alone', () => {
    const commented = rulesWith('id == "a && b" /* 1 < 2 && true */');
    expect(mutantsOf(commented)).toHaveLength(5);
  });
});
