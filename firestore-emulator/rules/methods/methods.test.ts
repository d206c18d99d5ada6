import { expect, test } from 'vitest';
import { outcomeOf } from '../test-support.ts';

/** 2026-11-22 is a Sunday and the 326th day of its year. */
const sunday = '(timestamp.date(2026, 11, 22) + duration.time(13, 14, 15, 16))';

test.each([
  // string
  ['"Ab".lower() == "ab" && "Ab".upper() == "AB"'],
  ['"  a ".trim() == "a"'],
  ['"".size() == 0 && "été".size() == 3'],
  ['"a😀".size() == 3'],
  ['"é".toUtf8().size() == 2'],
  ['"user@example.com".matches(".*@example[.]com")'],
  ['!"user@example.com.evil".matches(".*@example[.]com")'],
  ['!"banana".matches("an")'],
  ['"a1b22".replace("[0-9]+", "#") == "a#b#"'],
  ['"ab".replace("a", "$&$") == "$&$b"'],
  ['"hello".replace("(l)(l)", "$2-$1-$10-$0") == "hel-l-l0-llo"'],
  ['"hello".replace("(?P<x>l)", "${x}${x}") == "hellllo"'],
  ['"hello".replace("(z)|l", "[$1]") == "he[][]o"'],
  ['"hello".replace("l", "\\\\1\\\\$0") == "he1$01$0o"'],
  ['"hello".replace("l*", "-") == "-h-e--o-"'],
  ['"hello".split("l*") == ["", "h", "e", "", "o"] && "".split("$") == [""]'],
  ['"a,b,,c,".split(",") == ["a", "b", "", "c"] && ",,".split(",") == [""]'],
  ['"É".lower() == "É" && "ß".upper() == "ß" && "\u00a0x".trim() == "\u00a0x"'],
  ['"a/b/c".split("/") == ["a", "b", "c"]'],
  ['"a1b22c".split("([0-9]+)") == ["a", "b", "c"]'],
  // list
  ['["a"].concat(["b"]) == ["a", "b"]'],
  ['["a", "b"].hasAll(["b"]) && !["a"].hasAll(["a", "b"]) && [].hasAll([])'],
  ['["a", "b"].hasAny(["b", "c"]) && !["a"].hasAny(["b"]) && !["a"].hasAny([])'],
  ['["a", "a"].hasOnly(["a", "b"]) && !["a", "c"].hasOnly(["a", "b"])'],
  ['["a"].toSet().hasAny(["a"].toSet()) && [2].toSet().hasAny([2.0]) && ![2].hasAny([2.0])'],
  ['{"b": 1, "a": 2}.keys() == ["a", "b"]'],
  ['["a", 1, 2.0, true, null].join("-") == "a-1-2.0-true-null"'],
  ['["a", "b", "a"].removeAll(["a"]) == ["b"]'],
  ['["a", "a"].size() == 2 && ["a", "a"].toSet().size() == 1'],
  // set
  ['["a", "b"].toSet().difference(["a", "c"].toSet()) == ["b"].toSet()'],
  ['["a", "b"].toSet().intersection(["a", "c"].toSet()) == ["a"].toSet()'],
  ['["a", "b"].toSet().union(["a", "c"].toSet()) == ["a", "b", "c"].toSet()'],
  ['["d", "e", "f"].toSet().hasAll(["d", "e"]) && !["a", "b"].toSet().hasAll(["a", "c"])'],
  ['["a", "b"].toSet().hasAny(["a", "c"].toSet()) && !["a"].toSet().hasAny(["c"])'],
  ['["a", "b"].toSet().hasOnly(["a", "b"]) && !["a", "b"].toSet().hasOnly(["a", "c"])'],
  // map
  ['{"a": 1}.keys() == ["a"] && {"a": 1}.values() == [1] && {"a": 1}.size() == 1'],
  ['{"a": 1}.get("a", 2) == 1 && {}.get("a", 2) == 2'],
  ['{"a": {"b": 1}}.get(["a", "b"], 2) == 1'],
  ['{"a": {"b": 1}}.get(["a", "c"], 2) == 2 && {"a": 1}.get(["a", "c"], 2) == 2'],
  // MapDiff
  ['{"a": 1}.diff({}).addedKeys() == ["a"].toSet()'],
  ['{}.diff({"a": 1}).removedKeys() == ["a"].toSet()'],
  ['{"a": 1, "b": 1}.diff({"a": 2, "b": 1}).changedKeys() == ["a"].toSet()'],
  ['{"a": 1, "b": 1}.diff({"a": 2, "b": 1}).unchangedKeys() == ["b"].toSet()'],
  [
    '{"a": 1, "b": 1, "c": 1}.diff({"b": 2, "c": 1, "d": 1}).affectedKeys() == ["a", "b", "d"].toSet()',
  ],
  ['{}.diff({}).affectedKeys().hasOnly(["a"])'],
  ['{"a": [1]}.diff({"a": [1.0]}).affectedKeys().size() == 0'],
  ['{"a": [[1]]}.diff({"a": [[2]]}).affectedKeys().size() == 1'],
  // timestamp
  [`${sunday}.date() == timestamp.date(2026, 11, 22)`],
  [`${sunday}.day() == 22 && ${sunday}.month() == 11 && ${sunday}.year() == 2026`],
  [`${sunday}.dayOfWeek() == 7 && (${sunday} + duration.value(1, "d")).dayOfWeek() == 1`],
  [`${sunday}.dayOfYear() == 326 && timestamp.date(2024, 12, 31).dayOfYear() == 366`],
  [`${sunday}.hours() == 13 && ${sunday}.minutes() == 14 && ${sunday}.seconds() == 15`],
  [`${sunday}.nanos() == 16 && ${sunday}.time() == duration.time(13, 14, 15, 16)`],
  ['timestamp.value(1500).toMillis() == 1500 && timestamp.value(-1).toMillis() == -1'],
  ['timestamp.value(-1).date() == timestamp.date(1969, 12, 31)'],
  // duration
  ['duration.value(1, "w") == duration.value(7, "d")'],
  ['duration.value(1500, "ms").seconds() == 1 && duration.value(1500, "ms").nanos() == 500000000'],
  ['duration.value(-1500, "ms").seconds() == -1'],
  ['duration.abs(duration.value(-10, "s")) == duration.value(10, "s")'],
  ['duration.value(1000000000, "ns") == duration.value(1, "s")'],
  // latlng
  ['latlng.value(1, 2.5).latitude() == 1 && latlng.value(1, 2.5).longitude() == 2.5'],
  ['math.round(latlng.value(0, 0).distance(latlng.value(0, 90)) / 1000) == 10008'],
  // math
  ['math.abs(-1) == 1 && math.abs(-1.5) == 1.5'],
  ['math.ceil(1.2) == 2 && math.floor(1.8) == 1 && math.floor(-1.2) == -2'],
  [
    'math.round(1.5) == 2 && math.round(-1.5) == -1 && math.round(1) is int && math.ceil(1) is float',
  ],
  ['math.isInfinite(1.0 / (0)) && !math.isInfinite(1) && math.isNaN(0.0 / (0.0))'],
  ['math.pow(2, 3) == 8.0 && math.sqrt(9) == 3.0'],
  // hashing and bytes
  ['hashing.md5("abc").toHexString() == "900150983CD24FB0D6963F7D28E17F72"'],
  ['hashing.sha256("").toBase64() == "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU="'],
  ['hashing.crc32("123456789").toHexString() == "2639F4CB"'],
  ['hashing.crc32c(b"123456789").toHexString() == "839206E3"'],
  ['b"abc".size() == 3 && b"\\xff".toHexString() == "FF"'],
  // conversions
  ['int("42") == 42 && int(2.9) == 2 && int("-7") == -7'],
  ['float("2.5") == 2.5 && float(2) is float'],
  ['string(true) == "true" && string(1) == "1" && string(2.0) == "2.0" && string(null) == "null"'],
  ['bool("true") && !bool("false")'],
  ['path("/a/b") is path && path("a/b")[1] == "b"'],
  ['(/path/$(foo)/$(bar)).bind({"foo": "x", "bar": "y"}) == /path/x/y'],
  ['int(0.0 / (0.0)) == 0 && int(100000000000000000000.0) == 9223372036854775807'],
  ['string(10000000.0) == "1.0E7" && string(0.0001) == "1.0E-4" && string(-0.0) == "-0.0"'],
  ['string(/a/b) == "/a/b" && (/a/$(1)) == /a/1 && (/a/$("x/y")) != /a/x/y'],
  ['(/a/{x}).bind({"x": "q"}) == /a/q && path("/a/{x}").bind({"x": 1}) == /a/1'],
  ['float(" 1d ") == 1.0 && float("Infinity") > 1'],
  ['debug(true)'],
])('%s', (condition) => {
  expect(outcomeOf(condition)).toBe('true');
});

