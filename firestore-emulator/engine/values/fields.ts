/**
 * Checks and normalizes what a client wants stored: names, nesting, ranges and precision.
 *
 * Source: https://firebase.google.com/docs/firestore/quotas#collections_documents_and_fields and
 * https://firebase.google.com/docs/firestore/reference/rpc/google.firestore.v1#value
 */
import { isArray } from './compare.ts';
import { FirestoreError } from './error.ts';
import { isNameField } from './field-path.ts';
import type { FieldPath } from './types.ts';
import { GeoPoint, Timestamp, type MapValue, type Value } from './value.ts';

const MAX_DEPTH = 20;
const MAX_NAME_BYTES = 1500;
/** Of all names down to a field, and the dots between them. */
const MAX_PATH_BYTES = 1500;
const MAX_PATH_LENGTH = 20;
const MAX_VALUE_BYTES = 1_048_487;
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
  checkPathBytes(path);
  path.forEach(checkName);
}

/** Throws INVALID_ARGUMENT for a path that masks and queries may not name. */
export function checkAskedPath(path: FieldPath): void {
  if (path.length > MAX_PATH_LENGTH) {
    throw invalid(`A field path has more than ${MAX_PATH_LENGTH} names.`);
  }
  checkPathBytes(path);
  if (!isNameField(path)) path.forEach(checkName);
}

/** Throws INVALID_ARGUMENT if a map in the value has a name that no field can have. */
export function checkNames(value: Value): void {
  if (value instanceof Map) {
    for (const [name, inner] of value as MapValue) {
      if (name !== '' && name !== '__type__') checkName(name);
      checkNames(inner);
    }
  } else if (value !== null && isArray(value)) value.forEach(checkNames);
}

function checkPathBytes(path: FieldPath): void {
  const bytes = path.reduce((sum, name) => sum + Buffer.byteLength(name) + 1, -1);
  if (bytes > MAX_PATH_BYTES) throw invalid(`A field path exceeds ${MAX_PATH_BYTES} bytes.`);
}

/**
 * The fields as Firestore stores them: timestamps rounded down to microseconds. The same map where
 * nothing had to change. Throws INVALID_ARGUMENT for what cannot be stored.
 */
export function normalizeFields(fields: MapValue): MapValue {
  return normalizeMap(fields, 0, -1);
}

/** The same for one value outside of a document, such as a transform's operand. */
export function normalizeValue(value: Value): Value {
  return normalize(value, 0, false, 0);
}

/** `above`: the bytes of the names down to this map, with the dots between them. */
function normalizeMap(map: MapValue, depth: number, above: number): MapValue {
  let copy: Map<string, Value> | undefined;
  const isVector = depth > 0 && map.get('__type__') === '__vector__';
  for (const [name, value] of map) {
    if (!(isVector && name === '__type__')) checkName(name);
    // Only nested names can add up to more than one may have.
    const path = above + 1 + (depth > 0 || value instanceof Map ? Buffer.byteLength(name) : 0);
    if (path > MAX_PATH_BYTES) throw invalid(`A field's path exceeds ${MAX_PATH_BYTES} bytes.`);
    const normal = normalize(value, depth, false, path);
    if (normal !== value && !Object.is(normal, value)) (copy ??= new Map(map)).set(name, normal);
  }
  return copy ?? map;
}

function normalize(value: Value, depth: number, inArray: boolean, path: number): Value {
  if (typeof value === 'string') {
    if (value.length * 3 > MAX_VALUE_BYTES && Buffer.byteLength(value) > MAX_VALUE_BYTES) {
      throw tooLong();
    }
    return value;
  }
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') {
    if (value < MIN_INTEGER || value > MAX_INTEGER) throw invalid('An integer exceeds 64 bits.');
    return value;
  }
  if (value instanceof Timestamp) return normalizeTimestamp(value);
  if (value instanceof Map) {
    if (inArray && value.has('__type__')) {
      throw invalid('Cannot convert a vector value in an array value.');
    }
    if (depth >= MAX_DEPTH) throw tooDeep();
    return normalizeMap(value as MapValue, depth + 1, path);
  }
  if (isArray(value)) {
    if (inArray) throw invalid('Cannot convert an array value in an array value.');
    if (depth >= MAX_DEPTH) throw tooDeep();
    const normal = value.map((element) => normalize(element, depth + 1, true, path));
    return normal.every((element, i) => Object.is(element, value[i])) ? value : normal;
  }
  if (value instanceof GeoPoint) checkGeoPoint(value);
  if (value instanceof Uint8Array && value.byteLength > MAX_VALUE_BYTES) throw tooLong();
  return value;
}

function tooLong(): FirestoreError {
  return invalid(`A field's value is longer than ${MAX_VALUE_BYTES} bytes.`);
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
