/** Random values, fields and field paths in the JSON of the REST API. */
import type { Chance } from './chance.ts';

/** The database of all requests. */
export const ROOT = 'projects/demo-differential/databases/(default)/documents';

export type Json = Readonly<Record<string, unknown>>;

const SCALARS: readonly Json[] = [
  { nullValue: null },
  { booleanValue: false },
  { booleanValue: true },
  { doubleValue: 'NaN' },
  { doubleValue: '-Infinity' },
  { doubleValue: -1.5 },
  { integerValue: '-1' },
  { doubleValue: -0.0 },
  { integerValue: '0' },
  { doubleValue: 0 },
  { integerValue: '1' },
  { doubleValue: 1 },
  { doubleValue: 1.5 },
  { integerValue: '2' },
  { integerValue: '3' },
  { integerValue: '9007199254740993' },
  { doubleValue: 9007199254740992 },
  { integerValue: '9223372036854775807' },
  { integerValue: '-9223372036854775808' },
  { doubleValue: 2 ** 63 },
  { doubleValue: 'Infinity' },
  { doubleValue: 5e-324 },
  { timestampValue: '2020-01-01T00:00:00Z' },
  { timestampValue: '2020-01-01T00:00:00.000001Z' },
  { timestampValue: '0001-01-01T00:00:00Z' },
  { stringValue: '' },
  { stringValue: 'a' },
  { stringValue: 'ab' },
  { stringValue: 'b' },
  { stringValue: 'B' },
  { stringValue: '\u00e9' },
  { stringValue: '\uff5e' },
  { stringValue: '\u{1f600}' },
  { bytesValue: '' },
  { bytesValue: 'AA==' },
  { bytesValue: '/w==' },
  { bytesValue: 'AAE=' },
  { referenceValue: `${ROOT}/a/x` },
  { referenceValue: `${ROOT}/a/y` },
  { referenceValue: `${ROOT}/a/__id7__` },
  { referenceValue: `${ROOT}/a/x/c/x` },
  { referenceValue: 'projects/demo-other/databases/(default)/documents/a/x' },
  { geoPointValue: { latitude: 0, longitude: 0 } },
  { geoPointValue: { latitude: -90, longitude: 180 } },
  { geoPointValue: { latitude: 0, longitude: 1 } },
];

/** Those that are equal, or close, to others more often. */
const NUMBERS: readonly Json[] = [
  { integerValue: '0' },
  { doubleValue: -0.0 },
  { integerValue: '1' },
  { doubleValue: 1 },
  { doubleValue: 1.5 },
  { integerValue: '2' },
  { integerValue: '3' },
  { doubleValue: 'NaN' },
  { nullValue: null },
  { stringValue: 'a' },
];

/** What is stored nowhere. */
const UNSTORABLE: readonly Json[] = [
  {},
  { arrayValue: { values: [{ arrayValue: { values: [] } }] } },
  { geoPointValue: { latitude: 91, longitude: 0 } },
  { geoPointValue: { latitude: 0, longitude: -181 } },
  { referenceValue: 'a/x' },
  { referenceValue: '' },
  { referenceValue: `${ROOT}` },
  { referenceValue: `${ROOT}/a` },
  { referenceValue: `${ROOT}/a/x/` },
  { referenceValue: `${ROOT}/a//x` },
  { referenceValue: `${ROOT}/a/__x__` },
  { referenceValue: `/${ROOT}/a/x` },
  { timestampValue: '10000-01-01T00:00:00Z' },
  { mapValue: { fields: { '': { nullValue: null } } } },
  { mapValue: { fields: { __x__: { nullValue: null } } } },
  { mapValue: { fields: { __type__: { stringValue: '__vector__' } } } },
];

export const vector = (...numbers: readonly unknown[]): Json => ({
  mapValue: {
    fields: {
      __type__: { stringValue: '__vector__' },
      value: { arrayValue: { values: numbers.map((doubleValue) => ({ doubleValue })) } },
    },
  },
});

/** A value, lists and maps among them down to `depth`. */
export function value(chance: Chance, depth = 2): Json {
  if (depth > 0 && chance.often(0.12)) return array(chance, depth - 1);
  if (depth > 0 && chance.often(0.12)) return { mapValue: { fields: fields(chance, depth - 1) } };
  if (chance.often(0.02)) return vector(...chance.several(0, 3, () => chance.below(3)));
  if (chance.often(0.6)) return chance.of(NUMBERS);
  return chance.of(SCALARS);
}

