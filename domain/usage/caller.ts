/** Country codes of one and two digits (ITU-T E.164, list of assigned codes); all others have three. */
const SHORT_COUNTRY_CODE = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/**
 * A caller's number as members see it: enough to tell two callers apart, not enough to call them.
 * `+1 514 ••• ••34` in the North American plan, `+44 ••• ••34` elsewhere, `••34` for a number without
 * country, and without digits where there are so few that the last two would give it away.
 *
 * @param number E.164 or digits; null for a caller who withheld it.
 * @returns null where `number` is.
 */
export function maskCaller(number: string | null): string | null {
  if (number === null) return null;
  const last = number.length > 4 ? number.slice(-2) : '••';
  if (!number.startsWith('+')) return `••${last}`;
  const digits = number.slice(1);
  if (/^1[2-9]\d{9}$/.test(digits)) return `+1 ${digits.slice(1, 4)} ••• ••${last}`;
  const country = SHORT_COUNTRY_CODE.exec(digits)?.[0] ?? digits.slice(0, 3);
  // A number hardly longer than its country code has nothing left that may be shown.
  return digits.length < country.length + 5 ? `+${country} ••••` : `+${country} ••• ••${last}`;
}
