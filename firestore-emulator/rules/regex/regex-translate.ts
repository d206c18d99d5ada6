import { Failure } from '../values/outcome.ts';
import { anyCharacter, escapeLiteral, readEscape } from './regex-escape.ts';
import { readClass } from './regex-class.ts';
import { RegexFault, type Cursor } from './regex-fault.ts';

interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
  readonly U: boolean;
}

/** A pattern in JavaScript's syntax. */
export interface TranslatedRegex {
  readonly source: string;
  readonly ignoreCase: boolean;
  /** The numbers of groups with names; JavaScript takes fewer names, so its own have none. */
  readonly names: ReadonlyMap<string, number>;
}

interface Groups {
  count: number;
  readonly names: Map<string, number>;
}

/**
 * RE2 syntax as JavaScript's with the u flag. A
 * leading `(?i)` becomes the i flag; elsewhere it is written out for ASCII letters, because Node 20
 * has no inline flags. Returns a Failure for what RE2 refuses: look-around, back-references,
 * doubled repetition.
 */
export function translateRegex(pattern: string): TranslatedRegex | Failure {
  const leading = /^\(\?[imsU]*i[imsU]*\)/.exec(pattern)?.[0] ?? '';
  const cursor: Cursor = { pattern, at: leading.length };
  const groups: Groups = { count: 0, names: new Map() };
  const flags = {
    i: false,
    m: leading.includes('m'),
    s: leading.includes('s'),
    U: leading.includes('U'),
  };
  try {
    const source = readAlternatives(cursor, flags, groups, 0);
    if (cursor.at < pattern.length) throw new RegexFault('unexpected )');
    return { source, ignoreCase: leading !== '', names: groups.names };
  } catch (error) {
    if (error instanceof RegexFault) {
      return new Failure(`Invalid regular expression: ${error.message}.`);
    }
    throw error;
  }
}

/** Alternatives := { Piece [ Repetition ] | '|' | '(?flags)' }, up to ')' or the end. */
function readAlternatives(cursor: Cursor, outer: Flags, groups: Groups, depth: number): string {
  if (depth > 1000) throw new RegexFault('nesting too deep');
  let flags = outer;
  let out = '';
  while (cursor.at < cursor.pattern.length && cursor.pattern[cursor.at] !== ')') {
    const inline = /^\(\?([imsU]*)(?:-([imsU]+))?\)/.exec(cursor.pattern.slice(cursor.at));
    if (inline !== null) {
      flags = changeFlags(flags, inline[1] ?? '', inline[2] ?? '');
      cursor.at += inline[0].length;
    } else if (cursor.pattern[cursor.at] === '|') {
      cursor.at += 1;
      out += '|';
    } else {
      const piece = readPiece(cursor, flags, groups, depth);
      const repetition = readRepetition(cursor, flags);
      // JavaScript refuses to repeat an assertion, RE2 does not mind: group it.
      out += repetition !== '' && /^(?:[$^]|\\[bB]|\(\?[!=<])/.test(piece) ? `(?:${piece})` : piece;
      out += repetition;
    }
  }
  return out;
}

function changeFlags(flags: Flags, on: string, off: string): Flags {
  const next = (name: keyof Flags) => !off.includes(name) && (flags[name] || on.includes(name));
  return { i: next('i'), m: next('m'), s: next('s'), U: next('U') };
}

/** Piece := '.' | '^' | '$' | Group | Class | Escape | character */
function readPiece(cursor: Cursor, flags: Flags, groups: Groups, depth: number): string {
  const character = String.fromCodePoint(cursor.pattern.codePointAt(cursor.at) ?? 0);
  cursor.at += character.length;
  switch (character) {
    case '.':
      return flags.s ? anyCharacter : '[^\\n]';
    case '^':
      return flags.m ? '(?<![^\\n])' : '^';
    case '$':
      return flags.m ? '(?![^\\n])' : '$';
    case '(':
      return readGroup(cursor, flags, groups, depth);
    case '[':
      return readClass(cursor, flags.i);
    case '\\':
      return readEscapedPiece(cursor, flags);
    case '*':
    case '+':
    case '?':
      throw new RegexFault('missing argument to repetition operator');
    default:
      return letter(character, flags.i);
  }
}

/** Group := '(' [ '?:' | '?P<name>' | '?<name>' | '?flags:' ] Alternatives ')' */
function readGroup(cursor: Cursor, flags: Flags, groups: Groups, depth: number): string {
  const rest = cursor.pattern.slice(cursor.at);
  let inner = flags;
  let captures = true;
  if (rest.startsWith('?')) {
    const opening = /^\?(?:P?<([A-Za-z_]\w*)>|([imsU]*)(?:-([imsU]+))?:)/.exec(rest);
    if (opening === null) throw new RegexFault('invalid or unsupported group');
    const [, name, on = '', off = ''] = opening;
    if (name === undefined) captures = false;
    else groups.names.set(name, groups.count + 1);
    inner = changeFlags(flags, on, off);
    cursor.at += opening[0].length;
  }
  if (captures) groups.count += 1;
  const body = readAlternatives(cursor, inner, groups, depth + 1);
  if (cursor.pattern[cursor.at] !== ')') throw new RegexFault('missing )');
  cursor.at += 1;
  return captures ? `(${body})` : `(?:${body})`;
}

function readEscapedPiece(cursor: Cursor, flags: Flags): string {
  const next = cursor.pattern[cursor.at] ?? '';
  const assertions: Readonly<Record<string, string>> = { A: '^', z: '$', b: '\\b', B: '\\B' };
  const assertion = assertions[next];
  if (assertion !== undefined) {
    cursor.at += 1;
    return assertion;
  }
  if (next === 'Q') return readQuoted(cursor, flags);
  const escape = readEscape(cursor);
  if (escape.kind === 'character') return letter(escape.text, flags.i);
  return escape.kind === 'perl' ? `[${escape.text}]` : escape.text;
}

/** `\Q…\E`: everything between is literal. */
function readQuoted(cursor: Cursor, flags: Flags): string {
  const close = cursor.pattern.indexOf('\\E', cursor.at + 1);
  const end = close === -1 ? cursor.pattern.length : close;
  const text = cursor.pattern.slice(cursor.at + 1, end);
  cursor.at = close === -1 ? end : end + 2;
  return `(?:${[...text].map((character) => letter(character, flags.i)).join('')})`;
}

/** Repetition := ('*' | '+' | '?' | '{n}' | '{n,}' | '{n,m}') [ '?' ] */
function readRepetition(cursor: Cursor, flags: Flags): string {
  const found = /^(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})(\??)/.exec(cursor.pattern.slice(cursor.at));
  if (found === null) return '';
  const [text, least, , most, lazy] = found;
  if (Number(least ?? 0) > 1000 || Number(most ?? 0) > 1000) {
    throw new RegexFault('invalid repetition size');
  }
  if (least !== undefined && (most ?? '') !== '' && Number(most) < Number(least)) {
    throw new RegexFault('invalid repetition size');
  }
  cursor.at += text.length;
  if (/^[*+?]/.test(cursor.pattern.slice(cursor.at))) {
    throw new RegexFault('invalid nested repetition operator');
  }
  const operator = lazy === '?' ? text.slice(0, -1) : text;
  return (lazy === '?') !== flags.U ? `${operator}?` : operator;
}

function letter(character: string, ignoreCase: boolean): string {
  if (!ignoreCase || !/[A-Za-z]/.test(character)) return escapeLiteral(character);
  return `[${character.toLowerCase()}${character.toUpperCase()}]`;
}
