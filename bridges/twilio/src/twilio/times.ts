/** `Thu, 1 Jun 2017 20:48:32 +0000`, the form of RFC 2822 in which Twilio tells times. */
const RFC_2822 =
  /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} (?:[+-]\d{4}|GMT|UTC)$/;

/**
 * A time as Twilio tells it, in milliseconds since 1970; always a whole second.
 *
 * @returns null where it is no such time
 */
export function timeOf(text: string | null | undefined): number | null {
  if (text === null || text === undefined || !RFC_2822.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}
