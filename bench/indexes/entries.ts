/**
 * The index entries of a document, by the documented rules: each field that is neither a map nor an array has an
 * ascending and a descending one, fields of maps likewise, an array one for each different element; a
 * composite index one for each document that has all its fields, and of an array's elements one each. What
 * `fieldOverrides` say of a field holds for the fields below it.
 *
 * Source: https://firebase.google.com/docs/firestore/query-data/index-overview
 */
import type { RunningServer } from '@confdesk/firestore-emulator';

type Engine = RunningServer['engine'];
/** firestore.indexes.json. */
export type Definitions = Parameters<Engine['setIndexes']>[0];
type Commit = Parameters<Parameters<Engine['onCommit']>[0]>[0];
type Document = NonNullable<Commit['changes'][number]['after']>;
type MapValue = Document['fields'];
type Value = MapValue extends ReadonlyMap<string, infer V> ? V : never;
type Mode = 'ASCENDING' | 'DESCENDING' | 'CONTAINS';

const AUTOMATIC: readonly { readonly mode: Mode; readonly scope: string }[] = [
  { mode: 'ASCENDING', scope: 'COLLECTION' },
  { mode: 'DESCENDING', scope: 'COLLECTION' },
  { mode: 'CONTAINS', scope: 'COLLECTION' },
];

/** Each entry as a text that is another one's only if index and values are the same. */
export function entriesOf(document: Document, definitions: Definitions): ReadonlySet<string> {
  const group = document.path.split('/').at(-2) ?? '';
  return new Set([
    ...fieldEntries(document.fields, [], modesOf(definitions, group)),
    ...compositeEntries(document.fields, definitions, group),
  ]);
}

/** Of one field: in which ways, and for which queries, it is indexed. */
type ModesOf = (field: readonly string[]) => typeof AUTOMATIC;

function modesOf(definitions: Definitions, group: string): ModesOf {
  const overrides = new Map(
    (definitions.fieldOverrides ?? [])
      .filter((override) => override.collectionGroup === group)
      .map(({ fieldPath, indexes }) => [
        fieldPath,
        indexes.map((index) => ({
          mode: index.order ?? index.arrayConfig ?? 'ASCENDING',
          scope: index.queryScope,
        })),
      ]),
  );
  return (field) => {
    for (let length = field.length; length > 0; length -= 1) {
      const own = overrides.get(field.slice(0, length).join('.'));
      if (own !== undefined) return own;
    }
    return AUTOMATIC;
  };
}

function fieldEntries(fields: MapValue, above: readonly string[], modes: ModesOf): string[] {
  return [...fields].flatMap(([name, value]) => {
    const field = [...above, name];
    if (value instanceof Map) return fieldEntries(value as MapValue, field, modes);
    const isArray = Array.isArray(value);
    return modes(field)
      .filter(({ mode }) => (mode === 'CONTAINS') === isArray)
      .flatMap(({ mode, scope }) =>
        elementsOf(value, mode).map((each) => textOf([field.join('.'), mode, scope, each])),
      );
  });
}

function compositeEntries(fields: MapValue, { indexes }: Definitions, group: string): string[] {
  return indexes.flatMap((index, at) => {
    if (index.collectionGroup !== group) return [];
    let found: Value[][] = [[]];
    for (const { fieldPath, arrayConfig } of index.fields) {
      const value = valueAt(fields, fieldPath.split('.'));
      const each = value === undefined ? [] : elementsOf(value, arrayConfig ?? 'ASCENDING');
      found = found.flatMap((values) => each.map((element) => [...values, element]));
    }
    return found.map((values) => textOf([at, values]));
  });
}

function elementsOf(value: Value, mode: Mode): readonly Value[] {
  if (mode !== 'CONTAINS') return [value];
  return Array.isArray(value) ? (value as readonly Value[]) : [];
}

function valueAt(fields: MapValue, [name = '', ...rest]: readonly string[]): Value | undefined {
  const value = fields.get(name);
  if (rest.length === 0) return value;
  return value instanceof Map ? valueAt(value as MapValue, rest) : undefined;
}

function textOf(parts: unknown): string {
  return JSON.stringify(parts, (_key, value: unknown) => {
    if (typeof value === 'bigint') return `${value}n`;
    return value instanceof Map ? [...(value as Map<string, unknown>)] : value;
  });
}

/** What writes did to the indexes. */
export interface EntryCount {
  readonly written: number;
  readonly removed: number;
  /** Of those written: of indexes of several fields. */
  readonly composite: number;
}

/** Counts what each commit of an engine does to its indexes, until it is stopped. */
export class EntryMeter {
  readonly stop: () => void;
  readonly #counts = new Map<string, EntryCount>();

  constructor(engine: Engine, definitions: Definitions) {
    const all = (document: Document | null) =>
      document === null ? new Set<string>() : entriesOf(document, definitions);
    this.stop = engine.onCommit(({ changes }) => {
      for (const { path, before, after } of changes) {
        const [old, now] = [all(before), all(after)];
        const added = [...now].filter((entry) => !old.has(entry));
        this.#add(path.split('/').at(-2) ?? '', {
          written: added.length,
          removed: [...old].filter((entry) => !now.has(entry)).length,
          composite: added.filter((entry) => !entry.startsWith('["')).length,
        });
      }
    });
  }

  /** By collection id, since the last time that this was asked. */
  take(): ReadonlyMap<string, EntryCount> {
    const counts = new Map(this.#counts);
    this.#counts.clear();
    return counts;
  }

  #add(group: string, { written, removed, composite }: EntryCount): void {
    const sofar = this.#counts.get(group) ?? { written: 0, removed: 0, composite: 0 };
    this.#counts.set(group, {
      written: sofar.written + written,
      removed: sofar.removed + removed,
      composite: sofar.composite + composite,
    });
  }
}

/** Of several collections together. */
export function together(counts: Iterable<EntryCount>): EntryCount {
  let sum = { written: 0, removed: 0, composite: 0 };
  for (const { written, removed, composite } of counts) {
    sum = {
      written: sum.written + written,
      removed: sum.removed + removed,
      composite: sum.composite + composite,
    };
  }
  return sum;
}
