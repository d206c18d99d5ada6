/** From the API's StructuredQuery to the engine's Query. */
import type {
  Aggregation,
  Cursor,
  FieldPath,
  Filter,
  Operator,
  Query,
} from '../engine/values/types.ts';
import type {
  AggregationMessage,
  CursorMessage,
  DocumentMask,
  FieldReference,
  FilterMessage,
  StructuredQuery,
  ValueMessage,
} from './messages.ts';
import type { DatabaseName } from './names.ts';
import { isArray } from '../engine/values/compare.ts';
import { FirestoreError } from '../engine/values/error.ts';
import { isNameField } from '../engine/values/field-path.ts';
import { checkAskedPath, checkFieldPath, checkNames } from '../engine/values/fields.ts';
import { Reference, type Value } from '../engine/values/value.ts';
import { parseFieldPath } from './field-path.ts';
import { documentPath, parentPath } from './names.ts';
import { readValue } from './values.ts';

const operators: Readonly<Record<string, Operator>> = {
  LESS_THAN: '<',
  LESS_THAN_OR_EQUAL: '<=',
  GREATER_THAN: '>',
  GREATER_THAN_OR_EQUAL: '>=',
  EQUAL: '==',
  NOT_EQUAL: '!=',
  ARRAY_CONTAINS: 'array-contains',
  IN: 'in',
  ARRAY_CONTAINS_ANY: 'array-contains-any',
  NOT_IN: 'not-in',
};

const unaryOperators: Readonly<Record<string, 'isNull' | 'isNotNull' | 'isNaN' | 'isNotNaN'>> = {
  IS_NULL: 'isNull',
  IS_NOT_NULL: 'isNotNull',
  IS_NAN: 'isNaN',
  IS_NOT_NAN: 'isNotNaN',
};

/** More in one composite filter than any query can have; keeps a nested bomb from the stack. */
const maxFilterDepth = 100;

/**
 * `parent` is the name of the document under which to look, or of the database's root. Throws
 * INVALID_ARGUMENT for what the message itself gets wrong, also for a name of a document in another
 * database; what a valid query may not combine, the engine refuses. Without a collection id it looks in every collection, which is how the Admin SDK
 * and the Firebase CLI find what to delete.
 */
export function readQuery(database: DatabaseName, parent: string, message: StructuredQuery): Query {
  const [from = {}, ...others] = message.from ?? [];
  if (others.length > 0) throw invalid('A query has more than one collection selector.');
  if (from.collectionId?.includes('/')) {
    throw invalid(`The collection id "${from.collectionId}" contains a slash.`);
  }
  if (message.findNearest) {
    throw new FirestoreError('UNIMPLEMENTED', 'Vector search is not offered here.');
  }
  const offset = message.offset ?? 0;
  if (offset < 0) throw invalid('offset is negative');
  const limit = message.limit ? (message.limit.value ?? 0) : undefined;
  if (limit !== undefined && limit < 0) throw invalid('limit is negative');
  const orderBy = (message.orderBy ?? []).map((order) => ({
    field: readReference(order.field),
    descending: order.direction === 'DESCENDING',
  }));
  const query: Query = {
    parent: parentPath(database, parent),
    collectionId: from.collectionId ?? '',
    allDescendants: from.allDescendants ?? false,
    ...(message.where && { where: readFilter(message.where, 0) }),
    orderBy,
    ...(message.startAt && { startAt: readCursor(message.startAt) }),
    ...(message.endAt && { endAt: readCursor(message.endAt) }),
    ...(offset > 0 && { offset }),
    ...(limit !== undefined && { limit }),
    ...(message.select && { select: readProjection(message.select.fields ?? []) }),
  };
  for (const name of namesIn(query)) documentPath(database, name);
  return query;
}

/** The documents that a query compares others' names with, by its filter and its cursors. */
function namesIn({ where, orderBy, startAt, endAt }: Query): readonly string[] {
  const at = orderBy.findIndex(({ field }) => isNameField(field));
  const values = [
    ...(where === undefined ? [] : namesComparedIn(where)),
    ...[startAt, endAt].map((cursor) => cursor?.values[at]),
  ];
  return values.filter((value) => value instanceof Reference).map(({ name }) => name);
}

function namesComparedIn(filter: Filter): readonly Value[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.filters.flatMap(namesComparedIn);
    case 'unary':
      return [];
    case 'field':
      if (!isNameField(filter.field)) return [];
      return isArray(filter.value) ? filter.value : [filter.value];
  }
}

