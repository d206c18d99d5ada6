/** What stands for a space in a cell: line breaks of every kind and tabs. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/** Unicode category Cc, and the bidirectional controls that a Tag may not have (conference.ts). */
const CONTROLS = /[\p{Cc}\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/gu;
/** What is not seen at all: zero-width spaces and joiners, soft hyphens, tags. */
const INVISIBLE = /\p{Cf}/gu;

/** A cell as one line of words: without control characters, doubled spaces and space around it. */
export function cleanLine(cell: string): string {
  return cell.replace(BREAKS, ' ').replace(CONTROLS, '').replace(/\s+/gu, ' ').trim();
}

/** As `cleanLine`, for what is no prose, such as an address: without what cannot be seen in it. */
export function cleanToken(cell: string): string {
  return cleanLine(cell.replace(INVISIBLE, ''));
}

/** A text cut to so many characters (code points), with no space left at its end. */
export function cutTo(length: number, text: string): string {
  return [...text].slice(0, length).join('').trimEnd();
}
