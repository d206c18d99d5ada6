import {
  asPath,
  Duration,
  isLatLng,
  isList,
  isMap,
  isNumber,
  isTimestamp,
  MapDiff,
  type RulesPath,
  RulesSet,
  type Value,
  type ValueMap,
} from './values.ts';

/**
 * The language's `==`. Int and float compare as numbers, NaN equals nothing, values of different
 * types are unequal without being an error. Inside of lists and maps an int is no float.
 * Source: https://firebase.google.com/docs/reference/rules/rules.Map and its siblings; the official
 * emulator for what stands inside of others.
 */
export function equal(left: Value, right: Value): boolean {
  // `<=` and `>=` compare an int with a float by value, as `===` does not; NaN is neither.
  if (isNumber(left) && isNumber(right)) return left <= right && left >= right;
  return isSame(left, right);
}

/** As a map's `diff` compares: an int may be a float inside of lists and maps, too. */
export function isUnchanged(left: Value, right: Value): boolean {
  if (isNumber(left) && isNumber(right)) return equal(left, right);
  return isSame(left, right, isUnchanged);
}

type Compare = (left: Value, right: Value) => boolean;

/** Equal and, where they are numbers, of one type. @param inside  compares what stands in lists and maps */
function isSame(left: Value, right: Value, inside: Compare = isSame): boolean {
  if (typeof left !== 'object' || left === null) return left === right;
  if (typeof right !== 'object' || right === null) return false;
  if (isMap(left)) return isMap(right) && equalMaps(left, right, inside);
  if (isList(left)) return isList(right) && equalLists(left, right, inside);
  if (left instanceof RulesSet) return right instanceof RulesSet && equalSets(left, right);
  if (left instanceof Uint8Array) {
    return right instanceof Uint8Array && compareBytes(left, right) === 0;
  }
  if (left instanceof Duration) {
    return right instanceof Duration && left.nanoseconds === right.nanoseconds;
  }
  // No two of these are equal, not even one and itself.
  if (left instanceof MapDiff) return false;
  if (isTimestamp(left)) {
    return isTimestamp(right) && left.seconds === right.seconds && left.nanos === right.nanos;
  }
  if (isLatLng(left)) {
    return (
      isLatLng(right) && left.latitude === right.latitude && left.longitude === right.longitude
    );
  }
  const [path, other] = [asPath(left), asPath(right)];
  return path !== null && other !== null && equalPaths(path, other);
}

function equalMaps(left: ValueMap, right: ValueMap, inside: Compare): boolean {
  if (left.size !== right.size) return false;
  for (const [key, value] of left) {
    const other = right.get(key);
    if (other === undefined || !inside(value, other)) return false;
  }
  return true;
}

function equalLists(left: readonly Value[], right: readonly Value[], inside: Compare): boolean {
  return (
    left.length === right.length &&
    left.every((item, index) => {
      const other = right[index];
      return other !== undefined && inside(item, other);
    })
  );
}

function equalSets(left: RulesSet, right: RulesSet): boolean {
  return (
    left.items.length === right.items.length &&
    left.items.every((item) => isAmong(right.items, item))
  );
}

/** Segment by segment: a segment that has a slash in it is not two. */
function equalPaths(left: RulesPath, right: RulesPath): boolean {
  return (
    left.segments.length === right.segments.length &&
    left.segments.every((segment, index) => segment === right.segments[index]) &&
    left.isTemplate === right.isTemplate
  );
}

/** Whether a list has it: there an int is no float. */
export function contains(items: readonly Value[], wanted: Value): boolean {
  return items.some((item) => isSame(item, wanted));
}

/** Whether something equal is among the items of a set, or among what a query says. */
export function isAmong(items: readonly Value[], wanted: Value): boolean {
  return items.some((item) => equal(item, wanted));
}

export function setOf(items: readonly Value[]): RulesSet {
  const unique: Value[] = [];
  for (const item of items) if (!isAmong(unique, item)) unique.push(item);
  return new RulesSet(unique);
}

/**
 * Negative, zero or positive; NaN where a NaN takes part; null where the two have no order
 * (different types, or a type without `<`).
 */
export function order(left: Value, right: Value): number | null {
  if (isNumber(left)) {
    if (!isNumber(right)) return null;
    if (left < right) return -1;
    if (left > right) return 1;
    return left <= right ? 0 : NaN;
  }
  if (typeof left === 'string') return typeof right === 'string' ? compareText(left, right) : null;
  if (isTimestamp(left)) {
    return isTimestamp(right) ? left.seconds - right.seconds || left.nanos - right.nanos : null;
  }
  if (left instanceof Duration && right instanceof Duration) {
    return left.nanoseconds < right.nanoseconds ? -1 : Number(left.nanoseconds > right.nanoseconds);
  }
  if (left instanceof Uint8Array && right instanceof Uint8Array) return compareBytes(left, right);
  return null;
}

/** By code point, as UTF-8 bytes would sort: JavaScript's own order differs beyond U+FFFF. */
function compareText(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    if (left.charCodeAt(at) !== right.charCodeAt(at)) {
      return codePointRank(left, at) - codePointRank(right, at);
    }
  }
  return left.length - right.length;
}

function codePointRank(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  // Surrogates stand for code points above every other unit.
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

function compareBytes(left: Uint8Array, right: Uint8Array): number {
  return Buffer.compare(left, right);
}
