/**
 * Vector embeddings: the map `{__type__: "__vector__", value: [doubles]}`.
 *
 * Source: https://firebase.google.com/docs/firestore/vector-search (at most 2048 dimensions); what else
 * is refused, by the official emulator's answers.
 */
import { FirestoreError } from './error.ts';
import type { MapValue } from './value.ts';

const MAX_DIMENSIONS = 2048;

/** Throws INVALID_ARGUMENT for a map that has a `__type__` and is no vector. */
export function checkTypedMap(map: MapValue): void {
  const type = map.get('__type__');
  if (type === undefined) return;
  const elements = map.get('value');
  if (type !== '__vector__') throw invalid('The type of a map is not "__vector__".');
  if (!Array.isArray(elements)) throw invalid('A vector has no list as its value.');
  if (map.size > 2) throw invalid('A vector has more fields than its type and its value.');
  if (elements.length === 0) throw invalid('A vector has no dimension.');
  if (elements.length > MAX_DIMENSIONS) {
    throw invalid(`A vector has more than ${MAX_DIMENSIONS} dimensions.`);
  }
  if (!elements.every((each) => typeof each === 'number' && !Number.isNaN(each))) {
    throw invalid('A vector holds something else than doubles.');
  }
}

function invalid(message: string): FirestoreError {
  return new FirestoreError('INVALID_ARGUMENT', message);
}
