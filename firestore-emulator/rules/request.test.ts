import { expect, test } from 'vitest';
import { decideCondition, document, outcomeOf, request, ruleset, service } from './test-support.ts';

const bob = document('users/bob', { role: 'admin' });
const users = '/databases/$(database)/documents/users';
const read = (path: string) => (path === bob.path ? bob : null);

test.each([
  ['request.auth.uid == "ann"'],
  ['request.auth.token.email_verified'],
  ['request.auth.token.email.matches(".*@example[.]com")'],
  ['request.method == "get"'],
  ['request.path == /databases/(default)/documents/docs/d1'],
  ['request.path == /databases/$(database)/documents/docs/$(id)'],
  ['request.time == timestamp.value(1790000000005)'],
  ['resource == null'],
  [`get(${users}/bob).data.role == "admin"`],
  [`get(${users}/bob).id == "bob"`],
  [`get(${users}/eve) == null || !exists(${users}/eve)`],
  [`exists(${users}/bob) && !exists(${users}/eve)`],
  [`get(path("/databases/(default)/documents/users/bob")).data.role == "admin"`],
])('%s', (condition) => {
  expect(outcomeOf(condition, { read })).toBe('true');
});

test.each([
  [`get(${users}/eve) == null`, 'error: There is no such document.'],
  [`getAfter(${users}/eve) == null`, 'error: There is no such document.'],
  [`get(${users}/eve).data.role == "admin"`, 'error: There is no such document.'],
  [`get(${users}).data.role == "admin"`, 'error: This path names a collection, not a document.'],
  [
    'get(/users/bob) != null',
    'error: A document path begins with /databases/$(database)/documents/.',
  ],
  [
    'exists(/databases/other/documents/users/bob)',
    'error: There is no other database to read from.',
  ],
  [`exists(${users}/$(nobody))`, 'error: The path names a variable that is not there.'],
  [`exists(${users}/$("a/b"))`, 'false'],
  [`exists(${users}/$(""))`, 'error: The last segment of this path is empty.'],
  [`exists(${users}/$("")/a/b)`, 'false'],
  [`get(${users}/$("a/b")).data.role == "admin"`, 'error: There is no such document.'],
  [`exists(${users}/$(1))`, 'false'],
  ['exists("users/bob")', 'error: Type error. Received: [string] Expected: [path].'],
  ['request.query.limit == 1', 'error: Property query is undefined on object.'],
  ['request.resource == null', 'error: Property resource is undefined on object.'],
])('%s → %s', (condition, expected) => {
  expect(outcomeOf(condition, { read })).toBe(expected);
});

test('a caller who is not signed in', () => {
  expect(outcomeOf('request.auth == null', { auth: null })).toBe('true');
  expect(outcomeOf('request.auth.uid == "ann"', { auth: null })).toBe('error: Null value error.');
});

test('request.resource is the document as it would be, null for a delete', () => {
  const after = document('docs/d1', { a: 1n });
  const condition =
    'request.resource.data.a == 1 && resource == null && request.resource.id == "d1"';
  expect(outcomeOf(condition, { method: 'create', newResource: after })).toBe('true');
  expect(outcomeOf('request.resource == null', { method: 'delete' })).toBe('true');
});

test('getAfter and existsAfter see the state after the write', () => {
  const readAfter = (path: string) => (path === 'docs/d1' ? document('docs/d1', { a: 2n }) : null);
  const own = '/databases/$(database)/documents/docs/$(id)';
  const condition = `getAfter(${own}).data.a == 2 && existsAfter(${own}) && !exists(${own})`;
  expect(outcomeOf(condition, { readAfter })).toBe('true');
});

test('each document counts once against the budget, and beyond it all is denied', () => {
  const budget = { reads: 0, limit: 3, seen: new Set<string>() };
  const twice = `!exists(${users}/a) && !exists(${users}/a) && !exists(${users}/b)`;
  expect(outcomeOf(twice, { budget })).toBe('true');
  expect(budget.reads).toBe(2);
  // Requests of one batch share it.
  expect(outcomeOf(`!exists(${users}/a) && !exists(${users}/c)`, { budget })).toBe('true');
  expect(outcomeOf(`exists(${users}/d) || true`, { budget })).toBe(
    'error: Rules may read at most 3 documents in a request like this one.',
  );
  expect(budget.reads).toBe(3);
});

test('an exceeded limit leaves later allows untried', () => {
  const rules = ruleset(
    service(`match /docs/{id} { allow read: if exists(${users}/a); allow read; }`),
  );
  const budget = { reads: 0, limit: 0, seen: new Set<string>() };
  const { allowed, tried } = rules.decide(request({ budget }));
  expect(allowed).toBe(false);
  expect(tried).toHaveLength(1);
});

/** How many of it a list may have: what the official emulator (1.19.9) says. */
const mostOf: readonly (readonly [expression: string, most: number, functions?: string])[] = [
  ...([
    ['1', 996],
    ['id', 996],
    ['(1)', 996],
    ['[]', 996],
    ['-1', 498],
    ['!true', 498],
  ] as const),
  ...([
    ['!!true', 332],
    ['request.path', 498],
    ['1 == 1', 332],
    ['1 is int', 332],
  ] as const),
  ...([
    ['true && true', 249],
    ['false && true', 498],
    ['true && true && true', 142],
  ] as const),
  ...([
    ['true || true', 498],
    ['false || true', 249],
    ['(id.x || true)', 199],
  ] as const),
  ...([
    ['true ? 1 : 2', 249],
    ['false ? 1 : 2', 166],
    ['[1]', 498],
    ['[1][0]', 249],
  ] as const),
  ...([
    ["{'a': 1}", 332],
    ["'a'.size()", 498],
    ['/a/b', 332],
    ['/a/$(id)', 332],
  ] as const),
  ...([
    ['(/a/{b})', 498],
    ['string(1)', 498],
    ['math.abs(1)', 498],
    ['debug(1)', 498],
  ] as const),
  ...([
    ["'abc'[0:1]", 249],
    ["{'a': 1}.get('a', 1)", 166],
  ] as const),
  ['exists(/databases/$(database)/documents/users/bob)', 142],
  ['f(1)', 332, 'function f(a) { return 1; }'],
  ['f()', 249, 'function f() { let a = 1; return a; }'],
  ['f()', 166, 'function f() { let a = 1; let b = a; return b; }'],
];

test.each(mostOf.map((each) => [each[0], each] as const))(
  '%s',
  (expression, [, most, functions]) => {
    const outcome = (count: number) => {
      const items = Array.from({ length: count }, () => expression).join(', ');
      return decideCondition(`[${items}].size() >= 0`, {}, functions).tried[0]?.outcome;
    };
    expect(outcome(most)).toBe('true');
    expect(outcome(most + 1)).toBe('error');
  },
);

test('no || rescues what takes too many evaluations', () => {
  const items = Array.from({ length: 1000 }, () => '1').join(', ');
  expect(outcomeOf(`[${items}].size() == 1 || true`)).toBe(
    'error: More than 1000 expressions to evaluate.',
  );
});

test('at most 21 calls inside each other', () => {
  const chain = (length: number) =>
    Array.from({ length }, (_, at) =>
      at === 0 ? 'function f0() { return true; }' : `function f${at}() { return f${at - 1}(); }`,
    ).join('\n');
  expect(decideCondition('f20()', {}, chain(21)).allowed).toBe(true);
  expect(() => decideCondition('f21()', {}, chain(22))).toThrow(
    'Functions call each other at most 21 deep.',
  );
});
