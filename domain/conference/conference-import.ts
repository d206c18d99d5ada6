import { adminEmailSchema, type ConferenceProblem, tagSchema } from './conference.ts';
import { cleanToken } from '../csv/clean-cell.ts';
import { applyMapping, type ConferenceMapping } from '../csv/columns.ts';
import type { Table } from '../csv/read-table.ts';
import { type Expiry, NEVER_EXPIRES } from './chosen-expiry.ts';
import { checkExpiry, expiryOf } from './expiry.ts';
import type { Language } from '../language.ts';
import { fold } from '../list-keys.ts';
import { stableId } from '../stable-id.ts';

/** What a row of a file says of a conference to be made. `language`: null where it says none. */
export interface ImportEntry {
  readonly row: number;
  readonly tag: string;
  readonly adminEmail: string;
  readonly expiry: Expiry;
  readonly language: Language | null;
}

/**
 * What is odd about a row, as a key with what its sentence needs; each language has the sentence.
 * `value` is what stands in the cell, `otherRow` the earlier row it is about.
 *
 * `expiry.doubled` is made all the same, with the later of the two moments. Left out are the others:
 * `tag.unusable`, `email.unusable` and `expiry.unusable` by their `problem`; `expiry.unreadable`, which
 * is no date of the form YYYY-MM-DD, with or without a time; `language.unknown`, which is none of ours:
 * an email in another one cannot be taken back; `row.empty`, with neither Tag nor address;
 * `row.repeated`, with both of an earlier one. A row may have several of them.
 */
export type ImportFinding = { readonly row: number } & (
  | {
      readonly kind: 'tag.unusable' | 'email.unusable' | 'expiry.unusable';
      readonly value: string;
      readonly problem: ConferenceProblem;
    }
  | {
      readonly kind: 'expiry.unreadable' | 'expiry.doubled' | 'language.unknown';
      readonly value: string;
    }
  | { readonly kind: 'row.empty' }
  | { readonly kind: 'row.repeated'; readonly otherRow: number }
);

export interface ReadConferences {
  readonly entries: readonly ImportEntry[];
  /** In the order of the rows. */
  readonly findings: readonly ImportFinding[];
}

/** How an expiry is read. */
export interface Clock {
  /** The account's: IANA name. */
  readonly timeZone: string;
  readonly now: Date;
}

/** Reads conferences out of a table; a row that cannot be made is told, and the others go on. */
export function readConferences(
  table: Pick<Table, 'rows'>,
  mapping: ConferenceMapping,
  clock: Clock,
): ReadConferences {
  const entries: ImportEntry[] = [];
  const findings: ImportFinding[] = [];
  const rowByIdentity = new Map<string, number>();
  for (const { row, cells } of table.rows) {
    const read = readConference(row, applyMapping(cells, mapping), clock);
    findings.push(...read.findings);
    if (read.entry === null) continue;
    const identity = JSON.stringify(identityOf(read.entry.tag, read.entry.adminEmail));
    const repeated = rowByIdentity.get(identity);
    if (repeated !== undefined) {
      findings.push({ row, kind: 'row.repeated', otherRow: repeated });
      continue;
    }
    rowByIdentity.set(identity, row);
    entries.push(read.entry);
  }
  return { entries, findings };
}

/**
 * The id of the conference that an import makes: the same for the same Tag and address, so that
 * importing a file again, in another window too, makes nothing twice.
 *
 * @param generation 0; one more for each that was deleted before
 */
export function importedId(
  accountId: string,
  tag: string,
  adminEmail: string,
  generation: number,
): string {
  return stableId(['import', accountId, ...identityOf(tag, adminEmail), generation]);
}

function identityOf(tag: string, adminEmail: string): readonly [string, string] {
  return [tag.trim().normalize('NFC'), adminEmail.trim().toLowerCase()];
}

