/**
 * What Twilio gives in place of a number that was withheld: the keys on which RESTRICTED, BLOCKED, UNKNOWN, ANONYMOUS
 * and UNAVAILABLE are spelled.
 */
const SPELLED = new Set(['+7378742833', '+2562533', '+8656696', '+266696687', '+86282452253']);

/** The Bridge API takes no longer one. */
const LONGEST = 256;

/**
 * The caller's number as the Bridge API wants it, out of a call's `From`.
 *
 * @returns null where it is withheld. What is no number otherwise (an address, a word) is for the API to judge.
 */
export function callerOf(from: string | null): string | null {
  if (from === null || from === '' || SPELLED.has(from)) return null;
  return from.slice(0, LONGEST);
}
