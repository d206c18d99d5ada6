import {
  callerNumber as callerOf,
  homeRegion,
  type Region,
  telephoneNumber,
} from '../../client/telephone-number.ts';

/** What a trunk does to numbers. */
export interface TrunkNumbers {
  /** Two letters: whose national numbers come without their country; null where nobody knows. */
  readonly country: string | null;
  /** What the trunk, or the dialplan before us, puts before a number, such as `9` or `8899#`. */
  readonly prefixes: readonly string[];
}

/** What the API takes. */
const MOST_CHARACTERS = 256;

/**
 * A dialled number in E.164, out of what a trunk gives: international or national, with `+`, `00`, spaces, as
 * `sip:` or `tel:` URI, with parameters.
 *
 * @returns what came, where that is no such number: the API has a look, too.
 */
export function toE164(given: string, trunk: TrunkNumbers): string {
  const region = regionOf(trunk);
  const found = readings(given, trunk).map((each) => telephoneNumber(each, region));
  return found.find((number) => number?.startsWith('+')) ?? given.trim().slice(0, MOST_CHARACTERS);
}

/**
 * The caller's number in E.164, or as it came where it is an extension.
 *
 * @param presentation `CALLERID(num-pres)`. Behind P-Asserted-Identity Asterisk gives the number also of who
 *   withholds it, and only this says so.
 * @returns null of who withholds it, or where there is none.
 */
export function callerNumber(
  given: string,
  presentation: string,
  trunk: TrunkNumbers,
): string | null {
  if (/^(?:prohib|unavailable)/i.test(presentation)) return null;
  const region = regionOf(trunk);
  const found = readings(given, trunk).map((each) => callerOf(each, region));
  return found.find((number) => number?.startsWith('+')) ?? callerOf(given, region);
}

/** A number without what is put before it, if it may have that; and as it is. */
function readings(given: string, { prefixes }: TrunkNumbers): readonly string[] {
  const bare = given.trim().replace(/^<?(?:(?:sips?|tel):)?/i, '');
  const without = prefixes.filter((prefix) => bare.startsWith(prefix));
  return [...without.map((prefix) => bare.slice(prefix.length).replace(/>$/, '')), given];
}

function regionOf({ country }: TrunkNumbers): Region | null {
  return country === null ? null : homeRegion(country);
}
