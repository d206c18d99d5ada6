import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../../../domain/csv/write-csv.ts';
import type { ConferenceUsage } from '../../../../domain/usage/totals.ts';
import type { StoredCall, StoredLeg } from '../../../firebase/calls/usage.ts';
import { usage as english } from '../../../i18n/en/usage.ts';
import { usage as french } from '../../../i18n/fr/usage.ts';
import { callTable, legTable, monthRows } from './export-rows.ts';

const NINE = Date.parse('2026-11-25T14:02:13Z');

const call: StoredCall = {
  day: '2026-11-24',
  id: 'call1',
  conferenceId: 'c1',
  tag: '=HYPERLINK("x")',
  startedAt: NINE,
  endedAt: NINE + 600_500,
  legs: 3,
  peak: 2,
  seconds: 1500,
  minutes: 27,
  endReason: 'leaderEnded',
  isEstimated: true,
  failed: {},
};

const leg: StoredLeg = {
  id: 'leg1',
  callId: 'call1',
  callStartedAt: NINE,
  conferenceId: 'c1',
  tag: 'Board',
  role: 'leader',
  caller: '+1 514 ••• ••34',
  dialedNumber: '+15145550100',
  joinedAt: NINE,
  leftAt: NINE + 61_000,
  seconds: 61,
  minutes: 2,
  waitedSeconds: 0,
  leftReason: 'hungUp',
  isEstimated: false,
};

const ADMINS = new Map([['c1', 'ana@acme.example']]);
const TORONTO = { timeZone: 'America/Toronto' };

describe('an exported call', () => {
  it('has numbers as numbers and moments with their zone', () => {
    const { headers, rowOf } = callTable(english, 'America/Toronto', ADMINS);
    expect(rowOf(call)).toEqual([
      '2026-11-25 09:02:13',
      '2026-11-25 09:12:13',
      '=HYPERLINK("x")',
      'ana@acme.example',
      '601',
      ...['3', '2', '1500', '27'],
      'The leader ended it',
      'yes',
      'c1',
      'call1',
      '2026-11-25 14:02:13',
    ]);
    expect(headers.slice(0, 2)).toEqual(['Started (America/Toronto)', 'Ended (America/Toronto)']);
    expect(headers.at(-1)).toBe('Started (UTC)');
    expect(headers).toHaveLength(rowOf(call).length);
  });

  it('is no formula in the file', () => {
    const { rowOf } = callTable(french, 'America/Toronto', ADMINS);
    expect(writeCsv([rowOf(call)], ';')).not.toMatch(/(^|;)"?=/m);
  });

  it('that goes on has no end', () => {
    const { rowOf } = callTable(english, 'UTC', ADMINS);
    const [, ended, , , duration, , , , , reason] = rowOf({
      ...call,
      endedAt: null,
      endReason: null,
    });
    expect([ended, duration, reason]).toEqual(['', '', 'In progress']);
  });
});

describe('an exported leg', () => {
  it('has its call’s Tag and a masked caller', () => {
    const { headers, rowOf } = legTable(english, TORONTO, ADMINS);
    expect(rowOf(leg).slice(2, 11)).toEqual([
      'Board',
      'ana@acme.example',
      'Leader',
      '+1 514 ••• ••34',
      '+1 514 555-0100',
      '61',
      '2',
      '0',
      'Hung up',
    ]);
    expect(headers).toHaveLength(rowOf(leg).length);
    // Neither mangled by a spreadsheet nor with an apostrophe.
    expect(writeCsv([rowOf(leg)], ',')).toContain(',+1 514 ••• ••34,+1 514 555-0100,');
  });

  it('says that a number was withheld', () => {
    expect(legTable(french, TORONTO, ADMINS).rowOf({ ...leg, caller: null })[5]).toBe(
      french.call.withheld,
    );
  });
});

it('exported months are a row for each month and Tag, newest first', () => {
  const sums = (minutes: number) => ({ calls: 1, legs: 2, seconds: minutes * 60, minutes });
  const months = (...all: [string, number][]) =>
    new Map(all.map(([month, minutes]) => [month, sums(minutes)]));
  const usage: ConferenceUsage = {
    conferenceId: 'c1',
    sums: sums(6),
    months: months(['2026-10', 3], ['2026-11', 3]),
    isNewestTagKnown: true,
    tags: [
      { tag: 'Directors', sums: sums(3), months: months(['2026-10', 1], ['2026-11', 2]) },
      { tag: 'Board', sums: sums(3), months: months(['2026-10', 3]) },
    ],
  };
  const [headers, ...rows] = monthRows(english, [usage], [usage], ADMINS);
  expect(headers).toHaveLength(9);
  expect(rows).toEqual([
    ['2026-11', 'Directors', 'Directors', 'ana@acme.example', '1', '2', '120', '2', 'c1'],
    ['2026-10', 'Directors', 'Directors', 'ana@acme.example', '1', '2', '60', '1', 'c1'],
    ['2026-10', 'Directors', 'Board', 'ana@acme.example', '1', '2', '180', '3', 'c1'],
  ]);

  // Of one Tag alone the newest Tag is still the conference's; and nobody's where it is not known.
  const ofBoard = { ...usage, tags: usage.tags.slice(1) };
  const newestTags = (all: ConferenceUsage) => monthRows(english, [ofBoard], [all], ADMINS)[1]?.[1];
  expect(newestTags(usage)).toBe('Directors');
  expect(newestTags({ ...usage, isNewestTagKnown: false })).toBe('');
});
