import { stringOf, toBool, toFloat, toInt, toPath } from '../values/convert.ts';
import { resourceOf } from '../values/documents.ts';
import { wrongType } from '../values/method.ts';
import { Failure } from '../values/outcome.ts';
import type { Run } from './evaluation.ts';
import { asPath, type Value } from '../values/values.ts';

/** Conversions, and `debug()`, which returns its argument and writes no log: values may be secret. */
export const plainFunctions: ReadonlyMap<string, (value: Value) => Value | Failure> = new Map([
  ['bool', toBool],
  ['debug', (value: Value) => value],
  ['float', toFloat],
  ['int', toInt],
  ['path', toPath],
  ['string', stringOf],
]);

/**
 * `get` and `getAfter` are errors where there is no document, which the reference leaves open and the
 * official emulator decides so.
 * Source: https://firebase.google.com/docs/reference/rules/rules.firestore
 */
export const databaseFunctions: ReadonlyMap<string, (run: Run, path: Value) => Value | Failure> =
  new Map([
    ['get', (run: Run, path: Value) => readResource(run, path, false)],
    ['getAfter', (run: Run, path: Value) => readResource(run, path, true)],
    ['exists', (run: Run, path: Value) => isThere(run, path, false)],
    ['existsAfter', (run: Run, path: Value) => isThere(run, path, true)],
  ]);

function readResource(run: Run, path: Value, after: boolean): Value | Failure {
  const relative = documentPath(path);
  if (relative instanceof Failure) return relative;
  const found = relative === null ? null : run.readDocument(relative, after);
  if (found === null) return new Failure('There is no such document.');
  return found instanceof Failure ? found : resourceOf(found);
}

function isThere(run: Run, path: Value, after: boolean): boolean | Failure {
  const relative = documentPath(path);
  if (relative instanceof Failure) return relative;
  const found = relative === null ? null : run.readDocument(relative, after);
  return found instanceof Failure ? found : found !== null;
}

/** `/databases/(default)/documents/a/b` → `a/b`; null where an id is none, so that there is no such document. */
function documentPath(value: Value): string | null | Failure {
  const path = asPath(value);
  if (path === null) return wrongType('path', value);
  const [databases, database, documents, ...relative] = path.segments;
  if (path.isTemplate) {
    return new Failure('The path names a variable that is not there.');
  }
  if (databases !== 'databases' || documents !== 'documents') {
    return new Failure('A document path begins with /databases/$(database)/documents/.');
  }
  if (database !== '(default)') return new Failure('There is no other database to read from.');
  if (relative.length === 0 || relative.length % 2 !== 0) {
    return new Failure('This path names a collection, not a document.');
  }
  if (relative.at(-1) === '') return new Failure('The last segment of this path is empty.');
  const isName = relative.every((segment) => segment !== '' && !segment.includes('/'));
  return isName ? relative.join('/') : null;
}
