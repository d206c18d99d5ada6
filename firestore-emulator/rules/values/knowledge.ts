import type { BinaryOperator, TypeName } from '../parse/ast.ts';
import { equal, isAmong, order } from './compare.ts';
import { isNumber, typeOf, type Value, type ValueType } from './values.ts';

interface Bound {
  readonly value: Value;
  readonly inclusive: boolean;
}

/**
 * What is certain of a field in every document that a query returns. Three answers: true and false
 * hold for each of them, null is "it depends". It says no more than the official emulator does: what a
 * query's bounds rule out is not known to be false, nor of which type they are, and an int's bound says
 * nothing beside a float.
 */
export class Knowledge {
  /** The field is there. */
  exists = false;
  /** It is this very value; of a number the type, too, as the official emulator takes it. */
  equals: Value | undefined = undefined;
  /** Its type; `number` stands for int and float. */
  type: ValueType | null = null;
  readonly notEquals: Value[] = [];
  /** It is a list with these among its items. */
  readonly items: Value[] = [];
  lower: Bound | null = null;
  upper: Bound | null = null;
  /** What is known of the fields inside, if it is a map. */
  readonly fields = new Map<string, Knowledge>();

  /** What is known of the field inside; made, and all around it a map, if it is not there yet. */
  field(name: string): Knowledge {
    this.exists = true;
    this.type = 'map';
    const known = this.fields.get(name) ?? new Knowledge();
    this.fields.set(name, known);
    return known;
  }

  learnEquals(value: Value): void {
    this.exists = true;
    this.equals = value;
    this.type = queryType(value);
  }

  learnNotEquals(value: Value): void {
    this.exists = true;
    // Firestore's != and not-in leave out null as well.
    this.notEquals.push(value, null);
  }

  learnItem(value: Value): void {
    this.exists = true;
    this.type = 'list';
    this.items.push(value);
  }

  learnBound(operator: '<' | '<=' | '>' | '>=', value: Value): void {
    this.exists = true;
    // An inequality returns values of the same type only.
    this.type = queryType(value);
    const bound = { value, inclusive: operator.length === 2 };
    const side = operator.startsWith('<') ? 'upper' : 'lower';
    const known = this[side];
    const compared = known === null ? null : order(value, known.value);
    const isTighter =
      known === null ||
      (compared !== null && (side === 'upper' ? compared < 0 : compared > 0)) ||
      (compared === 0 && !bound.inclusive);
    if (isTighter) this[side] = bound;
  }

  /** `this operator value` */
  decide(operator: BinaryOperator, value: Value): boolean | null {
    switch (operator) {
      case '==':
        if (this.equals !== undefined) return equal(this.equals, value);
        return this.#hasType && this.type !== queryType(value) ? false : null;
      case '!=': {
        const isEqual = this.#isEqual(value);
        return isEqual === null ? null : !isEqual;
      }
      case '<':
      case '<=':
      case '>':
      case '>=':
        return this.#compare(operator, value);
      default:
        return null;
    }
  }

  #isEqual(value: Value): boolean | null {
    if (this.equals !== undefined) return equal(this.equals, value);
    // Behind a bound or an item there, only null is certain to be something else.
    const isTold = value === null ? this.type !== null : this.#hasType;
    if (isTold && this.type !== queryType(value)) return false;
    if (isAmong(this.notEquals, value)) return false;
    if (this.lower !== null && outside(this.lower, order(value, this.lower.value), -1)) {
      return false;
    }
    if (this.upper !== null && outside(this.upper, order(value, this.upper.value), 1)) return false;
    return null;
  }

  #compare(operator: '<' | '<=' | '>' | '>=', value: Value): boolean | null {
    if (this.equals !== undefined) return holds(operator, order(this.equals, value));
    const isUpper = operator.startsWith('<');
    const strict = operator.length === 1;
    return (isUpper ? this.#allBelow(value, strict) : this.#allAbove(value, strict)) ? true : null;
  }

  /** Every possible value is less than `value` (or equal to it, unless `strict`). */
  #allBelow(value: Value, strict: boolean): boolean {
    if (this.upper === null || typeof this.upper.value !== typeof value) return false;
    const compared = order(this.upper.value, value);
    if (compared === null) return false;
    return compared < 0 || (compared === 0 && (!strict || !this.upper.inclusive));
  }

  #allAbove(value: Value, strict: boolean): boolean {
    if (this.lower === null || typeof this.lower.value !== typeof value) return false;
    const compared = order(this.lower.value, value);
    if (compared === null) return false;
    return compared > 0 || (compared === 0 && (!strict || !this.lower.inclusive));
  }

  /** Its type is known otherwise than from a bound or an item. */
  get #hasType(): boolean {
    return (
      this.type !== null && this.lower === null && this.upper === null && this.items.length === 0
    );
  }

  /** `this is type` */
  is(type: TypeName): boolean | null {
    if (this.equals !== undefined) {
      const own = typeOf(this.equals);
      return own === type || (type === 'number' && isNumber(this.equals));
    }
    return this.#hasType ? this.type === type : null;
  }

  /** `value in this` */
  holds(value: Value): boolean | null {
    if (isAmong(this.items, value)) return true;
    if (typeof value === 'string' && this.fields.get(value)?.exists === true) return true;
    return null;
  }
}

function outside(bound: Bound, compared: number | null, side: 1 | -1): boolean {
  return compared !== null && (compared * side > 0 || (compared === 0 && !bound.inclusive));
}

export function holds(operator: '<' | '<=' | '>' | '>=', compared: number | null): boolean | null {
  if (compared === null) return null;
  switch (operator) {
    case '<':
      return compared < 0;
    case '<=':
      return compared <= 0;
    case '>':
      return compared > 0;
    case '>=':
      return compared >= 0;
  }
}

/** Queries do not tell ints from floats. */
function queryType(value: Value): ValueType {
  return isNumber(value) ? 'number' : typeOf(value);
}
