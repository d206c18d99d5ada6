import { fold } from '../list-keys.ts';
import { WORDS } from './header-words.ts';

/** Which column has a field: its index among the headers, or null where none has. Plain data. */
export type Mapping<Field extends string> = Readonly<Record<Field, number | null>>;

/** `firstName` and `lastName` are joined where no column has the whole `name`. */
export const USER_FIELDS = ['name', 'firstName', 'lastName', 'extension', 'email'] as const;
export type UserField = (typeof USER_FIELDS)[number];
export type UserMapping = Mapping<UserField>;

export const CONFERENCE_FIELDS = ['tag', 'email', 'expiry', 'language'] as const;
export type ConferenceField = (typeof CONFERENCE_FIELDS)[number];
export type ConferenceMapping = Mapping<ConferenceField>;

/** A header without case, accents, spaces and punctuation: `N° de poste` is `ndeposte`. */
export function headerKey(header: string): string {
  return fold(header).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Words by which a header that is in no list says its field all the same: `Ext. (office)`. */
const TELLING: Readonly<Record<'email' | 'extension' | 'expiry', RegExp>> = {
  email: /\b(?:e ?mail|courriel|mel)\b/,
  extension: /\b(?:ext|extn|extension|poste)\b/,
  expiry: /\b(?:expires|expiry|expiration|echeance)\b/,
};
/** What a header about something else says beside: `Email verified`, `Information email`. */
const ABOUT_SOMETHING_ELSE =
  /\b(?:voice|voicemail|information|verified|verifie|enabled|status|statut|etat|sent|type|secondary|secondaire|other|autre|code|fax|mobile|password|pin)\b/;

/** Takes the columns one by one, each for one field. */
class Columns {
  readonly #headers: readonly string[];
  readonly #keys: readonly string[];
  readonly #taken = new Set<number>();

  constructor(headers: readonly string[]) {
    this.#headers = headers;
    this.#keys = headers.map(headerKey);
  }

  /** The free column whose header stands first in the list. */
  take(words: readonly string[]): number | null {
    for (const word of words) {
      const column = this.#keys.findIndex((key, index) => key === word && !this.#taken.has(index));
      if (column === -1) continue;
      this.#taken.add(column);
      return column;
    }
    return null;
  }

  /** As `take`; where no header is in the list, the only one that says it in more words. */
  takeTelling(words: readonly string[], telling: RegExp): number | null {
    const column = this.take(words);
    if (column !== null) return column;
    const found = this.#headers.flatMap((header, index) => {
      const spoken = fold(header).replace(/[^\p{L}\p{N}]+/gu, ' ');
      const fits = telling.test(spoken) && !ABOUT_SOMETHING_ELSE.test(spoken);
      return fits && !this.#taken.has(index) ? [index] : [];
    });
    const [only, ...others] = found;
    if (only === undefined || others.length > 0) return null;
    this.#taken.add(only);
    return only;
  }
}

/** Finds the columns of a directory's users by their headers. */
export function matchUserColumns(headers: readonly string[]): UserMapping {
  const columns = new Columns(headers);
  const email = columns.takeTelling(WORDS.EMAIL, TELLING.email);
  const extension = columns.takeTelling(WORDS.EXTENSION, TELLING.extension);
  return { ...takeNames(columns), extension, email };
}

function takeNames(columns: Columns): Pick<UserMapping, 'name' | 'firstName' | 'lastName'> {
  const { FULL_NAME, EITHER_NAME, FIRST_NAME, LAST_NAME, OTHER_NAME } = WORDS;
  const whole = (name: number | null) => ({ name, firstName: null, lastName: null });
  const full = columns.take(FULL_NAME);
  if (full !== null) return whole(full);
  const firstName = columns.take(FIRST_NAME);
  if (firstName === null) return whole(columns.take([...EITHER_NAME, ...LAST_NAME, ...OTHER_NAME]));
  const lastName = columns.take([...LAST_NAME, ...EITHER_NAME]);
  return { name: null, firstName, lastName };
}

/** Finds the columns of conferences to import by their headers. */
export function matchConferenceColumns(headers: readonly string[]): ConferenceMapping {
  const columns = new Columns(headers);
  const email = columns.takeTelling(WORDS.ADMIN_EMAIL, TELLING.email);
  const expiry = columns.takeTelling(WORDS.EXPIRY, TELLING.expiry);
  const language = columns.take(WORDS.LANGUAGE);
  return { tag: columns.take(WORDS.TAG), email, expiry, language };
}

/** What a row has in the column of each field; `''` where no column has it. */
export function applyMapping<Field extends string>(
  cells: readonly string[],
  mapping: Mapping<Field>,
): Readonly<Record<Field, string>> {
  const values: Partial<Record<Field, string>> = {};
  for (const field of Object.keys(mapping) as Field[]) {
    const column = mapping[field];
    values[field] = column === null ? '' : (cells[column] ?? '');
  }
  return values as Record<Field, string>;
}
