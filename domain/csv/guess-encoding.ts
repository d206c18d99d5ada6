import { type Encoding, SINGLE_BYTE, textOf } from './encodings.ts';

/** A way to read bytes that say nothing of their encoding, with some cells as they would be. */
export interface EncodingReading {
  readonly encoding: Encoding;
  readonly sample: readonly string[];
}

/** Ways to read a file, the likeliest first. Each makes another text of it. */
export interface EncodingGuess {
  readonly readings: readonly EncodingReading[];
  /** Whether the first is so much likelier than the others that nobody has to be asked. */
  readonly isSure: boolean;
}

/** So many cells beyond ASCII decide, and so many are shown. */
const MOST_CELLS = 400;
const SHOWN_CELLS = 4;
const LONGEST_CELL = 60;

/** Points for each letter by which the first has to be ahead, and that it has to have itself. */
const SURE_LEAD = 1;
const SURE_POINTS = 1;
/** Spreadsheets on Windows write most of such files. */
const HEAD_START: Partial<Record<Encoding, number>> = { 'windows-1252': 0.5 };

/**
 * Guesses how bytes beyond ASCII are to be read, by what the text would be: accented letters in the
 * middle of small ones, as English, French and their neighbours have them, speak for an encoding; capitals,
 * signs and lines of a box in a word speak against it.
 *
 * @param bytes that are not valid UTF-8 and have no byte-order mark
 */
export function guessEncoding(bytes: Uint8Array): EncodingGuess {
  const cells = cellsBeyondAscii(bytes);
  const found = new Map<string, Candidate>();
  const encodings: readonly Encoding[] = [...SINGLE_BYTE, 'utf-8'];
  for (const encoding of encodings) {
    const texts = cells.map((cell) => textOf(cell, encoding));
    const key = texts.join('\n');
    // The same text twice is no question: CP437 has many letters where CP850 has them.
    if (found.has(key)) continue;
    const letters = texts.flatMap(lettersOf);
    const points = average(letters.map((letter) => letter.points)) + (HEAD_START[encoding] ?? 0);
    const reading = { encoding, sample: texts.slice(0, SHOWN_CELLS) };
    found.set(key, { reading, letters, points });
  }
  const [first, ...others] = [...found.values()].sort((a, b) => b.points - a.points);
  if (first === undefined) return { readings: [], isSure: true };
  return {
    readings: [first, ...others].map(({ reading }) => reading),
    isSure: first.points >= SURE_POINTS && others.every((other) => lead(first, other) >= SURE_LEAD),
  };
}

interface Letter {
  readonly letter: string;
  readonly points: number;
}

interface Candidate {
  readonly reading: EncodingReading;
  /** Letters and signs beyond ASCII, in their order. */
  readonly letters: readonly Letter[];
  readonly points: number;
}

/** By how much one is ahead, on average of the letters that they read otherwise. */
function lead(one: Candidate, other: Candidate): number {
  // UTF-8 has several bytes for a letter, so that theirs do not stand beside each other.
  if (one.letters.length !== other.letters.length) return one.points - other.points;
  const differing = one.letters.flatMap(({ letter, points }, at) => {
    const its = other.letters[at];
    return its === undefined || its.letter === letter ? [] : [points - its.points];
  });
  return average(differing);
}

function average(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Cells that are not all ASCII, each once: what stands between separators, quotes and line breaks. */
function cellsBeyondAscii(bytes: Uint8Array): Uint8Array[] {
  const found = new Map<string, Uint8Array>();
  for (let at = 0; at < bytes.length && found.size < MOST_CELLS; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    let start = at;
    while (start > 0 && at - start < LONGEST_CELL && !isSeparator(bytes[start - 1])) start -= 1;
    let end = at;
    while (end < bytes.length && end - at < LONGEST_CELL && !isSeparator(bytes[end])) end += 1;
    const cell = bytes.slice(start, end);
    found.set(cell.join(), cell);
    at = end;
  }
  return [...found.values()];
}

/** Tab, line breaks, quote, comma, semicolon and bar. */
const SEPARATORS: readonly (number | undefined)[] = [0x09, 0x0a, 0x0d, 0x22, 0x2c, 0x3b, 0x7c];

function isSeparator(byte: number | undefined): boolean {
  return SEPARATORS.includes(byte);
}

function lettersOf(text: string): Letter[] {
  const letters: Letter[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter < '\x80') continue;
    const points = plausibility(text.charAt(at - 1), letter, text.charAt(at + 1));
    letters.push({ letter, points });
  }
  return letters;
}

const LOWER = /\p{Ll}/u;
const UPPER = /\p{Lu}/u;
const LETTER = /\p{L}/u;
const FREQUENT = 'éèàçêüöäñ';
const COMMON = 'áâãåëîïíìôóòõøûúùæœßÿš';
const FREQUENT_CAPITALS = 'ÉÈÀÇÊÎÔÖÜÄÑÁÍÓÚÂ';
const COMMON_CAPITALS = 'ÅÃÆËÏÌÒÕØÛÙŒŠŸ';
/** Signs that stand beside words, and never in one. */
const BESIDE_WORDS = '“”„«»–—…·•©®™½¼¾§€£¡¿';

/** How likely a letter or sign is between its neighbours: from -6, impossible, to 3. */
function plausibility(before: string, letter: string, after: string): number {
  if (LOWER.test(letter)) return ofSmall(before, letter, after);
  if (UPPER.test(letter)) return ofCapital(before, letter, after);
  const isInWord = LETTER.test(before) && LETTER.test(after);
  if (letter === '’') return isInWord ? 2 : 0;
  // A space that keeps a line together stands between words.
  if (letter === '\u00a0') return 0.5;
  if (letter === '°' || letter === 'º') return /[\dNn]/.test(before) ? 1.5 : -1;
  if (BESIDE_WORDS.includes(letter)) return isInWord ? -3 : 0.5;
  if (/[\x80-\x9f\ufffd]/.test(letter)) return -6;
  return isInWord ? -4 : -3;
}

function ofSmall(before: string, letter: string, after: string): number {
  // `OíConnor` is no word.
  if (UPPER.test(after)) return -2;
  if (!LETTER.test(before) && !LETTER.test(after)) return 'àéóèù'.includes(letter) ? 1 : -1;
  if (FREQUENT.includes(letter)) return 3;
  return COMMON.includes(letter) ? 2 : -2;
}

function ofCapital(before: string, letter: string, after: string): number {
  if (LOWER.test(before)) return -4;
  if (!LETTER.test(after) && !LETTER.test(before)) return -1;
  if (FREQUENT_CAPITALS.includes(letter)) return 2.5;
  return COMMON_CAPITALS.includes(letter) ? 1 : -2;
}
