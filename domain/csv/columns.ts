import { isErrorValue } from './cell-shapes.ts';
import { ColumnFacts, type Row } from './column-facts.ts';
import { WORDS } from './header-words.ts';
import { headerKeys, isAboutSomethingElse, spokenHeader } from './headers.ts';
import { isStateWord, stateKind } from './state-words.ts';

/**
 * Which columns have a field, as indices among the headers: the better one first, and behind it those that
 * have it in rows in which that one is empty. None where no column has it. Plain data.
 */
export type Mapping<Field extends string> = Readonly<Record<Field, readonly number[]>>;

/**
 * `firstName` and `lastName` are joined where the whole `name` is empty, and `otherName` stands where they
 * are empty too; `state` says whether somebody is off.
 */
export const USER_FIELDS = [
  ...(['name', 'firstName', 'lastName', 'otherName'] as const),
  ...(['extension', 'email', 'state'] as const),
] as const;
export type UserField = (typeof USER_FIELDS)[number];
export type UserMapping = Mapping<UserField>;

/** `id` and `code`, which our own exports have, say which conference a row is about. */
export const CONFERENCE_FIELDS = ['tag', 'email', 'expiry', 'language', 'id', 'code'] as const;
export type ConferenceField = (typeof CONFERENCE_FIELDS)[number];
export type ConferenceMapping = Mapping<ConferenceField>;

/** Words by which a header that is in no list says its field all the same: `Ext. (office)`. */
const TELLING: Readonly<Record<'email' | 'extension' | 'expiry', RegExp>> = {
  email: /\b(?:e ?mails?|courriels?|mel|correo|epost)\b/,
  extension: /\b(?:ext|extn|extension|poste|nebenstelle|durchwahl|interne|interno)\b/,
  expiry: /\b(?:expires|expiry|expiration|echeance)\b/,
};

/** Takes the columns one by one, each for one field. */
class Columns {
  readonly #headers: readonly string[];
  readonly #keys: readonly (readonly string[])[];
  readonly #facts: ColumnFacts;
  readonly #taken = new Set<number>();

  constructor(headers: readonly string[], rows: readonly Row[]) {
    this.#headers = headers;
    this.#keys = headers.map(headerKeys);
    this.#facts = new ColumnFacts(headers.length, rows);
  }

  get facts(): ColumnFacts {
    return this.#facts;
  }

  /** The free columns whose headers are in the list, in its order. */
  free(words: readonly string[]): number[] {
    const found = words.flatMap((word) =>
      this.#headers.flatMap((_, at) => this.#isNamed(at, word)),
    );
    return [...new Set(found)];
  }

  /**
   * As `free`; where none is in the list, the one that says it in more words, or several numbered ones.
   *
   * @param fits what such a column holds, where any does
   */
  freeTelling(words: readonly string[], telling: RegExp, fits: (at: number) => boolean): number[] {
    const found = this.free(words);
    if (found.length > 0) return found;
    const saying = this.telling(telling);
    const fitting = saying.filter(fits);
    const [these, spoken] = [fitting.length > 0 ? fitting : saying, this.#spoken.bind(this)];
    return new Set(these.map((at) => spoken(at).replace(/\d+/g, ''))).size === 1 ? these : [];
  }

  /** The free columns whose headers have a telling word, and are about nothing else. */
  telling(word: RegExp): number[] {
    return this.#headers.flatMap((header, at) => {
      const fits = word.test(this.#spoken(at)) && !isAboutSomethingElse(header);
      return fits && !this.#taken.has(at) && !this.#facts.isEmpty(at) ? [at] : [];
    });
  }

  /** Those of them that are numbered: `E-mail 2 Address`. */
  numbered(columns: readonly number[]): number[] {
    return columns.filter((at) => /\d/.test(this.#spoken(at)));
  }

  /** The free columns that fit by what they hold, whatever they are called. */
  holding(fits: (column: number) => boolean): number[] {
    return this.#headers.flatMap((header, at) =>
      !this.#taken.has(at) && !isAboutSomethingElse(header) && fits(at) ? [at] : [],
    );
  }

  take(columns: readonly number[]): readonly number[] {
    for (const column of columns) this.#taken.add(column);
    return columns;
  }

  /** Takes the first. */
  takeOne(columns: readonly number[]): readonly number[] {
    return this.take(columns.slice(0, 1));
  }

  /** Those that say whether somebody is off, by their headers and by what stands there. */
  stateColumns(): number[] {
    return this.#headers.flatMap((_, at) => {
      const kind = stateKindOf(this.#headers[at] ?? '');
      if (kind === null || this.#taken.has(at)) return [];
      const says = this.#facts.some(at, (cell) => isStateWord(cell, kind));
      return says || this.#facts.isUnknown ? [at] : [];
    });
  }

  #spoken(at: number): string {
    return spokenHeader(this.#headers[at] ?? '');
  }

  #isNamed(at: number, word: string): number[] {
    return !this.#taken.has(at) && this.#keys[at]?.includes(word) === true ? [at] : [];
  }
}

/** What a header says of whether somebody is active; null where it says nothing of it. */
export function stateKindOf(header: string) {
  return (
    headerKeys(header)
      .map(stateKind)
      .find((kind) => kind !== null) ?? null
  );
}

/**
 * Finds the columns of a directory's users by their headers, and where these leave it open by what
 * stands in the first rows: `Number` may be an extension, and `User ID` an address.
 */
export function matchUserColumns(
  headers: readonly string[],
  rows: readonly Row[] = [],
): UserMapping {
  const columns = new Columns(headers, rows);
  const email = columns.take(emailColumns(columns));
  const extension = columns.take(extensionColumns(columns));
  return { ...takeNames(columns), extension, email, state: columns.stateColumns() };
}

