import { describe, expect, test } from 'vitest';
import { FirestoreError } from '../values/error.ts';
import { and, or, query, reference, subject, where } from '../test-support.ts';
import type { IndexDefinitions, Query } from '../values/types.ts';

const NONE: IndexDefinitions = { indexes: [] };

/** What the query is told to add, or undefined if it is answered. */
function demanded(wanted: Query, definitions: IndexDefinitions = NONE): unknown {
  const { engine } = subject();
  engine.setIndexes(definitions);
  try {
    engine.runQuery(wanted);
    return undefined;
  } catch (error) {
    if (!(error instanceof FirestoreError) || error.code !== 'FAILED_PRECONDITION') throw error;
    const told =
      /^The query requires an index\. Add this to "(\w+)" in firestore\.indexes\.json: (.*)$/.exec(
        error.message,
      );
    return { [told?.[1] ?? '']: JSON.parse(told?.[2] ?? 'null') as unknown };
  }
}

type Field = IndexDefinitions['indexes'][number]['fields'][number];

/** `-a` is descending, `[a]` array elements. */
function fieldOf(text: string): Field {
  if (text.startsWith('[')) return { fieldPath: text.slice(1, -1), arrayConfig: 'CONTAINS' };
  return text.startsWith('-')
    ? { fieldPath: text.slice(1), order: 'DESCENDING' }
    : { fieldPath: text, order: 'ASCENDING' };
}

function index(...fields: readonly string[]): IndexDefinitions['indexes'][number] {
  return { collectionGroup: 'c', queryScope: 'COLLECTION', fields: fields.map(fieldOf) };
}

function definitions(...indexes: readonly (readonly string[])[]): IndexDefinitions {
  return { indexes: indexes.map((fields) => index(...fields)) };
}

const equal = (field: string) => where(field, '==', 1n);
const above = (field: string) => where(field, '>', 1n);

describe('no index is to be added for', () => {
  test.each<[string, Query]>([
    ['a whole collection', query('c')],
    ['one equality', query('c', { where: equal('a') })],
    [
      'several equalities',
      query('c', { where: and(equal('a'), equal('b'), where('d', 'in', [1n, 2n])) }),
    ],
    [
      'equalities by descending name',
      query('c', { where: and(equal('a'), equal('b')), orderBy: ['-__name__'] }),
    ],
    [
      'an equality and a range of names',
      query('c', { where: and(equal('a'), where('__name__', '>', reference('c/1'))) }),
    ],
    ['an equality ordered by its own field', query('c', { where: equal('a'), orderBy: ['-a'] })],
    ['a range', query('c', { where: and(above('a'), where('a', '<', 5n)), orderBy: ['-a'] })],
    ['an inequality', query('c', { where: where('a', '!=', 1n) })],
    ['one order', query('c', { orderBy: ['-a'] })],
    ['one order and the name in its direction', query('c', { orderBy: ['-a', '-__name__'] })],
    ['array-contains', query('c', { where: where('a', 'array-contains-any', [1n, 2n]) })],
    ['alternatives of equalities', query('c', { where: or(equal('a'), equal('b')) })],
    ['a whole collection group', query('c', { allDescendants: true })],
    ['a nested field', query('c', { where: equal('m.`x y`') })],
  ])('%s', (_, wanted) => {
    expect(demanded(wanted)).toBeUndefined();
  });
});

describe('a composite index is demanded, and then enough, for', () => {
  test.each<[string, Query, readonly string[]]>([
    ['an equality and an order', query('c', { where: equal('a'), orderBy: ['-b'] }), ['a', '-b']],
    ['an equality and a range', query('c', { where: and(equal('a'), above('b')) }), ['a', 'b']],
    [
      'in and an order',
      query('c', { where: where('a', 'in', [1n, 2n]), orderBy: ['b'] }),
      ['a', 'b'],
    ],
    ['two orders', query('c', { orderBy: ['a', '-b'] }), ['a', '-b']],
    [
      'a range and an order on another field',
      query('c', { where: above('a'), orderBy: ['b'] }),
      ['b', 'a'],
    ],
    ['two ranges', query('c', { where: and(above('b'), above('a')) }), ['a', 'b']],
    [
      'array-contains and an equality',
      query('c', { where: and(where('t', 'array-contains', 1n), equal('a')) }),
      ['[t]', 'a'],
    ],
    [
      'array-contains and an order',
      query('c', { where: where('t', 'array-contains', 1n), orderBy: ['a'] }),
      ['[t]', 'a'],
    ],
    ['an order against the name', query('c', { orderBy: ['a', '-__name__'] }), ['a', '-__name__']],
    [
      'an alternative with an order',
      query('c', { where: or(equal('a'), equal('a')), orderBy: ['b'] }),
      ['a', 'b'],
    ],
    ['a nested field', query('c', { where: equal('m.`x y`'), orderBy: ['b'] }), ['m.`x y`', 'b']],
  ])('%s', (_, wanted, fields) => {
    expect(demanded(wanted)).toEqual({ indexes: index(...fields) });
    expect(demanded(wanted, definitions(fields))).toBeUndefined();
  });
});

