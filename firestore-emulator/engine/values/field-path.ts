/**
 * Field paths: their text form, and reading and writing nested fields without changing the map that
 * was there (documents are immutable once stored).
 *
 * Source: https://firebase.google.com/docs/firestore/reference/rpc/google.firestore.v1#document
 */
import { FirestoreError } from './error.ts';
import type { FieldPath } from './types.ts';
import { isMap } from './compare.ts';
import type { MapValue, Value } from './value.ts';

/** The pseudo-field that stands for the document's own name. */
export const NAME_FIELD = '__name__';

const SIMPLE_NAME = /^[a-zA-Z_][a-zA-Z_0-9]*$/;

/** True for the field path that stands for the document's own name. */
export function isNameField(path: FieldPath): boolean {
  return path.length === 1 && path[0] === NAME_FIELD;
}

/** `['a', 'x&y']` as the text "a.`x&y`". */
export function formatFieldPath(path: FieldPath): string {
  return path.map(formatFieldName).join('.');
}

function formatFieldName(name: string): string {
  if (SIMPLE_NAME.test(name)) return name;
  return '`' + name.replaceAll('\\', '\\\\').replaceAll('`', '\\`') + '`';
}

function invalidPath(text: string, why: string): FirestoreError {
  return new FirestoreError('INVALID_ARGUMENT', `Invalid property path "${text}": ${why}.`);
}

/**
 * The text of a field path as its names.
 *
 *     path   = name { "." name }
 *     name   = simple | "`" { character | "\" character } "`"
 *     simple = letter or "_", then letters, digits and "_"
 *
 * Throws INVALID_ARGUMENT.
 */
export function parseFieldPath(text: string): FieldPath {
  const names: string[] = [];
  let at = 0;
  for (;;) {
    let name = '';
    if (text[at] === '`') {
      at++;
      while (at < text.length && text[at] !== '`') {
        if (text[at] === '\\') at++;
        name += text[at] ?? '';
        at++;
      }
      if (at >= text.length) throw invalidPath(text, 'a quoted name is not closed');
      at++;
    } else {
      const start = at;
      while (at < text.length && text[at] !== '.') at++;
      name = text.slice(start, at);
      if (!SIMPLE_NAME.test(name)) {
        throw invalidPath(text, 'a name with other characters than [a-zA-Z_0-9] must be quoted');
      }
    }
    if (name === '') throw invalidPath(text, 'a name is empty');
    names.push(name);
    if (at === text.length) return names;
    if (text[at] !== '.') throw invalidPath(text, 'a dot is missing');
    at++;
  }
}

/** Whether a value has fields inside: a vector, although it is written as a map, has none. */
export function hasFields(value: Value | undefined): value is MapValue {
  return value !== undefined && isMap(value) && value.get('__type__') !== '__vector__';
}

/** The value at the path, or undefined where there is none. */
export function getField(fields: MapValue, path: FieldPath): Value | undefined {
  let value = fields.get(path[0] as string);
  for (let i = 1; i < path.length; i++) {
    if (!hasFields(value)) return undefined;
    value = value.get(path[i] as string);
  }
  return value;
}

/** A map with the value at the path; whatever is in the way and has no fields gives way to a map. */
export function setField(fields: MapValue, path: FieldPath, value: Value): MapValue {
  const [name, ...rest] = path as [string, ...string[]];
  const copy = new Map(fields);
  if (rest.length === 0) {
    copy.set(name, value);
  } else {
    const inner = fields.get(name);
    copy.set(name, setField(hasFields(inner) ? inner : new Map(), rest, value));
  }
  return copy;
}

/** A map without the field at the path; the same map where there is none. */
export function removeField(fields: MapValue, path: FieldPath): MapValue {
  if (getField(fields, path) === undefined) return fields;
  const [name, ...rest] = path as [string, ...string[]];
  const copy = new Map(fields);
  if (rest.length === 0) copy.delete(name);
  else copy.set(name, removeField(fields.get(name) as MapValue, rest));
  return copy;
}

/** Only the fields at the paths, nested as they were. */
export function projectFields(fields: MapValue, paths: readonly FieldPath[]): MapValue {
  let result: MapValue = new Map();
  for (const path of paths) {
    const value = getField(fields, path);
    if (value !== undefined) result = setField(result, path, value);
  }
  return result;
}
