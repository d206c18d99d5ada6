declare const telephoneLinkBrand: unique symbol;

/** A `tel:` address made by `telephoneLink`; nothing else can become a link of an email. */
export type TelephoneLink = string & { readonly [telephoneLinkBrand]: true };

/**
 * The address that dials `number` and, where a code is given, waits two pauses and enters it:
 * `tel:+15145550100,,4829151234`. Never with `#` or `*`: some phones refuse those.
 *
 * @param number E.164, such as `+15145550100`.
 * @param code digits, or null to dial only.
 * @throws RangeError for anything else, so that no other text can get into a link.
 */
export function telephoneLink(number: string, code: string | null): TelephoneLink {
  if (!/^\+[1-9]\d{6,14}$/.test(number)) throw new RangeError('expected an E.164 number');
  if (code !== null && !/^\d+$/.test(code)) throw new RangeError('expected a code of digits');
  return `tel:${number}${code === null ? '' : `,,${code}`}` as TelephoneLink;
}

/**
 * A number for reading: in the groups that its country has (`+33 1 55 50 10 00`) where they are known.
 *
 * @param number E.164
 * @param shown an account's `shownNumbers`, which are trusted with the spaces only
 */
export function shownNumber(number: string, shown?: Readonly<Record<string, string>>): string {
  const known = shown?.[number];
  return known !== undefined && known.replace(/[ -]/g, '') === number
    ? known
    : formatPhoneNumber(number);
}

/**
 * As `shownNumber`, of a number that nobody has grouped: `+1 514 555 0100` in the North American plan,
 * whose groups are fixed; other countries' numbers stay as they are, because their groups are not.
 */
export function formatPhoneNumber(number: string): string {
  return number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1 $2 $3');
}
