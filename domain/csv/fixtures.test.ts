import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConferences } from '../conference/conference-import.ts';
import { readUsers } from '../pbx-users/pbx-directory.ts';
import { matchConferenceColumns, matchUserColumns } from './columns.ts';
import { readCsv } from './read-csv.ts';

/*
 * Files with the headers of real products and made-up people. Those that are called after a product have the
 * headers that its maker documents (docs/csv-headers.md).
 */

const FIXTURES = new URL('./fixtures/', import.meta.url);

function tableOf(name: string) {
  const read = readCsv(readFileSync(new URL(name, FIXTURES)));
  if (!read.ok) throw new Error(read.problem);
  expect(read.guess?.isSure ?? true).toBe(true);
  expect(read.table.problems).toEqual([]);
  return read.table;
}

/** `row name, extension, address`, and behind it what is odd about rows. */
const USERS: Readonly<Record<string, readonly string[]>> = {
  '3cx.csv': [
    '2 Ana Martin, 100, ana.m@example.com',
    '3 Li Wei, 101, li.w@example.com',
    '5 Lobby, 103, ',
    '4 user.off Disabled: 1',
    '5 email.missing',
  ],
  '8x8-contacts.csv': ['2 Ana Martin, , ', '3 Li Wei, , ', '2 email.missing', '3 email.missing'],
  'active-directory.csv': [
    '2 Ana Martin, 201, ana@acme.example',
    '3 user.off LockedOut: True',
    '4 user.off Enabled: False',
  ],
  'active-directory-type-line.csv': [
    '3 Ana Martin, 201, ana.m@example.com',
    '4 Li Wei, 202, li.w@example.com',
  ],
  'avaya-ip-dect.csv': [
    '2 Ana Martin, 3740, ',
    '3 Li Wei, 3741, ',
    '2 email.missing',
    '3 email.missing',
  ],
  'avaya-ip-office.csv': [
    '2 Ana Martin, 201, ',
    '3 Li Wei, 202, ',
    '2 email.missing',
    '3 email.missing',
  ],
  'blocked-credential.csv': [
    '2 Ana Martin, , ana.m@example.com',
    '3 Li Wei, , li.w@example.com',
    '5 Boardroom, , boardroom@example.com',
    '4 user.off Block credential: True',
  ],
  'cisco-bat-users.csv': ['2 Ana Martin, , ', '3 Li Wei, , ', '2 email.missing', '3 email.missing'],
  'dialpad-contacts.csv': ['2 Ana Martin, 201, ana@acme.example', '3 Li, 202, li@acme.example'],
  'entra-users.csv': [
    '2 Ana Martin, , ana.m@example.com',
    '4 Zed Guest, , zed@other.example',
    '3 user.off accountEnabled: False',
  ],
  'extension-number-status.csv': [
    '2 Ana Martin, 1201, ana.m@example.com',
    '3 user.off Status: Inactive',
  ],
  'freepbx-extensions.csv': [
    '2 Ana Martin, 201, ana.m@example.com',
    '3 Li Wei, 202, li.w@example.com',
    '4 Reception, 203, desk@example.com',
    '4 email.first desk@example.com,manager@example.com',
  ],
  'fusionpbx-extensions.csv': [
    '2 Ana Martin, 201, ',
    '3 Li Wei, 202, ',
    '2 email.missing',
    '3 email.missing',
    '4 user.off enabled: false',
  ],
  'google-workspace.csv': [
    '2 Ana Martin, , ana.m@example.com',
    '3 Li Wei, , li.w@example.com',
    '4 user.off Status [READ ONLY]: Suspended',
  ],
  'mitel-cloudlink.csv': ['2 Ana Martin, , ana@acme.example', '3 Reception, , desk@acme.example'],
  'mitel-micollab.csv': ['2 Ana Martin, , ana@acme.example', '3 Li Wei, , li@acme.example'],
  'msdos-cp850.csv': [
    '2 Zoé Lévesque, 202, zoe.l@example.com',
    '3 François Côté, 203, francois.c@example.com',
  ],
  'names-in-brackets.csv': [
    '3 Ana Martin, , ana@acme.example',
    '4 user.off Block sign in (Yes/No) [accountEnabled] Required: Yes',
  ],
  'ringcentral-conductor.csv': [
    '2 Ana Martin, 101, ana@acme.example',
    '3 Li Wei, 102, li@acme.example',
  ],
  'switchvox-extensions.csv': [
    '2 Ana Martin, 201, ana@acme.example',
    '3 Li Wei, 202, li@acme.example',
  ],
  'text-formulas.csv': [
    '2 Ana Martin, 0201, ana.m@example.com',
    '3 Li Wei, 0202, li.w@example.com',
  ],
  'title-rows.csv': ['5 Ana Martin, 201, ana.m@example.com', '6 Li Wei, 202, li.w@example.com'],
  'vodia-accounts.csv': ['2 Ana Martin, 40, ana@acme.example', '3 Li Wei, 41, li@acme.example'],
  'webex-control-hub.csv': [
    '2 Ana Martin, 1201, ana.m@example.com',
    '3 Li Wei, 1202, li.w@example.com',
    '4 user.off User Status: Inactive',
  ],
  'yeastar-p.csv': ['2 Ana Martin, 201, ana@acme.example', '3 Lobby, 203, ', '3 email.missing'],
  'yeastar-s.csv': ['2 Ana Martin, 201, ', '3 Li Wei, 202, ', '2 email.missing', '3 email.missing'],
};

const CONFERENCES: Readonly<Record<string, readonly string[]>> = {
  'conferences-excel-gb.csv': ['2 Board, li@example.com, 2035-03-31T17:00'],
  'conferences-excel-us.csv': [
    '2 Board, li@example.com, 2035-03-31T17:00',
    '3 Q3 close, jo@example.com, never',
  ],
  'conferences-own-export.csv': ['2 Board, li@acme.example, 2026-12-07T13:00'],
};

it.each(Object.entries(USERS))('%s is read', (name, expected) => {
  const table = tableOf(name);
  const read = readUsers(table, matchUserColumns(table.headers, table.rows));
  expect([
    ...read.entries.map((user) => `${user.row} ${user.name}, ${user.extension}, ${user.email}`),
    ...read.findings.map((finding) =>
      [finding.row, finding.kind, ...('value' in finding ? [finding.value] : [])].join(' '),
    ),
  ]).toEqual(expected);
});

describe('conferences', () => {
  const clock = { timeZone: 'America/Toronto', now: new Date('2026-11-29T12:00:00Z') };

  it.each(Object.entries(CONFERENCES))('%s are read', (name, expected) => {
    const table = tableOf(name);
    const mapping = matchConferenceColumns(table.headers, table.rows);
    const { entries, findings } = readConferences(table, mapping, clock);
    const expiries = entries.map(({ expiry }) => expiry.expiryChosen?.local ?? 'never');
    expect(
      entries.map((entry, at) => `${entry.row} ${entry.tag}, ${entry.adminEmail}, ${expiries[at]}`),
    ).toEqual(expected);
    expect(findings).toEqual([]);
  });
});

it('each fixture is read here', () => {
  expect(readdirSync(FIXTURES).sort()).toEqual(
    [...Object.keys(USERS), ...Object.keys(CONFERENCES)].sort(),
  );
});