test.each([
  ['"a".nope()', 'error: There is no method nope() on type string.'],
  ['{}.constructor()', 'error: There is no method constructor() on type map.'],
  ['null.size() == 0', 'error: Null value error.'],
  ['(1).size() == 0', 'error: There is no method size() on type int.'],
  ['"a".size(1) == 1', 'error: size() takes 0 arguments, not 1.'],
  ['"a".matches(1)', 'error: Type error. Received: [int] Expected: [string].'],
  ['["a"].hasAny("a")', 'error: Type error. Received: [string] Expected: [list].'],
  ['["a"].hasAny(["a"].toSet())', 'error: Type error. Received: [set] Expected: [list].'],
  ['"a".replace("a", "$1") == ""', 'error: The pattern has no such group.'],
  ['path("/a/") is path', 'error: A path has an empty segment.'],
  ['(/a/b).bind({"c": "d"}) is path', 'error: The path has no variable of this name.'],
  ['{}.get(["a", 1], 2) == 2', 'error: Type error. Received: [int] Expected: [string].'],
  ['1 in {"a": 1}', 'error: Type error. Received: [int] Expected: [string].'],
  ['"hello"[0:0] == ""', 'error: Range out of bounds.'],
  ['duration.value(315576000001, "s") is duration', 'error: Duration out of range.'],
  ['int("4x") == 4', 'error: This string is not an integer.'],
  ['float("x") == 4', 'error: This string is not a number.'],
  ['bool("yes")', 'error: This string is not a boolean.'],
  [
    'string([]) == ""',
    'error: Type error. Received: [list] Expected: [bool,int,float,null,path,string].',
  ],
  ['duration.value(1, "y") is duration', 'error: A duration unit is one of w, d, h, m, s, ms, ns.'],
  ['timestamp.date(2026, 2, 30) is timestamp', 'error: There is no such date.'],
  ['latlng.value(91, 0) is latlng', 'error: There is no such point on earth.'],
  ['math.nope(1) == 1', 'error: There is no function math.nope().'],
  ['nope(1) == 1', "error: There is no function called 'nope'."],
  ['nope == 1', "error: There is no variable called 'nope'."],
])('%s → %s', (condition, expected) => {
  expect(outcomeOf(condition)).toBe(expected);
});
