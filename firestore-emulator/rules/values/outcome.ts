import type { Knowledge } from './knowledge.ts';
import type { Value } from './values.ts';

/** An expression's error. It is a value and not an exception: `||` may still decide the other way. */
export class Failure {
  /** The expression it came from, as an offset; set by whoever evaluates that expression. */
  at: number | null = null;

  constructor(
    readonly message: string,
    /** A limit was exceeded: the whole request is denied, and no `||` rescues it. */
    readonly isFatal = false,
  ) {}
}

/**
 * In a list: something the query does not fix, so that it may differ from document to document.
 * `knowledge` is what is nevertheless certain about it.
 */
export class Unknown {
  at: number | null = null;

  constructor(
    /** As the rule writes it: `resource.data.uid`. */
    readonly subject: string,
    readonly knowledge: Knowledge | null = null,
    /** It is whether there is such a field. */
    readonly isPresence = false,
  ) {}

  /** What is computed from it: just as unknown, and what is known of it does not hold for that. */
  derived(): Unknown {
    if (this.knowledge === null && !this.isPresence) return this;
    const derived = new Unknown(this.subject);
    derived.at = this.at;
    return derived;
  }
}

export type Outcome = Value | Failure | Unknown;

export function typeFailure(received: readonly string[], expected: string): Failure {
  return new Failure(`Type error. Received: [${received.join(', ')}] Expected: [${expected}].`);
}

export const nullFailure = 'Null value error.';
