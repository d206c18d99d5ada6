import { type Encoding, textOf } from './encodings.ts';
import { type EncodingGuess, guessEncoding } from './guess-encoding.ts';

/** Why a file is no table at all, as a key that each language has a sentence for. */
export type FileProblem =
  /** Nothing is in it. */
  | 'empty'
  /** Larger than `MAX_FILE_BYTES`. */
  | 'tooLarge'
  /** A workbook of Excel or another office program, which can save it as CSV. */
  | 'workbook'
  /** Something else than the text of a table: a PDF, a picture, a web page. */
  | 'notText'
  /** Its first row is data already, or it is prose: there are no headers to match. */
  | 'noHeader'
  /** Headers, and nothing below them. */
  | 'noRows'
  /** More rows than can be helped open a quote that is never closed. */
  | 'brokenQuotes';

export type Decoded =
  | {
      readonly ok: true;
      readonly text: string;
      readonly encoding: Encoding;
      /** The ways to read it where its bytes do not say which one is right; null where they do. */
      readonly guess: EncodingGuess | null;
    }
  | { readonly ok: false; readonly problem: FileProblem };

/** Far above any directory: 60,000 rows of a PBX take some 5 MB. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** ZIP (xlsx, ods) and the compound files of older office programs (xls). */
const WORKBOOKS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
];

/** What begins so is some other format, though it may be readable text. */
const OTHER_FORMATS = /^\s*(?:%PDF-|\{\\rtf|<(?:!doctype|html|\?xml|table|meta|script)\b|\x89PNG)/i;

/** So much of the beginning is looked at to tell text from something else. */
const SAMPLE_LENGTH = 4096;
/** Controls that no text has; a stray one in a name is still let pass. */
// oxlint-disable-next-line no-control-regex
const UNTYPICAL = /[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]/g;
const UNTYPICAL_SHARE = 0.01;

/**
 * Reads the text out of a file. Its encoding is what its byte-order mark says; without one UTF-16, if
 * every other byte is zero, or UTF-8, if all of it is valid; and otherwise the likeliest of those that
 * have a byte for each letter (`guessEncoding`).
 *
 * @param chosen what somebody says that it is
 */
export function decodeText(bytes: Uint8Array, chosen: Encoding | null = null): Decoded {
  if (bytes.length > MAX_FILE_BYTES) return { ok: false, problem: 'tooLarge' };
  if (WORKBOOKS.some((magic) => startsWith(bytes, magic))) {
    return { ok: false, problem: 'workbook' };
  }
  const said = saidEncoding(bytes);
  const guess = said === null ? guessEncoding(bytes) : null;
  const encoding = chosen ?? said ?? guess?.readings[0]?.encoding ?? 'windows-1252';
  const text = textOf(bytes, encoding);
  if (text.trim() === '') return { ok: false, problem: 'empty' };
  return isTableText(text)
    ? { ok: true, text, encoding, guess }
    : { ok: false, problem: 'notText' };
}

/** What the bytes leave no doubt about. */
function saidEncoding(bytes: Uint8Array): Encoding | null {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return 'utf-8';
  const wide = unmarkedUtf16(bytes);
  if (wide !== null) return wide;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return null;
  }
}

/** Of the letters of such a text so many are Latin at least, whose other byte is zero. */
const LATIN_SHARE = 0.6;

/** UTF-16 that does not say so. */
function unmarkedUtf16(bytes: Uint8Array): Encoding | null {
  const pairs = Math.floor(Math.min(bytes.length, SAMPLE_LENGTH) / 2);
  if (pairs === 0) return null;
  const zeros = [0, 0];
  for (let at = 0; at < pairs * 2; at += 1) {
    if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  }
  const [first = 0, second = 0] = zeros;
  if (second >= pairs * LATIN_SHARE && first === 0) return 'utf-16le';
  return first >= pairs * LATIN_SHARE && second === 0 ? 'utf-16be' : null;
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

function isTableText(text: string): boolean {
  if (text.includes('\0') || OTHER_FORMATS.test(text.slice(0, 200))) return false;
  const sample = text.slice(0, SAMPLE_LENGTH);
  return (sample.match(UNTYPICAL) ?? []).length <= sample.length * UNTYPICAL_SHARE;
}
