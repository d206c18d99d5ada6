/**
 * How large Firestore counts names, values and documents.
 *
 * Source: https://firebase.google.com/docs/firestore/storage-size
 */
import { isArray } from './compare.ts';
import { GeoPoint, Reference, type MapValue, type Value } from './value.ts';

/** 1 MiB: https://firebase.google.com/docs/firestore/quotas */
export const MAX_DOCUMENT_BYTES = 1024 * 1024;

const NAME_OVERHEAD = 16;
const DOCUMENT_OVERHEAD = 32;

/** UTF-8 bytes and one. */
export function stringSize(text: string): number {
  return Buffer.byteLength(text) + 1;
}

/** Bytes of a document's name, given its path from the database root. */
export function nameSize(path: string): number {
  // Each id counts its bytes and one; the slashes between them are as many as the ids but one.
  return stringSize(path) + NAME_OVERHEAD;
}

/** Bytes of a map's names and values. */
export function mapSize(map: MapValue): number {
  let size = 0;
  for (const [name, value] of map) size += stringSize(name) + valueSize(value);
  return size;
}

/** Bytes of a value. */
export function valueSize(value: Value): number {
  if (typeof value === 'string') return stringSize(value);
  if (typeof value === 'bigint' || typeof value === 'number') return 8;
  if (typeof value === 'boolean') return 1;
  if (value === null) return 1;
  if (value instanceof Map) return mapSize(value as MapValue);
  if (isArray(value)) return value.reduce<number>((sum, element) => sum + valueSize(element), 0);
  if (value instanceof Uint8Array) return value.byteLength;
  if (value instanceof GeoPoint) return 16;
  if (value instanceof Reference) {
    return nameSize(value.name.replace(/^projects\/[^/]*\/databases\/[^/]*\/documents\//, ''));
  }
  return 8;
}

/** Bytes of a document with this path and these fields. */
export function documentSize(path: string, fields: MapValue): number {
  return nameSize(path) + mapSize(fields) + DOCUMENT_OVERHEAD;
}
