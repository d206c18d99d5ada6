/**
 * Access codes: what callers dial to enter a conference, as leader or as participant. Strings of
 * digits of one fixed length, the same for both roles.
 */

/** Ten digits: at nine, guessing alone would open some thirty conferences a year. */
export const DEFAULT_CODE_LENGTH = 10;
/** Shorter codes can be guessed; with fewer than six digits nearly everything is weak. */
export const MIN_CODE_LENGTH = 6;
/** Longer ones cannot be dialled from paper without errors. */
export const MAX_CODE_LENGTH = 16;

/**
 * A whole number drawn evenly from 0 up to, not including, `maxExclusive`. In production
 * `crypto.randomInt`; it is injected so that this file runs anywhere and a test can force a result.
 */
export type RandomInt = (maxExclusive: number) => number;

export interface AccessCodes {
  readonly leaderCode: string;
  readonly participantCode: string;
}

/** Why a code is refused. */
export type CodeWeakness = 'leadingZero' | 'fewDigits' | 'steps' | 'repeatedBlock' | 'palindrome';

/** A code that has ended is not handed out again for so long (docs/codes.md, "Afterwards"). */
export const RESERVED_MONTHS = 12;

/** Until when a code stays reserved that ends at `ended`: twelve calendar months later, in UTC. */
export function reservedUntil(ended: Date): Date {
  const until = new Date(ended);
  until.setUTCMonth(until.getUTCMonth() + RESERVED_MONTHS);
  return until;
}

/**
 * So many draws in a row are weak only when the source of randomness is broken: of random
 * ten-digit codes more than nine in ten pass.
 */
const MAX_DRAWS = 1_000;

/**
 * Draws a pair of codes for a conference, each strong, differing in more than one digit so that one
 * mistyped digit never turns a participant into a leader.
 *
 * @throws RangeError when `length` is not a whole number from MIN_CODE_LENGTH to MAX_CODE_LENGTH.
 * @throws Error when the source of randomness yields only weak codes.
 */
export function generateCodes(random: RandomInt, length = DEFAULT_CODE_LENGTH): AccessCodes {
  const leaderCode = generateCode(random, length);
  for (let draw = 0; draw < MAX_DRAWS; draw++) {
    const participantCode = generateCode(random, length);
    if (differingDigits(leaderCode, participantCode) > 1) return { leaderCode, participantCode };
  }
  throw new Error('The source of randomness yields no two codes that differ enough.');
}

/** Draws one strong code of `length` digits. Throws as `generateCodes` does. */
export function generateCode(random: RandomInt, length = DEFAULT_CODE_LENGTH): string {
  if (!Number.isInteger(length) || length < MIN_CODE_LENGTH || length > MAX_CODE_LENGTH) {
    throw new RangeError(
      `A code has ${MIN_CODE_LENGTH} to ${MAX_CODE_LENGTH} digits, not ${length}.`,
    );
  }
  for (let draw = 0; draw < MAX_DRAWS; draw++) {
    // Whole codes are drawn and weak ones thrown away; repairing single digits would make some
    // codes likelier than others.
    const code = Array.from({ length }, () => String(random(10))).join('');
    if (!isWeakCode(code)) return code;
  }
  throw new Error('The source of randomness yields only weak codes.');
}

/** Whether a code is refused for being easy to guess or to mistype. */
export function isWeakCode(code: string): boolean {
  return codeWeakness(code) !== null;
}

/** The first rule that a code breaks, or null. */
export function codeWeakness(code: string): CodeWeakness | null {
  if (hasLeadingZero(code)) return 'leadingZero';
  if (hasFewDigits(code)) return 'fewDigits';
  if (hasSteps(code)) return 'steps';
  if (hasRepeatedBlock(code)) return 'repeatedBlock';
  if (isPalindrome(code)) return 'palindrome';
  return null;
}

/** Rule: no leading zero; spreadsheets and people drop it. */
function hasLeadingZero(code: string): boolean {
  return code.startsWith('0');
}

/** Rule: three or fewer distinct digits are refused. */
function hasFewDigits(code: string): boolean {
  return new Set(code).size <= 3;
}

/**
 * Rule: runs or steps of four or more are refused: four neighbours that stay the same (`7777`) or
 * go up or down evenly (`1234`, `8642`); ones also around the keypad's end (`8901`).
 */
function hasSteps(code: string): boolean {
  let evenSteps = 1;
  for (let i = 2; i < code.length; i++) {
    evenSteps = step(code, i) === step(code, i - 1) ? evenSteps + 1 : 1;
    if (evenSteps === 3) return true;
  }
  return false;
}

function step(code: string, i: number): number {
  const difference = Number(code[i]) - Number(code[i - 1]);
  if (difference === -9) return 1;
  return difference === 9 ? -1 : difference;
}

/**
 * Rule: repeated blocks are refused: three or more digits said twice in a row (`482482`), or two
 * digits said three times (`151515`).
 */
function hasRepeatedBlock(code: string): boolean {
  return /(\d{3,})\1|(\d{2})\2\2/.test(code);
}

/** Rule: palindromes are refused. */
function isPalindrome(code: string): boolean {
  return code === [...code].reverse().join('');
}

/** In how many places two codes of one length differ; every extra digit counts as one place. */
export function differingDigits(a: string, b: string): number {
  const places = Math.max(a.length, b.length);
  return Array.from({ length: places }, (_, i) => a[i] !== b[i]).filter(Boolean).length;
}

/**
 * The groups in which a code is read: `4829151234` is `482`, `915`, `1234`. Threes, the last group or
 * the last two being fours so that no group is shorter than three; up to five digits stay together.
 */
export function codeGroups(code: string): readonly string[] {
  if (code.length <= 5) return [code];
  const fours = code.length % 3;
  const threes = (code.length - 4 * fours) / 3;
  const groups: string[] = [];
  let from = 0;
  for (let group = 0; group < threes + fours; group++) {
    const size = group < threes ? 3 : 4;
    groups.push(code.slice(from, from + size));
    from += size;
  }
  return groups;
}

/**
 * A code on a screen of ours: `482 915 1234`. Copying must use the code itself, without spaces. In
 * emails it stands otherwise (`emailedCode`).
 */
export function formatCode(code: string): string {
  return codeGroups(code).join(' ');
}

/**
 * A code in emails and invitations: `482·915·1234`. With spaces, hyphens or full stops, mail programs and
 * phones take it for a telephone number and make it a link that dials it. The middle dot (U+00B7) is
 * none of the signs that libphonenumber finds in one (its VALID_PUNCTUATION), and a phone's dialler
 * leaves it out when it is pasted.
 */
export function emailedCode(code: string): string {
  return codeGroups(code).join('·');
}
