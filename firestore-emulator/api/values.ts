/** Between the API's Value and Document messages and the engine's own. */
import type { Document, FieldPath, Precondition } from '../engine/values/types.ts';
import type { MapValue, Value } from '../engine/values/value.ts';
import type {
  DocumentMessage,
  FieldsMessage,
  PreconditionMessage,
  TimestampMessage,
  ValueMessage,
} from './messages.ts';
import type { DatabaseName } from './names.ts';
import { FirestoreError } from '../engine/values/error.ts';
import { hasFields } from '../engine/values/field-path.ts';
import { GeoPoint, Reference, Timestamp } from '../engine/values/value.ts';
import { checkTypedMap } from '../engine/values/vector.ts';
import { checkReferenceName, documentName } from './names.ts';

/** 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z, the ends of `google.protobuf.Timestamp`. */
const firstSecond = -62135596800;
const lastSecond = 253402300799;

/** Firestore keeps timestamps to the microsecond and cuts off what is finer. */
export function readTimestamp(message: TimestampMessage): Timestamp {
  const seconds = Number(message.seconds ?? 0n);
  const nanos = message.nanos ?? 0;
  if (seconds < firstSecond || seconds > lastSecond || nanos < 0 || nanos > 999_999_999) {
    throw new FirestoreError('INVALID_ARGUMENT', 'A timestamp is out of range.');
  }
  return new Timestamp(seconds, nanos - (nanos % 1000));
}

export function writeTimestamp(time: Timestamp): TimestampMessage {
  return { seconds: BigInt(time.seconds), nanos: time.nanos };
}

/** Throws INVALID_ARGUMENT for a value in which nothing is set, a bad vector or reference. */
export function readValue(message: ValueMessage): Value {
  if (message.stringValue !== undefined) return message.stringValue;
  if (message.integerValue !== undefined) return message.integerValue;
  if (message.booleanValue !== undefined) return message.booleanValue;
  if (message.mapValue !== undefined) return readMap(message.mapValue.fields);
  if (message.arrayValue !== undefined) return (message.arrayValue.values ?? []).map(readValue);
  if (message.timestampValue !== undefined) return readTimestamp(message.timestampValue);
  if (message.doubleValue !== undefined) return message.doubleValue;
  if (message.nullValue !== undefined) return null;
  if (message.referenceValue !== undefined) {
    checkReferenceName(message.referenceValue);
    return new Reference(message.referenceValue);
  }
  if (message.bytesValue !== undefined) return message.bytesValue;
  if (message.geoPointValue !== undefined) return readGeoPoint(message.geoPointValue);
  throw new FirestoreError('INVALID_ARGUMENT', "Cannot convert a value with no 'value_type' set.");
}

function readMap(fields: FieldsMessage | undefined): MapValue {
  const map = readFields(fields);
  checkTypedMap(map);
  return map;
}

function readGeoPoint(message: { latitude?: number; longitude?: number }): GeoPoint {
  const { latitude = 0, longitude = 0 } = message;
  // Written so that NaN is out of range too.
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
    throw new FirestoreError('INVALID_ARGUMENT', 'A geographical point is out of range.');
  }
  return new GeoPoint(latitude, longitude);
}

export function readFields(fields: FieldsMessage | undefined): MapValue {
  const result = new Map<string, Value>();
  if (fields) for (const [name, value] of fields) result.set(name, readValue(value));
  return result;
}

export function writeValue(value: Value): ValueMessage {
  if (value === null) return { nullValue: 'NULL_VALUE' };
  switch (typeof value) {
    case 'string':
      return { stringValue: value };
    case 'bigint':
      return { integerValue: value };
    case 'number':
      return { doubleValue: value };
    case 'boolean':
      return { booleanValue: value };
    default:
      return writeObject(value);
  }
}

function writeObject(
  value: Exclude<Value, null | string | bigint | number | boolean>,
): ValueMessage {
  if (value instanceof Timestamp) return { timestampValue: writeTimestamp(value) };
  if (value instanceof Uint8Array) return { bytesValue: value };
  if (value instanceof Reference) return { referenceValue: value.name };
  if (value instanceof GeoPoint) {
    return { geoPointValue: { latitude: value.latitude, longitude: value.longitude } };
  }
  if (value instanceof Map) return { mapValue: { fields: writeFields(value as MapValue) } };
  return { arrayValue: { values: (value as readonly Value[]).map(writeValue) } };
}

export function writeFields(fields: MapValue): FieldsMessage {
  const result = new Map<string, ValueMessage>();
  for (const [name, value] of fields) result.set(name, writeValue(value));
  return result;
}

/** `mask`: only these fields; undefined: all of them. */
export function writeDocument(
  database: DatabaseName,
  document: Document,
  mask?: readonly FieldPath[],
): DocumentMessage {
  return {
    name: documentName(database, document.path),
    fields: writeFields(mask ? project(document.fields, mask) : document.fields),
    createTime: writeTimestamp(document.createTime),
    updateTime: writeTimestamp(document.updateTime),
  };
}

/** The part of a map that the mask names; a path that leads nowhere adds nothing. */
export function project(fields: MapValue, mask: readonly FieldPath[]): MapValue {
  const result = new Map<string, Value>();
  for (const [name, value] of fields) {
    const paths = mask.filter((path) => path[0] === name);
    if (paths.some((path) => path.length === 1)) result.set(name, value);
    else if (paths.length > 0 && hasFields(value)) {
      const rest = paths.map((path) => path.slice(1));
      const inner = project(value, rest);
      if (inner.size > 0) result.set(name, inner);
    }
  }
  return result;
}

/** A message in which neither condition is set demands nothing. */
export function readPrecondition(
  message: PreconditionMessage | undefined,
): Precondition | undefined {
  if (message?.exists !== undefined) return { kind: 'exists', exists: message.exists };
  if (message?.updateTime !== undefined) {
    return { kind: 'updateTime', updateTime: readTimestamp(message.updateTime) };
  }
  return undefined;
}
