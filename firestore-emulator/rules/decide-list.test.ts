import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { document, listRequest, request, ruleset, service } from './test-support.ts';
import type { RulesConstraint, RulesInput, RulesListRequest } from './types.ts';

type Operator = Extract<RulesConstraint, { kind: 'field' }>['op'];

function where(field: string, op: Operator, value: RulesInput): RulesConstraint {
  return { kind: 'field', field: field.split('.'), op, value };
}

function or(...alternatives: RulesConstraint[]): RulesConstraint {
  return { kind: 'or', alternatives: alternatives.map((constraint) => [constraint]) };
}

/** The outcome of `allow list: if condition` on a list of `docs`. */
function list(
  condition: string,
  constraints: readonly RulesConstraint[] = [],
  query: Partial<RulesListRequest['query']> = {},
): string | undefined {
  const rules = ruleset(service(`match /docs/{id} { allow list: if ${condition}; }`));
  const decision = rules.decideList(listRequest({ query: { constraints, ...query } }));
  const outcome = decision.tried.at(-1)?.outcome;
  expect(decision.allowed).toBe(outcome === 'true');
  return outcome;
}

const uid = 'resource.data.uid == request.auth.uid';

describe('what an equality fixes', () => {
  test.each([
    [uid, [where('uid', '==', 'ann')], 'true'],
    [uid, [where('uid', '==', 'bob')], 'false'],
    [uid, [where('other', '==', 'ann')], 'undecidable'],
    [uid, [], 'undecidable'],
    ['request.auth.uid == resource.data.uid', [where('uid', '==', 'ann')], 'true'],
    ['resource.data["uid"] == "ann"', [where('uid', '==', 'ann')], 'true'],
    ['resource.data.get("uid", "") == "ann"', [where('uid', '==', 'ann')], 'true'],
    ['resource.data.get("uid", "") == "ann"', [], 'undecidable'],
    ['resource.data.uid.size() == 3', [where('uid', '==', 'ann')], 'true'],
    ['resource.data.uid is string', [where('uid', '==', 'ann')], 'true'],
    ['resource.data.uid in ["ann", "bob"]', [where('uid', '==', 'ann')], 'true'],
    ['resource.data.owner.uid == "ann"', [where('owner.uid', '==', 'ann')], 'true'],
    ['resource.data.owner is map', [where('owner.uid', '==', 'ann')], 'true'],
    ['resource.data.gone == null', [where('gone', '==', null)], 'true'],
    ['resource.data.isPublic', [where('isPublic', '==', true)], 'true'],
    ['resource.data.isPublic', [where('isPublic', '==', false)], 'false'],
    ['!resource.data.isPublic', [where('isPublic', '==', false)], 'true'],
    ['resource.data.count == 1', [where('count', '==', 1n)], 'true'],
    ['resource.data.count < 2', [where('count', '==', 1n)], 'true'],
    ['resource.data.count in [1, 2]', [where('count', '==', 1n)], 'true'],
    ['resource.data.count is number', [where('count', '==', 1n)], 'true'],
    // A query for 1 returns 1.0 too, of which the official emulator takes no notice.
    ['resource.data.count is int', [where('count', '==', 1n)], 'true'],
    ['resource.data.count in [1.0]', [where('count', '==', 1n)], 'false'],
    ['resource.data.count is string', [where('count', '==', 1n)], 'false'],
    ['resource.data.count / 2 == 0', [where('count', '==', 1n)], 'true'],
  ] as const)('%s, case %#', (condition, constraints, expected) => {
    expect(list(condition, constraints)).toBe(expected);
  });
});

