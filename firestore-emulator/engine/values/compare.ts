/**
 * The total order of Firestore's values, which queries, cursors and array transforms stand on.
 *
 * Source: https://firebase.google.com/docs/firestore/manage-data/data-types#value_type_ordering
 */
import { numericId } from './names.ts';
import { GeoPoint, Reference, Timestamp, type MapValue, type Value } from './value.ts';

/** Ranks of the types in Firestore's order; NaN and vectors rank as types of their own. */
export const TypeRank = {
  null: 0,
  boolean: 1,
  nan: 2,
  number: 3,
  timestamp: 4,
  string: 5,
  bytes: 6,
  reference: 7,
  geoPoint: 8,
  array: 9,
  vector: 10,
  map: 11,
} as const;
export type TypeRank = (typeof TypeRank)[keyof typeof TypeRank];

/** True for arrays; narrows where `Array.isArray` would widen to `any[]`. */
export function isArray(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** True for maps, vectors among them. */
export function isMap(value: Value): value is MapValue {
  return value instanceof Map;
}

/** True for integers and doubles. */
export function isNumber(value: Value): value is bigint | number {
  return typeof value === 'bigint' || typeof value === 'number';
}

/**
 * The dimensions of a vector embedding, or undefined for any other map. A vector is stored as the
 * map `{__type__: "__vector__", value: [doubles]}`.
 */
function vectorElements(map: MapValue): readonly Value[] | undefined {
  if (map.get('__type__') !== '__vector__') return undefined;
  const elements = map.get('value');
  return elements !== undefined && isArray(elements) ? elements : undefined;
}

/** The rank of the value's type. */
export function typeRank(value: Value): TypeRank {
  if (typeof value === 'string') return TypeRank.string;
  if (typeof value === 'bigint') return TypeRank.number;
  if (typeof value === 'number') return Number.isNaN(value) ? TypeRank.nan : TypeRank.number;
  if (typeof value === 'boolean') return TypeRank.boolean;
  if (value === null) return TypeRank.null;
  if (value instanceof Timestamp) return TypeRank.timestamp;
  if (value instanceof Map) {
    return vectorElements(value) === undefined ? TypeRank.map : TypeRank.vector;
  }
  if (isArray(value)) return TypeRank.array;
  if (value instanceof Reference) return TypeRank.reference;
  if (value instanceof GeoPoint) return TypeRank.geoPoint;
  return TypeRank.bytes;
}

/** The least value of each type, with which a range over one type begins. */
const typeMinimums: readonly Value[] = [
  null,
  false,
  NaN,
  -Infinity,
  new Timestamp(-62_135_596_800, 0),
  '',
  new Uint8Array(0),
  new Reference(''),
  new GeoPoint(-90, -180),
  [],
  new Map<string, Value>([
    ['__type__', '__vector__'],
    ['value', []],
  ]),
  new Map<string, Value>(),
];

/** The least value of the type, or undefined past the last type. */
export function typeMinimum(rank: number): Value | undefined {
  return typeMinimums[rank];
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

/**
 * Orders two UTF-16 code units by the UTF-8 bytes they begin: a surrogate belongs to a character
 * beyond U+FFFF and so follows every other unit.
 */
function compareUnits(a: number, b: number): number {
  if (isSurrogate(a) !== isSurrogate(b)) return isSurrogate(a) ? 1 : -1;
  return a - b;
}

/** Orders strings by their UTF-8 bytes. Negative, zero or positive. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const unitA = a.charCodeAt(i);
    const unitB = b.charCodeAt(i);
    if (unitA !== unitB) return compareUnits(unitA, unitB);
  }
  return a.length - b.length;
}

const SLASH = 0x2f;

/**
 * Orders resource paths segment by segment, as Firestore orders names: `a/b` precedes `a!/b`,
 * although `!` precedes `/` as a character. Ids that are numbers precede others, by their number.
 */
export function comparePaths(a: string, b: string): number {
  if (a === b) return 0;
  const shared = Math.min(a.length, b.length);
  let segment = 0;
  for (let i = 0; i < shared; i++) {
    const unitA = a.charCodeAt(i);
    const unitB = b.charCodeAt(i);
    if (unitA === unitB) {
      if (unitA === SLASH) segment = i + 1;
      continue;
    }
    const byNumber = compareNumericIds(a, b, segment);
    if (byNumber !== 0) return byNumber;
    if (unitA === SLASH) return -1;
    if (unitB === SLASH) return 1;
    return compareUnits(unitA, unitB);
  }
  return compareNumericIds(a, b, segment) || a.length - b.length;
}

/** Orders the segments that begin at `start`; zero unless one of them is a number. */
function compareNumericIds(a: string, b: string, start: number): number {
  if (!a.startsWith('__id', start) && !b.startsWith('__id', start)) return 0;
  const numberOf = (path: string) => numericId(path.slice(start).split('/', 1)[0] ?? '');
  const numberA = numberOf(a);
  const numberB = numberOf(b);
  if (numberA === null) return numberB === null ? 0 : 1;
  if (numberB === null) return -1;
  return compareNumbers(numberA, numberB);
}

/** Orders two numbers exactly: JavaScript compares a bigint with a double without rounding. */
function compareNumbers(a: bigint | number, b: bigint | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareArrays(a: readonly Value[], b: readonly Value[]): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const order = compareValues(a[i] as Value, b[i] as Value);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareMaps(a: MapValue, b: MapValue): number {
  const keysA = [...a.keys()].sort(compareStrings);
  const keysB = [...b.keys()].sort(compareStrings);
  const shared = Math.min(keysA.length, keysB.length);
  for (let i = 0; i < shared; i++) {
    const keyA = keysA[i] as string;
    const keyB = keysB[i] as string;
    const byKey = compareStrings(keyA, keyB);
    if (byKey !== 0) return byKey;
    const byValue = compareValues(a.get(keyA) as Value, b.get(keyB) as Value);
    if (byValue !== 0) return byValue;
  }
  return keysA.length - keysB.length;
}

/** Vectors are ordered by their number of dimensions, then element by element. */
function compareVectors(a: MapValue, b: MapValue): number {
  const elementsA = vectorElements(a) ?? [];
  const elementsB = vectorElements(b) ?? [];
  return elementsA.length - elementsB.length || compareArrays(elementsA, elementsB);
}

/**
 * Orders any two values. Negative, zero or positive; zero for numbers that are mathematically equal
 * whatever their type (3 and 3.0, 0.0 and -0.0) and for two NaNs.
 */
export function compareValues(a: Value, b: Value): number {
  if (a === b) return 0;
  // The usual cases first: indexes spend most of their time here.
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b);
  if (typeof a === 'bigint' && typeof b === 'bigint') return a < b ? -1 : 1;
  if (a instanceof Timestamp && b instanceof Timestamp) {
    return a.seconds - b.seconds || a.nanos - b.nanos;
  }
  const rank = typeRank(a);
  const byType = rank - typeRank(b);
  if (byType !== 0) return byType;
  if (isNumber(a) && isNumber(b)) return rank === TypeRank.nan ? 0 : compareNumbers(a, b);
  if (typeof a === 'boolean') return a ? 1 : -1;
  if (a instanceof Uint8Array && b instanceof Uint8Array) return Buffer.compare(a, b);
  if (a instanceof Reference && b instanceof Reference) return comparePaths(a.name, b.name);
  if (a instanceof GeoPoint && b instanceof GeoPoint) {
    return a.latitude - b.latitude || a.longitude - b.longitude;
  }
  if (a instanceof Map && b instanceof Map) {
    return rank === TypeRank.vector ? compareVectors(a, b) : compareMaps(a, b);
  }
  if (a !== null && b !== null && isArray(a) && isArray(b)) return compareArrays(a, b);
  return 0;
}

/** Equality as queries and array transforms see it: 3 and 3.0 are equal, NaN equals NaN. */
export function equalValues(a: Value, b: Value): boolean {
  return compareValues(a, b) === 0;
}

/**
 * Whether two values are stored alike, so that writing one over the other changes nothing. Unlike
 * `equalValues` it tells 3 from 3.0 and 0.0 from -0.0.
 */
export function identicalValues(a: Value, b: Value): boolean {
  if (Object.is(a, b)) return true;
  if (isNumber(a) || isNumber(b)) return false;
  if (a instanceof Map && b instanceof Map) {
    if (a.size !== b.size) return false;
    for (const [key, value] of a as MapValue) {
      const other = (b as MapValue).get(key);
      if (other === undefined || !identicalValues(value, other)) return false;
    }
    return true;
  }
  if (a !== null && b !== null && isArray(a) && isArray(b)) {
    return a.length === b.length && a.every((value, i) => identicalValues(value, b[i] as Value));
  }
  return compareValues(a, b) === 0;
}
