import type { Span } from '@confdesk/firestore-emulator/rules/parse/ast';
import { dropEach, replace, type Edit } from './edit.ts';

/**
 * The changes to the regular expression of a string literal, read where it stands in the source,
 * quotes and doubled backslashes included: each bound of a quantifier one less and one more, each
 * `?`, `*` and `+` left out, each member of a character class left out.
 *
 * Anchors are left alone: `matches` compares with the whole text anyway.
 */
export function* regexEdits(text: string, literal: Span): Generator<Edit> {
  const last = literal.end - 1;
  let at = literal.start + 1;
  let isAfterAtom = false;
  while (at < last) {
    const character = text[at];
    if (character === '[') {
      const { members, end } = readClass(text, at);
      yield* dropEach(text, members);
      at = end;
      isAfterAtom = true;
    } else if (character === '{' && isAfterAtom) {
      const end = text.indexOf('}', at) + 1;
      yield* boundEdits(text, { start: at, end });
      at = end;
      isAfterAtom = false;
    } else if (isAfterAtom && (character === '?' || character === '*' || character === '+')) {
      yield replaceInside(text, literal, { start: at, end: at + 1 }, '');
      at += 1;
      isAfterAtom = false;
    } else {
      isAfterAtom = character !== '(' && character !== '|' && character !== '^';
      at = character === '(' && text.startsWith('?:', at + 1) ? at + 3 : endOfUnit(text, at);
    }
  }
}

/** `[…]` with where each of its members, a character or a range, stands. */
function readClass(text: string, start: number): { members: Span[]; end: number } {
  const members: Span[] = [];
  let at = text[start + 1] === '^' ? start + 2 : start + 1;
  while (text[at] !== ']') {
    const from = at;
    at = endOfUnit(text, at);
    if (text[at] === '-' && text[at + 1] !== ']') at = endOfUnit(text, at + 1);
    members.push({ start: from, end: at });
  }
  return { members, end: at + 1 };
}

/** A character, or an escape such as `\\p{Cc}` and `\\x{2028}`, whose backslash is doubled. */
function endOfUnit(text: string, at: number): number {
  if (text[at] !== '\\') return at + 1;
  if (text[at + 1] !== '\\') return at + 2;
  const letter = text[at + 2] ?? '';
  if ('pPx'.includes(letter) && text[at + 3] === '{') return text.indexOf('}', at) + 1;
  return at + 3;
}

/** `{n}`, `{n,}` and `{n,m}` with a bound one less and one more, as far as they make sense. */
function* boundEdits(text: string, span: Span): Generator<Edit> {
  const bounds = text.slice(span.start + 1, span.end - 1).split(',');
  for (const [index, bound] of bounds.entries()) {
    if (bound === '') continue;
    for (const step of [-1, 1]) {
      const moved = Number(bound) + step;
      const others = bounds.with(index, String(moved));
      const isUpsideDown =
        others.length === 2 && others[1] !== '' && Number(others[0]) > Number(others[1]);
      if (moved >= 0 && !isUpsideDown) yield replace(text, span, `{${others.join(',')}}`);
    }
  }
}

/** A replacement told together with what stands before it in the literal. */
function replaceInside(text: string, literal: Span, span: Span, replacement: string): Edit {
  const around = text.slice(Math.max(literal.start + 1, span.start - 12), span.end);
  const change = `without \`${text.slice(span.start, span.end)}\` after \`${around.slice(0, -1)}\``;
  return { ...span, replacement, change };
}
