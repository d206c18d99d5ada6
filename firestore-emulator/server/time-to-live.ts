/**
 * TTL policies (`"ttl": true` in firestore.indexes.json). The real service deletes what has expired by
 * itself, typically within a day. Here nothing is deleted until somebody asks, by a moment that they
 * name, so that a test sees at once what production would lose in a year.
 *
 * Source: https://firebase.google.com/docs/firestore/ttl
 */
import { getField, parseFieldPath } from '../engine/values/field-path.ts';
import { lastId, parentPath } from '../engine/values/names.ts';
import { toMicros } from '../engine/values/time.ts';
import type { Document, Engine, FieldPath, IndexDefinitions } from '../engine/values/types.ts';
import { Timestamp } from '../engine/values/value.ts';

/** By collection group, the field that says when a document of it expires. */
export type TtlPolicies = ReadonlyMap<string, FieldPath>;

/** @throws FirestoreError INVALID_ARGUMENT for what is no field path. */
export function ttlPolicies({ fieldOverrides = [] }: IndexDefinitions): TtlPolicies {
  return new Map(
    fieldOverrides
      .filter(({ ttl }) => ttl === true)
      .map(({ collectionGroup, fieldPath }) => [collectionGroup, parseFieldPath(fieldPath)]),
  );
}

/**
 * Deletes the documents that have expired by `at`, each in a commit of its own, and triggers hear of it. What is below a document stays, and what has no timestamp in the field is kept.
 *
 * @param at milliseconds since 1970.
 * @returns the paths of those that were deleted, sorted.
 */
export function deleteExpired(
  engine: Engine,
  policies: TtlPolicies,
  at: number,
): readonly string[] {
  const expired = [...engine.documents()]
    .filter((document) => hasExpired(document, policies, at))
    .map(({ path }) => path)
    .sort();
  // What an owner does is told as the system's, which is what a policy's deletions are told as.
  for (const path of expired)
    engine.commit([{ kind: 'delete', path }], { actor: { kind: 'owner' } });
  return expired;
}

function hasExpired({ path, fields }: Document, policies: TtlPolicies, at: number): boolean {
  const field = policies.get(lastId(parentPath(path)));
  const moment = field && getField(fields, field);
  return moment instanceof Timestamp && toMicros(moment) <= at * 1000;
}
