import { TAG_MAX_LENGTH } from '../conference/conference-input.ts';
import type { PbxUserEntry } from './pbx-user.ts';

/** What a pattern may name, in both languages of the portal. */
export const PLACEHOLDERS = {
  name: ['name', 'nom'],
  extension: ['extension', 'poste'],
  email: ['email', 'courriel'],
} as const satisfies Record<keyof PbxUserEntry, readonly string[]>;

/** What is wrong with a pattern, as a key that each language has a sentence for. */
export type PatternProblem = 'pattern.empty' | 'pattern.unknown' | 'pattern.same';

/** A placeholder, or text that stands in every Tag. */
type Part = { readonly field: keyof PbxUserEntry } | { readonly text: string };

/** A Tag pattern that was understood. */
export interface TagPattern {
  readonly parts: readonly Part[];
}

export type PatternCheck =
  | { readonly ok: true; readonly pattern: TagPattern }
  /** `unknown`: the placeholder that means nothing, with its braces; otherwise empty. */
  | { readonly ok: false; readonly problem: PatternProblem; readonly unknown: string };

/**
 * Reads a Tag pattern such as `{extension} {name}`: text in which placeholders in braces stand for what
 * the PBX says of a user. A pattern without any would give all conferences one Tag, and their calls
 * could not be told apart.
 */
export function readTagPattern(typed: string): PatternCheck {
  if (typed.trim() === '') return { ok: false, problem: 'pattern.empty', unknown: '' };
  const parts: Part[] = [];
  for (const piece of typed.split(/(\{[^{}]*\})/u)) {
    if (piece === '') continue;
    if (!/^\{.*\}$/su.test(piece)) {
      parts.push({ text: piece });
      continue;
    }
    const field = fieldOf(piece.slice(1, -1).trim().toLowerCase());
    if (field === undefined) return { ok: false, problem: 'pattern.unknown', unknown: piece };
    parts.push({ field });
  }
  const hasField = parts.some((part) => 'field' in part);
  if (!hasField) return { ok: false, problem: 'pattern.same', unknown: '' };
  return { ok: true, pattern: { parts } };
}

function fieldOf(word: string): keyof PbxUserEntry | undefined {
  const fields = Object.keys(PLACEHOLDERS) as (keyof PbxUserEntry)[];
  return fields.find((field) => (PLACEHOLDERS[field] as readonly string[]).includes(word));
}

/** A Tag, and whether it had to be cut to the length that a Tag may have. */
export interface FilledTag {
  readonly tag: string;
  readonly isShortened: boolean;
}

/**
 * The Tag of one user. Where the user lacks what a placeholder stands for, the brackets and separators
 * around it go too: `{name} ({extension})` makes `Ana`, not `Ana ()`.
 */
export function fillTag({ parts }: TagPattern, user: PbxUserEntry): FilledTag {
  let lacks = false;
  const filled = parts.map((part) => {
    if ('text' in part) return part.text;
    const value = user[part.field].trim();
    lacks ||= value === '';
    return value;
  });
  let text = filled.join('').replace(/[\s\p{Cc}]+/gu, ' ');
  if (lacks) {
    text = text
      .replace(/\(\s*\)|\[\s*\]|<\s*>/gu, ' ')
      .replace(/\s+/gu, ' ')
      .replace(/^[\s\-–—,:;/|·]+|[\s\-–—,:;/|·]+$/gu, '');
  }
  const characters = [...text.trim()];
  const tag = characters.slice(0, TAG_MAX_LENGTH).join('').trim();
  return { tag, isShortened: characters.length > TAG_MAX_LENGTH };
}
