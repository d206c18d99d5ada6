/**
 * Which method an HTTP request means: the `google.api.http` bindings of the API's definitions.
 * Source: https://firebase.google.com/docs/firestore/reference/rest
 */
import type { Method } from '../api/methods.ts';
import { methods, refused } from '../api/methods.ts';
import { FirestoreError } from '../engine/values/error.ts';

export interface Route {
  readonly method: Method;
  /** Fields that the address itself gives. */
  readonly bound: Readonly<Record<string, unknown>>;
  /** Where the body goes: it is the request, or the request's document, or there is none. */
  readonly body: 'request' | 'document' | 'none';
}

const verbs: Readonly<
  Record<string, { readonly name: string; readonly on: 'database' | 'parent' }>
> = {
  commit: { name: 'Commit', on: 'database' },
  batchGet: { name: 'BatchGetDocuments', on: 'database' },
  batchWrite: { name: 'BatchWrite', on: 'database' },
  beginTransaction: { name: 'BeginTransaction', on: 'database' },
  rollback: { name: 'Rollback', on: 'database' },
  runQuery: { name: 'RunQuery', on: 'parent' },
  runAggregationQuery: { name: 'RunAggregationQuery', on: 'parent' },
  partitionQuery: { name: 'PartitionQuery', on: 'parent' },
  listCollectionIds: { name: 'ListCollectionIds', on: 'parent' },
};

/**
 * `path` as it stands in the request, without the query. null: not the Firestore API. Throws
 * NOT_FOUND for an address of the API under which there is nothing, INVALID_ARGUMENT for one that
 * cannot be decoded.
 */
export function findRoute(httpMethod: string, path: string): Route | null {
  const match = /^\/v1(?:beta1)?\/(projects\/[^/]+\/databases\/[^/]+)\/documents(.*)$/s.exec(path);
  const [, rawDatabase, rest] = match ?? [];
  if (rawDatabase === undefined || rest === undefined) return null;
  const database = rawDatabase.split('/').map(decodeSegment).join('/');
  if (httpMethod === 'POST') {
    const custom = /^(\/.*)?:([A-Za-z]+)$/s.exec(rest);
    const route = custom && customVerb(database, custom[1] ?? '', custom[2] ?? '');
    if (route) return route;
  }
  return documentRoute(httpMethod, `${database}/documents`, segmentsOf(rest));
}

function customVerb(database: string, below: string, verb: string): Route | null {
  const why = refused[verb.charAt(0).toUpperCase() + verb.slice(1)];
  if (why) throw new FirestoreError('UNIMPLEMENTED', why);
  const target = verbs[verb];
  if (!target) return null;
  const method = named(target.name);
  if (target.on === 'parent') {
    const parent = [`${database}/documents`, ...segmentsOf(below)].join('/');
    return { method, bound: { parent }, body: 'request' };
  }
  return below === '' ? { method, bound: { database }, body: 'request' } : null;
}

/**
 * Whether the segments can be the name of what the method is about, the method says. The address of all
 * collections of a document ends with a slash: it lacks the collection's id alone.
 */
function documentRoute(httpMethod: string, root: string, segments: readonly string[]): Route {
  const name = [root, ...segments].join('/');
  if (segments.length === 0) throw nothingHere();
  if (httpMethod === 'DELETE') {
    return { method: named('DeleteDocument'), bound: { name }, body: 'none' };
  }
  if (httpMethod === 'PATCH') {
    return { method: named('UpdateDocument'), bound: { name }, body: 'document' };
  }
  if (httpMethod === 'GET' && segments.length % 2 === 0) {
    return { method: named('GetDocument'), bound: { name }, body: 'none' };
  }
  const bound = {
    parent: [root, ...segments.slice(0, -1)].join('/'),
    collectionId: segments.at(-1),
  };
  if (httpMethod === 'GET') return { method: named('ListDocuments'), bound, body: 'none' };
  if (httpMethod === 'POST') return { method: named('CreateDocument'), bound, body: 'document' };
  throw nothingHere();
}

function segmentsOf(path: string): readonly string[] {
  if (path === '') return [];
  if (!path.startsWith('/')) throw nothingHere();
  const segments = path.slice(1).split('/').map(decodeSegment);
  const isForAll = segments.length % 2 === 1 && segments.indexOf('') === segments.length - 1;
  if (segments.includes('') && !isForAll) {
    throw new FirestoreError('INVALID_ARGUMENT', 'The address has an empty segment.');
  }
  return segments;
}

function decodeSegment(segment: string): string {
  let decoded: string;
  try {
    decoded = decodeURIComponent(segment);
  } catch {
    throw new FirestoreError('INVALID_ARGUMENT', 'The address is not valid percent-encoding.');
  }
  if (decoded.includes('/')) {
    throw new FirestoreError('INVALID_ARGUMENT', 'A segment of the address contains a slash.');
  }
  return decoded;
}

function named(name: string): Method {
  const method = methods.get(name);
  if (!method) throw new Error(`There is no method ${name}.`);
  return method;
}

function nothingHere(): FirestoreError {
  return new FirestoreError('NOT_FOUND', 'There is no such method at this address.');
}
