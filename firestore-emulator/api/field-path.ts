import type { FieldPath } from '../engine/values/types.ts';
import { FirestoreError } from '../engine/values/error.ts';

const simpleName = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Reads `a.b` or ``a.`odd name` `` into its names, outermost first. Inside backquotes a backslash
 * escapes a backquote and a backslash. Throws INVALID_ARGUMENT for anything else.
 *
 * Grammar: `path := name ('.' name)*`, `name := [A-Za-z_][A-Za-z0-9_]* | '`' quoted+ '`'`
 * (https://firebase.google.com/docs/firestore/reference/rpc/google.firestore.v1#fieldreference).
 */
export function parseFieldPath(text: string): FieldPath {
  const names: string[] = [];
  let at = 0;
  for (;;) {
    const name = text[at] === '`' ? readQuoted(text, at) : readSimple(text, at);
    names.push(name.value);
    at = name.end;
    if (at === text.length) return names;
    if (text[at] !== '.') throw invalid(text);
    at += 1;
  }
}

/** The way back: names that are not simple are put in backquotes. */
export function formatFieldPath(path: FieldPath): string {
  return path
    .map((name) => (simpleName.test(name) ? name : `\`${name.replace(/[\\`]/g, '\\$&')}\``))
    .join('.');
}

function readSimple(text: string, start: number): { value: string; end: number } {
  const dot = text.indexOf('.', start);
  const end = dot === -1 ? text.length : dot;
  const value = text.slice(start, end);
  if (!simpleName.test(value)) throw invalid(text);
  return { value, end };
}

function readQuoted(text: string, start: number): { value: string; end: number } {
  let value = '';
  for (let at = start + 1; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '`') {
      if (value === '') throw invalid(text);
      return { value, end: at + 1 };
    }
    if (letter === '\\') at += 1;
    value += text.charAt(at);
  }
  throw invalid(text);
}

function invalid(text: string): FirestoreError {
  return new FirestoreError('INVALID_ARGUMENT', `Invalid property path "${text}".`);
}
