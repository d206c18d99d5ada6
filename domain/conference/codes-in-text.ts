import { codeGroups, MAX_CODE_LENGTH, MIN_CODE_LENGTH } from './access-code.ts';

/** A code alone, as a link has it that dials it behind a number: `tel:+15145550100,,4829151234`. */
const DIALLED = new RegExp(String.raw`(?<=,,)\d{${MIN_CODE_LENGTH},${MAX_CODE_LENGTH}}(?!\d)`, 'g');
/** The number of such a link, by its digits. */
const LINKED_NUMBER = /tel:\+(\d+)/g;

/** Codes by their length in groups, between all of which the same sign stands. */
const GROUPED = Array.from({ length: MAX_CODE_LENGTH - MIN_CODE_LENGTH + 1 }, (_, index) => {
  const [first = '', ...rest] = codeGroups('0'.repeat(MIN_CODE_LENGTH + index)).map(
    ({ length }) => String.raw`\d{${length}}`,
  );
  const others = rest.map((group, n) => (n === 0 ? `([ ·-])${group}` : String.raw`\1${group}`));
  // Neither within a longer number nor behind a country's.
  return new RegExp(String.raw`(?<![\d+]|\d[ ·-])${first}${others.join('')}(?!\d|[ ·-]\d)`, 'g');
});

/**
 * The codes that stand in a text of ours, each once, in the order in which they are read: in groups, with
 * spaces, middle dots or hyphens between them, or dialled by a link.
 *
 * @param text  numbers that it has a link for (`tel:`) are no codes, however they are grouped
 */
export function codesIn(text: string): readonly string[] {
  const numbers = [...text.matchAll(LINKED_NUMBER)].map(([, digits = '']) => digits);
  const found = [DIALLED, ...GROUPED].flatMap((form) =>
    [...text.matchAll(form)].map((match) => ({
      at: match.index,
      code: match[0].replace(/\D/g, ''),
    })),
  );
  const codes = found.sort((a, b) => a.at - b.at).map(({ code }) => code);
  return [...new Set(codes)].filter((code) => !numbers.some((number) => number.endsWith(code)));
}
