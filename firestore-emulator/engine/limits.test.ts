/** Names, nesting, ranges and sizes that Firestore refuses, tried through commits. */
import { describe, expect, test } from 'vitest';
import { documentSize } from './values/size.ts';
import { fieldsOf, reference, set, subject, type Plain } from './test-support.ts';
import { GeoPoint, Timestamp } from './values/value.ts';

const refused = (message: RegExp): unknown =>
  expect.objectContaining({
    code: 'INVALID_ARGUMENT',
    message: expect.stringMatching(message) as string,
  });

describe('paths', () => {
  test.each([
    ['a', /even number/],
    ['a/b/c', /even number/],
    ['a//b/c', /empty/],
    ['a/.', /cannot be "\."/],
    ['a/..', /cannot be "\.\."/],
    ['a/__b__', /reserved/],
    ['__a__/b', /reserved/],
    [`a/${'é'.repeat(751)}`, /1500 bytes/],
    [Array.from({ length: 202 }, () => 'a').join('/'), /100 deep/],
  ])('%j is refused', (path, message) => {
    expect(() => subject().commit(set(path, {}))).toThrow(refused(message));
  });

  test('a name of 1500 bytes and 100 subcollections are allowed', () => {
    const { commit } = subject();
    commit(
      set(`a/${'é'.repeat(750)}`, {}),
      set(Array.from({ length: 200 }, () => 'a').join('/'), {}),
    );
  });
});

function nested(depth: number): Plain {
  return depth === 0 ? 1n : { a: nested(depth - 1) };
}

describe('fields', () => {
  test.each<[string, Plain, RegExp]>([
    ['an array in an array', [[1n]], /array value in an array value/],
    ['a nested array below a map in an array', [{ a: [[1n]] }], /array value in an array value/],
    ['21 levels', nested(21), /20 deep/],
    ['an integer of 65 bits', 2n ** 63n, /64 bits/],
    ['the year 10000', new Timestamp(253_402_300_800, 0), /9999/],
    ['a latitude past the pole', new GeoPoint(90.5, 0), /latitude/],
    ['a reserved name in a map', { __x__: 1n }, /begin and end with/],
    ['an empty name', { '': 1n }, /must not be empty/],
  ])('%s is refused', (_, value, message) => {
    expect(() => subject().commit(set('a/b', { f: value }))).toThrow(refused(message));
  });

  test('an array in a map in an array, 20 levels and a vector are allowed', () => {
    const { commit, engine } = subject();
    const vector = { __type__: '__vector__', value: [1, 2] };
    commit(set('a/b', { list: [{ inner: [1n] }], deep: nested(20), vector }));
    expect(engine.get('a/b')?.fields.size).toBe(3);
  });

  test('a merge cannot nest deeper than 20 either', () => {
    const { commit } = subject();
    const path = Array.from({ length: 22 }, () => 'a');
    const fields = fieldsOf({ a: nested(20) });
    const write = {
      kind: 'update',
      path: 'a/b',
      fields,
      transforms: [{ kind: 'serverTime', field: path }],
    } as const;
    expect(() => commit(write)).toThrow(refused(/20 deep/));
  });

  test('timestamps are kept to the microsecond, rounded down', () => {
    const { commit, engine } = subject();
    commit(set('a/b', { t: [new Timestamp(-1, 999_999_999)] }));
    expect(engine.get('a/b')?.fields.get('t')).toEqual([new Timestamp(-1, 999_999_000)]);
  });
});

describe('sizes', () => {
  test('are computed as documented', () => {
    // The documentation's example: users/jeff/tasks/my_task_id with four fields is 147 bytes.
    const fields = fieldsOf({
      type: 'Personal',
      done: false,
      priority: 1n,
      description: 'Learn Cloud Firestore',
    });
    expect(documentSize('users/jeff/tasks/my_task_id', fields)).toBe(147);
  });

  test('count references like names, and each type as documented', () => {
    const base = documentSize('a/b', fieldsOf({}));
    const size = (value: Plain) => documentSize('a/b', fieldsOf({ f: value })) - base - 2;
    expect(size(reference('a/b'))).toBe(20);
    expect([null, true, 1n, 1.5, new Timestamp(0, 0), new GeoPoint(0, 0)].map(size)).toEqual([
      1, 1, 8, 8, 8, 16,
    ]);
    expect(size(new Uint8Array(5))).toBe(5);
    expect(size('é')).toBe(3);
    expect(size([1n, 'a'])).toBe(10);
    expect(size({ k: 'a' })).toBe(4);
  });

  test('of 1 MiB is allowed and a byte more is not', () => {
    const { commit } = subject();
    const overhead = documentSize('a/b', fieldsOf({ f: '', g: 'x'.repeat(999) }));
    const most = 1024 * 1024 - overhead;
    commit(set('a/b', { f: 'x'.repeat(most), g: 'x'.repeat(999) }));
    expect(() => commit(set('a/b', { f: 'x'.repeat(most + 1), g: 'x'.repeat(999) }))).toThrow(
      refused(/size \(1,048,577 bytes\) exceeds the maximum allowed size of 1,048,576 bytes/),
    );
  });
});
