import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatFieldPath,
  getField,
  parseFieldPath,
  projectFields,
  removeField,
  setField,
} from './field-path.ts';
import { fieldsOf } from '../test-support.ts';

test('simple and quoted names are read', () => {
  expect(parseFieldPath('a.b_1.C')).toEqual(['a', 'b_1', 'C']);
  expect(parseFieldPath('foo.`x&y`')).toEqual(['foo', 'x&y']);
  expect(parseFieldPath('`bak\\`tik`.`a.b`.`back\\\\slash`')).toEqual([
    'bak`tik',
    'a.b',
    'back\\slash',
  ]);
});

test.each(['', '.', 'a.', '.a', 'a..b', '1a', 'a-b', '`a', '``', '`a`b', 'a`b`'])(
  'the text %j is no field path',
  (text) => {
    expect(() => parseFieldPath(text)).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT' }),
    );
  },
);

test('any names survive being written and read', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1, unit: 'binary' }), { minLength: 1 }),
      (names) => {
        expect(parseFieldPath(formatFieldPath(names))).toEqual(names);
      },
    ),
  );
});

test('nested fields are set and removed without changing the map that was there', () => {
  const before = fieldsOf({ a: { b: 1n }, c: 2n });
  const after = setField(before, ['a', 'd'], 3n);
  expect(after).toEqual(fieldsOf({ a: { b: 1n, d: 3n }, c: 2n }));
  expect(removeField(after, ['a', 'b'])).toEqual(fieldsOf({ a: { d: 3n }, c: 2n }));
  expect(before).toEqual(fieldsOf({ a: { b: 1n }, c: 2n }));
});

test('a value in the way gives way to a map', () => {
  expect(setField(fieldsOf({ a: 1n }), ['a', 'b'], 2n)).toEqual(fieldsOf({ a: { b: 2n } }));
});

test('a vector has no fields inside, and gives way as a whole', () => {
  const fields = fieldsOf({ a: { __type__: '__vector__', value: [1.5] }, b: 1n });
  expect(getField(fields, ['a', 'value'])).toBeUndefined();
  expect(removeField(fields, ['a', 'value'])).toBe(fields);
  expect(setField(fields, ['a', 'n'], 2n)).toEqual(fieldsOf({ a: { n: 2n }, b: 1n }));
});

test('what is not there is neither read nor removed', () => {
  const fields = fieldsOf({ a: 1n });
  expect(getField(fields, ['a', 'b'])).toBeUndefined();
  expect(removeField(fields, ['a', 'b'])).toBe(fields);
});

test('a projection keeps fields where they are', () => {
  const fields = fieldsOf({ a: { b: 1n, c: 2n }, d: 3n, e: 4n });
  expect(projectFields(fields, [['a', 'c'], ['d'], ['x'], ['__name__']])).toEqual(
    fieldsOf({ a: { c: 2n }, d: 3n }),
  );
});
