import { describe, expect, it } from 'vitest';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { readConferences } from '../../../../domain/conference/conference-import.ts';
import { applyMapping, matchConferenceColumns } from '../../../../domain/csv/columns.ts';
import { readCsv } from '../../../../domain/csv/read-csv.ts';
import { writeCsv } from '../../../../domain/csv/write-csv.ts';
import { conferenceExport as english } from '../../../i18n/en/conferences/export.ts';
import { conferenceExport as french } from '../../../i18n/fr/conferences/export.ts';
import { en } from '../../../i18n/en/index.ts';
import { fr } from '../../../i18n/fr/index.ts';
import { exportHeaders, exportRows, exportWords } from './export-rows.ts';

const NOW = new Date('2026-07-01T12:00:00Z');
const ACCOUNT = { timeZone: 'America/Toronto', language: 'en' } as const;

const conference: Conference = {
  id: 'c'.repeat(20),
  tag: 'Weekly sales',
  adminEmail: 'ana@acme.example',
  expiresAt: null,
  expiryChosen: null,
  language: null,
  saveId: 's',
  savedAt: new Date('2026-01-02T03:04:05Z'),
  savedBy: 'uid',
  createdAt: new Date('2026-01-02T03:04:05Z'),
  participantCode: '4829151234',
  previousParticipantCode: null,
  codesWanted: 1,
  codesVersion: 1,
  email: {
    state: 'sent',
    saveId: 's',
    to: 'ana@acme.example',
    at: new Date('2026-01-02T03:05:00Z'),
    failure: null,
    detail: null,
  },
  deletedAt: null,
  informed: [],
  directory: null,
};

const inEnglish = exportWords(english, en);
const inFrench = exportWords(french, fr);
const row = (changes: Partial<Conference> = {}, words = inEnglish) =>
  exportRows(words, ACCOUNT, NOW)({ ...conference, ...changes });

describe('an exported list', () => {
  it('has a column for all that the list shows, and none for leader codes', () => {
    expect(exportHeaders(inEnglish, ACCOUNT)).toHaveLength(row().length);
    expect(exportHeaders(inEnglish, ACCOUNT).join()).not.toMatch(/leader/i);
  });

  it('tells moments on the account’s clock, winter and summer', () => {
    expect(row()).toEqual([
      'Weekly sales',
      'ana@acme.example',
      '4829151234',
      'never',
      'English',
      'Active',
      'Sent',
      '2026-01-01 22:05',
      '',
      '2026-01-01 22:04',
      conference.id,
    ]);
    expect(exportHeaders(inEnglish, ACCOUNT)[3]).toBe('Expires (America/Toronto)');
    expect(row({ expiresAt: new Date('2026-08-01T04:00:00Z') })[3]).toBe('2026-08-01 00:00');
  });

  it('tells what has expired at that moment, and what has no codes', () => {
    expect(row({ expiresAt: NOW })[5]).toBe('Expired');
    expect(row({ codesVersion: 0, participantCode: null }).slice(2, 6)).toEqual([
      '',
      'never',
      'English',
      'No codes yet',
    ]);
  });

  it('tells why an email failed, and nothing of an earlier Save’s', () => {
    const email = { ...conference.email!, state: 'failed', failure: 'recipientRefused' } as const;
    expect(row({ email }).slice(6, 9)).toEqual(['Failed', '2026-01-01 22:05', 'address refused']);
    expect(row({ email, saveId: 'next' }).slice(6, 9)).toEqual(['Preparing', '', '']);
    expect(row({ email: null }).slice(6, 9)).toEqual(['Preparing', '', '']);
  });

  it('says that an email waits, why and until when, and that one may have arrived', () => {
    const email = { ...conference.email!, state: 'waiting', failure: 'tryLater' } as const;
    const nextTryAt = new Date('2026-01-02T03:07:00Z');
    expect(row({ email: { ...email, nextTryAt } }).slice(6, 9)).toEqual([
      'Waiting',
      '',
      'mail server asks to try later, next try\u00a02026-01-01 22:07',
    ]);
    const uncertain = { ...email, state: 'failed', failure: 'uncertain' } as const;
    expect(row({ email: uncertain }).slice(6, 9)).toEqual([
      'Uncertain',
      '2026-01-01 22:05',
      'no answer once it was sent',
    ]);
  });

  it.each([
    ['English', inEnglish, ',', 'never', 'French'],
    ['French', inFrench, ';', 'jamais', 'Français'],
  ] as const)('can be imported again, in %s', (_, words, delimiter, never, language) => {
    const tag = '=HYPERLINK("https://evil.example")';
    const rows = [
      exportHeaders(words, ACCOUNT),
      row({ tag, language: 'fr' }, words),
      row({ id: 'd'.repeat(20), expiresAt: new Date('2027-01-01T05:00:00Z') }, words),
    ];
    const text = writeCsv(rows, delimiter);
    expect(text).toContain(`'=HYPERLINK`);
    const read = readCsv(new TextEncoder().encode(text));
    if (!read.ok) throw new Error(read.problem);
    const { headers, rows: found } = read.table;
    const mapping = matchConferenceColumns(headers);
    const said = { id: conference.id, code: '4829151234' };
    expect(found.map(({ cells }) => applyMapping(cells, mapping))).toEqual([
      { tag, email: 'ana@acme.example', expiry: never, language, ...said },
      {
        tag: 'Weekly sales',
        email: 'ana@acme.example',
        expiry: '2027-01-01 00:00',
        language: words.languages.en,
        ...said,
        id: 'd'.repeat(20),
      },
    ]);
    const { entries } = readConferences(read.table, mapping, { ...ACCOUNT, now: NOW });
    expect(entries.map((entry) => entry.language)).toEqual(['fr', 'en']);
  });
});
