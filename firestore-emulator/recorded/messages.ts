/** What a case has written short, as the API's REST messages have it. */
import type { Ask, Fields, Plain, ShortFilter, ShortQuery, ShortWrite } from './case.ts';

export interface Request {
  readonly method?: 'GET' | 'POST';
  /** Behind the address of the database's root. */
  readonly below: string;
  readonly body?: unknown;
}

/** @param root the full name of what is above the collections: `projects/p/databases/(default)/documents`. */
export function requestOf(ask: Ask, root: string): Request {
  const write = (short: ShortWrite) => writeOf(short, root);
  if ('get' in ask) return { method: 'GET', below: `/${ask.get}` };
  if ('page' in ask) {
    const parameters = new URLSearchParams({
      ...(ask.pageSize !== undefined && { pageSize: String(ask.pageSize) }),
      ...(ask.orderBy !== undefined && { orderBy: ask.orderBy }),
    });
    return { method: 'GET', below: `/${ask.page}?${parameters.toString()}` };
  }
  if ('getAll' in ask) {
    const documents = ask.getAll.map((path) => `${root}/${path}`);
    return { below: ':batchGet', body: { documents } };
  }
  if ('commit' in ask) return { below: ':commit', body: { writes: ask.commit.map(write) } };
  if ('batchWrite' in ask) {
    return { below: ':batchWrite', body: { writes: ask.batchWrite.map(write) } };
  }
  const query = 'list' in ask ? ask.list : ask.count;
  const under = query.under === undefined ? '' : `/${query.under}`;
  const structuredQuery = queryOf(query, root);
  if ('list' in ask) return { below: `${under}:runQuery`, body: { structuredQuery } };
  const aggregations = [{ alias: 'n', count: {} }];
  return {
    below: `${under}:runAggregationQuery`,
    body: { structuredAggregationQuery: { structuredQuery, aggregations } },
  };
}

function writeOf(short: ShortWrite, root: string): object {
  const [kind, path, detail] = short;
  const name = `${root}/${path}`;
  if (typeof detail === 'boolean' || detail === undefined) {
    const demand = detail === undefined ? {} : { currentDocument: { exists: detail } };
    return { [kind]: name, ...demand };
  }
  if (kind === 'add') {
    const updateTransforms = Object.entries(detail).map(([fieldPath, by]) => ({
      fieldPath,
      increment: valueOf(by, root),
    }));
    const updateMask = { fieldPaths: [] };
    return { update: { name }, updateMask, updateTransforms };
  }
  const update = { name, fields: fieldsOf(detail, root) };
  const updateMask = { fieldPaths: Object.keys(detail) };
  switch (kind) {
    case 'set':
      return { update };
    case 'create':
      return { update, currentDocument: { exists: false } };
    case 'merge':
      return { update, updateMask };
    default:
      return { update, updateMask, currentDocument: { exists: true } };
  }
}

function queryOf(query: ShortQuery, root: string): object {
  const { from, group, where = [], orderBy, limit, offset } = query;
  return {
    from: [{ collectionId: from, ...(group && { allDescendants: true }) }],
    ...(where.length > 0 && { where: filterOf({ and: where }, root) }),
    ...(orderBy && {
      orderBy: orderBy.map(([fieldPath, direction]) => ({
        field: { fieldPath },
        direction: direction === 'asc' ? 'ASCENDING' : 'DESCENDING',
      })),
    }),
    ...(limit !== undefined && { limit }),
    ...(offset !== undefined && { offset }),
  };
}

function filterOf(filter: ShortFilter, root: string): object {
  if ('or' in filter) return composite('OR', filter.or, root);
  if ('and' in filter) return composite('AND', filter.and, root);
  const [fieldPath, op, value] = filter;
  const field = { fieldPath };
  if (op.startsWith('IS_')) return { unaryFilter: { field, op } };
  return { fieldFilter: { field, op, value: valueOf(value, root) } };
}

function composite(op: 'AND' | 'OR', filters: readonly ShortFilter[], root: string): object {
  const [only] = filters;
  if (filters.length === 1 && only !== undefined) return filterOf(only, root);
  return { compositeFilter: { op, filters: filters.map((each) => filterOf(each, root)) } };
}

function fieldsOf(fields: Fields, root: string): Record<string, object> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, valueOf(value, root)]),
  );
}

/** A value as the API's JSON writes it. */
function valueOf(value: Plain, root: string): object {
  switch (typeof value) {
    case 'boolean':
      return { booleanValue: value };
    case 'number':
      return Number.isInteger(value) ? { integerValue: String(value) } : { doubleValue: value };
    case 'string':
      return { stringValue: value };
    default:
      if (value === null) return { nullValue: null };
      if (Array.isArray(value)) {
        return { arrayValue: { values: value.map((each: Plain) => valueOf(each, root)) } };
      }
      return valueOfObject(value as Readonly<Record<string, Plain>>, root);
  }
}

function valueOfObject(value: Readonly<Record<string, Plain>>, root: string): object {
  if ('$double' in value) return { doubleValue: value['$double'] };
  if ('$time' in value) return { timestampValue: value['$time'] };
  if ('$ref' in value) return { referenceValue: `${root}/${value['$ref'] as string}` };
  return { mapValue: { fields: fieldsOf(value, root) } };
}