describe('what other filters fix', () => {
  test.each([
    ['resource.data.n >= 5', [where('n', '>=', 5n)], 'true'],
    ['resource.data.n >= 5', [where('n', '>', 5n)], 'true'],
    ['resource.data.n > 5', [where('n', '>=', 5n)], 'undecidable'],
    ['resource.data.n > 4.5', [where('n', '>=', 5n)], 'undecidable'],
    ['resource.data.n > 4.5', [where('n', '>=', 4.5)], 'undecidable'],
    ['resource.data.n >= 4.5', [where('n', '>', 4.5)], 'true'],
    ['resource.data.n < 5', [where('n', '>=', 5n)], 'undecidable'],
    ['resource.data.n <= 5', [where('n', '>', 5n)], 'undecidable'],
    ['resource.data.n is number', [where('n', '>', 5n)], 'undecidable'],
    ['!(resource.data.n == 5)', [where('n', '!=', 5n)], 'undecidable'],
    ['resource.data.n <= 5', [where('n', '>=', 5n)], 'undecidable'],
    ['resource.data.n < 10', [where('n', '<', 10n)], 'true'],
    ['resource.data.n <= 10', [where('n', '<', 10n)], 'true'],
    ['10 > resource.data.n', [where('n', '<', 10n)], 'true'],
    ['resource.data.n < 10', [where('n', '<=', 10n)], 'undecidable'],
    ['resource.data.n < 10', [where('n', '<', 20n), where('n', '<', 9n)], 'true'],
    ['resource.data.n == 3', [where('n', '>', 5n)], 'undecidable'],
    ['resource.data.n != 5', [where('n', '>', 5n)], 'true'],
    ['resource.data.n == "a"', [where('n', '>', 5n)], 'undecidable'],
    ['resource.data.n < "a"', [where('n', '>', 5n)], 'undecidable'],
    ['resource.data.at < request.time', [where('at', '<', { seconds: 5, nanos: 0 })], 'true'],
    ['resource.data.n != 5', [where('n', '!=', 5n)], 'true'],
    ['resource.data.n != null', [where('n', '!=', 5n)], 'true'],
    ['resource.data.n == 6', [where('n', '!=', 5n)], 'undecidable'],
    ['resource.data.n != 6', [where('n', 'not-in', [5n, 6n])], 'true'],
    ['"n" in resource.data', [where('n', '>', 5n)], 'true'],
    ['"m" in resource.data', [where('n', '>', 5n)], 'undecidable'],
    ['"a" in resource.data.tags', [where('tags', 'array-contains', 'a')], 'true'],
    ['"b" in resource.data.tags', [where('tags', 'array-contains', 'a')], 'undecidable'],
    ['resource.data.tags.hasAny(["b", "a"])', [where('tags', 'array-contains', 'a')], 'true'],
    ['resource.data.tags.hasAll(["a"])', [where('tags', 'array-contains', 'a')], 'undecidable'],
    ['resource.data.tags.hasOnly(["a"])', [where('tags', 'array-contains', 'a')], 'undecidable'],
    ['resource.data.tags is list', [where('tags', 'array-contains', 'a')], 'undecidable'],
  ] as const)('%s, case %#', (condition, constraints, expected) => {
    expect(list(condition, constraints)).toBe(expected);
  });

  test('an order asks for the field, of which nothing is made', () => {
    const orderBy = [{ field: ['n'], descending: false }];
    expect(list('"n" in resource.data', [], { orderBy })).toBe('undecidable');
    expect(list('resource.data.n == 1', [], { orderBy })).toBe('undecidable');
  });
});

describe('alternatives have to be allowed each', () => {
  test.each([
    [uid, [where('uid', 'in', ['ann'])], 'true'],
    [uid, [where('uid', 'in', ['ann', 'bob'])], 'false'],
    [uid, [or(where('uid', '==', 'ann'), where('uid', '==', 'bob'))], 'false'],
    [uid, [or(where('uid', '==', 'ann'), where('n', '==', 1n))], 'undecidable'],
    [
      `${uid} || resource.data.isPublic == true`,
      [or(where('uid', '==', 'ann'), where('isPublic', '==', true))],
      'true',
    ],
    [
      `${uid} && resource.data.n == 1`,
      [or(where('uid', '==', 'ann'), where('uid', '==', 'ann')), where('n', '==', 1n)],
      'true',
    ],
    [
      'resource.data.tags.hasAny(["a", "b"])',
      [where('tags', 'array-contains-any', ['a', 'b'])],
      'true',
    ],
    ['"a" in resource.data.tags', [where('tags', 'array-contains-any', ['a', 'b'])], 'undecidable'],
  ] as const)('%s, case %#', (condition, constraints, expected) => {
    expect(list(condition, constraints)).toBe(expected);
  });

  test('too many to look at are not concluded from', () => {
    const many = (field: string) =>
      where(
        field,
        'in',
        Array.from({ length: 11 }, () => 'ann'),
      );
    expect(list(uid, [many('uid')])).toBe('true');
    expect(list(uid, [many('uid'), many('other')])).toBe('undecidable');
  });
});

