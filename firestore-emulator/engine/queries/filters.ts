/**
 * Filters as a disjunction of conjunctions of single comparisons ("atoms"), and whether a document
 * satisfies them.
 *
 * Source: https://firebase.google.com/docs/firestore/query-data/queries
 */
import {
  comparePaths,
  compareValues,
  equalValues,
  isArray,
  TypeRank,
  typeRank,
} from '../values/compare.ts';
import { FirestoreError } from '../values/error.ts';
import { formatFieldPath, getField, isNameField } from '../values/field-path.ts';
import type { Document, FieldPath, Filter, Operator } from '../values/types.ts';
import { Reference, type Value } from '../values/value.ts';

/** One comparison. `in` and `array-contains-any` are gone: each of their values has an atom. */
export interface Atom {
  readonly field: FieldPath;
  /** The field path's text, to tell fields apart by. */
  readonly key: string;
  readonly isName: boolean;
  readonly op: Exclude<Operator, 'in' | 'array-contains-any'>;
  readonly value: Value;
  /** Nothing satisfies it: null and NaN are equal to nothing, which only `isNull` and `isNaN` find. */
  readonly never: boolean;
}

export type Conjunction = readonly Atom[];

/** https://firebase.google.com/docs/firestore/query-data/queries#limits_on_or_queries */
const MAX_DISJUNCTIONS = 30;

const INEQUALITIES: ReadonlySet<Operator> = new Set(['<', '<=', '>', '>=', '!=', 'not-in']);

/** Operators after which results are ordered by the field. */
export function isInequality(op: Operator): boolean {
  return INEQUALITIES.has(op);
}

/** The filter in disjunctive normal form. Throws INVALID_ARGUMENT past 30 disjunctions. */
export function disjunctions(filter: Filter | undefined): readonly Conjunction[] {
  if (filter === undefined) return [[]];
  switch (filter.kind) {
    case 'unary':
      return [[unaryAtom(filter)]];
    case 'field':
      return fieldAtoms(filter).map((single) => [single]);
    case 'or':
      return limited(filter.filters.flatMap(disjunctions));
    case 'and':
      return filter.filters.reduce<readonly Conjunction[]>(
        (sofar, next) => {
          const more = disjunctions(next);
          if (sofar.length * more.length > MAX_DISJUNCTIONS) throw tooManyDisjunctions();
          return sofar.flatMap((left) => more.map((right) => [...left, ...right]));
        },
        [[]],
      );
  }
}

function limited(all: readonly Conjunction[]): readonly Conjunction[] {
  if (all.length > MAX_DISJUNCTIONS) throw tooManyDisjunctions();
  return all;
}

function tooManyDisjunctions(): FirestoreError {
  return new FirestoreError(
    'INVALID_ARGUMENT',
    `Queries support up to ${MAX_DISJUNCTIONS} disjunctions in disjunctive normal form.`,
  );
}

function atom(field: FieldPath, op: Atom['op'], value: Value, never = false): Atom {
  return { field, key: formatFieldPath(field), isName: isNameField(field), op, value, never };
}

function unaryAtom({ field, op }: Extract<Filter, { kind: 'unary' }>): Atom {
  switch (op) {
    case 'isNull':
      return atom(field, '==', null);
    case 'isNotNull':
      return atom(field, '!=', null);
    case 'isNaN':
      return atom(field, '==', NaN);
    case 'isNotNaN':
      return atom(field, '!=', NaN);
  }
}

function fieldAtoms({ field, op, value }: Extract<Filter, { kind: 'field' }>): readonly Atom[] {
  if (op === 'in' || op === 'array-contains-any') {
    const single = op === 'in' ? '==' : 'array-contains';
    return limitedValues(value, op, MAX_DISJUNCTIONS).map((element) =>
      compared(field, single, element),
    );
  }
  return [compared(field, op, value)];
}

/** A comparison in which null and NaN are equal to nothing; null is not even unequal to anything. */
function compared(field: FieldPath, op: Atom['op'], value: Value): Atom {
  if (op === 'not-in' && isArray(value)) {
    return atom(
      field,
      op,
      value.filter((element) => !Number.isNaN(element)),
      isNever(op, value),
    );
  }
  if (op === '!=' && Number.isNaN(value)) return atom(field, op, null);
  return atom(field, op, value, isNever(op, value));
}

/**
 * Whether a comparison, as it is written and not as `isNull` and its like, is true of no document. The
 * official emulator then leaves it out of what a query may combine and of the order. (A not-in with null and
 * something else is true of no document either, but stays.)
 */
export function isNever(op: Operator, value: Value): boolean {
  if (op === 'not-in' && isArray(value)) {
    return value.length > 0 && value.every((element) => element === null);
  }
  return value === null || (op !== '!=' && Number.isNaN(value));
}

/** The values of an operator that takes a list. Throws INVALID_ARGUMENT. */
export function limitedValues(value: Value, op: Operator, most: number): readonly Value[] {
  if (!isArray(value) || value.length === 0) {
    throw new FirestoreError('INVALID_ARGUMENT', `'${op}' requires a non-empty ArrayValue.`);
  }
  if (value.length > most) {
    throw new FirestoreError(
      'INVALID_ARGUMENT',
      `'${op}' supports up to ${most} comparison values.`,
    );
  }
  return value;
}

/** The path from the database root that a reference names. */
export function referencePath(reference: Reference): string {
  return reference.name.replace(/^projects\/[^/]*\/databases\/[^/]*\/documents\//, '');
}

export function matchesAll(document: Document, atoms: Conjunction): boolean {
  return atoms.every((single) => !single.never && matches(document, single));
}

function matches(document: Document, { field, isName, op, value }: Atom): boolean {
  if (isName) return matchesName(document.path, op, value);
  const stored = getField(document.fields, field);
  if (stored === undefined) return false;
  switch (op) {
    case '==':
      return equalValues(stored, value);
    case '!=':
      return stored !== null && !equalValues(stored, value);
    case 'not-in':
      return stored !== null && !contains(value, stored) && !contains(value, null);
    case 'array-contains':
      return contains(stored, value);
    default:
      return typeRank(stored) === typeRank(value) && ordered(compareValues(stored, value), op);
  }
}

function contains(list: Value, value: Value): boolean {
  return (
    typeRank(list) === TypeRank.array &&
    isArray(list) &&
    list.some((element) => equalValues(element, value))
  );
}

function matchesName(path: string, op: Atom['op'], value: Value): boolean {
  if (op === 'not-in') {
    if (!isArray(value)) return false;
    return value.every((each) => each instanceof Reference && referencePath(each) !== path);
  }
  if (!(value instanceof Reference)) return false;
  return ordered(comparePaths(path, referencePath(value)), op);
}

/** Whether a comparison's outcome is what the operator asks for. */
function ordered(order: number, op: Atom['op']): boolean {
  switch (op) {
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default:
      return false;
  }
}
