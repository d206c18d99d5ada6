import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tagSchema } from '../../../../domain/conference/conference-input.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { readConferences } from '../../../../domain/conference/conference-import.ts';
import {
  matchEntries,
  placeEntries,
  type PlacedEntry,
} from '../../../../domain/conference/import-places.ts';
import { matchConferenceColumns } from '../../../../domain/csv/columns.ts';
import { readCsv } from '../../../../domain/csv/read-csv.ts';
import { writeCsv } from '../../../../domain/csv/write-csv.ts';
import { conferenceExport as english } from '../../../i18n/en/conferences/export.ts';
import { conferenceExport as french } from '../../../i18n/fr/conferences/export.ts';
import { en } from '../../../i18n/en/index.ts';
import { fr } from '../../../i18n/fr/index.ts';
import { exportHeaders, exportRows, exportWords } from './export-rows.ts';

const NOW = new Date('2026-11-01T05:45:00Z');
const WORDS = { en: exportWords(english, en), fr: exportWords(french, fr) };

const letters = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const odd = fc.string({ unit: fc.constantFrom(...`=+-@;,"' é1#/A`.split('')), minLength: 1 });
const tag = fc.oneof(letters, odd, fc.constantFrom('never', '2.01E+02', 'Total', 'Weekly sales'));
const minute = fc.integer({ min: 0, max: 3_000_000 }).map((n) => new Date(n * 1000 * 60));
/** In the past and in the future, with seconds too, and around the hour that comes twice. */
const expiry = fc.oneof(
  fc.constant(null),
  minute.map((at) => new Date(at.getTime() + Date.parse('2024-01-01T00:00:00Z'))),
  fc
    .constantFrom(
      '2026-11-01T05:30:30Z',
      '2026-11-01T06:30:00Z',
      '2027-11-07T05:30:00Z',
      '2027-11-07T06:30:00Z',
    )
    .map((at) => new Date(at)),
);
const id = (at: number) => `c${String(at).padStart(19, '0')}`;

const conferences = fc
  .array(
    fc.record({
      tag: tag.filter((text) => tagSchema.safeParse(text).data === text),
      adminEmail: fc.constantFrom('ana@acme.example', 'Bo+x@acme.example', '-li@acme.example'),
      expiresAt: expiry,
      language: fc.constantFrom(null, 'en' as const, 'fr' as const),
      hasCodes: fc.boolean(),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((all) =>
    all.map(({ hasCodes, ...one }, at): Conference => ({
      ...one,
      id: id(at),
      expiryChosen: null,
      saveId: 's',
      savedAt: NOW,
      savedBy: 'uid',
      createdAt: NOW,
      participantCode: hasCodes ? String(4_000_000_000 + at) : null,
      previousParticipantCode: null,
      codesWanted: 1,
      codesVersion: hasCodes ? 1 : 0,
      email: null,
      deletedAt: null,
      informed: [],
      directory: null,
    })),
  );

interface Trip {
  readonly all: readonly Conference[];
  readonly language: 'en' | 'fr';
  readonly account: { readonly timeZone: string; readonly language: 'en' | 'fr' };
}

function comeBack(
  { all, language, account }: Trip,
  columns: (headers: readonly string[]) => number,
) {
  const words = WORDS[language];
  const headers = exportHeaders(words, account);
  const width = columns(headers);
  const rows = [headers, ...all.map(exportRows(words, account, NOW))];
  const text = writeCsv(
    rows.map((row) => row.slice(0, width)),
    language === 'fr' ? ';' : ',',
  );
  const read = readCsv(new TextEncoder().encode(text));
  if (!read.ok) throw new Error(read.problem);
  const { table } = read;
  const mapping = matchConferenceColumns(table.headers, table.rows);
  const clock = { timeZone: account.timeZone, now: NOW };
  const { entries, findings } = readConferences(table, mapping, clock);
  const placed = entries.map((entry): PlacedEntry => ({ ...entry, saysExpiry: true }));
  const state = { language: account.language, now: NOW };
  const places = placeEntries(placed, matchEntries(placed, all), new Map(), state);
  return {
    lost: findings.filter(({ kind }) => kind !== 'expiry.doubled'),
    what: [...places.values()].map((place) => (place.what === 'there' ? 'there' : place)),
  };
}

const trip = fc.record({
  all: conferences,
  language: fc.constantFrom('en' as const, 'fr' as const),
  account: fc.record({
    timeZone: fc.constantFrom('America/Toronto', 'UTC', 'Asia/Kathmandu'),
    language: fc.constantFrom('en' as const, 'fr' as const),
  }),
});

it('of an export that comes back everything is there already', () => {
  fc.assert(
    fc.property(trip, (drawn) => {
      const { lost, what } = comeBack(drawn, (headers) => headers.length);
      expect({ lost, what }).toEqual({ lost: [], what: drawn.all.map(() => 'there') });
    }),
    { seed: 7, numRuns: 400 },
  );
});

it('of one without ids too, where there are codes', () => {
  fc.assert(
    fc.property(trip, (drawn) => {
      const all = drawn.all.map((one, at) => ({ ...one, participantCode: String(4e9 + at) }));
      const { lost, what } = comeBack({ ...drawn, all }, (headers) => headers.length - 1);
      expect({ lost, what }).toEqual({ lost: [], what: all.map(() => 'there') });
    }),
    { seed: 7, numRuns: 200 },
  );
});
