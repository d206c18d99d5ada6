import { expect, test } from 'vitest';
import fc from 'fast-check';
import { document, outcomeOf } from '../test-support.ts';

const data = document('docs/d1', {
  count: 3n,
  ratio: 1.5,
  title: 'Weekly',
  empty: null,
  tags: ['a', 'b'],
  nested: new Map<string, bigint>([['one', 1n]]),
  at: { seconds: 86_400, nanos: 0 },
  place: { latitude: 0, longitude: 90 },
  friend: { name: 'projects/p/databases/(default)/documents/users/bob' },
  bytes: Uint8Array.of(1, 2, 3),
});

const see = (condition: string) => outcomeOf(condition, { resource: data });

test.each([
  // Precedence, each pair of neighbours of the table once.
  ['1 + 2 * 3 == 7', 'true'],
  ['(1 + 2) * 3 == 9', 'true'],
  ['10 - 4 - 3 == 3', 'true'],
  ['100 / 10 / 5 == 2', 'true'],
  ['2 * 3 % 4 == 2', 'true'],
  ['-2 * -3 == 6', 'true'],
  ['1 < 2 == true', 'true'],
  ['1 + 1 > 1', 'true'],
  ['1 < 2 in [true]', 'true'],
  ['1 in [1] == true', 'true'],
  ['false == 1 is string', 'true'],
  ['false && false || true', 'true'],
  ['true || false && false', 'true'],
  ['true == false || true', 'true'],
  ['false || true ? true : false', 'true'],
  ['true ? false : true ? true : true', 'false'],
  ['!true || true', 'true'],
  ['!(true || true)', 'false'],
  ['!!true', 'true'],
  ['!resource.data.tags.hasAny(["z"])', 'true'],
  ['-resource.data.count == -3', 'true'],
  // Arithmetic
  ['7 / 2 == 3', 'true'],
  ['-7 / 2 == -3', 'true'],
  ['-7 % 3 == -1', 'true'],
  ['7 / 2.0 == 3.5', 'true'],
  ['1 + 0.5 == 1.5', 'true'],
  ['2. == 2.0 && .5 == 0.5', 'true'],
  [`${-(2n ** 63n)} / -1 < 0`, 'true'],
  ['"a" + "b" == "ab"', 'true'],
  ['-9223372036854775808 < 0', 'true'],
  ['9223372036854775807 + 1 > 0', 'error: Integer overflow.'],
  ['1 / (0) == 1', 'error: Division by zero.'],
  ['1 % 0 == 1', 'error: Division by zero.'],
  ['1.0 / (0) > 1', 'true'],
  ['"a" + 1 == "a1"', 'error: There is no string + int.'],
  ['resource.data.empty + 1 == 1', 'error: Null value error.'],
  ['-"a" == 1', 'error: Type error. Received: [string] Expected: [number].'],
  // Equality
  ['1 == 1.0', 'true'],
  ['1 != 1.5', 'true'],
  ['9007199254740993 == 9007199254740992.0', 'false'],
  ['null == null', 'true'],
  ['resource.data.empty == null', 'true'],
  ['"1" == 1', 'false'],
  ['"1" != 1', 'true'],
  ['[1, 2.0] == [1.0, 2]', 'false'],
  ['[1] == [1, 2]', 'false'],
  ['{"a": 1, "b": [2]} == {"b": [2], "a": 1}', 'true'],
  ['{"a": 1, "b": [2]} == {"b": [2], "a": 1.0}', 'false'],
  ['{"a": 1} == {"a": 1, "b": 2}', 'false'],
  ['["a", "b"].toSet() == ["b", "a", "a"].toSet()', 'true'],
  ['["a"].toSet() == ["a"]', 'false'],
  ['/a/b == /a/b', 'true'],
  ['/a/b == path("a/b")', 'true'],
  ['/a/b == /a/c', 'false'],
  ['resource.data.friend == /databases/(default)/documents/users/bob', 'true'],
  ['resource.data.bytes == b"\\x01\\x02\\003"', 'true'],
  ['{"a": 1}.diff({}) == {"a": 1}.diff({})', 'false'],
  // Order
  ['1 < 1.5 && 1.5 <= 2 && 2 > 1.5 && 2 >= 2.0', 'true'],
  ['"a" < "b" && "B" < "a"', 'true'],
  ['"\\uFFFD" < "😀"', 'true'],
  ['timestamp.value(1) < timestamp.value(2)', 'true'],
  ['duration.value(1, "m") > duration.value(59, "s")', 'true'],
  ['1 < "a"', 'error: Types int and string have no order.'],
  ['null < 1', 'error: Null value error.'],
  ['true < false', 'error: Types bool and bool have no order.'],
  // in
  ['2 in [1, 2.0]', 'false'],
  ['2 in [1, 2.0].toSet()', 'true'],
  ['3 in [1, 2]', 'false'],
  ['"a" in {"a": null}', 'true'],
  ['"b" in {"a": 1}', 'false'],
  ['"title" in resource.data', 'true'],
  ['"a" in ["a"].toSet()', 'true'],
  ['"a" in "abc"', 'error: Type error. Received: [string] Expected: [list,map,set].'],
  ['"a" in null', 'error: Null value error.'],
  // is
  ['true is bool && b"a" is bytes && 1 is int && 1.0 is float', 'true'],
  ['1 is number && 1.5 is number && !("1" is number)', 'true'],
  ['[] is list && {} is map && "" is string && /a is path', 'true'],
  ['{}.diff({}) is map_diff', 'true'],
  ['[].toSet() is set || null is constraint', 'false'],
  ['request.time is timestamp && duration.value(1, "s") is duration', 'true'],
  ['latlng.value(1, 2) is latlng && resource.data.friend is path', 'true'],
  ['1 is float', 'false'],
  // Access
  ['resource.data.nested.one == 1', 'true'],
  ['resource.data["nested"]["one"] == 1', 'true'],
  ['resource.data.tags[1] == "b"', 'true'],
  ['resource.data.tags[2] == "b"', 'error: Index out of bounds.'],
  ['resource.data.tags[-1] == "b"', 'error: Index out of bounds.'],
  ['resource.data.missing == null', 'error: Property missing is undefined on object.'],
  ['resource.data["missing"] == null', 'error: Property missing is undefined on object.'],
  ['resource.data[resource.data.title] == 1', 'error: Property is undefined on object.'],
  ['resource.data.empty.x == 1', 'error: Null value error.'],
  ['resource.data.count.x == 1', 'error: Type error. Received: [int] Expected: [map,path].'],
  ['["a"].size > 0', 'error: Type error. Received: [list] Expected: [map,path].'],
  ['"abc"[1] == "b"', 'true'],
  ['"a😀c"[1:3] == "😀" && "a😀c"[3] == "c"', 'true'],
  ['"hello"[1:3] == "el"', 'true'],
  ['[1, 2, 3][0:2] == [1, 2]', 'true'],
  ['[1, 2, 3][1:1] == []', 'true'],
  ['[1, 2, 3][1:4] == []', 'error: Range out of bounds.'],
  ['[1, 2, 3][null:2] == [1, 2] && "abc"[1:null] == "bc"', 'true'],
  ['[1, 2, 3][null:null] == [1, 2, 3]', 'true'],
  ['[1, 2, 3][3:null] == []', 'error: Range out of bounds.'],
  ['[][null:null] == [] && ""[null:null] == ""', 'true'],
  ['[][0:null] == []', 'error: Range out of bounds.'],
  ['[1, 2, 3][true ? 0 : 1:3] == [1, 2, 3]', 'true'],
  ['/a/b/c[1] == "b"', 'true'],
  ['resource.__name__[3] == "docs"', 'true'],
  ['{"a": {"b": 2,},}.a.b == 2', 'true'],
  // Time
  ['resource.data.at + duration.value(1, "d") == timestamp.value(172800000)', 'true'],
  ['duration.value(1, "d") + resource.data.at == timestamp.value(172800000)', 'true'],
  ['resource.data.at - duration.value(1, "d") == timestamp.value(0)', 'true'],
  ['resource.data.at - timestamp.value(0) == duration.value(24, "h")', 'true'],
  ['duration.value(1, "h") - duration.value(60, "m") == duration.value(0, "s")', 'true'],
])('%s → %s', (condition, expected) => {
  expect(see(condition)).toBe(expected);
});

