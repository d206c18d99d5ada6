import type { Account } from '../../../../domain/account/account.ts';
import { shownNumber } from '../../../../domain/email/telephone.ts';
import { sheetTime } from '../../../../domain/time/local-time.ts';
import { newestTag, type ConferenceUsage } from '../../../../domain/usage/totals.ts';
import { inZone } from '../../../components/export/in-zone.ts';
import type { StoredCall, StoredLeg } from '../../../firebase/calls/usage.ts';
import type { useUsageWords } from '../usage-words.ts';

/** What can be exported of a selection. */
export type ExportKind = 'calls' | 'legs' | 'months';

type Words = ReturnType<typeof useUsageWords>;
type Rows = readonly (readonly string[])[];
/** The admins' addresses of today, by the conference's id; of those that have a document. */
export type Admins = ReadonlyMap<string, string>;

/**
 * Headers, and what makes rows of calls. Moments are `YYYY-MM-DD HH:mm:ss` on the account's clock, which the
 * header names, and the first one on UTC's too, as an hour comes twice when clocks are set back; lengths are
 * whole seconds, so that a sum over a column is the sum that the page shows.
 */
export function callTable(words: Words, timeZone: string, admins: Admins) {
  const { columns, yes, no } = words.export;
  const time = timeIn(timeZone);
  const { endReasons, live } = words.calls;
  return {
    headers: [
      inZone(columns.started, timeZone),
      inZone(columns.ended, timeZone),
      columns.tag,
      columns.admin,
      columns.duration,
      columns.callers,
      columns.peak,
      columns.seconds,
      columns.minutes,
      columns.endReason,
      columns.estimated,
      columns.conferenceId,
      columns.callId,
      inZone(columns.started, 'UTC'),
    ],
    rowOf: (call: StoredCall): readonly string[] => {
      const { startedAt, endedAt } = call;
      return [
        time(startedAt),
        endedAt === null ? '' : time(endedAt),
        call.tag,
        admins.get(call.conferenceId) ?? '',
        endedAt === null ? '' : String(Math.ceil((endedAt - startedAt) / 1000)),
        ...[call.legs, call.peak, call.seconds, call.minutes].map(String),
        endedAt === null ? live : endReasons[call.endReason ?? 'unknown'],
        call.isEstimated ? yes : no,
        call.conferenceId,
        call.id,
        timeIn('UTC')(startedAt),
      ];
    },
  };
}

/** As `callTable`, for legs. Callers are masked, whoever exports. */
export function legTable(
  words: Words,
  { timeZone, shownNumbers }: Pick<Account, 'timeZone' | 'shownNumbers'>,
  admins: Admins,
) {
  const { columns, yes, no } = words.export;
  const time = timeIn(timeZone);
  const { role, leftReasons, withheld, stillThere } = words.call;
  return {
    headers: [
      inZone(columns.joined, timeZone),
      inZone(columns.left, timeZone),
      columns.tag,
      columns.admin,
      columns.role,
      columns.caller,
      columns.dialed,
      columns.seconds,
      columns.minutes,
      columns.waited,
      columns.leftReason,
      columns.estimated,
      inZone(columns.started, timeZone),
      columns.conferenceId,
      columns.callId,
      inZone(columns.joined, 'UTC'),
    ],
    rowOf: (leg: StoredLeg): readonly string[] => [
      time(leg.joinedAt),
      leg.leftAt === null ? '' : time(leg.leftAt),
      leg.tag,
      admins.get(leg.conferenceId) ?? '',
      role[leg.role],
      leg.caller ?? withheld,
      sheetNumber(leg.dialedNumber, shownNumbers),
      ...[leg.seconds, leg.minutes, leg.waitedSeconds].map(String),
      leg.leftAt === null ? stillThere : leftReasons[leg.leftReason ?? 'unknown'],
      leg.isEstimated ? yes : no,
      time(leg.callStartedAt),
      leg.conferenceId,
      leg.callId,
      timeIn('UTC')(leg.joinedAt),
    ],
  };
}

/**
 * Whole months of conferences: a row for each month and Tag, newest month first.
 *
 * @param usages what is selected
 * @param all the same conferences with all their Tags; the newest one of those is left empty where
 *   nobody knows it
 */
export function monthRows(
  words: Words,
  usages: readonly ConferenceUsage[],
  all: readonly ConferenceUsage[],
  admins: Admins,
): Rows {
  const { columns } = words.export;
  const known = all.filter(({ isNewestTagKnown }) => isNewestTagKnown);
  const newest = new Map(known.map((usage) => [usage.conferenceId, newestTag(usage)]));
  const rows = usages.flatMap((usage) =>
    usage.tags.flatMap(({ tag, months }) =>
      [...months].map(([month, { calls, legs, seconds, minutes }]) => [
        month,
        newest.get(usage.conferenceId) ?? '',
        tag,
        admins.get(usage.conferenceId) ?? '',
        ...[calls, legs, seconds, minutes].map(String),
        usage.conferenceId,
      ]),
    ),
  );
  // A stable sort: within a month the conferences stay as they come, most minutes first.
  rows.sort(([a = ''], [b = '']) => (a === b ? 0 : a < b ? 1 : -1));
  const headers = [
    columns.month,
    columns.newestTag,
    columns.tag,
    columns.admin,
    columns.calls,
    columns.callers,
    columns.seconds,
    columns.minutes,
    columns.conferenceId,
  ];
  return [headers, ...rows];
}

function timeIn(timeZone: string): (at: number) => string {
  return (at) => sheetTime(new Date(at), timeZone);
}

/** In groups, and with a hyphen, which spreadsheets leave as it is without an apostrophe (formulas.ts). */
function sheetNumber(number: string, shown: Account['shownNumbers']): string {
  return shownNumber(number, shown).replace(/^(\+1 \d{3} \d{3}) (\d{4})$/, '$1-$2');
}
