/** Short forms of writes, filters and queries for the engine's tests. */
import { parseFieldPath } from './values/field-path.ts';
import { createEngine } from './engine.ts';
import type {
  CommitResult,
  Engine,
  Filter,
  Operator,
  Query,
  Transform,
  Write,
} from './values/types.ts';
import { Reference, type MapValue, type Value } from './values/value.ts';

export const owner = { kind: 'owner' } as const;
export const ROOT = 'projects/demo-test/databases/(default)/documents';

export interface PlainMap {
  readonly [name: string]: Plain;
}
/** A value written as an object literal where it is a map. */
export type Plain = Value | PlainMap | readonly Plain[];

function isPlainMap(value: Plain): value is PlainMap {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

export function valueOf(plain: Plain): Value {
  if (isPlainMap(plain)) return fieldsOf(plain);
  if (Array.isArray(plain)) return (plain as readonly Plain[]).map(valueOf);
  return plain as Value;
}

export function fieldsOf(plain: PlainMap): MapValue {
  return new Map(Object.entries(plain).map(([name, value]) => [name, valueOf(value)]));
}

type UpdateExtras = Partial<Pick<Extract<Write, { kind: 'update' }>, 'precondition' | 'mask'>> & {
  readonly transforms?: readonly Transform[];
};

/** Replaces the document, or with a mask changes it. */
export function set(path: string, fields: PlainMap, extras: UpdateExtras = {}): Write {
  return { kind: 'update', path, fields: fieldsOf(fields), transforms: [], ...extras };
}

/** Fails if there is such a document. */
export function create(path: string, fields: PlainMap): Write {
  return set(path, fields, { precondition: { kind: 'exists', exists: false } });
}

/** Sets the named fields of a document, which must exist, and leaves the others. */
export function update(
  path: string,
  fields: PlainMap,
  transforms: readonly Transform[] = [],
): Write {
  const mask = Object.keys(fields).map((name) => [name]);
  return set(path, fields, { mask, transforms, precondition: { kind: 'exists', exists: true } });
}

export function remove(path: string): Write {
  return { kind: 'delete', path };
}

export function where(field: string, op: Operator, value: Plain): Filter {
  return { kind: 'field', field: parseFieldPath(field), op, value: valueOf(value) };
}

export function and(...filters: readonly Filter[]): Filter {
  return { kind: 'and', filters };
}

export function or(...filters: readonly Filter[]): Filter {
  return { kind: 'or', filters };
}

/** A query on a root collection; `orderBy` such as `['a', '-b']` for a ascending, b descending. */
export function query(
  collectionId: string,
  extras: Partial<Omit<Query, 'orderBy'>> & { readonly orderBy?: readonly string[] } = {},
): Query {
  return {
    parent: '',
    collectionId,
    allDescendants: false,
    ...extras,
    orderBy: (extras.orderBy ?? []).map((text) => ({
      field: parseFieldPath(text.replace(/^-/, '')),
      descending: text.startsWith('-'),
    })),
  };
}

export function reference(path: string): Reference {
  return new Reference(`${ROOT}/${path}`);
}

/** A clock that stands still until it is told otherwise, in milliseconds. */
export class TestClock {
  time = Date.UTC(2026, 0, 1);
  readonly now = (): number => this.time;
}

export interface Subject {
  readonly engine: Engine;
  readonly clock: TestClock;
  readonly commit: (...writes: readonly Write[]) => CommitResult;
  /** The paths a query finds, in order. */
  readonly find: (query: Query) => readonly string[];
}

/** An empty engine with a clock of its own. */
export function subject(): Subject {
  const clock = new TestClock();
  const engine = createEngine({ projectId: 'demo-test', clock: clock.now });
  return {
    engine,
    clock,
    commit: (...writes) => engine.commit(writes, { actor: owner }),
    find: (wanted) => engine.runQuery(wanted).map((document) => document.path),
  };
}
