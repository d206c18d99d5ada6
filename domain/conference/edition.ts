import { stableId } from '../stable-id.ts';
/**
 * What information emails say of an account that can go out of date: how one dials in, and which keys do
 * what.
 */
interface Told {
  readonly dialInNumbers: readonly {
    readonly number: string;
    readonly location: string;
    readonly tollFree: boolean;
  }[];
  readonly menu: readonly {
    readonly keys: string;
    readonly role: string;
    readonly action: { readonly en: string; readonly fr: string };
  }[];
}

/** A part of what an edition names. */
export type EditionPart = 'numbers' | 'menu';

/** Of 62 characters each; no two of an account's editions will ever share these. */
const PART_LENGTH = 10;
const BETWEEN = '.';

/**
 * A name for what information emails say of an account: `{numbers}.{menu}`, each part a digest. It
 * follows from the content alone, so nobody has to count changes, whoever makes them and however; and
 * a change that is taken back leaves no email out of date. The order of numbers and keys does not count.
 */
export function editionOf({ dialInNumbers, menu }: Told): string {
  const numbers = dialInNumbers.map(({ number, location, tollFree }) => [
    number,
    location,
    tollFree,
  ]);
  const keys = menu.map(({ keys: pressed, role, action }) => [pressed, role, action.en, action.fr]);
  return `${digest(numbers)}${BETWEEN}${digest(keys)}`;
}

/** Which parts of two editions differ. */
export function editionChanges(before: string, after: string): readonly EditionPart[] {
  const [old, present] = [before.split(BETWEEN), after.split(BETWEEN)];
  const parts: readonly EditionPart[] = ['numbers', 'menu'];
  return parts.filter((_part, index) => old[index] !== present[index]);
}

function digest(rows: readonly (readonly unknown[])[]): string {
  const sorted = rows.map((row) => JSON.stringify(row)).sort();
  return stableId(sorted).slice(0, PART_LENGTH);
}
