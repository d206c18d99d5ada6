/**
 * Paths of documents and collections relative to the database root, and the rules for their ids.
 *
 * Source: https://firebase.google.com/docs/firestore/quotas#collections_documents_and_fields; that
 * documents' ids may be numbers is how the official emulator has it.
 */
import { FirestoreError } from './error.ts';

const RESERVED = /^__.*__$/s;
/** An id that is a number, as databases that were in Datastore mode have them; never zero. */
const NUMERIC = /^__id(-?[1-9]\d{0,18})__$/;
const MIN_NUMBER = -(2n ** 63n);
const MAX_NUMBER = 2n ** 63n - 1n;
const MAX_ID_BYTES = 1500;
const MAX_NAME_BYTES = 6 * 1024;
const MAX_SUBCOLLECTION_DEPTH = 100;

function invalid(path: string, why: string): FirestoreError {
  return new FirestoreError('INVALID_ARGUMENT', `Resource path "${path}" is invalid: ${why}.`);
}

function checkIds(path: string, ids: readonly string[]): void {
  if (Buffer.byteLength(path) > MAX_NAME_BYTES) throw invalid(path, 'it is longer than 6 KiB');
  for (const [at, id] of ids.entries()) {
    if (id === '') throw invalid(path, 'an id is empty');
    if (id === '.' || id === '..') throw invalid(path, `an id cannot be "${id}"`);
    if (id.startsWith('__') && RESERVED.test(id) && !(at % 2 === 1 && isNumericId(id))) {
      throw invalid(path, `the id "${id}" is reserved`);
    }
    // A UTF-16 unit is at most three bytes of UTF-8, so most ids need no counting.
    if (id.length * 3 > MAX_ID_BYTES && Buffer.byteLength(id) > MAX_ID_BYTES) {
      throw invalid(path, `an id is longer than ${MAX_ID_BYTES} bytes`);
    }
  }
}

/** The number of an id that is one, such as `__id7__`; otherwise null. */
export function numericId(id: string): bigint | null {
  const [, digits] = NUMERIC.exec(id) ?? [];
  return digits === undefined ? null : BigInt(digits);
}

function isNumericId(id: string): boolean {
  const number = numericId(id);
  return number !== null && number >= MIN_NUMBER && number <= MAX_NUMBER;
}

/** Throws INVALID_ARGUMENT unless `path` can be a document's. */
export function checkDocumentPath(path: string): void {
  const ids = path.split('/');
  checkIds(path, ids);
  if (ids.length % 2 !== 0) throw invalid(path, 'a document has an even number of ids');
  if (ids.length / 2 > MAX_SUBCOLLECTION_DEPTH) {
    throw invalid(path, `subcollections nest at most ${MAX_SUBCOLLECTION_DEPTH} deep`);
  }
}

/** Whether a document can have this path. */
export function isDocumentPath(path: string): boolean {
  try {
    checkDocumentPath(path);
    return true;
  } catch (error) {
    if (error instanceof FirestoreError) return false;
    throw error;
  }
}

/** Throws INVALID_ARGUMENT unless `path` can be a collection's. */
export function checkCollectionPath(path: string): void {
  const ids = path.split('/');
  checkIds(path, ids);
  if (ids.length % 2 !== 1) throw invalid(path, 'a collection has an odd number of ids');
}

/** The collection of a document, or the document of a collection ('' at the root). */
export function parentPath(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** The last id of a path. */
export function lastId(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `parent` is a document's path or '' for the root. */
export function childPath(parent: string, id: string): string {
  return parent === '' ? id : `${parent}/${id}`;
}
