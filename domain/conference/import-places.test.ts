import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { matchConferenceColumns } from '../csv/columns.ts';
import { readCsv } from '../csv/read-csv.ts';
import { readConferences } from './conference-import.ts';
import {
  matchEntries,
  placeEntries,
  type MatchedConference,
  type PlacedEntry,
} from './import-places.ts';

const NOW = new Date('2026-11-29T12:00:00Z');
const LATER = new Date('2026-12-07T18:00:00Z');
const PAST = new Date('2026-01-01T12:00:00Z');
const ID = 'a'.repeat(20);
const OTHER = 'b'.repeat(20);

const stored = (over: Partial<MatchedConference> = {}): MatchedConference => ({
  ...{ id: ID, tag: 'Board', adminEmail: 'li@acme.example', expiresAt: LATER },
  ...{ expiryChosen: null, language: null, saveId: 's', participantCode: '4368680861' },
  ...over,
});
const entry = (over: Partial<PlacedEntry> = {}): PlacedEntry => ({
  ...{ row: 2, id: '', code: '', past: null, tag: 'Board', adminEmail: 'li@acme.example' },
  ...{ expiry: { expiresAt: LATER, expiryChosen: null }, saysExpiry: true, language: null },
  ...over,
});
const idsOf = (entries: readonly PlacedEntry[], all: readonly MatchedConference[]) =>
  [...matchEntries(entries, all)].map(([row, { id }]) => [row, id]);
const placesOf = (
  entries: readonly PlacedEntry[],
  all: readonly MatchedConference[],
  isThere = false,
) => {
  const matched = matchEntries(entries, all);
  // As `importedId` would: by Tag and address.
  const free = entries
    .filter(({ row }) => !matched.has(row))
    .map(({ row, tag }) => [row, { conferenceId: `new ${tag}`, isThere }] as const);
  const places = placeEntries(entries, matched, new Map(free), { language: 'en', now: NOW });
  return [...places.values()];
};

describe('which conference a row is about', () => {
  it('is said by its id, or else by its participant code, or else by Tag and address', () => {
    const [one, two, three] = [
      stored({ tag: 'X' }),
      stored({ id: OTHER, tag: 'Y', participantCode: '1111111111' }),
      stored({ id: 'c', participantCode: null }),
    ];
    const rows = [
      entry({ row: 2, tag: 'Renamed', id: ID, code: '1111111111' }),
      entry({ row: 3, tag: 'Renamed too', id: 'z'.repeat(20), code: '1111111111' }),
      entry({ row: 4, tag: 'Board', adminEmail: 'LI@acme.example' }),
      entry({ row: 5, tag: 'board' }),
    ];
    expect(idsOf(rows, [one, two, three])).toEqual([
      [2, ID],
      [3, OTHER],
      [4, 'c'],
    ]);
  });

  it('is another one for each row, where several have the Tag and the address', () => {
    const all = [stored(), stored({ id: OTHER, participantCode: '1111111111' })];
    const rows = [entry({ row: 2 }), entry({ row: 3, code: '4368680861' })];
    expect(idsOf(rows, all).sort()).toEqual([
      [2, OTHER],
      [3, ID],
    ]);
  });
});

it('a row of an export without ids is about the conference of its code, or of its Tag and address', () => {
  const bytes = readFileSync(
    new URL('../csv/fixtures/conferences-own-export.csv', import.meta.url),
  );
  const read = readCsv(bytes);
  if (!read.ok) throw new Error(read.problem);
  const mapping = matchConferenceColumns(read.table.headers, read.table.rows);
  const clock = { timeZone: 'America/Toronto', now: NOW };
  const { entries } = readConferences(read.table, mapping, clock);
  const rows = entries.map((one) => ({ ...one, saysExpiry: true }));
  expect(placesOf(rows, [stored({ tag: 'Directors' })])).toMatchObject([{ fields: ['tag'] }]);
  const renewed = stored({ participantCode: '1111111111' });
  expect(placesOf(rows, [renewed])).toEqual([{ what: 'there' }]);
});

describe('what becomes of a row', () => {
  it('that says nothing else is nothing', () => {
    expect(placesOf([entry({ saysExpiry: false })], [stored()])).toEqual([{ what: 'there' }]);
    // By the minute, and the account's language is nobody's own.
    const seconds = stored({ expiresAt: new Date(LATER.getTime() + 59_000) });
    expect(placesOf([entry({ language: 'en' })], [seconds])).toEqual([{ what: 'there' }]);
  });

  it('that says something else is a change, and of what', () => {
    const row = entry({
      ...{ id: ID, tag: 'Directors', adminEmail: 'bo@acme.example', language: 'fr' },
      expiry: { expiresAt: null, expiryChosen: null },
    });
    expect(placesOf([row], [stored()])).toEqual([
      { what: 'change', stored: stored(), fields: ['tag', 'email', 'expiry', 'language'] },
    ]);
  });

  it('about nobody’s conference is a new one, whose id is never the file’s', () => {
    const row = entry({ id: OTHER, code: '2222222222' });
    expect(placesOf([row], [])).toEqual([{ what: 'make', conferenceId: 'new Board' }]);
    expect(placesOf([row], [], true)).toEqual([{ what: 'there' }]);
  });

  it('about the conference of an earlier row is left out', () => {
    const rows = [entry({ row: 2, id: ID }), entry({ row: 3, code: '4368680861', tag: 'B' })];
    const repeated = { what: 'out', finding: { row: 3, kind: 'row.repeated', otherRow: 2 } };
    expect(placesOf(rows, [stored()])[1]).toEqual(repeated);
    const foreign = [entry({ row: 2, id: ID }), entry({ row: 3, id: OTHER })];
    expect(placesOf(foreign, [])).toEqual([{ what: 'make', conferenceId: 'new Board' }, repeated]);
  });

  it('that has expired is nothing where its conference has, and else told', () => {
    const past = { past: '2026-01-01 07:00', expiry: { expiresAt: PAST, expiryChosen: null } };
    const expired = stored({ expiresAt: PAST });
    const told = [
      {
        what: 'out',
        finding: {
          ...{ row: 2, kind: 'expiry.unusable', value: '2026-01-01 07:00' },
          problem: 'expiry.past',
        },
      },
    ];
    expect(placesOf([entry({ id: ID, ...past })], [expired])).toEqual([{ what: 'there' }]);
    expect(placesOf([entry({ id: ID, ...past, tag: 'New' })], [expired])).toEqual(told);
    expect(placesOf([entry({ id: ID, ...past })], [stored()])).toEqual(told);
    expect(placesOf([entry({ id: ID, ...past })], [])).toEqual(told);
    // With a new expiry it is a change.
    expect(placesOf([entry({ id: ID })], [expired])).toMatchObject([{ fields: ['expiry'] }]);
  });
});
