import { expect, test } from 'vitest';
import { entriesOf, type Definitions } from './entries.ts';

const at = { seconds: 0, nanos: 0 };

function countOf(
  fields: ReadonlyMap<string, never>,
  definitions: Partial<Definitions> = {},
): number {
  const document = { path: 'accounts/a/things/t', fields, createTime: at, updateTime: at };
  return entriesOf(document, { indexes: [], ...definitions }).size;
}

const map = (fields: Record<string, unknown>) =>
  new Map(Object.entries(fields)) as unknown as ReadonlyMap<string, never>;
const exempt = (fieldPath: string) => ({ collectionGroup: 'things', fieldPath, indexes: [] });
const composite = (...fieldPaths: string[]) => ({
  collectionGroup: 'things',
  queryScope: 'COLLECTION' as const,
  fields: fieldPaths.map((fieldPath) =>
    fieldPath === 'list'
      ? { fieldPath, arrayConfig: 'CONTAINS' as const }
      : { fieldPath, order: 'ASCENDING' as const },
  ),
});

test.each([
  ['a plain field in both directions', map({ a: 1 }), 2],
  ['null as any other value', map({ a: null }), 2],
  ['each field of a map, and not the map', map({ a: map({ x: 1, y: map({ z: 1 }) }) }), 4],
  ['an empty map not at all', map({ a: map({}) }), 0],
  ['each different element of an array once', map({ a: [1, 2, 2] }), 2],
])('a document has %s', (_what, fields, entries) => {
  expect(countOf(fields)).toBe(entries);
});

test('an exemption holds for the fields below it, unless they have one of their own', () => {
  const fields = map({ a: map({ x: 1, y: 2 }), b: 1 });
  expect(countOf(fields, { fieldOverrides: [exempt('a')] })).toBe(2);
  const kept = {
    ...exempt('a.x'),
    indexes: [{ order: 'ASCENDING' as const, queryScope: 'COLLECTION_GROUP' as const }],
  };
  expect(countOf(fields, { fieldOverrides: [exempt('a'), kept] })).toBe(3);
  const elsewhere = { ...exempt('a'), collectionGroup: 'others' };
  expect(countOf(fields, { fieldOverrides: [elsewhere] })).toBe(6);
});

test('an index of several fields has a document that has them all, of an array once for each element', () => {
  const fieldOverrides = ['a', 'b', 'list'].map(exempt);
  const entries = (fields: Record<string, unknown>, ...paths: string[]) =>
    countOf(map(fields), { fieldOverrides, indexes: [composite(...paths)] });
  expect(entries({ a: 1, b: 2 }, 'a', 'b')).toBe(1);
  expect(entries({ a: 1 }, 'a', 'b')).toBe(0);
  expect(entries({ a: 1, list: [1, 2, 3] }, 'list', 'a')).toBe(3);
  expect(entries({ a: map({ x: 1 }), b: 2 }, 'a.x', 'b')).toBe(1);
});
