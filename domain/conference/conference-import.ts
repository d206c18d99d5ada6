import { adminEmailSchema } from './admin-email.ts';
import type { ConferenceProblem } from './conference-problem.ts';
import { saveIdSchema, tagSchema } from './conference-input.ts';
import { addressesOf } from '../csv/addresses.ts';
import { isErrorValue } from '../csv/cell-shapes.ts';
import { cleanToken } from '../csv/clean-cell.ts';
import { applyMapping, type ConferenceMapping } from '../csv/columns.ts';
import type { Table } from '../csv/read-table.ts';
import type { Expiry } from './chosen-expiry.ts';
import {
  type Clock,
  datesOf,
  type ExpiryReading,
  type FileDates,
  readExpiry,
} from './import-expiry.ts';
import type { Language } from '../language.ts';
import { fold } from '../list-keys.ts';
import { stableId } from '../stable-id.ts';
import type { DateOrder } from '../time/written-date.ts';

/**
 * What a row of a file says of a conference that is to be made, or is there. `language`: null where it says
 * none.
 */
export interface ImportEntry {
  readonly row: number;
  /** Which conference it says that it is about, as our own exports do; `''` where it does not. */
  readonly id: string;
  readonly code: string;
  /** Its expiry as it is written, where that has passed: only a conference that has it may have it. */
  readonly past: string | null;
  readonly tag: string;
  readonly adminEmail: string;
  readonly expiry: Expiry;
  readonly language: Language | null;
}

/**
 * What is odd about a row, as a key with what its sentence needs; each language has the sentence.
 * `value` is what stands in the cell, `otherRow` the earlier row it is about, `taken` what was taken of it.
 *
 * Made all the same: `expiry.doubled`, with the later of the two moments, and `email.first`, with the first
 * of several addresses. Left out are the others: `tag.unusable`, `email.unusable` and `expiry.unusable` by
 * their `problem`; `cell.mangled`, where a spreadsheet's error stands for the Tag or the address;
 * `expiry.unreadable`, which is no date; `expiry.serial`, a spreadsheet's number of days; `expiry.either`,
 * a day and a month of which nobody has said which is which; `language.unknown`, which is none of ours: an
 * email in another one cannot be taken back; `row.empty`, with neither Tag nor address; `row.repeated`, with
 * both of an earlier one. A row may have several of them.
 */
export type ImportFinding = { readonly row: number } & (
  | {
      readonly kind: 'tag.unusable' | 'email.unusable' | 'expiry.unusable';
      readonly value: string;
      readonly problem: ConferenceProblem;
    }
  | {
      readonly kind:
        | 'expiry.unreadable'
        | 'expiry.serial'
        | 'expiry.either'
        | 'expiry.doubled'
        | 'language.unknown'
        | 'cell.mangled';
      readonly value: string;
    }
  | { readonly kind: 'email.first'; readonly value: string; readonly taken: string }
  | { readonly kind: 'row.empty' }
  | { readonly kind: 'row.repeated'; readonly otherRow: number }
);

export interface ReadConferences {
  readonly entries: readonly ImportEntry[];
  /** In the order of the rows. */
  readonly findings: readonly ImportFinding[];
  readonly dates: FileDates;
}

/**
 * Reads conferences out of a table; a row that cannot be made is told, and the others go on.
 *
 * @param order in which somebody says that days and months are written; what other rows say counts without it
 */