function readConference(
  row: number,
  cells: Readonly<Record<keyof ConferenceMapping, string>>,
  clock: Clock,
): { readonly entry: ImportEntry | null; readonly findings: readonly ImportFinding[] } {
  const email = cleanToken(cells.email);
  // A Tag keeps its control characters, and with them is refused, as in the form.
  if (cells.tag.trim() === '' && email === '') {
    return { entry: null, findings: [{ row, kind: 'row.empty' }] };
  }
  const findings: ImportFinding[] = [];
  const tag = tagSchema.safeParse(cells.tag);
  if (!tag.success) {
    const problem = problemOf(tag.error);
    findings.push({ row, kind: 'tag.unusable', value: cells.tag.trim(), problem });
  }
  const address = adminEmailSchema.safeParse(email);
  if (!address.success) {
    const problem = problemOf(address.error);
    findings.push({ row, kind: 'email.unusable', value: email, problem });
  }
  const expiry = readExpiry(cells.expiry, clock);
  if (expiry.finding !== null) findings.push({ row, ...expiry.finding });
  const language = readLanguage(cells.language);
  if (language === undefined) {
    findings.push({ row, kind: 'language.unknown', value: cleanToken(cells.language) });
  }
  const isMade = tag.success && address.success && expiry.expiry !== null && language !== undefined;
  const entry = isMade
    ? { row, tag: tag.data, adminEmail: address.data, expiry: expiry.expiry, language }
    : null;
  return { entry, findings };
}

function problemOf(error: { readonly issues: readonly { readonly message: string }[] }) {
  // The schemas' messages are the keys.
  return error.issues[0]?.message as ConferenceProblem;
}

/** The names of languages as they begin, in either language, and their codes of ISO 639. */
const LANGUAGE_NAMES: readonly (readonly [RegExp, Language])[] = [
  [/^(?:en|eng|english|anglais)$/, 'en'],
  [/^(?:fr|fra|fre|french|francais)$/, 'fr'],
];

/** @returns null where the cell says none, undefined where it says another one: `de`, but not `en-GB`. */
function readLanguage(cell: string): Language | null | undefined {
  const [name = ''] = fold(cleanToken(cell)).split(/[^a-z]/);
  if (cleanToken(cell) === '') return null;
  return LANGUAGE_NAMES.find(([pattern]) => pattern.test(name))?.[1];
}

const NEVER = /^(?:never(?: expires)?|jamais|n'expire jamais|-)?$/;
/** ISO 8601 as spreadsheets write it; seconds are not kept. */
const DATE = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{1,2}:\d{2})(?::\d{2}(?:\.\d+)?)?)?$/i;
/** A day alone means the end of its working hours. */
const TIME_OF_A_DAY = '17:00';

type ExpiryFinding =
  | {
      readonly kind: 'expiry.unusable';
      readonly value: string;
      readonly problem: ConferenceProblem;
    }
  | { readonly kind: 'expiry.unreadable' | 'expiry.doubled'; readonly value: string };

/** `expiry` is null where the cell says nothing that can be used. */
function readExpiry(
  cell: string,
  { timeZone, now }: Clock,
): { readonly expiry: Expiry | null; readonly finding: ExpiryFinding | null } {
  const value = cleanToken(cell);
  if (NEVER.test(fold(value).replace('’', "'"))) {
    return { expiry: NEVER_EXPIRES, finding: null };
  }
  const [, day, time = TIME_OF_A_DAY] = DATE.exec(value) ?? [];
  const local = `${day}T${time.padStart(5, '0')}`;
  const check = checkExpiry(local, timeZone, now);
  if (check.ok) return { expiry: expiryOf(check), finding: null };
  switch (check.problem) {
    case 'expiry.doubled': {
      const later = checkExpiry(local, timeZone, now, 'later');
      if (later.ok) return { expiry: expiryOf(later), finding: { kind: 'expiry.doubled', value } };
      return unusable(value, later.problem);
    }
    // No date at all, or no day of the calendar.
    case 'expiry.required':
    case 'expiry.unreadable':
      return { expiry: null, finding: { kind: 'expiry.unreadable', value } };
    default:
      return unusable(value, check.problem);
  }
}

function unusable(value: string, problem: ConferenceProblem) {
  return { expiry: null, finding: { kind: 'expiry.unusable', value, problem } } as const;
}
