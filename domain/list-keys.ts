/*
 * What the list of conferences is searched and sorted by. Firestore compares strings byte by byte, so
 * that a capital comes before every small letter and É after z; these keys make it compare as people
 * do, and an index answers a prefix without reading anything else.
 */

/** The fields that the server keeps on each conference for the list (`listKeys`). */
export interface ListKeys {
  readonly tag: string;
  readonly adminEmail: string;
  /** The expiry, or `NEVER` where there is none, so that one range finds all that are active. */
  readonly activeUntil: Date;
}

/** Stands for "never expires" in the order of expiries: after every date that a form can hold. */
export const NEVER = new Date('9999-12-31T23:59:59.999Z');

/** Letters that Unicode does not take apart into a base and an accent, though people do. */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ß: 'ss',
  ð: 'd',
  đ: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

/**
 * A text without case, accents and doubled spaces: `Équipe  ŒUVRE` becomes `equipe oeuvre`. What
 * begins with some text also does so when both are folded.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[æœøßðđþłı]/gu, (letter) => UNDECOMPOSED[letter] ?? letter)
    .replace(/\s+/gu, ' ');
}

/** The keys of a conference. */
export function listKeys(conference: {
  readonly tag: string;
  readonly adminEmail: string;
  readonly expiresAt: Date | null;
}): ListKeys {
  return {
    tag: fold(conference.tag.trim()),
    adminEmail: fold(conference.adminEmail.trim()),
    activeUntil: conference.expiresAt ?? NEVER,
  };
}

/** The keys that begin with `prefix`: from it, and before `end`. */
export interface PrefixRange {
  readonly from: string;
  readonly end: string;
}

/** @returns the range of what was typed into the search box, or null where it says nothing. */
export function prefixRange(typed: string): PrefixRange | null {
  const prefix = fold(typed.trimStart());
  // The highest code point: Firestore orders by code point, and some Tags hold emoji.
  return prefix.trim() === '' ? null : { from: prefix, end: `${prefix}\u{10FFFF}` };
}