describe('the rest', () => {
  test.each([
    ['true', 'true'],
    ['request.auth != null', 'true'],
    ['resource != null', 'true'],
    ['resource == null', 'false'],
    [`request.auth.uid == "ann" || ${uid}`, 'true'],
    [`${uid} || request.auth.uid == "ann"`, 'true'],
    [`request.auth.uid == "bob" && ${uid}`, 'false'],
    [`${uid} && request.auth.uid == "bob"`, 'false'],
    [`!(${uid})`, 'undecidable'],
    [`!(${uid} && 1 / (0) == 1)`, 'undecidable'],
    [`${uid} ? true : true`, 'undecidable'],
    ['id == "d1"', 'undecidable'],
    ['resource.id == "d1"', 'undecidable'],
    ['resource.id is string', 'undecidable'],
    ['resource.data.keys().hasOnly(["a"])', 'undecidable'],
    ['resource.data.tags.size() < 3', 'undecidable'],
    ['[resource.data.a].size() == 1', 'undecidable'],
    ['exists(/databases/$(database)/documents/users/$(resource.data.uid))', 'undecidable'],
    ['request.method == "list"', 'true'],
    ['request.path == /databases/(default)/documents/docs', 'true'],
  ])('%s', (condition, expected) => {
    expect(list(condition)).toBe(expected);
  });

  test('limit, offset and order', () => {
    const query = { limit: 50, offset: 2, orderBy: [{ field: ['a', 'b'], descending: true }] };
    expect(list('request.query.limit <= 50', [], query)).toBe('true');
    expect(list('request.query.limit < 50', [], query)).toBe('false');
    expect(list('request.query.limit <= 50')).toBe('error');
    expect(list('request.query.offset == 2', [], query)).toBe('true');
    expect(list('request.query.offset == 0')).toBe('true');
    expect(list('request.query.orderBy == {"a.b": "DESC"}', [], query)).toBe('true');
    expect(list('request.query.orderBy == {}')).toBe('true');
  });

  test('of a document asked for by its name the rules see what is there', () => {
    const name = { name: 'projects/p/databases/(default)/documents/docs/d1' };
    const decided = (condition: string, read: RulesListRequest['read']) =>
      ruleset(service(`match /docs/{id} { allow list: if ${condition}; }`)).decideList(
        listRequest({ read, query: { constraints: [where('__name__', '==', name)] } }),
      ).allowed;
    const d1 = (path: string) => (path === 'docs/d1' ? document(path, { uid: 'ann' }) : null);
    const path = '/databases/(default)/documents/docs/d1';
    expect(decided('id == "d1" && resource.id == "d1"', d1)).toBe(true);
    expect(decided(`resource.__name__ == ${path}`, d1)).toBe(true);
    expect(decided('id == "d2"', d1)).toBe(false);
    expect(decided(uid, d1)).toBe(true);
    expect(decided(uid, () => null)).toBe(false);
    expect(decided('resource == null', () => null)).toBe(false);
    expect(decided('resource == null || id == "d1"', () => null)).toBe(true);
    expect(decided(`request.path == ${path}`, d1)).toBe(true);
  });

  test('a let and a parameter may be unknown', () => {
    const rules = ruleset(
      service(`match /docs/{id} {
        function isOwn(data) { let owner = data.uid; return owner == request.auth.uid; }
        allow list: if isOwn(resource.data);
      }`),
    );
    const query = { constraints: [where('uid', '==', 'ann')] };
    expect(rules.decideList(listRequest({ query })).allowed).toBe(true);
    expect(rules.decideList(listRequest()).allowed).toBe(false);
  });
});

