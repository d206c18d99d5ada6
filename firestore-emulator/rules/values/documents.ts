import type { RulesDocument, RulesInput, RulesListRequest, RulesRequest } from '../types.ts';
import { RulesPath, type Value, type ValueMap } from './values.ts';

/** What every full path begins with. There is one database. */
export const rootSegments = ['databases', '(default)', 'documents'] as const;

export function fullPath(relative: string): RulesPath {
  return new RulesPath([...rootSegments, ...relative.split('/').filter((part) => part !== '')]);
}

/** A document as `resource`. Source: https://firebase.google.com/docs/reference/rules/rules.firestore.Resource */
export function resourceOf({ path, fields }: RulesDocument): ValueMap {
  return new Map<string, Value>([
    ['data', fields],
    ['id', path.slice(path.lastIndexOf('/') + 1)],
    ['__name__', fullPath(path)],
  ]);
}

/**
 * `request`. `resource` is there in commits only (null for a delete), `query` for lists only.
 * Source: https://firebase.google.com/docs/reference/rules/rules.firestore.Request
 */
export function requestOf(request: RulesRequest | RulesListRequest): ValueMap {
  const members = new Map<string, Value>([
    ['auth', authOf(request.auth)],
    ['method', request.method],
    ['path', fullPath(request.path)],
    ['time', request.time],
  ]);
  const newResource = 'newResource' in request ? request.newResource : undefined;
  if (newResource !== undefined) {
    members.set('resource', newResource === null ? null : resourceOf(newResource));
  }
  if ('query' in request) members.set('query', queryOf(request.query));
  return members;
}

function authOf(auth: RulesRequest['auth']): Value {
  if (auth === null) return null;
  return new Map<string, Value>([
    ['uid', auth.uid],
    ['token', fromJson(auth.token)],
  ]);
}

/**
 * `limit` is null and `offset` 0 where the query has none; `orderBy` is a map such as `{'age': 'DESC'}` of
 * what the query itself orders by. The reference names the three and no more: what they are is what the
 * official emulator has.
 */
function queryOf({ limit, offset, orderBy }: RulesListRequest['query']): ValueMap {
  const orders = orderBy.map(
    ({ field, descending }) => [field.join('.'), descending ? 'DESC' : 'ASC'] as const,
  );
  return new Map<string, Value>([
    ['limit', limit === null ? null : BigInt(limit)],
    ['offset', BigInt(offset ?? 0)],
    ['orderBy', new Map<string, Value>(orders)],
  ]);
}

/** JWT claims: whole numbers are ints. */
function fromJson(value: unknown): RulesInput {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isSafeInteger(value) ? BigInt(value) : value;
    case 'object':
      if (value === null) return null;
      if (Array.isArray(value)) return value.map(fromJson);
      return new Map(Object.entries(value).map(([key, inner]) => [key, fromJson(inner)]));
    default:
      return null;
  }
}