describe('an index serves', () => {
  const wanted = query('c', { where: and(equal('a'), equal('b')), orderBy: ['-d'] });

  test.each<[string, IndexDefinitions, boolean]>([
    ['with the equal fields in any order and direction', definitions(['-b', 'a', '-d']), true],
    ['with the name written out', definitions(['a', 'b', '-d', '-__name__']), true],
    ['not with the name the other way', definitions(['a', 'b', '-d', '__name__']), false],
    ['merged with one that ends in the same order', definitions(['a', '-d'], ['b', '-d']), true],
    ['not where the merged ones leave a field out', definitions(['a', '-d']), false],
    ['not read backwards', definitions(['a', 'b', 'd']), false],
    ['not with a field too many at the end', definitions(['a', 'b', '-d', 'e']), false],
    ['not with a field too many before the order', definitions(['a', 'b', 'e', '-d']), false],
    [
      'not of another collection',
      { indexes: [{ ...index('a', 'b', '-d'), collectionGroup: 'e' }] },
      false,
    ],
    [
      'not of the group',
      { indexes: [{ ...index('a', 'b', '-d'), queryScope: 'COLLECTION_GROUP' }] },
      false,
    ],
  ])('%s', (_, given, served) => {
    expect(demanded(wanted, given) === undefined).toBe(served);
  });
});

describe('a collection group', () => {
  const automatic = [
    { order: 'ASCENDING', queryScope: 'COLLECTION' },
    { order: 'DESCENDING', queryScope: 'COLLECTION' },
    { arrayConfig: 'CONTAINS', queryScope: 'COLLECTION' },
  ] as const;

  test('needs its single fields indexed, and the override keeps the automatic indexes', () => {
    const wanted = query('members', { allDescendants: true, where: where('uid', '==', 'u1') });
    const override = {
      collectionGroup: 'members',
      fieldPath: 'uid',
      indexes: [...automatic, { order: 'ASCENDING', queryScope: 'COLLECTION_GROUP' }],
    } as const;
    expect(demanded(wanted)).toEqual({ fieldOverrides: override });
    expect(demanded(wanted, { indexes: [], fieldOverrides: [override] })).toBeUndefined();
    expect(
      demanded({ ...wanted, allDescendants: false }, { indexes: [], fieldOverrides: [override] }),
    ).toBeUndefined();
  });

  test('needs the direction of its order', () => {
    const wanted = query('c', { allDescendants: true, orderBy: ['-a'] });
    expect(demanded(wanted)).toEqual({
      fieldOverrides: {
        collectionGroup: 'c',
        fieldPath: 'a',
        indexes: [...automatic, { order: 'DESCENDING', queryScope: 'COLLECTION_GROUP' }],
      },
    });
  });

  test('needs composite indexes of its own scope', () => {
    const wanted = query('c', { allDescendants: true, where: equal('a'), orderBy: ['b'] });
    const own = { ...index('a', 'b'), queryScope: 'COLLECTION_GROUP' } as const;
    expect(demanded(wanted, definitions(['a', 'b']))).toEqual({ indexes: own });
    expect(demanded(wanted, { indexes: [own] })).toBeUndefined();
  });
});

describe('a field exempted from indexing', () => {
  const exempted = (fieldPath: string): IndexDefinitions => ({
    indexes: [],
    fieldOverrides: [{ collectionGroup: 'c', fieldPath, ttl: true, indexes: [] }],
  });

  test('cannot be filtered or ordered by, nor can what is in it', () => {
    expect(demanded(query('c', { where: equal('a') }), exempted('a'))).toEqual({
      fieldOverrides: {
        collectionGroup: 'c',
        fieldPath: 'a',
        indexes: [{ order: 'ASCENDING', queryScope: 'COLLECTION' }],
      },
    });
    expect(demanded(query('c', { orderBy: ['a.b'] }), exempted('a'))).toBeDefined();
    expect(demanded(query('c', { orderBy: ['b'] }), exempted('*'))).toBeDefined();
  });

  test('leaves other fields and collections alone', () => {
    expect(demanded(query('c', { where: equal('b') }), exempted('a'))).toBeUndefined();
    expect(demanded(query('d', { where: equal('a') }), exempted('a'))).toBeUndefined();
  });

  test('can still be part of a composite index', () => {
    const given = { ...exempted('a'), indexes: [index('a', 'b')] };
    expect(demanded(query('c', { where: and(equal('a'), equal('b')) }), given)).toBeUndefined();
  });
});

test('a sum needs an index that holds its field as well', () => {
  const { engine } = subject();
  engine.setIndexes(NONE);
  const sum = [{ alias: 's', kind: 'sum', field: ['n'] }] as const;
  expect(engine.aggregate(query('c'), sum).get('s')).toBe(0n);
  const filtered = query('c', { where: equal('a') });
  expect(() => engine.aggregate(filtered, sum)).toThrow(/"fieldPath":"a".*"fieldPath":"n"/);
  engine.setIndexes(definitions(['a', 'n']));
  expect(engine.aggregate(filtered, sum).get('s')).toBe(0n);
  expect(engine.aggregate(filtered, [{ alias: 'n', kind: 'count' }]).get('n')).toBe(0n);
});

test('definitions may quote more than need be, and leave out the scope of an override', () => {
  const parsed = JSON.parse(
    '{"indexes": [], "fieldOverrides": [{"collectionGroup": "c", "fieldPath": "`a`.`b`", "indexes": [{"order": "ASCENDING"}]}]}',
  ) as IndexDefinitions;
  expect(demanded(query('c', { orderBy: ['a.b'] }), parsed)).toBeUndefined();
  expect(demanded(query('c', { orderBy: ['-a.b'] }), parsed)).toBeDefined();
  expect(
    demanded(query('c', { where: equal('a'), orderBy: ['b'] }), definitions(['`a`', 'b'])),
  ).toBeUndefined();
});

test('definitions with what is no field path are refused at once', () => {
  expect(() => subject().engine.setIndexes(definitions(['a-b', 'c']))).toThrow(
    /Invalid property path "a-b"/,
  );
});

test('without definitions every query is answered', () => {
  const { find } = subject();
  expect(find(query('c', { where: equal('a'), orderBy: ['-b', 'd'] }))).toEqual([]);
});
