/**
 * Documents and the entries of a journal as bytes. A form of our own, because reading 100,000
 * documents as JSON takes longer than a start may.
 */
import type { Document } from '../engine/values/types.ts';
import {
  GeoPoint,
  type MapValue,
  Reference,
  Timestamp,
  type Value,
} from '../engine/values/value.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';

/** What stands before each value, and says what it is. Never renumber: files of old hold them. */
const Kind = {
  null: 0,
  false: 1,
  true: 2,
  integer: 3,
  double: 4,
  string: 5,
  bytes: 6,
  timestamp: 7,
  geoPoint: 8,
  reference: 9,
  array: 10,
  map: 11,
} as const;

/** What happened to the data, one entry for each commit. */
export type Entry =
  | {
      readonly kind: 'commit';
      readonly time: Timestamp;
      readonly put: readonly Document[];
      /** Paths. */
      readonly deleted: readonly string[];
    }
  | { readonly kind: 'clear' };

const EntryKind = { commit: 1, clear: 2 } as const;

export function writeEntry(out: ByteWriter, entry: Entry): void {
  if (entry.kind === 'clear') {
    out.byte(EntryKind.clear);
    return;
  }
  out.byte(EntryKind.commit);
  writeTime(out, entry.time);
  out.count(entry.put.length);
  for (const document of entry.put) writeDocument(out, document);
  out.count(entry.deleted.length);
  for (const path of entry.deleted) out.text(path);
}

/** Throws RangeError for bytes that `writeEntry` did not write. */
export function readEntry(from: ByteReader): Entry {
  const kind = from.byte();
  if (kind === EntryKind.clear) return { kind: 'clear' };
  if (kind !== EntryKind.commit) throw new RangeError('There is no such kind of entry.');
  const time = readTime(from);
  const put = Array.from({ length: from.count() }, () => readDocument(from));
  const deleted = Array.from({ length: from.count() }, () => from.text());
  return { kind: 'commit', time, put, deleted };
}

export function writeDocument(out: ByteWriter, document: Document): void {
  out.text(document.path);
  writeTime(out, document.createTime);
  writeTime(out, document.updateTime);
  writeMap(out, document.fields);
}

export function readDocument(from: ByteReader): Document {
  const path = from.text();
  const createTime = readTime(from);
  const updateTime = readTime(from);
  return { path, createTime, updateTime, fields: readMap(from) };
}

function writeTime(out: ByteWriter, time: Timestamp): void {
  out.double(time.seconds);
  out.count(time.nanos);
}

function readTime(from: ByteReader): Timestamp {
  const seconds = from.double();
  return new Timestamp(seconds, from.count());
}

function writeMap(out: ByteWriter, map: MapValue): void {
  out.count(map.size);
  for (const [name, value] of map) {
    out.text(name);
    writeValue(out, value);
  }
}

function readMap(from: ByteReader): MapValue {
  const size = from.count();
  const map = new Map<string, Value>();
  for (let index = 0; index < size; index++) {
    const name = from.text();
    map.set(name, readValue(from));
  }
  return map;
}

function writeValue(out: ByteWriter, value: Value): void {
  switch (typeof value) {
    case 'boolean':
      out.byte(value ? Kind.true : Kind.false);
      return;
    case 'bigint':
      out.byte(Kind.integer);
      out.bigint(value);
      return;
    case 'number':
      out.byte(Kind.double);
      out.double(value);
      return;
    case 'string':
      out.byte(Kind.string);
      out.text(value);
      return;
    default:
      writeObject(out, value);
  }
}

function writeObject(out: ByteWriter, value: Extract<Value, object | null>): void {
  if (value === null) {
    out.byte(Kind.null);
  } else if (value instanceof Uint8Array) {
    out.byte(Kind.bytes);
    out.blob(value);
  } else if (value instanceof Timestamp) {
    out.byte(Kind.timestamp);
    writeTime(out, value);
  } else if (value instanceof GeoPoint) {
    out.byte(Kind.geoPoint);
    out.double(value.latitude);
    out.double(value.longitude);
  } else if (value instanceof Reference) {
    out.byte(Kind.reference);
    out.text(value.name);
  } else if (isArray(value)) {
    out.byte(Kind.array);
    out.count(value.length);
    for (const element of value) writeValue(out, element);
  } else {
    out.byte(Kind.map);
    writeMap(out, value);
  }
}

function isArray(value: readonly Value[] | MapValue): value is readonly Value[] {
  return Array.isArray(value);
}

function readValue(from: ByteReader): Value {
  const kind = from.byte();
  switch (kind) {
    case Kind.null:
      return null;
    case Kind.false:
      return false;
    case Kind.true:
      return true;
    case Kind.integer:
      return from.bigint();
    case Kind.double:
      return from.double();
    case Kind.string:
      return from.text();
    case Kind.bytes:
      return from.blob();
    case Kind.timestamp:
      return readTime(from);
    case Kind.geoPoint: {
      const latitude = from.double();
      return new GeoPoint(latitude, from.double());
    }
    case Kind.reference:
      return new Reference(from.text());
    case Kind.array:
      return Array.from({ length: from.count() }, () => readValue(from));
    case Kind.map:
      return readMap(from);
    default:
      throw new RangeError('There is no such kind of value.');
  }
}
