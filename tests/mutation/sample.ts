import type { RandomInt } from '../../domain/conference/access-code.ts';

/** Where something stands in a file; lines and columns from 0. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** One small change of one place, as Stryker makes it. */
export interface Mutant {
  readonly fileName: string;
  readonly mutatorName: string;
  readonly replacement: string;
  readonly location: { readonly start: Place; readonly end: Place };
}

/** A mutant around more than so many others is left out: they would all be tried with it. */
const MOST_WITHIN = 3;

/** So many of the mutants, each as likely as any other; all where there are no more. */
export function chooseMutants<M extends Mutant>(
  mutants: readonly M[],
  count: number,
  random: RandomInt,
): readonly M[] {
  const left = mutants.filter((mutant) => within(mutant, mutants) <= MOST_WITHIN);
  const chosen: M[] = [];
  while (chosen.length < count && left.length > 0) {
    chosen.push(...left.splice(random(left.length), 1));
  }
  return chosen;
}

function within({ fileName, location: { start, end } }: Mutant, all: readonly Mutant[]): number {
  const inside = all.filter(
    (other) =>
      other.fileName === fileName &&
      !isBefore(other.location.start, start) &&
      !isBefore(end, other.location.end),
  );
  return inside.length - 1;
}

function isBefore(a: Place, b: Place): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}

/** A mutant's place as Stryker's `--mutate` takes it: lines from 1, columns from 0. */
export function rangeOf({ fileName, location: { start, end } }: Mutant): string {
  return `${fileName}:${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`;
}

/** By what a mutant is found in a report, whose lines and columns count from 1. */
export function nameOf({ fileName, mutatorName, replacement, location }: Mutant): string {
  const { start } = location;
  return [fileName, start.line + 1, start.column + 1, mutatorName, replacement].join(' ');
}

/** The part of all that a sample shows, and between which two it lies nineteen times of twenty (Wilson). */
export interface Share {
  readonly share: number;
  readonly from: number;
  readonly to: number;
}

/** @param noticed of `tried`, which is 1 at least */
export function shareOf(noticed: number, tried: number): Share {
  const z = 1.96;
  const share = noticed / tried;
  const middle = share + (z * z) / (2 * tried);
  const half = z * Math.sqrt((share * (1 - share)) / tried + (z * z) / (4 * tried * tried));
  const whole = 1 + (z * z) / tried;
  const [from, to] = [(middle - half) / whole, (middle + half) / whole];
  // Rounding, where none is noticed or all are.
  return { share, from: Math.max(0, from), to: Math.min(1, to) };
}
