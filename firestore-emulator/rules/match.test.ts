import { expect, test } from 'vitest';
import { request, ruleset, service } from './test-support.ts';

/** Whether a get is allowed by the rules, which stand inside the database's match. */
function allows(body: string, path: string, version = '2'): boolean {
  return ruleset(service(body, version)).decide(request({ path })).allowed;
}

test.each([
  ['match /a/{b} { allow read; }', 'a/1', true],
  ['match /a/{b} { allow read; }', 'b/1', false],
  ['match /a/{b} { allow read; }', 'a/1/c/2', false],
  ['match /a/1 { allow read; }', 'a/1', true],
  ['match /a/1 { allow read; }', 'a/2', false],
  ['match /a/{b} { allow read: if b == "1"; }', 'a/1', true],
  ['match /a/{b=*} { allow read: if b == "1"; }', 'a/1', true],
  ['match /a/{b}/c/{d} { allow read: if b + d == "12"; }', 'a/1/c/2', true],
  ['match /a/{b} { match /c/{d} { allow read: if b + d == "12"; } }', 'a/1/c/2', true],
  ['match /a/{b} { match /c/{b} { allow read: if b == "2"; } }', 'a/1/c/2', true],
  ['match /a/{b=**} { allow read: if b == /1/c/2; }', 'a/1/c/2', true],
  ['match /a/{b=**} { allow read: if b is path && b[0] == "1"; }', 'a/1', true],
  ['match /{p=**}/c/{d} { allow read: if p == /a/1; }', 'a/1/c/2', true],
  ['match /{p=**}/c/{d} { allow read; }', 'c/2', true],
  ['match /{p=**}/c/{d} { allow read; }', 'c/2/d/3', false],
  ['match /a/{b}/{p=**} { allow read: if b == "1"; }', 'a/1', true],
  ['match /a/{b} { match /{p=**} { allow read: if b == "1"; } }', 'a/1/c/2', true],
  ['match /{p=**} { match /c/{d} { allow read: if d == "2"; } }', 'a/1/c/2', true],
  ['match /x/{b} { allow read; } match /a/{b} { allow read; }', 'a/1', true],
  ['match /a/{b} { allow read: if false; } match /a/{b} { allow read; }', 'a/1', true],
  ['match /a/{b} { allow list; }', 'a/1', false],
  ['match /a/{b} { allow write, get; }', 'a/1', true],
  ['match /a/{b} { allow read: if database == "(default)"; }', 'a/1', true],
])('%s on %s: %s', (body, path, expected) => {
  expect(allows(body, path)).toBe(expected);
});

test('a recursive wildcard may be part of a path', () => {
  const asked: string[] = [];
  const read = (path: string) => {
    asked.push(path);
    return null;
  };
  const copy =
    'match /a/{doc=**} { allow read: if exists(/databases/$(database)/documents/b/$(doc)); }';
  ruleset(service(copy)).decide(request({ path: 'a/1/c/2', read }));
  expect(asked).toEqual(['b/1/c/2']);
});

test('a recursive wildcard takes nothing in version 2 and at least one segment in version 1', () => {
  const body = 'match /a/{b}/{rest=**} { allow read; }';
  expect(allows(body, 'a/1', '2')).toBe(true);
  expect(allows(body, 'a/1', '1')).toBe(false);
  expect(allows(body, 'a/1/c/2', '1')).toBe(true);
});

test.each([
  ['read', ['get', 'list']],
  ['write', ['create', 'update', 'delete']],
  ['get', ['get']],
  ['create, delete', ['create', 'delete']],
] as const)('allow %s', (methods, expected) => {
  const rules = ruleset(service(`match /docs/{d} { allow ${methods}; }`));
  const all = ['get', 'list', 'create', 'update', 'delete'] as const;
  expect(all.filter((method) => rules.decide(request({ method })).allowed)).toEqual(expected);
});

test.each([
  [
    'a function sees the wildcards around its declaration',
    'match /docs/{id} { function f() { return id == "d1"; } allow read: if f(); }',
    'true',
  ],
  [
    'and not those around its caller',
    'function f() { return id == "d1"; } match /docs/{id} { allow read: if f(); }',
    'error',
  ],
  [
    'a parameter hides a wildcard',
    'match /docs/{id} { function f(id) { return id == "x"; } allow read: if f("x"); }',
    'true',
  ],
  [
    'an inner function hides an outer one',
    'function f() { return false; } match /docs/{id} { function f() { return true; } allow read: if f(); }',
    'true',
  ],
  [
    'a function may be declared after its use',
    'match /docs/{id} { allow read: if f(); function f() { return g(); } } function g() { return true; }',
    'true',
  ],
  [
    'lets see those before them',
    'match /docs/{id} { function f(a) { let b = a + 1; let c = b * 2; return c == 4; } allow read: if f(1); }',
    'true',
  ],
  [
    'a let that is never used may fail',
    'match /docs/{id} { function f() { let b = 1 / (0); return true; } allow read: if f(); }',
    'true',
  ],
  [
    'a caller keeps its own variables',
    'function g(a) { return a; } match /docs/{id} { function f(a) { return g("x") == "x" && a == "y"; } allow read: if f("y"); }',
    'true',
  ],
])('%s', (_name, body, expected) => {
  const { tried } = ruleset(service(body)).decide(request());
  expect(tried[0]?.outcome).toBe(expected);
});
