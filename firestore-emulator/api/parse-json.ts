/**
 * proto3 JSON, read by the API's own definitions, with the errors that Google's front end gives.
 * Source: https://protobuf.dev/programming-guides/json/
 */
import type { Field, MessageType, Scalar } from './schema.ts';
import { FirestoreError } from '../engine/values/error.ts';
import { parseTime } from './time-text.ts';

/** Deeper than any valid value (Firestore allows 20 maps) and far from the end of the stack. */
const maxDepth = 200;

const minInt64 = -(2n ** 63n);
const maxInt64 = 2n ** 63n - 1n;

/**
 * Reads a parsed JSON value as a message of that type. Throws INVALID_ARGUMENT that names the place,
 * such as `writes[0].update`, for an unknown field, a wrong type, or two fields of which only one
 * can be set.
 */
export function parseMessage<T>(type: MessageType<T>, json: unknown): T {
  return readMessage(type, json, '', 0) as T;
}

function readMessage(type: MessageType, json: unknown, place: string, depth: number): unknown {
  if (depth > maxDepth) throw invalid('Invalid JSON payload received. It nests too deeply.');
  if (type.name === 'google.protobuf.Timestamp') {
    const time = typeof json === 'string' ? parseTime(json) : null;
    return time ?? mismatch(place, type.name, json);
  }
  const wrapped = wrappedField(type);
  if (wrapped) return { value: readOne(wrapped, json, place, depth) };
  if (!isObject(json)) return mismatch(place, `type.googleapis.com/${type.name}`, json);
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(json)) {
    const field = type.byName.get(name);
    if (!field) {
      const where = place === '' ? '' : ` at '${place}'`;
      throw invalid(
        `Invalid JSON payload received. Unknown name ${JSON.stringify(name)}${where}: Cannot find field.`,
      );
    }
    // null stands for a field that is not set, except where null is the value.
    if (value === null && !isNullValue(field)) continue;
    const inner = place === '' ? snake(field.name) : `${place}.${snake(field.name)}`;
    const rival = field.rivals.find((each) => each in result);
    if (rival !== undefined || field.name in result) {
      throw invalid(
        `Invalid value at '${place}' (oneof), '${snake(rival ?? field.name)}' is already set. Cannot set '${snake(field.name)}'`,
      );
    }
    result[field.name] = readField(field, value, inner, depth);
  }
  return result;
}

function readField(field: Field, json: unknown, place: string, depth: number): unknown {
  if (field.map) {
    if (!isObject(json)) return mismatch(place, 'map', json);
    const map = new Map<string, unknown>();
    for (const [key, value] of Object.entries(json)) {
      map.set(key, readOne(field, value, `${place}[${map.size}].value`, depth));
    }
    return map;
  }
  if (!field.repeated) return readOne(field, json, place, depth);
  if (!Array.isArray(json)) return mismatch(place, typeName(field), json);
  return json.map((each, index) => readOne(field, each, `${place}[${index}]`, depth));
}

function readOne(field: Field, json: unknown, place: string, depth: number): unknown {
  const { type } = field;
  if (type.kind === 'message') return readMessage(type, json, place, depth + 1);
  if (type.kind === 'scalar') return readScalar(type.scalar, json, place);
  if (type.name === 'google.protobuf.NullValue' && json === null) return 'NULL_VALUE';
  if (typeof json === 'string' && type.byName.has(json)) return json;
  const name = typeof json === 'number' ? type.byNumber.get(json) : undefined;
  return name ?? mismatch(place, `type.googleapis.com/${type.name}`, json);
}

function readScalar(scalar: Scalar, json: unknown, place: string): unknown {
  switch (scalar) {
    case 'string':
      return typeof json === 'string' ? json : mismatch(place, 'TYPE_STRING', json);
    case 'bool':
      return typeof json === 'boolean' ? json : mismatch(place, 'TYPE_BOOL', json);
    case 'bytes':
      return readBytes(json) ?? mismatch(place, 'TYPE_BYTES', json);
    case 'int32': {
      const value = readInteger(json);
      return value !== null && BigInt.asIntN(32, value) === value
        ? Number(value)
        : mismatch(place, 'TYPE_INT32', json);
    }
    case 'int64': {
      const value = readInteger(json);
      return value !== null && value >= minInt64 && value <= maxInt64
        ? value
        : mismatch(place, 'TYPE_INT64', json);
    }
    case 'double':
    case 'float':
      return readDouble(json) ?? mismatch(place, 'TYPE_DOUBLE', json);
  }
}

/** A JSON number beyond 2^53 has already lost its last digits, so it must come as a string. */
function readInteger(json: unknown): bigint | null {
  if (typeof json === 'number') return Number.isSafeInteger(json) ? BigInt(json) : null;
  return typeof json === 'string' && /^-?\d{1,19}$/.test(json) ? BigInt(json) : null;
}

function readDouble(json: unknown): number | null {
  if (typeof json === 'number') return json;
  if (json === 'NaN') return NaN;
  if (json === 'Infinity') return Infinity;
  if (json === '-Infinity') return -Infinity;
  const numeric = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;
  return typeof json === 'string' && numeric.test(json) ? Number(json) : null;
}

/**
 * Base64, with all of its padding or none, in the plain or the URL alphabet. A digit that is left over
 * is no byte; Node would pass over it.
 */
function readBytes(json: unknown): Uint8Array | null {
  if (typeof json !== 'string') return null;
  const [, digits, padding] = /^([A-Za-z0-9+/_-]*)(={0,2})$/.exec(json) ?? [];
  if (digits === undefined || digits.length % 4 === 1) return null;
  if (padding && (digits.length + padding.length) % 4 !== 0) return null;
  return new Uint8Array(Buffer.from(json, 'base64'));
}

/** `google.protobuf.Int32Value` and its like are written as the bare value. */
function wrappedField(type: MessageType): Field | undefined {
  const wrapper = /^google\.protobuf\.(Double|Float|U?Int64|U?Int32|Bool|String|Bytes)Value$/;
  return wrapper.test(type.name) ? type.fields[0] : undefined;
}

function isNullValue(field: Field): boolean {
  return field.type.kind === 'enum' && field.type.name === 'google.protobuf.NullValue';
}

function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function typeName(field: Field): string {
  if (field.type.kind === 'scalar') return `TYPE_${field.type.scalar.toUpperCase()}`;
  return `type.googleapis.com/${field.type.name}`;
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function mismatch(place: string, expected: string, json: unknown): never {
  // Never an object whole: it may be long, and nested deeper than JSON.stringify can go.
  const shown = typeof json === 'object' && json !== null ? '{…}' : JSON.stringify(json);
  const short = shown.length > 100 ? `${shown.slice(0, 100)}…` : shown;
  throw invalid(`Invalid value at '${place}' (${expected}), ${short}`);
}

function invalid(text: string): FirestoreError {
  return new FirestoreError('INVALID_ARGUMENT', text);
}
