import { escapeLiteral, readEscape } from './regex-escape.ts';
import { RegexFault, type Cursor } from './regex-fault.ts';

/** `[[:alpha:]]` and its siblings, ASCII only. */
const posixClasses: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  alnum: [
    ['0', '9'],
    ['A', 'Z'],
    ['a', 'z'],
  ],
  alpha: [
    ['A', 'Z'],
    ['a', 'z'],
  ],
  ascii: [['\0', '\x7f']],
  blank: [
    ['\t', '\t'],
    [' ', ' '],
  ],
  cntrl: [
    ['\0', '\x1f'],
    ['\x7f', '\x7f'],
  ],
  digit: [['0', '9']],
  graph: [['!', '~']],
  lower: [['a', 'z']],
  print: [[' ', '~']],
  punct: [
    ['!', '/'],
    [':', '@'],
    ['[', '`'],
    ['{', '~'],
  ],
  space: [
    ['\t', '\r'],
    [' ', ' '],
  ],
  upper: [['A', 'Z']],
  word: [
    ['0', '9'],
    ['A', 'Z'],
    ['_', '_'],
    ['a', 'z'],
  ],
  xdigit: [
    ['0', '9'],
    ['A', 'F'],
    ['a', 'f'],
  ],
};

/**
 * Class := '[' [ '^' ] { Posix | Escape | character [ '-' character ] } ']', where a first ']' is
 * literal. The opening bracket was taken.
 */
export function readClass(cursor: Cursor, ignoreCase: boolean): string {
  const negated = cursor.pattern[cursor.at] === '^';
  if (negated) cursor.at += 1;
  let out = '';
  for (let first = true; first || cursor.pattern[cursor.at] !== ']'; first = false) {
    if (cursor.at >= cursor.pattern.length) throw new RegexFault('missing closing ]');
    out += readPosix(cursor) ?? readRange(cursor, ignoreCase);
  }
  cursor.at += 1;
  return `[${negated ? '^' : ''}${out}]`;
}

function readPosix(cursor: Cursor): string | null {
  const found = /^\[:(\^?)(\w+):\]/.exec(cursor.pattern.slice(cursor.at));
  if (found === null) return null;
  const ranges = posixClasses[found[2] ?? ''];
  if (ranges === undefined) throw new RegexFault('invalid character class range');
  cursor.at += found[0].length;
  return (found[1] === '^' ? complement(ranges) : ranges).map(writeRange).join('');
}

function complement(ranges: readonly (readonly [string, string])[]): [string, string][] {
  const out: [string, string][] = [];
  let next = 0;
  for (const [from, to] of ranges) {
    const start = from.charCodeAt(0);
    if (start > next) out.push([String.fromCharCode(next), String.fromCharCode(start - 1)]);
    next = to.charCodeAt(0) + 1;
  }
  out.push([String.fromCharCode(next), '\u{10ffff}']);
  return out;
}

function readRange(cursor: Cursor, ignoreCase: boolean): string {
  const from = readMember(cursor);
  if (from.kind !== 'character') return from.text;
  const dash = cursor.pattern[cursor.at] === '-';
  const after = cursor.pattern[cursor.at + 1];
  if (!dash || after === ']' || after === undefined) {
    return range(from.text, from.text, ignoreCase);
  }
  cursor.at += 1;
  const to = readMember(cursor);
  if (to.kind !== 'character') throw new RegexFault('invalid character class range');
  return range(from.text, to.text, ignoreCase);
}

function readMember(cursor: Cursor): { kind: string; text: string } {
  const character = String.fromCodePoint(cursor.pattern.codePointAt(cursor.at) ?? 0);
  cursor.at += character.length;
  return character === '\\' ? readEscape(cursor) : { kind: 'character', text: character };
}

function range(from: string, to: string, ignoreCase: boolean): string {
  if ((from.codePointAt(0) ?? 0) > (to.codePointAt(0) ?? 0)) {
    throw new RegexFault('invalid character class range');
  }
  const plain = writeRange([from, to]);
  if (!ignoreCase) return plain;
  return plain + otherCase(from, to, 'a', 'z', -32) + otherCase(from, to, 'A', 'Z', 32);
}

/** The part of a range that lies within one case of ASCII, in the other case. */
function otherCase(from: string, to: string, low: string, high: string, shift: number): string {
  const start = Math.max(from.codePointAt(0) ?? 0, low.charCodeAt(0));
  const end = Math.min(to.codePointAt(0) ?? 0, high.charCodeAt(0));
  if (start > end) return '';
  return writeRange([String.fromCharCode(start + shift), String.fromCharCode(end + shift)]);
}

function writeRange([from, to]: readonly [string, string]): string {
  return from === to ? escapeLiteral(from) : `${escapeLiteral(from)}-${escapeLiteral(to)}`;
}
