import { readNumber } from './lexer-number.ts';
import { readString } from './lexer-string.ts';
import { SourceFault } from './source.ts';
import type { Literal, Span } from './ast.ts';

export type Token = Span &
  (
    | { readonly kind: 'name'; readonly text: string }
    | { readonly kind: 'literal'; readonly text: string; readonly value: Literal }
    | { readonly kind: 'symbol'; readonly text: string }
    | { readonly kind: 'end'; readonly text: '' }
  );

const twoCharacterSymbols = new Set(['==', '!=', '<=', '>=', '&&', '||', '**']);
const oneCharacterSymbols = new Set('{}()[].,:;=<>+-*/%!?$');
/** A dollar sign alone is none: it begins a value in a path. */
const nameStart = /[A-Za-z_$]/;
const namePart = /[A-Za-z0-9_$]/;
const space = /[ \t\r\n\f]/;
/** Words of the language, which name nothing else. */
const keywords = new Set([
  ...['allow', 'function', 'if', 'import', 'in', 'is', 'let', 'match', 'return'],
  ...['rules_version', 'service'],
]);

/**
 * What a path segment may be written with, in parentheses or not; everything else is written with `$(…)`. An
 * asterisk is not its first character, which would begin a comment.
 */
const pathText = /(?:\([\w.@~:+'&*-]+\)|[\w.@~:+'&*-]+)/y;
const segmentStart = /[\w.@~:+'&(-]/;

/** What a service is called, behind blanks of which the first is a space, and no comment. */
const serviceName = / [ \t\r\n\f]*([A-Za-z0-9.-]+)/y;
/** Words of the language that are no service's name; `let` is one, and so is a number. */
const notServices = new Set([
  ...['allow', 'function', 'if', 'import', 'in', 'is', 'match', 'return', 'service'],
  ...['true', 'false', 'null'],
]);

/**
 * Reads tokens one at a time, as the parser asks for them: whether `/` divides or begins a path
 * only the parser knows, and inside a path `a-b` is one segment and not a subtraction.
 */
export class Lexer {
  /** null until it is asked for: after a slash, what follows may be no token at all. */
  #next: Token | null = null;
  #previousEnd = 0;

  constructor(readonly text: string) {}

  /** The token that comes next, without taking it. */
  peek(): Token {
    return (this.#next ??= this.#read(this.#previousEnd));
  }

  take(): Token {
    const token = this.peek();
    this.#previousEnd = token.end;
    this.#next = null;
    return token;
  }

  /** Where the token taken last ended. */
  get previousEnd(): number {
    return this.#previousEnd;
  }

  is(symbol: string): boolean {
    const token = this.peek();
    return token.kind === 'symbol' && token.text === symbol;
  }

  /** Whether something can be called by what comes next. */
  isFreeName(): boolean {
    const token = this.peek();
    return token.kind === 'name' && !keywords.has(token.text);
  }

  isWord(word: string): boolean {
    const token = this.peek();
    return token.kind === 'name' && token.text === word;
  }

  /**
   * Whether a slash comes next that begins a segment of a path, and does not divide. Text is directly behind it, a
   * variable or `$(…)` may be further away. So may be what cannot begin what a path is divided by, of which there is
   * no segment either.
   */
  isSegmentNext(): boolean {
    const { text, end } = this.peek();
    if (text !== '/') return false;
    if (segmentStart.test(this.text[end] ?? '')) return true;
    const sign = this.#read(end);
    if (sign.kind !== 'symbol') return false;
    if (sign.text === '$') return this.#read(sign.end).text === '(';
    if (sign.text !== '{') return sign.text === '/' || sign.text === '-';
    const name = this.#read(sign.end);
    return name.kind === 'name' && this.#read(name.end).text === '}';
  }

  /** Whether a slash comes next with the literal text of a segment directly behind it. */
  isTextSegmentNext(): boolean {
    if (!this.is('/')) return false;
    pathText.lastIndex = this.peek().end;
    return pathText.test(this.text);
  }

  takeIf(symbol: string): boolean {
    if (!this.is(symbol)) return false;
    this.take();
    return true;
  }

  /**
   * Takes literal path text directly after a slash taken last: `users`, `a-b`, `(default)`.
   * Returns null, taking nothing, where there is none.
   */
  takePathText(): (Span & { readonly text: string }) | null {
    const start = this.#previousEnd;
    pathText.lastIndex = start;
    const text = pathText.exec(this.text)?.[0];
    if (text === undefined) return null;
    const end = start + text.length;
    this.#previousEnd = end;
    this.#next = null;
    return { start, end, text };
  }

  /** Takes a service's name, of letters, digits, dots and dashes, directly after the word `service`, which was taken last. */
  takeServiceName(): string {
    serviceName.lastIndex = this.#previousEnd;
    const [text, name] = serviceName.exec(this.text) ?? [];
    if (text === undefined || name === undefined || notServices.has(name)) {
      throw this.expected(`a space and 'cloud.firestore' after 'service'`);
    }
    this.#previousEnd += text.length;
    this.#next = null;
    return name;
  }

  /** The fault of having found the next token where `wanted` should stand. */
  expected(wanted: string): SourceFault {
    const token = this.peek();
    const isQuoted = token.kind === 'literal' && /['"]/.test(token.text);
    const found = isQuoted ? token.text : `'${token.text}'`;
    return new SourceFault(
      `Expected ${wanted}, found ${token.kind === 'end' ? 'the end of the file' : found}.`,
      token.start,
    );
  }

  #read(from: number): Token {
    const start = this.#skipBlank(from);
    const character = this.text[start];
    if (character === undefined) return { kind: 'end', text: '', start, end: start };
    if (/[bB]/.test(character) && /['"]/.test(this.text[start + 1] ?? '')) {
      const { value, end } = readString(this.text, start + 1, 'bytes');
      return { kind: 'literal', value, text: this.text.slice(start, end), start, end };
    }
    if (nameStart.test(character) && !this.#isDollarAlone(start)) return this.#readName(start);
    if (character === "'" || character === '"') {
      const { value, end } = readString(this.text, start, 'string');
      return { kind: 'literal', value, text: this.text.slice(start, end), start, end };
    }
    if (/^(?:\d|\.\d)/.test(this.text.slice(start, start + 2))) {
      const { value, end } = readNumber(this.text, start);
      return { kind: 'literal', value, text: this.text.slice(start, end), start, end };
    }
    const pair = this.text.slice(start, start + 2);
    if (pair === '--' || pair === '++')
      throw new SourceFault(`There is no operator '${pair}'.`, start);
    const text = twoCharacterSymbols.has(pair) ? pair : character;
    if (text.length === 1 && !oneCharacterSymbols.has(character)) {
      throw new SourceFault(`Unexpected character '${character}'.`, start);
    }
    return { kind: 'symbol', text, start, end: start + text.length };
  }

  #isDollarAlone(start: number): boolean {
    return this.text[start] === '$' && !namePart.test(this.text[start + 1] ?? '');
  }

  #readName(start: number): Token {
    let end = start + 1;
    while (namePart.test(this.text[end] ?? '')) end += 1;
    const text = this.text.slice(start, end);
    if (text === 'true' || text === 'false') {
      return { kind: 'literal', value: text === 'true', text, start, end };
    }
    if (text === 'null') return { kind: 'literal', value: null, text, start, end };
    return { kind: 'name', text, start, end };
  }

  #skipBlank(from: number): number {
    let at = from;
    for (;;) {
      if (space.test(this.text[at] ?? '')) {
        at += 1;
      } else if (this.text.startsWith('//', at)) {
        const newline = this.text.indexOf('\n', at);
        at = newline === -1 ? this.text.length : newline;
      } else if (this.text.startsWith('/*', at)) {
        const close = this.text.indexOf('*/', at + 2);
        if (close === -1) throw new SourceFault(`This comment is never closed with '*/'.`, at);
        at = close + 2;
      } else {
        return at;
      }
    }
  }
}