export function readConferences(
  table: Pick<Table, 'rows'>,
  mapping: ConferenceMapping,
  clock: Clock,
  order: DateOrder | null = null,
): ReadConferences {
  const entries: ImportEntry[] = [];
  const findings: ImportFinding[] = [];
  const rowByIdentity = new Map<string, number>();
  const dates = datesOf(table, mapping.expiry);
  const reading = { ...clock, order: dates.kind === 'told' ? dates.order : order };
  for (const { row, cells } of table.rows) {
    const read = readConference(row, applyMapping(cells, mapping, PREFERRED), reading);
    findings.push(...read.findings);
    if (read.entry === null) continue;
    const { id, code, tag, adminEmail } = read.entry;
    const identity = JSON.stringify(
      id !== '' ? ['id', id] : code !== '' ? ['code', code] : identityOf(tag, adminEmail),
    );
    const repeated = rowByIdentity.get(identity);
    if (repeated !== undefined) {
      findings.push({ row, kind: 'row.repeated', otherRow: repeated });
      continue;
    }
    rowByIdentity.set(identity, row);
    entries.push(read.entry);
  }
  return { entries, findings, dates };
}

/** Of several columns the one with an address in it. */
const PREFERRED = { email: (cell: string) => cell.includes('@') };

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

/** What says that two are the same where neither id nor code does. */
export function identityOf(tag: string, adminEmail: string): readonly [string, string] {
  return [tag.trim().normalize('NFC'), adminEmail.trim().toLowerCase()];
}

function readConference(
  row: number,
  cells: Readonly<Record<keyof ConferenceMapping, string>>,
  clock: ExpiryReading,
): { readonly entry: ImportEntry | null; readonly findings: readonly ImportFinding[] } {
  // A Tag keeps its control characters, and with them is refused, as in the form.
  if (cells.tag.trim() === '' && cleanToken(cells.email) === '') {
    return { entry: null, findings: [{ row, kind: 'row.empty' }] };
  }
  const findings: ImportFinding[] = [];
  const tag = readTag(row, cells.tag, findings);
  const adminEmail = readEmail(row, cells.email, findings);
  const [id, code] = [readId(cells.id), readCode(cells.code)];
  const expiry = readExpiry(cells.expiry, clock);
  const past = id !== '' || code !== '' ? expiry.past : null;
  if (expiry.finding !== null && past === null) findings.push({ row, ...expiry.finding });
  const language = readLanguage(cells.language);
  if (language === undefined) {
    findings.push({ row, kind: 'language.unknown', value: cleanToken(cells.language) });
  }
  const shown = expiry.expiry ?? past;
  if (tag === null || adminEmail === null || shown === null || language === undefined) {
    return { entry: null, findings };
  }
  const written = past === null ? null : cleanToken(cells.expiry);
  const entry = { row, id, code, past: written, tag, adminEmail, expiry: shown, language };
  return { entry, findings };
}

/** Ids that the portal draws, and no others, are asked about. */
function readId(cell: string): string {
  const id = cleanToken(cell);
  return saveIdSchema.safeParse(id).success ? id : '';
}

/** A participant code, in groups too; `''` where it is none. */
function readCode(cell: string): string {
  const code = cleanToken(cell).replace(/[\s-]/g, '');
  return /^\d{4,20}$/.test(code) ? code : '';
}

/** @returns null where it cannot be used, which `findings` is told. */
function readTag(row: number, cell: string, findings: ImportFinding[]): string | null {
  const value = cell.trim();
  if (isErrorValue(cell)) {
    findings.push({ row, kind: 'cell.mangled', value });
    return null;
  }
  const tag = tagSchema.safeParse(cell);
  if (tag.success) return tag.data;
  findings.push({ row, kind: 'tag.unusable', value, problem: problemOf(tag.error) });
  return null;
}

/** As `readTag`, for the address. */
function readEmail(row: number, cell: string, findings: ImportFinding[]): string | null {
  const value = cleanToken(cell);
  if (isErrorValue(cell)) {
    findings.push({ row, kind: 'cell.mangled', value });
    return null;
  }
  const { address, isFirstOfSeveral } = addressesOf(cell);
  const email = adminEmailSchema.safeParse(address);
  if (!email.success) {
    findings.push({ row, kind: 'email.unusable', value, problem: problemOf(email.error) });
    return null;
  }
  if (isFirstOfSeveral) findings.push({ row, kind: 'email.first', value, taken: email.data });
  return email.data;
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
