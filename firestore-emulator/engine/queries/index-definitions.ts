/**
 * Reading firestore.indexes.json.
 *
 * Source: https://firebase.google.com/docs/reference/firestore/indexes
 */
import { formatFieldPath, parseFieldPath } from '../values/field-path.ts';
import type { IndexDefinitions } from '../values/types.ts';

export type Scope = 'COLLECTION' | 'COLLECTION_GROUP';
type FieldOverride = NonNullable<IndexDefinitions['fieldOverrides']>[number];
export type FieldIndex = FieldOverride['indexes'][number];

/** What Firestore indexes of every field unless it is told otherwise. */
export const automaticIndexes: readonly FieldIndex[] = [
  { order: 'ASCENDING', queryScope: 'COLLECTION' },
  { order: 'DESCENDING', queryScope: 'COLLECTION' },
  { arrayConfig: 'CONTAINS', queryScope: 'COLLECTION' },
];

/**
 * The definitions with field paths as the engine writes them (quoted only where need be) and the
 * scope that the file may leave out. Throws INVALID_ARGUMENT for what is no field path.
 */
export function normalizeDefinitions(definitions: IndexDefinitions): IndexDefinitions {
  return {
    indexes: definitions.indexes.map((index) => ({
      ...index,
      fields: index.fields.map((field) => ({ ...field, fieldPath: canonical(field.fieldPath) })),
    })),
    fieldOverrides: (definitions.fieldOverrides ?? []).map((override) => ({
      ...override,
      fieldPath: override.fieldPath === '*' ? '*' : canonical(override.fieldPath),
      indexes: override.indexes.map((index) => ({ ...index, queryScope: scopeOf(index) })),
    })),
  };
}

function canonical(path: string): string {
  return formatFieldPath(parseFieldPath(path));
}

function scopeOf(index: { readonly queryScope?: Scope }): Scope {
  return index.queryScope ?? 'COLLECTION';
}

/**
 * The indexes over one field alone. An override holds for its field and the fields below it unless
 * those have one of their own; `*` is for all fields of the collection group. `definitions` are
 * normalized.
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
    const own = overrides.find((override) => override.fieldPath === path);
    if (own !== undefined) return own.indexes;
  }
  const all = overrides.find((override) => override.fieldPath === '*');
  return all?.indexes ?? automaticIndexes;
}
