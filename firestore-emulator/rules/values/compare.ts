import {
  asPath,
  Duration,
  isLatLng,
  isList,
  isMap,
  isNumber,
  isTimestamp,
  MapDiff,
  RulesSet,
  type Value,
  type ValueMap,
} from './values.ts';

/**
 * The language's `==`. Int and float compare as numbers, NaN equals nothing, values of different
 * types are unequal without being an error.
 * Source: https://firebase.google.com/docs/reference/rules/rules.Map and its siblings.
 */
export function equal(left: Value, right: Value): boolean {
  if (typeof left !== 'object' || left === null) {
    // `<=` and `>=` compare an int with a float by value, as `===` does not; NaN is neither.
    if (isNumber(left) && isNumber(right)) return left <= right && left >= right;
    return left === right;
  }
  if (typeof right !== 'object' || right === null) return false;
  if (isMap(left)) return isMap(right) && equalMaps(left, right);
  if (isList(left)) return isList(right) && equalLists(left, right);
  if (left instanceof RulesSet) return right instanceof RulesSet && equalSets(left, right);
  if (left instanceof Uint8Array) {
    return right instanceof Uint8Array && compareBytes(left, right) === 0;
  }
  if (left instanceof Duration) {
    return right instanceof Duration && left.nanoseconds === right.nanoseconds;
  }
  if (left instanceof MapDiff) {
    return (
      right instanceof MapDiff &&
      equalMaps(left.after, right.after) &&
      equalMaps(left.before, right.before)
    );
  }
  if (isTimestamp(left)) {
    return isTimestamp(right) && left.seconds === right.seconds && left.nanos === right.nanos;
  }
  if (isLatLng(left)) {
    return (
      isLatLng(right) && left.latitude === right.latitude && left.longitude === right.longitude
    );
  }
  const path = asPath(right);
  return path !== null && String(asPath(left)) === String(path);
}

function equalMaps(left: ValueMap, right: ValueMap): boolean {
  if (left.size !== right.size) return false;
  for (const [key, value] of left) {
    const other = right.get(key);
    if (other === undefined || !equal(value, other)) return false;
  }
  return true;
}

function equalLists(left: readonly Value[], right: readonly Value[]): boolean {
  return (
    left.length === right.length &&
    left.every((item, index) => {
      const other = right[index];
      return other !== undefined && equal(item, other);
    })
  );
}

function equalSets(left: RulesSet, right: RulesSet): boolean {
  return (
    left.items.length === right.items.length &&
    left.items.every((item) => contains(right.items, item))
  );
}

export function contains(items: readonly Value[], wanted: Value): boolean {
  return items.some((item) => equal(item, wanted));
}

export function setOf(items: readonly Value[]): RulesSet {
  const unique: Value[] = [];
  for (const item of items) if (!contains(unique, item)) unique.push(item);
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
