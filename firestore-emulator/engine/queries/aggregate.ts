/**
 * count, sum and average over a query's results.
 *
 * Source: https://firebase.google.com/docs/firestore/reference/rpc/google.firestore.v1#structuredaggregationquery
 */
import { isNumber } from '../values/compare.ts';
import { FirestoreError } from '../values/error.ts';
import { formatFieldPath, getField } from '../values/field-path.ts';
import type { Aggregation, Document, FieldPath } from '../values/types.ts';
import type { Value } from '../values/value.ts';

const MAX_AGGREGATIONS = 5;
const MIN_INTEGER = -(2n ** 63n);
const MAX_INTEGER = 2n ** 63n - 1n;

/** Throws INVALID_ARGUMENT for aggregations that Firestore refuses. */
export function checkAggregations(aggregations: readonly Aggregation[]): void {
  const refuse = (why: string) => new FirestoreError('INVALID_ARGUMENT', why);
  if (aggregations.length === 0 || aggregations.length > MAX_AGGREGATIONS) {
    throw refuse(`A query has 1 to ${MAX_AGGREGATIONS} aggregations.`);
  }
  if (new Set(aggregations.map(({ alias }) => alias)).size < aggregations.length) {
    throw refuse('Aggregation aliases must be unique.');
  }
  for (const each of aggregations) {
    if (each.kind === 'count' && each.upTo !== undefined && each.upTo <= 0) {
      throw refuse('up_to must be greater than zero.');
    }
  }
}

/** The fields worked on, each once; only documents that have all of them are aggregated. */
export function aggregatedFields(aggregations: readonly Aggregation[]): readonly FieldPath[] {
  const fields = new Map<string, FieldPath>();
  for (const each of aggregations) {
    if (each.kind !== 'count') fields.set(formatFieldPath(each.field), each.field);
  }
  return [...fields.values()];
}

/**
 * By alias: an integer for count; integer or double for sum; double or null for average. Only counts can do
 * with the mere number of documents.
 */
export function aggregateDocuments(
  documents: readonly Document[] | number,
  aggregations: readonly Aggregation[],
): ReadonlyMap<string, Value> {
  return new Map(aggregations.map((each) => [each.alias, aggregateOne(documents, each)]));
}

function aggregateOne(documents: readonly Document[] | number, aggregation: Aggregation): Value {
  const found = typeof documents === 'number' ? documents : documents.length;
  if (aggregation.kind === 'count') return BigInt(Math.min(found, aggregation.upTo ?? Infinity));
  const numbers = (typeof documents === 'number' ? [] : documents)
    .map((document) => getField(document.fields, aggregation.field))
    .filter((value) => value !== undefined)
    .filter(isNumber);
  if (aggregation.kind === 'sum') return sum(numbers);
  return numbers.length === 0 ? null : Number(sum(numbers)) / numbers.length;
}

/** Exact over the integers; a double if any number is one or the sum exceeds 64 bits. */
function sum(numbers: readonly (bigint | number)[]): bigint | number {
  let integers = 0n;
  let doubles: number | undefined;
  for (const each of numbers) {
    if (typeof each === 'bigint') integers += each;
    else doubles = (doubles ?? 0) + each;
  }
  if (doubles !== undefined) return doubles + Number(integers);
  return integers >= MIN_INTEGER && integers <= MAX_INTEGER ? integers : Number(integers);
}
