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

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export type Decoded =
  | { readonly ok: true; readonly text: string; readonly encoding: Encoding }
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
 * Reads the text out of a file. Its encoding is what its byte-order mark says; without one UTF-8, if
 * all of it is valid, and otherwise Windows-1252, in which Excel writes CSV in Western countries.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes.length > MAX_FILE_BYTES) return { ok: false, problem: 'tooLarge' };
  if (WORKBOOKS.some((magic) => startsWith(bytes, magic))) {
    return { ok: false, problem: 'workbook' };
  }
  const { text, encoding } = decode(bytes);
  if (text.trim() === '') return { ok: false, problem: 'empty' };
  return isTableText(text) ? { ok: true, text, encoding } : { ok: false, problem: 'notText' };
}

function decode(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } {
  const read = (encoding: Encoding, fatal = false) => ({
    text: new TextDecoder(encoding, { fatal }).decode(bytes),
    encoding,
  });
  if (startsWith(bytes, [0xff, 0xfe])) return read('utf-16le');
  if (startsWith(bytes, [0xfe, 0xff])) return read('utf-16be');
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return read('utf-8');
  try {
    return read('utf-8', true);
  } catch {
    const { text, encoding } = read('windows-1252');
    return { text: text.replace(/[\x80-\x9f]/g, beyondLatin1), encoding };
  }
}

/** What Windows-1252 has in place of Latin 1's controls, from 0x80 on; a space stands for nothing. */
const BEYOND_LATIN_1 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** Some versions of Node take Windows-1252 for Latin 1. */
function beyondLatin1(control: string): string {
  const letter = BEYOND_LATIN_1.charAt(control.charCodeAt(0) - 0x80);
  return letter === ' ' ? control : letter;
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

function isTableText(text: string): boolean {
  if (text.includes('\0') || OTHER_FORMATS.test(text.slice(0, 200))) return false;
  const sample = text.slice(0, SAMPLE_LENGTH);
  return (sample.match(UNTYPICAL) ?? []).length <= sample.length * UNTYPICAL_SHARE;
}
