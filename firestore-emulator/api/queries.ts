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
} from './messages.ts';
import { FirestoreError } from '../engine/values/error.ts';
import { parseFieldPath } from './field-path.ts';
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
 * `parent` is the path of the document under which to look, '' for the root. Throws
 * INVALID_ARGUMENT for what the message itself gets wrong; what a valid query may not combine, the
 * engine refuses. Without a `from`, Firestore looks in every collection; no SDK asks for that, and
 * it is refused.
 */
export function readQuery(parent: string, message: StructuredQuery): Query {
  const [from, ...others] = message.from ?? [];
  if (!from?.collectionId || others.length > 0) {
    throw invalid('A query needs exactly one collection selector with a collection id.');
  }
  if (message.findNearest) {
    throw new FirestoreError('UNIMPLEMENTED', 'Vector search is not offered here.');
  }
  const offset = message.offset ?? 0;
  if (offset < 0) throw invalid('offset is negative');
  const limit = message.limit ? (message.limit.value ?? 0) : undefined;
  if (limit !== undefined && limit < 0) throw invalid('limit is negative');
  return {
    parent,
    collectionId: from.collectionId,
    allDescendants: from.allDescendants ?? false,
    ...(message.where && { where: readFilter(message.where, 0) }),
    orderBy: (message.orderBy ?? []).map((order) => ({
      field: readReference(order.field),
      descending: order.direction === 'DESCENDING',
    })),
    ...(message.startAt && { startAt: readCursor(message.startAt) }),
    ...(message.endAt && { endAt: readCursor(message.endAt) }),
    ...(offset > 0 && { offset }),
    ...(limit !== undefined && { limit }),
    ...(message.select && { select: readProjection(message.select.fields ?? []) }),
  };
}

/** Throws INVALID_ARGUMENT for no aggregation, or one that names neither count, sum nor avg. */
export function readAggregations(messages: readonly AggregationMessage[]): readonly Aggregation[] {
  if (messages.length === 0) throw invalid('At least one aggregation is required.');
  if (messages.length > 5) throw invalid('At most 5 aggregations are allowed in a query.');
  const seen = new Set<string>();
  return messages.map((message, index) => {
    const alias = message.alias || `field_${index + 1}`;
    if (seen.has(alias)) throw invalid(`The aggregation alias "${alias}" is not unique.`);
    seen.add(alias);
    if (message.count) {
      const upTo = message.count.upTo ? Number(message.count.upTo.value ?? 0n) : undefined;
      if (upTo !== undefined && upTo <= 0) throw invalid('up_to must be greater than 0.');
      return { alias, kind: 'count', ...(upTo !== undefined && { upTo }) };
    }
    if (message.sum) return { alias, kind: 'sum', field: readReference(message.sum.field) };
    if (message.avg) return { alias, kind: 'avg', field: readReference(message.avg.field) };
    throw invalid('An aggregation names neither count, sum nor avg.');
  });
}

/** An `order_by` text of ListDocuments, such as `a, b.c desc`. */
export function readOrderBy(text: string): Query['orderBy'] {
  return text.split(',').map((part) => {
    const [field, direction = 'asc', ...rest] = part.trim().split(/\s+/);
    if (!field || rest.length > 0 || !/^(asc|desc)$/i.test(direction)) {
      throw invalid(`Invalid order_by "${text}".`);
    }
    return { field: parseFieldPath(field), descending: direction.toLowerCase() === 'desc' };
  });
}

/** undefined (no mask) is all fields; an empty mask is none. */
export function readMask(mask: DocumentMask | undefined): readonly FieldPath[] | undefined {
  return mask && (mask.fieldPaths ?? []).map(parseFieldPath);
}

/** A projection onto the name alone is how the SDKs ask for no fields at all. */
function readProjection(fields: readonly FieldReference[]): readonly FieldPath[] {
  return fields.map(readReference).filter((path) => path[0] !== '__name__' || path.length > 1);
}

function readReference(reference: FieldReference | undefined): FieldPath {
  if (!reference?.fieldPath) throw invalid('A field reference has no field path.');
  return parseFieldPath(reference.fieldPath);
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
    return { kind: 'field', field, op, value: readValue(fieldFilter.value) };
  }
  if (unaryFilter) {
    const op = unaryOperators[unaryFilter.op ?? ''];
    if (!op) throw invalid('A unary filter has no operator.');
    return { kind: 'unary', field: readReference(unaryFilter.field), op };
  }
  throw invalid('A filter has no filter type set.');
}

function readCursor(message: CursorMessage): Cursor {
  return { values: (message.values ?? []).map(readValue), before: message.before ?? false };
}

function invalid(text: string): FirestoreError {
  return new FirestoreError('INVALID_ARGUMENT', text);
}