test.each([
  ['resource.data.missing || true', 'true'],
  ['true || resource.data.missing', 'true'],
  ['resource.data.missing && false', 'false'],
  ['false && resource.data.missing', 'false'],
  ['resource.data.missing || false', 'error: Property missing is undefined on object.'],
  ['true && resource.data.missing', 'error: Property missing is undefined on object.'],
  ['1 || true', 'true'],
  ['1 && true', 'error: Type error. Received: [int] Expected: [bool].'],
  ['!1', 'error: Type error. Received: [int] Expected: [bool].'],
  ['1 ? true : false', 'error: Type error. Received: [int] Expected: [bool].'],
  ['resource.data.missing ? true : true', 'error: Property missing is undefined on object.'],
  ['"yes"', 'error: Type error. Received: [string] Expected: [bool].'],
])('an error beside || and &&: %s → %s', (condition, expected) => {
  expect(see(condition)).toBe(expected);
});

test('|| and && absorb errors the same way round', () => {
  const side = fc.constantFrom('true', 'false', 'resource.data.missing');
  fc.assert(
    fc.property(side, side, fc.constantFrom('&&', '||'), (left, right, operator) => {
      expect(see(`${left} ${operator} ${right}`)).toBe(see(`${right} ${operator} ${left}`));
    }),
  );
});

test('whole numbers compare by value whatever their types', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (left, right) => {
      const isLess = left < right;
      expect(see(`(${left} < ${right}.0) == ${isLess}`)).toBe('true');
      expect(see(`(${left}.0 == ${right}) == ${left === right}`)).toBe('true');
    }),
    { numRuns: 50 },
  );
});
