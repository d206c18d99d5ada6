import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** What a trunk does to numbers. */
export interface TrunkNumbers {
  /** Whose national numbers come without their country, such as `CA`; null where all come international. */
  readonly country: CountryCode | null;
  /** What the trunk, or the dialplan before us, puts before a number, such as `9` or `8899#`. */
  readonly prefixes: readonly string[];
}

/**
 * A number in E.164, out of what a trunk gives: international or national, with `+`, `00`, spaces, as `sip:` or
 * `tel:` URI, with parameters.
 *
 * @returns what came, trimmed and without what is around it, where that is no number: the server has a look, too.
 */
export function toE164(given: string, { country, prefixes }: TrunkNumbers): string {
  const bare = bareNumber(given);
  const context = /;phone-context=(\+\d+)/i.exec(given)?.[1];
  const whole = !bare.startsWith('+') && context !== undefined ? `${context}${bare}` : bare;
  const without = prefixes.filter((each) => whole.startsWith(each));
  const readings = [...without.map((each) => whole.slice(each.length)), whole];
  for (const reading of readings) {
    // An extension of a private network is no national number, though it may look like the end of one.
    const number = reading.length > 6 ? readNumber(reading, country) : null;
    if (number !== null) return number;
  }
  return bare.slice(0, 256);
}

/**
 * The caller's number in E.164.
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
  if (!/\d/.test(bareNumber(given))) return null;
  return toE164(given, trunk);
}

function readNumber(text: string, country: CountryCode | null): string | null {
  const parse = (each: string) => {
    const number = parsePhoneNumberFromString(
      each,
      country === null ? {} : { defaultCountry: country },
    );
    return number?.isValid() === true ? number.number : null;
  };
  const read = parse(text);
  // Many trunks leave the plus away, or put 00 where the country dials otherwise. What is as short as a national
  // number would be read as somebody else's.
  if (read !== null || (country !== null && text.length < 11)) return read;
  return parse(`+${text.replace(/^\+?(?:00)?/, '')}`);
}

/** Without scheme, parameters, host, and what people put between digits. */
function bareNumber(given: string): string {
  const inside = /<([^>]*)>/.exec(given)?.[1] ?? given;
  const user = inside.replace(/^\s*(?:sips?|tel):/i, '').replace(/[;@].*$/s, '');
  return user.replaceAll(/[\s().-]/g, '');
}
