import { type Failure, typeFailure } from './outcome.ts';
import { typeOf, type Value } from './values.ts';

/** A method or function of the language: its arguments are settled, their number is checked. */
export interface Method<Self> {
  readonly least: number;
  readonly most: number;
  readonly run: (self: Self, args: readonly Value[]) => Value | Failure;
}

export function method<Self>(
  arity: number,
  run: (self: Self, ...args: Value[]) => Value | Failure,
): Method<Self> {
  return { least: arity, most: arity, run: (self, args) => run(self, ...args) };
}

/** A function of a namespace: `math.abs(x)`. */
export function staticFunction(
  arity: number,
  run: (...args: Value[]) => Value | Failure,
): Method<null> {
  return { least: arity, most: arity, run: (_self, args) => run(...args) };
}

export function wrongType(expected: string, ...received: (Value | undefined)[]): Failure {
  return typeFailure(
    received.map((value) => (value === undefined ? 'nothing' : typeOf(value))),
    expected,
  );
}

/** A table without prototype, so that `x.constructor()` is no method. */
export function methodTable<Self>(
  methods: Record<string, Method<Self>>,
): ReadonlyMap<string, Method<Self>> {
  return new Map(Object.entries(methods));
}
