import { RegexFault, type Cursor } from './regex-fault.ts';

export const anyCharacter = '[\\s\\S]';

/** RE2's are ASCII only; JavaScript's `\s` is not. As the inside of a class, and its complement. */
export const perlClasses: Readonly<Record<string, string>> = {
  d: '0-9',
  D: '\\0-/:-\\u{10FFFF}',
  s: '\\t\\n\\f\\r ',
  S: '\\0-\\x08\\x0B\\x0E-\\x1F!-\\u{10FFFF}',
  w: '0-9A-Za-z_',
  // Without ſ and the Kelvin sign, which the i flag would take for s and k.
  W: '\\0-/:-@\\[-\\^`\\{-\\u017E\\u0180-\\u2129\\u212B-\\u{10FFFF}',
};

const controlEscapes: Readonly<Record<string, string>> = {
  a: '\u0007',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const generalCategory = /^(?:[CLMNPSZ][a-z]?)$/;

/** A character as a pattern of its own, inside a class or outside. */
export function escapeLiteral(character: string): string {
  if (/[\^$\\.*+?()[\]{}|/-]/.test(character)) {
    return character === '-' ? '\\x2d' : `\\${character}`;
  }
  return character;
}

export type Escape =
  | { readonly kind: 'character'; readonly text: string }
  /** The inside of a class. */
  | { readonly kind: 'perl'; readonly text: string }
  /** A pattern that may stand in a class too: `\p{L}`. */
  | { readonly kind: 'property'; readonly text: string };

/** Reads what follows a backslash that was taken last. Throws RegexFault for what RE2 refuses. */
export function readEscape(cursor: Cursor): Escape {
  const rest = cursor.pattern.slice(cursor.at);
  const next = rest[0];
  if (next === undefined) throw new RegexFault('trailing \\');
  const perl = perlClasses[next];
  if (perl !== undefined) return take(cursor, 1, { kind: 'perl', text: perl });
  const control = controlEscapes[next];
  if (control !== undefined) return take(cursor, 1, { kind: 'character', text: control });
  const property = /^([pP])(?:\{(\^?)(\w+)\}|([A-Z]))/.exec(rest);
  if (property !== null) return take(cursor, property[0].length, readProperty(property));
  const hex = /^x(?:\{([0-9a-fA-F]+)\}|([0-9a-fA-F]{2}))/.exec(rest);
  if (hex !== null) return take(cursor, hex[0].length, codePoint(hex[1] ?? hex[2] ?? '', 16));
  const octal = /^(?:0[0-7]{0,2}|[1-7][0-7]{1,2})/.exec(rest);
  if (octal !== null) return take(cursor, octal[0].length, codePoint(octal[0], 8));
  if (/^[!-/:-@[-`{-~ ]/.test(next)) return take(cursor, 1, { kind: 'character', text: next });
  throw new RegexFault('invalid escape sequence');
}

function take(cursor: Cursor, length: number, escape: Escape): Escape {
  cursor.at += length;
  return escape;
}

function codePoint(digits: string, radix: number): Escape {
  const code = parseInt(digits, radix);
  if (code > 0x10ffff) throw new RegexFault('invalid escape sequence');
  return { kind: 'character', text: String.fromCodePoint(code) };
}

function readProperty(found: RegExpExecArray): Escape {
  const name = found[3] ?? found[4] ?? '';
  const negated = (found[1] === 'P') !== (found[2] === '^');
  const inside = generalCategory.test(name) ? name : `Script=${name}`;
  return { kind: 'property', text: `\\${negated ? 'P' : 'p'}{${inside}}` };
}
