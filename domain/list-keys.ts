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
  /** Beginnings that a search may ask for (`searchKeys`). */
  readonly search: readonly string[];
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

/** What the keys of a conference are made of. */
export interface Listed {
  readonly tag: string;
  readonly adminEmail: string;
  readonly expiresAt: Date | null;
  /** Null where there is none yet. */
  readonly participantCode: string | null;
}

/** The keys of a conference. */
export function listKeys(conference: Listed): ListKeys {
  return {
    tag: fold(conference.tag.trim()),
    adminEmail: fold(conference.adminEmail.trim()),
    activeUntil: conference.expiresAt ?? NEVER,
    search: searchKeys(conference),
  };
}

/**
 * The key that the list of failed emails asks for. It is there while the email that a conference tells of has
 * failed, and absent otherwise: so no index over it has an entry for any other conference. Whoever writes
 * a conference's email writes this with it (`conferenceEmail` of the functions).
 *
 * @param email that the conference tells of; of any Save
 */
export function failedKey(email: { readonly state?: unknown } | null): { readonly failed?: true } {
  return email?.state === 'failed' ? { failed: true } : {};
}

/** So many characters of what is typed are searched for inside; what follows does not narrow further. */
export const SEARCHED_LENGTH = 30;

/**
 * Fewer letters are in too many words by chance (`ana` in `manager`), and fewer digits begin a code in a
 * hundred.
 */
const FEWEST_INSIDE = 4;

/**
 * What a search finds beside the beginning of a Tag, which `tag` is for: the beginnings, with what follows,
 * of each later word of the Tag (`shift`, `safety brief`), what stands inside of a word (`over` in
 * `handover`), the beginnings of the address, of each word before its `@` and of `@` with the domain, and
 * those of the participant code. Never the leader code.
 *
 * None with which the Tag itself begins: so who asks for the Tags that begin with something, and then for
 * those that have it here, is told none twice, and Firestore need not compare.
 */
function searchKeys({ tag, adminEmail, participantCode }: Listed): readonly string[] {
  const found = new Set<string>();
  const foldedTag = fold(tag.trim());
  for (const start of wordStarts(foldedTag)) {
    if (start > 0) addBeginnings(found, foldedTag.slice(start), 1);
  }
  for (const [word] of foldedTag.matchAll(/[\p{L}\p{N}]+/gu)) {
    const letters = [...word];
    for (const start of letters.keys()) {
      if (start > 0) addBeginnings(found, letters.slice(start).join(''), FEWEST_INSIDE);
    }
  }
  const address = fold(adminEmail.trim());
  const at = address.lastIndexOf('@');
  const local = at < 0 ? address : address.slice(0, at);
  addBeginnings(found, address, 1);
  for (const start of wordStarts(local)) addBeginnings(found, local.slice(start), 1);
  if (at > 0) addBeginnings(found, address.slice(at), 1);
  addBeginnings(found, participantCode ?? '', FEWEST_INSIDE);
  return [...found].filter((key) => !foldedTag.startsWith(key));
}

/** Where the words of a folded text begin: behind a space, and where letters or digits follow other signs. */
function wordStarts(text: string): readonly number[] {
  return [...text.matchAll(/(?<!\S)\S|(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)].map(({ index }) => index);
}

function addBeginnings(found: Set<string>, text: string, fewest: number): void {
  const letters = [...text].slice(0, SEARCHED_LENGTH);
  for (let length = fewest; length <= letters.length; length += 1) {
    const beginning = letters.slice(0, length).join('');
    if (!beginning.endsWith(' ')) found.add(beginning);
  }
}

/** What a search asks the keys for. */
export interface Search {
  /** Of the Tags that begin with it. */
  readonly prefix: PrefixRange;
  /**
   * The others have one of these among their `search`. Two where a code may be meant, that is grouped: then
   * a Tag can begin with the one, and its conference have the other.
   */
  readonly keys: readonly string[];
}

/** The keys that begin with `prefix`: from it, and before `end`. */
export interface PrefixRange {
  readonly from: string;
  readonly end: string;
}

/** @returns what to ask for what was typed into the search box, or null where it says nothing. */
export function searchOf(typed: string): Search | null {
  const prefix = prefixRange(typed);
  if (prefix === null) return null;
  const text = [...prefix.from].slice(0, SEARCHED_LENGTH).join('').trimEnd();
  return { prefix, keys: [...new Set([text, typedCode(prefix.from) ?? text])] };
}

/** Whether what was typed into the search box may be a code, or the beginning of one. */
export function mayBeCode(typed: string): boolean {
  return typedCode(fold(typed)) !== null;
}

/** The digits of a code however they are grouped (`emailedCode`, `formatCode`), or null for other text. */
function typedCode(folded: string): string | null {
  const digits = folded.replace(/[\s\p{Pd}\p{Cf}·•‧.]/gu, '');
  return /^\d+$/.test(digits) && digits.length >= FEWEST_INSIDE ? digits : null;
}

/** @returns the range of what was typed into the search box, or null where it says nothing. */
export function prefixRange(typed: string): PrefixRange | null {
  const prefix = fold(typed.trimStart());
  // The highest code point: Firestore orders by code point, and some Tags hold emoji.
  return prefix.trim() === '' ? null : { from: prefix, end: `${prefix}\u{10FFFF}` };
}
