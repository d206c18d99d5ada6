import { languageOf, type Language } from '../language.ts';
import type { Conference } from './conference.ts';
import { isExpired } from './expiry-state.ts';
import { identityOf, type ImportEntry, type ImportFinding } from './conference-import.ts';

/** A row of a file; `saysExpiry`: whether it has an expiry, be it "never". */
export type PlacedEntry = ImportEntry & { readonly saysExpiry: boolean };

/** What of a conference a row says otherwise. */
export type ChangedField = 'tag' | 'email' | 'expiry' | 'language';

/** What is known of a conference that a row is about. */
export type MatchedConference = Pick<
  Conference,
  | 'id'
  | 'tag'
  | 'adminEmail'
  | 'expiresAt'
  | 'expiryChosen'
  | 'language'
  | 'saveId'
  | 'participantCode'
>;

/**
 * What a row comes to: a conference that is made, under an id of its own; one that is there as the row says;
 * one that is there, and that the row says otherwise; or nothing, which is told.
 */
export type ImportPlace =
  | { readonly what: 'make'; readonly conferenceId: string }
  | { readonly what: 'there' }
  | {
      readonly what: 'change';
      readonly stored: MatchedConference;
      readonly fields: readonly ChangedField[];
    }
  | { readonly what: 'out'; readonly finding: ImportFinding };

const MINUTE = 60_000;

/**
 * Which conference each row is about: the one of its id, or else of its participant code, or else one with
 * its Tag and address. Each is one row's.
 *
 * @param conferences that are there, in the account of the import and no other
 * @returns by row; the rows that are about none of them are not in it
 */
export function matchEntries(
  entries: readonly ImportEntry[],
  conferences: readonly MatchedConference[],
): ReadonlyMap<number, MatchedConference> {
  const matched = new Map<number, MatchedConference>();
  const free = new Set(conferences);
  const meet = (
    keyOf: (entry: ImportEntry) => string,
    keyOfStored: (stored: MatchedConference) => string | null,
  ): void => {
    const byKey = new Map<string, MatchedConference[]>();
    for (const stored of conferences) {
      const key = keyOfStored(stored);
      if (key === null) continue;
      const others = byKey.get(key);
      if (others === undefined) byKey.set(key, [stored]);
      else others.push(stored);
    }
    for (const entry of entries) {
      const [key, row] = [keyOf(entry), entry.row];
      if (key === '' || matched.has(row)) continue;
      const found = byKey.get(key) ?? [];
      while (found.length > 1 && found[0] !== undefined && !free.has(found[0])) found.shift();
      // Two rows about one conference are found out about when they are placed.
      const [stored] = found;
      if (stored === undefined) continue;
      matched.set(row, stored);
      free.delete(stored);
    }
  };
  const keyOf = (tag: string, address: string) => JSON.stringify(identityOf(tag, address));
  meet(
    ({ id }) => id,
    ({ id }) => id,
  );
  meet(
    ({ code }) => code,
    ({ participantCode }) => participantCode,
  );
  meet(
    ({ tag, adminEmail }) => keyOf(tag, adminEmail),
    ({ tag, adminEmail }) => keyOf(tag, adminEmail),
  );
  return matched;
}

/**
 * What becomes of each row.
 *
 * @param matched as `matchEntries` found them
 * @param placed of the other rows: the id that the conference has or is to be made under
 * @returns by row
 */
export function placeEntries(
  entries: readonly PlacedEntry[],
  matched: ReadonlyMap<number, MatchedConference>,
  placed: ReadonlyMap<number, { readonly conferenceId: string; readonly isThere: boolean }>,
  { language, now }: { readonly language: Language; readonly now: Date },
): ReadonlyMap<number, ImportPlace> {
  const rowOf = new Map<string, number>();
  const place = (entry: PlacedEntry): ImportPlace => {
    const { row } = entry;
    const stored = matched.get(row);
    const free = placed.get(row);
    const id = stored?.id ?? free?.conferenceId ?? '';
    const otherRow = rowOf.get(id);
    if (otherRow !== undefined) return out({ row, kind: 'row.repeated', otherRow });
    rowOf.set(id, row);
    if (stored === undefined) {
      if (free?.isThere === true) return { what: 'there' };
      return entry.past === null ? { what: 'make', conferenceId: id } : tooLate(entry, entry.past);
    }
    const fields = changedFields(entry, stored, language);
    if (fields.length === 0) return { what: 'there' };
    const isMoved = fields.includes('expiry');
    if (entry.past !== null && isMoved) return tooLate(entry, entry.past);
    // An expired one is saved again only with an expiry that lies in the future.
    if (!isMoved && isExpired(stored, now)) {
      return tooLate(entry, entry.past ?? stored.expiresAt?.toISOString() ?? '');
    }
    return { what: 'change', stored, fields };
  };
  return new Map(entries.map((entry) => [entry.row, place(entry)]));
}

function out(finding: ImportFinding): ImportPlace {
  return { what: 'out', finding };
}

function tooLate({ row }: PlacedEntry, value: string): ImportPlace {
  return out({ row, kind: 'expiry.unusable', value, problem: 'expiry.past' });
}

/** Times are compared by the minute, in which files have them. */
function changedFields(
  entry: PlacedEntry,
  stored: MatchedConference,
  language: Language,
): ChangedField[] {
  const fields: ChangedField[] = [];
  if (entry.tag.normalize('NFC') !== stored.tag.trim().normalize('NFC')) fields.push('tag');
  if (entry.adminEmail.toLowerCase() !== stored.adminEmail.toLowerCase()) fields.push('email');
  if (entry.saysExpiry && isOther(entry, stored.expiresAt)) fields.push('expiry');
  if (entry.language !== null && entry.language !== languageOf(stored, { language })) {
    fields.push('language');
  }
  return fields;
}

const minuteOf = (at: Date | null) => (at === null ? null : Math.floor(at.getTime() / MINUTE));

function isOther({ expiry }: PlacedEntry, stored: Date | null): boolean {
  const [said, is] = [minuteOf(expiry.expiresAt), minuteOf(stored)];
  if (said === is) return false;
  // Of an hour that the clock shows twice a file says only one, and the later one is taken.
  return !(expiry.expiryChosen?.choice === 'later' && said !== null && is === said - 60);
}