describe('which matches a list is in', () => {
  const allowed = (body: string, path: string, allDescendants: boolean, version = '2') =>
    ruleset(service(body, version)).decideList(listRequest({ path, query: { allDescendants } }))
      .allowed;

  test.each([
    ['match /a/{b} { allow list; }', 'a', false, true],
    ['match /a/{b} { allow list; }', 'a', true, false],
    ['match /a/x { allow list; }', 'a', false, false],
    ['match /a/{b}/c/{d} { allow list: if b == "1"; }', 'a/1/c', false, true],
    ['match /{p=**}/c/{d} { allow list: if p == /a/1; }', 'a/1/c', false, true],
    ['match /{p=**} { allow list; }', 'a', false, true],
    ['match /{p=**}/c/{d} { allow list; }', 'c', true, true],
    ['match /{p=**}/c/{d} { allow list: if d != "x"; }', 'c', true, false],
    ['match /{p=**}/c/{d} { allow list: if p == /a/1; }', 'c', true, false],
    ['match /{p=**}/x/{d} { allow list; }', 'c', true, false],
    ['match /{p=**}/{c}/{d} { allow list: if c == "c"; }', 'c', true, true],
    ['match /{p=**}/{d} { allow list; }', 'c', true, true],
    ['match /{p=**} { allow list; }', 'c', true, true],
    ['match /{p=**}/a/{b}/c/{d} { allow list; }', 'c', true, false],
    ['match /a/{b} { match /{p=**}/c/{d} { allow list; } }', 'c', true, false],
    ['match /a/{b} { match /{p=**}/c/{d} { allow list: if b == "1"; } }', 'a/1/c', true, true],
  ] as const)('%s for %s, group: %s', (body, path, group, expected) => {
    expect(allowed(body, path, group)).toBe(expected);
  });

  test('collection groups need version 2', () => {
    expect(allowed('match /{p=**} { allow list; }', 'c', true, '1')).toBe(false);
    expect(allowed('match /{p=**} { allow list; }', 'c', false, '1')).toBe(true);
  });
});

type Simple = null | boolean | bigint | number | string;

/**
 * The point of it all: whenever a list is allowed, every document that the query could return
 * would have been allowed by itself.
 */
test('an allowed list allows each of its documents', () => {
  const value = fc.constantFrom<Simple>(0n, 1n, 2.5, 3n, 'a', 'b', null, true);
  const filter = fc
    .tuple(fc.constantFrom('x', 'y'), fc.constantFrom('==', '!=', '<', '<=', '>', '>='), value)
    .filter(([, op, operand]) => operand !== null || op === '==' || op === '!=');
  const literal = (input: Simple) => (typeof input === 'string' ? `"${input}"` : String(input));
  const atom = fc.oneof(
    fc
      .tuple(fc.constantFrom('x', 'y'), fc.constantFrom('==', '!=', '<', '<=', '>', '>='), value)
      .map(([field, op, operand]) => `resource.data.${field} ${op} ${literal(operand)}`),
    fc.constantFrom(
      '"x" in resource.data',
      'resource.data.x + 1 == 2',
      '-resource.data.y < -1',
      'resource.data.get("x", 1) == 1',
      'resource.data.get("x", 1) < resource.data.y',
      'resource.data.y in [1, "a", 2.5]',
      '["a", 1].hasAny([resource.data.x])',
      '(resource.data.x == 1) == (resource.data.y == 1)',
      'debug(resource.data).x == 1',
      '{"x": 1}.diff(resource.data).affectedKeys().size() == 0',
      'resource.data.y is number',
      'resource.data.x is string',
    ),
  );
  const condition = fc
    .tuple(atom, fc.constantFrom('&&', '||'), fc.boolean(), atom)
    .map(
      ([left, operator, negated, right]) => `${left} ${operator} ${negated ? '!' : ''}(${right})`,
    );
  const fields = fc.record({ x: value, y: value }, { requiredKeys: [] });
  fc.assert(
    fc.property(fc.array(filter, { maxLength: 3 }), condition, fields, (filters, text, found) => {
      const data = new Map(Object.entries(found));
      fc.pre(filters.every(([field, op, operand]) => satisfies(data.get(field), op, operand)));
      const rules = ruleset(service(`match /docs/{id} { allow get, list: if ${text}; }`));
      const constraints = filters.map(([field, op, operand]) => where(field, op, operand));
      const { allowed, tried } = rules.decideList(listRequest({ query: { constraints } }));
      const resource = document('docs/d1', found);
      const single = rules.decide(request({ resource })).allowed;
      if (allowed) expect(single).toBe(true);
      if (tried[0]?.outcome === 'false') expect(single).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

/** Firestore's filters, told apart from how the rules compare. */
function satisfies(value: Simple | undefined, op: Operator, operand: Simple): boolean {
  if (value === undefined) return false;
  const kind = (input: Simple) =>
    typeof input === 'bigint' || typeof input === 'number' ? 'number' : typeof input;
  const [left, right] = [value, operand].map((input) =>
    kind(input) === 'number' ? Number(input) : input,
  );
  if (op === '==') return left === right;
  if (op === '!=') return value !== null && left !== right;
  if (kind(value) !== kind(operand)) return false;
  const order = left === right ? 0 : String(left) < String(right) ? -1 : 1;
  return { '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0 }[op as '<'];
}
