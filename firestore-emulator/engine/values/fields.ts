/**
 * Checks and normalizes what a client wants stored: names, nesting, ranges and precision.
 *
 * Source: https://firebase.google.com/docs/firestore/quotas#collections_documents_and_fields and
 * https://firebase.google.com/docs/firestore/reference/rpc/google.firestore.v1#value
 */
import { isArray } from './compare.ts';
import { FirestoreError } from './error.ts';
import type { FieldPath } from './types.ts';
import { GeoPoint, Timestamp, type MapValue, type Value } from './value.ts';

const MAX_DEPTH = 20;
const MAX_NAME_BYTES = 1500;
const MIN_INTEGER = -(2n ** 63n);
const MAX_INTEGER = 2n ** 63n - 1n;
const MIN_SECONDS = -62_135_596_800;
const MAX_SECONDS = 253_402_300_799;
const RESERVED = /^__.*__$/s;

function invalid(message: string): FirestoreError {
  return new FirestoreError('INVALID_ARGUMENT', message);
}

function checkName(name: string): void {
  if (name === '') throw invalid('Document fields must not be empty.');
  if (name.startsWith('__') && RESERVED.test(name)) {
    throw invalid(`Document fields cannot begin and end with "__": "${name}".`);
  }
  if (name.length * 3 > MAX_NAME_BYTES && Buffer.byteLength(name) > MAX_NAME_BYTES) {
    throw invalid(`A document field's name is longer than ${MAX_NAME_BYTES} bytes.`);
  }
}

/** Throws INVALID_ARGUMENT unless documents can have a field at this path. */
export function checkFieldPath(path: FieldPath): void {
  if (path.length === 0) throw invalid('A field path is empty.');
  path.forEach(checkName);
}

/**
 * The fields as Firestore stores them: timestamps rounded down to microseconds. The same map where
 * nothing had to change. Throws INVALID_ARGUMENT for what cannot be stored.
 */
export function normalizeFields(fields: MapValue): MapValue {
  return normalizeMap(fields, 0);
}

/** The same for one value outside of a document, such as a transform's operand. */
export function normalizeValue(value: Value): Value {
  return normalize(value, 0, false);
}

function normalizeMap(map: MapValue, depth: number): MapValue {
  let copy: Map<string, Value> | undefined;
  const isVector = depth > 0 && map.get('__type__') === '__vector__';
  for (const [name, value] of map) {
    if (!(isVector && name === '__type__')) checkName(name);
    const normal = normalize(value, depth, false);
    if (normal !== value && !Object.is(normal, value)) (copy ??= new Map(map)).set(name, normal);
  }
  return copy ?? map;
}

function normalize(value: Value, depth: number, inArray: boolean): Value {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') {
    if (value < MIN_INTEGER || value > MAX_INTEGER) throw invalid('An integer exceeds 64 bits.');
    return value;
  }
  if (value instanceof Timestamp) return normalizeTimestamp(value);
  if (value instanceof Map) {
    if (depth >= MAX_DEPTH) throw tooDeep();
    return normalizeMap(value as MapValue, depth + 1);
  }
  if (isArray(value)) {
    if (inArray) throw invalid('Cannot convert an array value in an array value.');
    if (depth >= MAX_DEPTH) throw tooDeep();
    const normal = value.map((element) => normalize(element, depth + 1, true));
    return normal.every((element, i) => Object.is(element, value[i])) ? value : normal;
  }
  if (value instanceof GeoPoint) checkGeoPoint(value);
  return value;
}

function tooDeep(): FirestoreError {
  return invalid(`A field nests maps and arrays more than ${MAX_DEPTH} deep.`);
}

function normalizeTimestamp(value: Timestamp): Timestamp {
  if (!(value.seconds >= MIN_SECONDS && value.seconds <= MAX_SECONDS)) {
    throw invalid('A timestamp lies outside of the years 0001 to 9999.');
  }
  const excess = value.nanos % 1000;
  return excess === 0 ? value : new Timestamp(value.seconds, value.nanos - excess);
}

function checkGeoPoint(value: GeoPoint): void {
  const { latitude, longitude } = value;
  if (!(latitude >= -90 && latitude <= 90 && longitude >= -180 && longitude <= 180)) {
    throw invalid('A geo point lies outside of latitude -90 to 90, longitude -180 to 180.');
  }
}
