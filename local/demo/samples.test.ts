import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { NEVER_EXPIRES } from '../../domain/conference/chosen-expiry.ts';
import { readConferences } from '../../domain/conference/conference-import.ts';
import { matchConferenceColumns, matchUserColumns } from '../../domain/csv/columns.ts';
import { readCsv } from '../../domain/csv/read-csv.ts';
import { planDirectory } from '../../domain/pbx-users/pbx-directory-plan.ts';
import { readUsers } from '../../domain/pbx-users/pbx-directory.ts';
import { fromRoot } from '../support/paths.ts';
import { DEMO_PBX_USERS } from './pbx-users.ts';

function tableOf(sample: string, encoding: string) {
  const read = readCsv(readFileSync(fromRoot(`public/samples/${sample}`)));
  if (!read.ok) throw new Error(read.problem);
  expect(read.encoding).toBe(encoding);
  expect(read.guess?.isSure ?? true).toBe(true);
  expect(read.table.problems).toEqual([]);
  return read.table;
}

describe('the sample of Cloud PBX users', () => {
  const usersOf = (sample: string, encoding: string) => {
    const table = tableOf(sample, encoding);
    return readUsers(table, matchUserColumns(table.headers, table.rows));
  };
  const english = usersOf('pbx-users.csv', 'utf-8');
  const french = usersOf('utilisateurs-pbx.csv', 'windows-1252');

  test.each([
    ['English', english],
    ['French', french],
  ])('in %s has thirty people, and a few to look at', (_, { entries, findings }) => {
    expect(entries).toHaveLength(30);
    expect(entries[7]).toMatchObject({ name: 'Chloé Bélanger', extension: '208' });
    expect(findings).toEqual([
      { row: 21, kind: 'email.missing' },
      { row: 22, kind: 'email.unusable', value: 'dana@acme', problem: 'email.notOneAddress' },
      { row: 24, kind: 'email.shared', value: 'reception@acme.example', otherRow: 23 },
    ]);
  });

  test('does something of each kind to the directory of the demonstration', () => {
    const known = DEMO_PBX_USERS.map((user, index) => ({
      id: String(index),
      ...user,
      leftAt: null,
      hasConference: false,
    }));
    const plan = planDirectory(known, english.entries, { markLeft: true, drawId: () => '' });
    expect(plan.create).toHaveLength(7);
    expect(plan.change.map(({ entry }) => entry.name)).toEqual(['Grace Kim']);
    expect(plan.left.map(({ name }) => name)).toEqual(['Vera Lindqvist', 'Paolo Conti']);
  });
});

test.each([
  ['conferences.csv', 'utf-8', 'end of June 2035'],
  ['conferences-fr.csv', 'windows-1252', 'fin juin 2035'],
])('the sample %s has conferences to import, and a few to look at', (sample, encoding, value) => {
  const table = tableOf(sample, encoding);
  const clock = { timeZone: 'America/Toronto', now: new Date('2026-11-23T12:00:00Z') };
  const mapping = matchConferenceColumns(table.headers, table.rows);
  const { entries, findings } = readConferences(table, mapping, clock);
  expect(entries).toHaveLength(7);
  expect(entries[3]).toMatchObject({ tag: 'Équipe Sherbrooke', expiry: NEVER_EXPIRES });
  expect(findings).toEqual([
    { row: 8, kind: 'email.unusable', value: '', problem: 'email.required' },
    { row: 9, kind: 'expiry.unreadable', value },
    { row: 10, kind: 'row.repeated', otherRow: 6 },
  ]);
});