/** Throws INVALID_ARGUMENT for no aggregation, or one that names neither count, sum nor avg. */
export function readAggregations(messages: readonly AggregationMessage[]): readonly Aggregation[] {
  if (messages.length === 0) throw invalid('At least one aggregation is required.');
  if (messages.length > 5) throw invalid('At most 5 aggregations are allowed in a query.');
  const seen = new Set<string>();
  let unnamed = 0;
  return messages.map((message) => {
    const alias = message.alias || `field_${(unnamed += 1)}`;
    checkFieldPath([alias]);
    if (seen.has(alias)) throw invalid(`The aggregation alias "${alias}" is not unique.`);
    seen.add(alias);
    if (message.count) {
      const upTo = message.count.upTo ? Number(message.count.upTo.value ?? 0n) : undefined;
      if (upTo !== undefined && upTo <= 0) throw invalid('up_to must be greater than 0.');
      return { alias, kind: 'count', ...(upTo !== undefined && { upTo }) };
    }
    if (message.sum) return { alias, kind: 'sum', field: readAggregated(message.sum.field) };
    if (message.avg) return { alias, kind: 'avg', field: readAggregated(message.avg.field) };
    throw invalid('An aggregation names neither count, sum nor avg.');
  });
}

/** One order of an `order_by` text: a field path, in which quoted names may hold anything. */
const orderText = /^\s*((?:`(?:[^`\\]|\\.)*`|[^\s`,])+)(?:\s+(asc|desc))?\s*(?:,|$)/i;

/** An `order_by` text of ListDocuments, such as `a, b.c desc`. */
export function readOrderBy(text: string): Query['orderBy'] {
  const orders: { field: FieldPath; descending: boolean }[] = [];
  let rest = text;
  do {
    const [whole, field, direction = 'asc'] = orderText.exec(rest) ?? [];
    if (whole === undefined || field === undefined) throw invalid(`Invalid order_by "${text}".`);
    orders.push({ field: readAskedPath(field), descending: direction.toLowerCase() === 'desc' });
    rest = rest.slice(whole.length);
    if (rest === '' && whole.endsWith(',')) throw invalid(`Invalid order_by "${text}".`);
  } while (rest !== '');
  return orders;
}

/** undefined (no mask) is all fields; an empty mask is none. */
export function readMask(mask: DocumentMask | undefined): readonly FieldPath[] | undefined {
  return mask && (mask.fieldPaths ?? []).map(readAskedPath);
}

/** A projection onto the name alone is how the SDKs ask for no fields at all. */
function readProjection(fields: readonly FieldReference[]): readonly FieldPath[] {
  return fields.map(readReference).filter((path) => path[0] !== '__name__' || path.length > 1);
}

function readReference(reference: FieldReference | undefined): FieldPath {
  if (!reference?.fieldPath) throw invalid('A field reference has no field path.');
  return readAskedPath(reference.fieldPath);
}

function readAggregated(reference: FieldReference | undefined): FieldPath {
  const path = readReference(reference);
  if (path[0] === '__name__') throw invalid('Names of documents cannot be aggregated.');
  return path;
}

function readAskedPath(text: string): FieldPath {
  const path = parseFieldPath(text);
  checkAskedPath(path);
  return path;
}

function readFilter(message: FilterMessage, depth: number): Filter {
  if (depth > maxFilterDepth) throw invalid('A filter is nested too deeply.');
  const { compositeFilter, fieldFilter, unaryFilter } = message;
  if (compositeFilter) {
    const filters = (compositeFilter.filters ?? []).map((each) => readFilter(each, depth + 1));
    if (filters.length === 0) throw invalid('A composite filter contains no filter.');
    if (compositeFilter.op === 'AND') return { kind: 'and', filters };
    if (compositeFilter.op === 'OR') return { kind: 'or', filters };
    throw invalid('A composite filter has no operator.');
  }
  if (fieldFilter) {
    const op = operators[fieldFilter.op ?? ''];
    if (!op) throw invalid('A field filter has no operator.');
    if (!fieldFilter.value) throw invalid('A field filter has no value.');
    const field = readReference(fieldFilter.field);
    return { kind: 'field', field, op, value: readComparand(fieldFilter.value) };
  }
  if (unaryFilter) {
    const op = unaryOperators[unaryFilter.op ?? ''];
    if (!op) throw invalid('A unary filter has no operator.');
    return { kind: 'unary', field: readReference(unaryFilter.field), op };
  }
  throw invalid('A filter has no filter type set.');
}

function readCursor(message: CursorMessage): Cursor {
  return { values: (message.values ?? []).map(readComparand), before: message.before ?? false };
}

/** A value that documents' fields are compared with. Throws INVALID_ARGUMENT where none can have it. */
function readComparand(message: ValueMessage): Value {
  const value = readValue(message);
  checkNames(value);
  return value;
}

function invalid(text: string): FirestoreError {
  return new FirestoreError('INVALID_ARGUMENT', text);
}
