/**
 * Field transforms: values that the server computes while it writes.
 *
 * Source: https://firebase.google.com/docs/firestore/reference/rpc/google.firestore.v1#fieldtransform
 */
import { compareValues, equalValues, isArray, isNumber } from '../values/compare.ts';
import { FirestoreError } from '../values/error.ts';
import { formatFieldPath, getField, setField } from '../values/field-path.ts';
import { checkFieldPath, checkNames, normalizeValue } from '../values/fields.ts';
import type { Transform } from '../values/types.ts';
import type { MapValue, Timestamp, Value } from '../values/value.ts';

/** https://firebase.google.com/docs/firestore/quotas#writes_and_transactions */
export const MAX_TRANSFORMS = 500;

const MIN_INTEGER = -(2n ** 63n);
const MAX_INTEGER = 2n ** 63n - 1n;

export interface TransformOutcome {
  readonly fields: MapValue;
  /** One for each transform: the new value, or null for the array transforms, as the API says. */
  readonly results: readonly Value[];
}

/**
 * The transforms of one write with their values as they are stored. Throws INVALID_ARGUMENT where nothing
 * can have them, and for a field beside one inside of it.
 */
export function normalizeTransforms(transforms: readonly Transform[]): readonly Transform[] {
  for (const { field } of transforms.length > 1 ? transforms : []) {
    const within = transforms.some(
      ({ field: outer }) =>
        outer.length < field.length && outer.every((name, i) => name === field[i]),
    );
    if (within) {
      throw new FirestoreError(
        'INVALID_ARGUMENT',
        `Cannot transform ${formatFieldPath(field)} and what it is nested in at the same time.`,
      );
    }
  }
  return transforms.map(normalizeTransform);
}

function normalizeTransform(transform: Transform): Transform {
  checkFieldPath(transform.field);
  switch (transform.kind) {
    case 'serverTime':
      return transform;
    case 'arrayUnion':
      return { ...transform, elements: transform.elements.map(normalizeElement) };
    case 'arrayRemove':
      transform.elements.forEach(checkNames);
      return transform;
    default:
      return { ...transform, operand: numericOperand(transform.operand, transform.kind) };
  }
}

/**
 * Applies the transforms in their order. `requestTime` becomes the server time.
 * They are normalized.
 */
export function applyTransforms(
  fields: MapValue,
  transforms: readonly Transform[],
  requestTime: Timestamp,
): TransformOutcome {
  let current = fields;
  const results: Value[] = [];
  for (const transform of transforms) {
    const value = transformed(getField(current, transform.field), transform, requestTime);
    current = setField(current, transform.field, value);
    results.push(isArrayTransform(transform) ? null : value);
  }
  return { fields: current, results };
}

function isArrayTransform(transform: Transform): boolean {
  return transform.kind === 'arrayUnion' || transform.kind === 'arrayRemove';
}

function transformed(
  stored: Value | undefined,
  transform: Transform,
  requestTime: Timestamp,
): Value {
  switch (transform.kind) {
    case 'serverTime':
      return requestTime;
    case 'increment':
      return increment(stored, transform.operand as bigint | number);
    case 'minimum':
      return extreme(stored, transform.operand as bigint | number, -1);
    case 'maximum':
      return extreme(stored, transform.operand as bigint | number, 1);
    case 'arrayUnion': {
      const elements = storedElements(stored);
      for (const element of transform.elements) {
        if (!elements.some((there) => equalValues(there, element))) elements.push(element);
      }
      return elements;
    }
    case 'arrayRemove':
      return storedElements(stored).filter(
        (there) => !transform.elements.some((element) => equalValues(there, element)),
      );
  }
}

function storedElements(stored: Value | undefined): Value[] {
  return stored !== undefined && isArray(stored) ? [...stored] : [];
}

function normalizeElement(element: Value): Value {
  if (isArray(element)) {
    throw new FirestoreError(
      'INVALID_ARGUMENT',
      'Cannot convert an array value in an array value.',
    );
  }
  return normalizeValue(element);
}

function numericOperand(operand: Value, kind: string): bigint | number {
  if (isNumber(operand)) return operand;
  throw new FirestoreError('INVALID_ARGUMENT', `The operand of ${kind} must be a number.`);
}

/** Integers saturate at 64 bits; a double on either side makes it double arithmetic. */
function increment(stored: Value | undefined, operand: bigint | number): bigint | number {
  if (stored === undefined || !isNumber(stored)) return operand;
  if (typeof stored === 'bigint' && typeof operand === 'bigint') {
    const sum = stored + operand;
    return sum > MAX_INTEGER ? MAX_INTEGER : sum < MIN_INTEGER ? MIN_INTEGER : sum;
  }
  return Number(stored) + Number(operand);
}

/** The larger (`sign` 1) or smaller (-1); what is stored stays if both are equal; NaN wins. */
function extreme(
  stored: Value | undefined,
  operand: bigint | number,
  sign: 1 | -1,
): bigint | number {
  if (stored === undefined || !isNumber(stored)) return operand;
  if (Number.isNaN(stored)) return stored;
  if (Number.isNaN(operand)) return operand;
  return compareValues(operand, stored) * sign > 0 ? operand : stored;
}