function emailColumns(columns: Columns): readonly number[] {
  const { facts } = columns;
  const hasAddress = (at: number) => facts.hasAddress(at);
  const named = columns.freeTelling(WORDS.EMAIL, TELLING.email, hasAddress);
  const more = columns.numbered(columns.telling(TELLING.email)).filter(hasAddress);
  const logins = columns.free(WORDS.LOGIN).filter((at) => facts.areMostlyAddresses(at));
  const [some, none] = apart([...new Set([...named, ...more, ...logins])], hasAddress);
  if (some.length > 0) return [...some, ...none];
  const holding = columns.holding((at) => facts.areMostlyAddresses(at));
  return holding.length === 1 ? [...holding, ...none] : none;
}

function extensionColumns(columns: Columns): readonly number[] {
  const { facts } = columns;
  const named = columns
    .freeTelling(WORDS.EXTENSION, TELLING.extension, (at) => facts.areMostlyShortNumbers(at))
    .filter((at) => facts.isUnknown || facts.isEmpty(at) || facts.hasDigit(at));
  const [short, others] = apart(named, (at) => facts.areMostlyShortNumbers(at));
  if (short.length > 0) return [...short, ...others];
  const numbers = columns.free(WORDS.SHORT_NUMBER);
  const fitting = numbers.filter((at) => facts.areMostlyShortNumbers(at));
  if (fitting.length > 0) return [...fitting.slice(0, 1), ...others];
  if (others.length > 0) return others;
  // Of the headers alone only the first is to be believed.
  return facts.isUnknown ? columns.free(['number', 'numero']) : [];
}

function takeNames(
  columns: Columns,
): Pick<UserMapping, 'name' | 'firstName' | 'lastName' | 'otherName'> {
  const { facts } = columns;
  const { FULL_NAME, EITHER_NAME, FIRST_NAME, LAST_NAME, OTHER_NAME, LOGIN } = WORDS;
  const names = (words: readonly string[]) =>
    columns
      .free(words)
      .filter((at) => !facts.areMostlyAddresses(at) && !facts.areMostlyNumbers(at));
  const full = columns.take(names(FULL_NAME));
  const [first] = names(FIRST_NAME);
  const [last] = names(LAST_NAME);
  const [either] = names(EITHER_NAME);
  // `Nome` beside `Cognome` is the first name; a name that has the last one in it is the whole.
  const isHalf = either !== undefined && last !== undefined && facts.areApart(either, last);
  const halves = first !== undefined ? [first, last ?? either] : isHalf ? [either, last] : null;
  if (halves === null) {
    const others = names([...EITHER_NAME, ...LAST_NAME, ...OTHER_NAME]);
    const name = [...full, ...columns.take(others)];
    const login = name.length === 0 ? columns.takeOne(names(LOGIN)) : [];
    return { name: [...name, ...login], firstName: [], lastName: [], otherName: [] };
  }
  const [firstName, lastName] = halves.map((at) => columns.take(at === undefined ? [] : [at]));
  return {
    name: full,
    firstName: firstName ?? [],
    lastName: lastName ?? [],
    otherName: columns.take(names([...EITHER_NAME, ...OTHER_NAME])),
  };
}

/** Finds the columns of conferences to import by their headers. */
export function matchConferenceColumns(
  headers: readonly string[],
  rows: readonly Row[] = [],
): ConferenceMapping {
  const columns = new Columns(headers, rows);
  const { facts } = columns;
  const hasAddress = (at: number) => facts.hasAddress(at);
  const named = columns.freeTelling(WORDS.ADMIN_EMAIL, TELLING.email, hasAddress);
  const [some, none] = apart([...named, ...columns.free(WORDS.ADMIN)], hasAddress);
  // Who is responsible is often a name, which is no address to fall back to.
  const email = columns.take(some.length > 0 ? some : none.slice(0, 1));
  const expiry = columns.takeOne(columns.freeTelling(WORDS.EXPIRY, TELLING.expiry, () => true));
  const language = columns.takeOne(columns.free(WORDS.LANGUAGE));
  const tag = columns.takeOne(columns.free(WORDS.TAG));
  const id = columns.takeOne(columns.free(WORDS.CONFERENCE_ID));
  const code = columns.takeOne(columns.free(WORDS.PARTICIPANT_CODE));
  return { tag, email, expiry, language, id, code };
}

function apart(
  columns: readonly number[],
  isFirst: (column: number) => boolean,
): [readonly number[], readonly number[]] {
  return [columns.filter(isFirst), columns.filter((column) => !isFirst(column))];
}

/**
 * What a row has in the first column of each field that says something; `''` where none does. What a
 * spreadsheet writes instead of a value is taken only where nothing else stands.
 *
 * @param prefers which cells of a field go before others that are not empty
 */
export function applyMapping<Field extends string>(
  cells: readonly string[],
  mapping: Mapping<Field>,
  prefers: Partial<Record<Field, (cell: string) => boolean>> = {},
): Readonly<Record<Field, string>> {
  const values: Partial<Record<Field, string>> = {};
  for (const field of Object.keys(mapping) as Field[]) {
    values[field] = cellOf(cells, mapping[field], prefers[field]);
  }
  return values as Record<Field, string>;
}

function cellOf(
  cells: readonly string[],
  columns: readonly number[],
  prefers: ((cell: string) => boolean) | undefined,
): string {
  if (columns.length < 2) return cells[columns[0] ?? -1] ?? '';
  const filled = columns.map((at) => cells[at] ?? '').filter((cell) => cell.trim() !== '');
  const values = filled.filter((cell) => !isErrorValue(cell));
  return values.find((cell) => prefers?.(cell) ?? true) ?? values[0] ?? filled[0] ?? '';
}
