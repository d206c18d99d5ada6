import { describe, expect, it } from 'vitest';
import type { ActivityEntry } from '../../../../domain/account/activity.ts';
import { writeCsv } from '../../../../domain/csv/write-csv.ts';
import { en } from '../../../i18n/en/index.ts';
import { createFormat } from '../../../i18n/format.ts';
import { fr } from '../../../i18n/fr/index.ts';
import { activityTable } from './export-rows.ts';

const ZONE = 'America/Toronto';
const entry: ActivityEntry = {
  id: 'e',
  kind: 'saved',
  at: new Date('2026-07-01T12:00:07Z'),
  by: { uid: 'ana', email: 'ana@acme.example' },
  conferenceId: 'c'.repeat(20),
  tag: 'Board',
  email: null,
  member: null,
  displaced: null,
  overlapUntil: null,
  profile: null,
  information: null,
  expiresAt: null,
  changes: null,
  run: null,
  notTaken: null,
  act: null,
};
const inEnglish = activityTable(en.activity.page, en, createFormat('en'), ZONE);
const inFrench = activityTable(fr.activity.page, fr, createFormat('fr'), ZONE);
const changes = {
  tag: { from: 'Weekly sales', to: 'Board' },
  adminEmail: { from: 'ana@acme.example', to: 'li@acme.example' },
  expiresAt: { from: new Date('2030-01-01T05:00:00Z'), to: null },
  language: { from: null, to: 'fr' },
} as const;

describe('the exported activity', () => {
  it('says in a row who did what when, on the clock that the header names', () => {
    expect(inEnglish.headers).toHaveLength(inEnglish.rowOf(entry).length);
    expect(inEnglish.headers[0]).toContain('Toronto');
    expect(inEnglish.rowOf(entry)).toEqual([
      '2026-07-01 08:00:07',
      'ana@acme.example',
      'ana@acme.example saved the conference Board.',
      '',
      'Board',
      entry.conferenceId,
      ...['', '', ''],
    ]);
  });

  it('tells from what to what', () => {
    expect(inEnglish.rowOf({ ...entry, changes })[3]).toBe(
      'Tag: from “Weekly sales” to “Board”. ' +
        'Conference admin: from ana@acme.example to li@acme.example. ' +
        'Expires: from 1\u00a0Jan\u00a02030, 00:00 to “never”. ' +
        'Language: from the account’s to French.',
    );
    expect(inFrench.rowOf({ ...entry, changes })[3]).toContain('«\u00a0Board\u00a0»');
  });

  it('tells what became of the email, and why', () => {
    const email = {
      to: 'li@acme.example',
      at: entry.at,
      state: 'failed',
      failure: 'recipientRefused',
      detail: null,
    } as const;
    expect(inEnglish.rowOf({ ...entry, email }).slice(6)).toEqual([
      'li@acme.example',
      'Email failed',
      'address refused',
    ]);
    expect(inFrench.rowOf({ ...entry, email })[7]).toBe(fr.activity.email.failed);
  });

  it('names what a run did as what one does by hand, and nobody where nobody did it', () => {
    const run = { id: 'r'.repeat(20) };
    expect(inEnglish.rowOf({ ...entry, kind: 'generatedInRun', run })[2]).toBe(
      'ana@acme.example generated the conference Board.',
    );
    const called = inEnglish.rowOf({ ...entry, kind: 'leaderCalled', by: null });
    expect(called.slice(1, 3)).toEqual([
      '',
      'A call was held with the leader code of the conference Board.',
    ]);
  });

  it('has no formula, in either language', () => {
    const tag = '=HYPERLINK("https://evil.example")';
    for (const { headers, rowOf } of [inEnglish, inFrench]) {
      const text = writeCsv([headers, rowOf({ ...entry, tag })], ';');
      expect(text).toContain(`'=HYPERLINK`);
      expect(text).not.toMatch(/(^|[;\n"])=HYPERLINK/);
    }
  });
});