/** A value for a write or a query, now and then one that is refused. */
export function anyValue(chance: Chance, depth = 2): Json {
  return chance.often(0.02) ? chance.of(UNSTORABLE) : value(chance, depth);
}

export function number(chance: Chance): Json {
  return chance.of(NUMBERS.slice(0, -2));
}

export function array(chance: Chance, depth = 0): Json {
  const element = () => {
    const made = value(chance, depth);
    return 'arrayValue' in made ? { stringValue: 'a' } : made;
  };
  return { arrayValue: { values: chance.several(0, 4, element) } };
}

/** `n` is mostly a number and `l` mostly a list, so that transforms and queries meet something. */
export function fields(chance: Chance, depth = 2): Record<string, Json> {
  const made: Record<string, Json> = {};
  if (chance.often(0.8)) made['n'] = chance.often(0.8) ? number(chance) : value(chance, depth);
  if (chance.often(0.6))
    made['l'] = chance.often(0.8) ? array(chance, depth) : value(chance, depth);
  for (const name of ['s', 'm', 'v']) {
    if (!chance.often(0.5)) continue;
    made[name] =
      name === 'm' && depth > 0 && chance.often(0.6)
        ? { mapValue: { fields: fields(chance, depth - 1) } }
        : value(chance, depth);
  }
  if (chance.often(0.05)) made['odd name'] = value(chance, depth);
  return made;
}

const PATHS = ['n', 'n', 'n', 'l', 's', 'v', 'm', 'm.n', 'm.l', 'm.m.n', '`odd name`', 'nowhere'];
const ODD_PATHS = [
  ...['', '.', 'a.', '.a', 'a..b', '`', '`a', '``', 'a b', '1a', 'a-b', '__x__', 'm.__x__', '*'],
  ...['`a\\`b`', '`a\\\\b`', '`n`', 'n.`o', 'é', '__type__', 'a[0]', ' n', 'n '],
  'x'.repeat(1501),
  Array.from({ length: 25 }, () => 'd').join('.'),
];

/** A field's path. */
export function path(chance: Chance): string {
  return chance.of(PATHS);
}

/** As `path`, now and then one that is refused. */
export function anyPath(chance: Chance, odd = 0.01): string {
  return chance.often(odd) ? chance.of(ODD_PATHS) : path(chance);
}

const COLLECTIONS = ['a', 'a', 'a', 'a', 'a', 'b', 'a/x/c', 'a/y/c', 'b/x/c', 'c', 'a/x/a'];
const IDS = ['x', 'y', 'z', 'w', '1', '2', '10', 'A', '\u00e9', '\uff5e', '\u{1f600}'];
const NUMERIC_IDS = ['__id7__', '__id10__', '__id-3__', '__id0__'];
const ODD_IDS = [
  ...['__x__', '____', '__id__', '__id7', '__id07__', '__id+7__', '__id1.5__', '.', '..', ''],
  ...['__id9223372036854775807__', '__id9223372036854775808__', '__id-9223372036854775808__'],
  ...['__id-0__', 'a b', 'a\u0000b', '%', '%2F', '*', '__', '__id7__x', 'x'.repeat(1501)],
];

/** A document's path below the database. */
export function documentPath(chance: Chance): string {
  const id = chance.often(0.15) ? chance.of(NUMERIC_IDS) : chance.of(IDS);
  return `${chance.of(COLLECTIONS)}/${id}`;
}

/** As `documentPath`, now and then one that no document has. */
export function anyDocumentPath(chance: Chance): string {
  if (!chance.often(0.02)) return documentPath(chance);
  if (chance.often(0.3)) return chance.of(['a', '', 'a/x/c', '/a/x', 'a/x/', 'a//x', '__a__/x']);
  return `${chance.of(COLLECTIONS)}/${chance.of(ODD_IDS)}`;
}

export function documentName(path: string): string {
  return `${ROOT}/${path}`;
}

export function reference(chance: Chance): Json {
  return { referenceValue: documentName(documentPath(chance)) };
}
