import { DEFAULT_CODE_LENGTH } from '../conference/access-code.ts';
import { oneLine } from './email-content.ts';

/**
 * So many code points of a Tag stand in a subject, the last ones from its end: Tags that begin alike
 * often differ there, and phones show some forty characters of a subject.
 */
const MOST = 40;
const FROM_THE_END = 12;
const LEFT_OUT = '…';

/** Unicode Cf and what no text may hold, but for the joiners that some scripts and emoji need. */
const INVISIBLE = /(?![\u200C\u200D])[\p{Cf}\p{Cs}]/gu;

/**
 * The Tag as it stands in an email's subject: one line without invisible characters, shortened, and
 * with dots in the place of anything that is one of `codes` or could be a code. A subject is shown on
 * locked phones, and is kept where the rest of an email is not.
 *
 * @param codes  those of the conference; none in a preview
 */
export function subjectTag(tag: string, codes: readonly string[]): string {
  const line = oneLine(tag).replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim();
  // Once more at the end: what was left out in the middle may have brought digits together.
  return withoutCodes(shorten(withoutCodes(line, codes)), codes);
}

function shorten(text: string): string {
  const characters = [...text];
  if (characters.length <= MOST) return text;
  const start = characters.slice(0, MOST - FROM_THE_END - 1).join('');
  const end = characters.slice(-FROM_THE_END).join('');
  // Without marks that belonged to a letter which is left out.
  return `${start.trimEnd()}${LEFT_OUT}${end.replace(/^[\p{M}\u200C\u200D\s]+/u, '')}`;
}

function withoutCodes(text: string, codes: readonly string[]): string {
  const lengths = new Set(codes.length === 0 ? [DEFAULT_CODE_LENGTH] : codes.map((c) => c.length));
  return codes
    .reduce(withoutCode, text)
    .replace(WRITTEN_NUMBER, (found) =>
      lengths.has(found.replace(/\P{Nd}/gu, '').length) && !DATE.test(found) ? LEFT_OUT : found,
    );
}

/** Takes out the digits of a code with what stands between them, whatever that is. */
function withoutCode(text: string, code: string): string {
  const digits = [...text.matchAll(/\d/g)];
  const first = digits
    .map(([digit]) => digit)
    .join('')
    .indexOf(code);
  if (first < 0 || code === '') return text;
  const from = digits[first]?.index ?? 0;
  const last = digits[first + code.length - 1]?.index ?? from;
  return withoutCode(`${text.slice(0, from)}${LEFT_OUT}${text.slice(last + 1)}`, code);
}

/**
 * Digits together, or in groups of two and more with one separator, as people write codes: those of
 * other conferences are not known here.
 */
const WRITTEN_NUMBER =
  /(?<!\p{Nd})\p{Nd}{2,}(?:([\s.·_/\p{Pd}])\p{Nd}{2,}(?:\1\p{Nd}{2,})*)?(?!\p{Nd})/gu;

/** `2026-12-31` or `31.12.2026`: eight digits, as a code may have. */
const DATE = /^\d{4}\D[01]\d\D[0-3]\d$|^[0-3]\d\D[01]\d\D\d{4}$/;
