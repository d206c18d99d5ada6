/**
 * Reading firestore.indexes.json.
 *
 * Source: https://firebase.google.com/docs/reference/firestore/indexes
 */
import { formatFieldPath, parseFieldPath } from './field-path.ts';
import type { IndexDefinitions } from './types.ts';

export type Scope = 'COLLECTION' | 'COLLECTION_GROUP';
type FieldOverride = NonNullable<IndexDefinitions['fieldOverrides']>[number];
export type FieldIndex = FieldOverride['indexes'][number];

/** What Firestore indexes of every field unless it is told otherwise. */
export const automaticIndexes: readonly FieldIndex[] = [
  { order: 'ASCENDING', queryScope: 'COLLECTION' },
  { order: 'DESCENDING', queryScope: 'COLLECTION' },
  { arrayConfig: 'CONTAINS', queryScope: 'COLLECTION' },
];

/** A field path as the engine writes it: quoted only where need be. */
export function canonicalPath(text: string): string {
  return formatFieldPath(parseFieldPath(text));
}

/**
 * The indexes over one field alone. An override holds for its field and the fields below it unless
 * those have one of their own; `*` is for all fields of the collection group.
 */
export function fieldIndexes(
  definitions: IndexDefinitions,
  collectionGroup: string,
  fieldPath: string,
): readonly FieldIndex[] {
  const overrides = (definitions.fieldOverrides ?? []).filter(
    (override) => override.collectionGroup === collectionGroup,
  );
  const names = parseFieldPath(fieldPath);
  for (let length = names.length; length > 0; length--) {
    const path = formatFieldPath(names.slice(0, length));
    const own = overrides.find(
      (override) => override.fieldPath !== '*' && canonicalPath(override.fieldPath) === path,
    );
    if (own !== undefined) return own.indexes;
  }
  const all = overrides.find((override) => override.fieldPath === '*');
  return all?.indexes ?? automaticIndexes;
}
