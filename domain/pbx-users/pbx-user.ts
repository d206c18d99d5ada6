import { adminEmailSchema } from '../conference/admin-email.ts';
import { fold } from '../list-keys.ts';

/** Longest values of a PBX user, in characters; the rules hold them too. */
export const USER_NAME_MAX_LENGTH = 100;
export const EXTENSION_MAX_LENGTH = 20;

/**
 * How a user of the Cloud PBX stands, for the list's filters.
 * `ready` has no conference and could be given one; `unusable` has none, and an address to which no
 * email can be sent; `has` has one; `left` is not in the PBX any more, whether with a conference or not.
 */
export const PBX_STANDINGS = ['ready', 'unusable', 'has', 'left'] as const;
export type PbxStanding = (typeof PBX_STANDINGS)[number];

/** What the PBX says of a user. */
export interface PbxUserEntry {
  readonly name: string;
  /** Digits as dialled inside; empty where there is none. */
  readonly extension: string;
  /** As loaded: empty where there is none, and it may be unusable. */
  readonly email: string;
}

/** `accounts/{accountId}/pbxUsers/{userId}` as the portal and the functions read it. */
export interface PbxUser extends PbxUserEntry {
  readonly id: string;
  /** Null while the user is in the PBX. */
  readonly leftAt: Date | null;
  /**
   * The conference that the user has, or will have: drawn when the user is loaded, so that whoever
   * generates one creates this very document, and nobody a second one.
   */
  readonly conferenceId: string;
  /** The server's: whether that conference exists. */
  readonly hasConference: boolean;
  readonly standing: PbxStanding;
}

/** The fields of a user that the list is searched and sorted by. */
export interface PbxListKeys {
  readonly name: string;
  /** Beginnings that a search may ask for; each at most `SEARCHED_LENGTH` characters. */
  readonly search: readonly string[];
}

/** Whether an information email can be sent to a user. */
export function isUsableAddress(email: string): boolean {
  return adminEmailSchema.safeParse(email).success;
}

/** The standing that follows from what is known of a user; firestore.rules say the same. */
export function standingOf(user: {
  readonly email: string;
  readonly leftAt: unknown;
  readonly hasConference: boolean;
}): PbxStanding {
  if (user.leftAt !== null) return 'left';
  if (user.hasConference) return 'has';
  return isUsableAddress(user.email) ? 'ready' : 'unusable';
}

/** The key that sorts a name: folding can make it longer. */
const NAME_KEY_LENGTH = 120;
/** So many characters of what is typed are searched for; what follows does not narrow further. */
export const SEARCHED_LENGTH = 15;
/** Words of a name from which a search may begin; people have rarely more. */
const MOST_WORDS = 5;

/**
 * The keys of a user. A search finds the beginnings of each word of the name and what follows it
 * (`mart` and `martin lo` in `Ana Martin López`), of the extension and of the address.
 */
export function pbxListKeys(user: PbxUserEntry): PbxListKeys {
  const name = fold(user.name.trim());
  const words = name.split(/[\s-]+/u).slice(0, MOST_WORDS);
  const found = new Set<string>();
  let rest = name;
  for (const word of words) {
    rest = rest.slice(rest.indexOf(word));
    addBeginnings(found, rest);
    rest = rest.slice(word.length);
  }
  addBeginnings(found, fold(user.extension.trim()));
  addBeginnings(found, fold(user.email.trim()));
  return { name: [...name].slice(0, NAME_KEY_LENGTH).join(''), search: [...found] };
}

function addBeginnings(found: Set<string>, text: string): void {
  const letters = [...text].slice(0, SEARCHED_LENGTH);
  for (let length = 1; length <= letters.length; length += 1) {
    const beginning = letters.slice(0, length).join('');
    if (!beginning.endsWith(' ')) found.add(beginning);
  }
}

/** @returns the key to ask `search` for, or null where what was typed says nothing. */
export function pbxSearchKey(typed: string): string | null {
  const key = [...fold(typed.trim())].slice(0, SEARCHED_LENGTH).join('').trimEnd();
  return key === '' ? null : key;
}
