import { SourceFault } from './source.ts';

const simpleEscapes: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** How many hexadecimal digits follow each letter. */
const hexEscapes: Readonly<Record<string, number>> = { x: 2, u: 4 };

export function readString(
  text: string,
  start: number,
  kind: 'string',
): { value: string; end: number };
export function readString(
  text: string,
  start: number,
  kind: 'bytes',
): { value: Uint8Array; end: number };
/**
 * Reads the quoted text whose opening quote is at `start`. In `bytes`, `\xHH` and octal escapes
 * are bytes and everything else is its UTF-8. Throws SourceFault for an unknown escape and for a
 * string that its line does not close.
 */
export function readString(
  text: string,
  start: number,
  kind: 'string' | 'bytes',
): { value: string | Uint8Array; end: number } {
  const quote = text[start];
  const pieces: (string | number)[] = [];
  let at = start + 1;
  for (;;) {
    const character = text[at];
    if (character === undefined || character === '\n') {
      throw new SourceFault(`This string is never closed with ${quote}.`, start);
    }
    if (character === quote) break;
    if (character !== '\\') {
      pieces.push(character);
      at += 1;
      continue;
    }
    const escape = readEscape(text, at);
    if (kind === 'bytes' && escape.isUnicode) {
      throw new SourceFault(`There is no '\\u' in bytes.`, at);
    }
    const isByte = kind === 'bytes' && escape.isByte;
    pieces.push(isByte ? escape.code : String.fromCodePoint(escape.code));
    at = escape.end;
  }
  const end = at + 1;
  return { value: kind === 'string' ? pieces.join('') : toBytes(pieces), end };
}

function readEscape(
  text: string,
  at: number,
): { code: number; isByte: boolean; isUnicode: boolean; end: number } {
  const letter = text[at + 1] ?? '';
  const simple = simpleEscapes[letter];
  if (simple !== undefined) {
    return { code: simple.charCodeAt(0), isByte: false, isUnicode: false, end: at + 2 };
  }
  const digits = hexEscapes[letter];
  if (digits !== undefined) {
    const hex = text.slice(at + 2, at + 2 + digits);
    const code = new RegExp(`^[0-9a-fA-F]{${digits}}$`).test(hex) ? parseInt(hex, 16) : -1;
    if (code < 0 || code > 0x10ffff) {
      throw new SourceFault(`Expected ${digits} hexadecimal digits after '\\${letter}'.`, at);
    }
    return { code, isByte: digits === 2, isUnicode: digits === 4, end: at + 2 + digits };
  }
  const octal = /^[0-3][0-7]{2}/.exec(text.slice(at + 1, at + 4))?.[0];
  if (octal !== undefined) {
    return { code: parseInt(octal, 8), isByte: true, isUnicode: false, end: at + 4 };
  }
  throw new SourceFault(
    `Unknown escape '\\${letter}' in a string; a backslash itself is written '\\\\'.`,
    at,
  );
}

function toBytes(pieces: readonly (string | number)[]): Uint8Array {
  const bytes: number[] = [];
  let run = '';
  const encoder = new TextEncoder();
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      run += piece;
    } else {
      bytes.push(...encoder.encode(run), piece);
      run = '';
    }
  }
  return Uint8Array.from([...bytes, ...encoder.encode(run)]);
}
