/** What random expressions of rules are made of. */
import type { Fields } from '../../recorded/case.ts';

/** One of several things, drawn from the seed. */
export type Draw = <T>(choices: readonly T[]) => T;

/** A type of the language, as the generator tells them apart. */
export type Type =
  | 'int'
  | 'float'
  | 'string'
  | 'bool'
  | 'list'
  | 'set'
  | 'map'
  | 'path'
  | 'time'
  | 'duration'
  | 'bytes'
  | 'place'
  | 'null';

export const TYPES: readonly Type[] = [
  ...(['int', 'float', 'string', 'bool', 'list', 'set', 'map'] as const),
  ...(['path', 'time', 'duration', 'bytes', 'place', 'null'] as const),
];

/** Of the document that is asked for. */
export const FIELDS: Fields = {
  i: 7,
  z: 0,
  f: { $double: 1.5 },
  w: { $double: 2 },
  s: 'Ab, c',
  e: '',
  b: true,
  l: [1, { $double: 2 }, 'a', 'a', null, true],
  m: { k: 1, j: 'a', d: { $double: 1 }, m: { k: [1, 2] } },
  t: { $time: '2024-02-29T13:14:15.123456Z' },
  r: { $ref: 'a/y' },
  n: null,
};

const D = 'resource.data';

/** Expressions that have no other in them. */
export const SIMPLE: Readonly<Record<Type, readonly string[]>> = {
  int: [
    '0',
    '1',
    '2',
    '3',
    '-1',
    '7',
    '1000',
    '9223372036854775807',
    `${D}.i`,
    `${D}.z`,
    `${D}.m.k`,
  ],
  float: ['0.0', '1.0', '1.5', '2.5', '-1.5', '-0.5', '1e2', `${D}.f`, `${D}.w`],
  string: [
    "''",
    "'a'",
    "'ab'",
    "'A'",
    "' a '",
    "'a,b,,c'",
    "'é'",
    "'1'",
    "'1.5'",
    `${D}.s`,
    `${D}.e`,
    'resource.id',
    'request.auth.uid',
    'request.method',
    'id',
  ],
  bool: ['true', 'false', `${D}.b`],
  list: ['[]', '[1]', "[1, 'a']", '[1.0, 2]', "['a', 'b', 'a']", '[[1], [2]]', '[null]', `${D}.l`],
  set: ['[].toSet()', '[1].toSet()', "['a', 'b', 'a'].toSet()", `${D}.l.toSet()`],
  map: [
    '{}',
    "{'k': 1}",
    "{'k': 1.0, 'j': 'a'}",
    "{'x': {'k': 1}}",
    `${D}.m`,
    `${D}.m.m`,
    D,
    'request.auth.token',
  ],
  path: [
    '/a/x',
    '/a/$(id)',
    "path('a/x')",
    `${D}.r`,
    "resource['__name__']",
    'request.path',
    '/databases/$(database)/documents/a/y',
  ],
  time: [
    'timestamp.date(2024, 2, 29)',
    'timestamp.value(0)',
    'timestamp.value(1709212455123)',
    `${D}.t`,
  ],
  duration: [
    "duration.value(1, 's')",
    "duration.value(90, 'm')",
    "duration.value(-1, 'd')",
    "duration.value(5, 'w')",
    'duration.time(1, 2, 3, 4)',
    "duration.value(1, 'ns')",
  ],
  bytes: ["b'a'", "b'\\xff'", "''.toUtf8()", "'é'.toUtf8()", "hashing.md5('a')"],
  place: ['latlng.value(0.0, 0.0)', 'latlng.value(10.5, -20.0)', 'latlng.value(90, 180)'],
  null: ['null', `${D}.n`],
};

/** What stands behind `is`. */
export const KINDS = [
  'int',
  'float',
  'number',
  'string',
  'bool',
  'list',
  'set',
  'map',
  'path',
  'timestamp',
  'duration',
  'bytes',
  'latlng',
  'null',
  'map_diff',
];
export const REGEXES = [
  "'a'",
  "'[a-b]+'",
  "','",
  "'(a)(b)?'",
  "'.*'",
  "'\\\\s'",
  "'^A'",
  "'[^,]'",
  "'a|b'",
  "'\\\\w{1,2}'",
  "''",
];
