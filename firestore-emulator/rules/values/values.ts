import type { TypeName } from '../parse/ast.ts';
import type { RulesInput } from '../types.ts';

/** A length of time, in nanoseconds (may be negative). */
export class Duration {
  constructor(readonly nanoseconds: bigint) {}
}

/**
 * `/databases/(default)/documents/a/b`; `bindings` names what a match captured, `open` by their place the
 * names that stand for segments yet to be bound.
 */
export class RulesPath {
  constructor(
    readonly segments: readonly string[],
    readonly bindings: ReadonlyMap<string, string> = new Map(),
    readonly open: ReadonlyMap<number, string> = new Map(),
  ) {}

  get isTemplate(): boolean {
    return this.open.size > 0;
  }

  toString(): string {
    return `/${this.segments.join('/')}`;
  }
}

/** What `map.diff(other)` returns. */
export class MapDiff {
  constructor(
    readonly after: ReadonlyMap<string, Value>,
    readonly before: ReadonlyMap<string, Value>,
  ) {}
}

/** Unique by the language's own `==`. Made with `setOf`. */
export class RulesSet {
  constructor(readonly items: readonly Value[]) {}
}

export type Timestamp = Extract<RulesInput, { readonly seconds: number }>;
export type LatLng = Extract<RulesInput, { readonly latitude: number }>;
type Reference = Extract<RulesInput, { readonly name: string }>;

/**
 * A value inside a rule: what documents hold, used as it comes without copying, and the types only
 * the language has.
 */
export type Value =
  | null
  | boolean
  | bigint
  | number
  | string
  | Uint8Array
  | Timestamp
  | LatLng
  | Reference
  | Duration
  | RulesPath
  | MapDiff
  | RulesSet
  | readonly Value[]
  | ReadonlyMap<string, Value>;

export type ValueMap = ReadonlyMap<string, Value>;

export function isList(value: unknown): value is readonly Value[] {
  return Array.isArray(value);
}

export function isMap(value: unknown): value is ValueMap {
  return value instanceof Map;
}

export function isNumber(value: unknown): value is bigint | number {
  return typeof value === 'bigint' || typeof value === 'number';
}

export function isTimestamp(value: unknown): value is Timestamp {
  return typeof value === 'object' && value !== null && 'seconds' in value;
}

export function isLatLng(value: unknown): value is LatLng {
  return typeof value === 'object' && value !== null && 'latitude' in value;
}

function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && 'name' in value && !isMap(value);
}

/** A path as it is, and a document's reference field as the path it names; null for the rest. */
export function asPath(value: Value): RulesPath | null {
  if (value instanceof RulesPath) return value;
  if (!isReference(value)) return null;
  // projects/{p}/databases/{d}/documents/…: rules leave the project out.
  const segments = value.name.split('/');
  return new RulesPath(segments[0] === 'projects' ? segments.slice(2) : segments);
}

/** The items of a list or a set; null for the rest. */
export function asItems(value: Value): readonly Value[] | null {
  if (isList(value)) return value;
  return value instanceof RulesSet ? value.items : null;
}

/** The types that values have; `null` is none that `is` knows. */
export type ValueType = TypeName | 'null';

/** The narrowest type name of a value, as `is` and error messages name it. */
export function typeOf(value: Value): ValueType {
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'bigint':
      return 'int';
    case 'number':
      return 'float';
    case 'string':
      return 'string';
    default:
      return typeOfObject(value);
  }
}

function typeOfObject(value: Exclude<Value, boolean | bigint | number | string>): ValueType {
  if (value === null) return 'null';
  if (isMap(value)) return 'map';
  if (isList(value)) return 'list';
  if (value instanceof RulesPath) return 'path';
  if (value instanceof RulesSet) return 'set';
  if (value instanceof Uint8Array) return 'bytes';
  if (value instanceof Duration) return 'duration';
  if (value instanceof MapDiff) return 'map_diff';
  if (isTimestamp(value)) return 'timestamp';
  if (isLatLng(value)) return 'latlng';
  return 'path';
}
