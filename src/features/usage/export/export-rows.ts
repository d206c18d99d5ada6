import { isoOnClock } from '../../../../domain/time/local-time.ts';
import { newestTag, type ConferenceUsage } from '../../../../domain/usage/totals.ts';
import type { StoredCall, StoredLeg } from '../../../firebase/usage.ts';
import type { useUsageWords } from '../usage-words.ts';

/** What can be exported of a selection. */
export type ExportKind = 'calls' | 'legs' | 'months';

type Words = ReturnType<typeof useUsageWords>;
type Rows = readonly (readonly string[])[];

/**
 * Headers, and what makes rows of calls. Moments are ISO 8601 on the account's clock with its distance
 * from UTC; lengths are whole seconds, so that a sum over a column is the sum that the page shows.
 */
export function callTable(words: Words, timeZone: string) {
  const { columns, yes, no } = words.export;
  const iso = isoIn(timeZone);
  const { endReasons, live } = words.calls;
  return {
    headers: [
      columns.started,
      columns.ended,
      columns.tag,
      columns.duration,
      columns.callers,
      columns.peak,
      columns.seconds,
      columns.minutes,
      columns.endReason,
      columns.estimated,
      columns.conferenceId,
      columns.callId,
    ],
    rowOf: (call: StoredCall): readonly string[] => {
      const { startedAt, endedAt } = call;
      return [
        iso(startedAt),
        endedAt === null ? '' : iso(endedAt),
        call.tag,
        endedAt === null ? '' : String(Math.ceil((endedAt - startedAt) / 1000)),
        ...[call.legs, call.peak, call.seconds, call.minutes].map(String),
        endedAt === null ? live : endReasons[call.endReason ?? 'unknown'],
        call.isEstimated ? yes : no,
        call.conferenceId,
        call.id,
      ];
    },
  };
}

/** As `callTable`, for legs. Callers are masked, whoever exports. */
export function legTable(words: Words, timeZone: string) {
  const { columns, yes, no } = words.export;
  const iso = isoIn(timeZone);
  const { role, leftReasons, withheld, stillThere } = words.call;
  return {
    headers: [
      columns.joined,
      columns.left,
      columns.tag,
      columns.role,
      columns.caller,
      columns.dialed,
      columns.seconds,
      columns.minutes,
      columns.waited,
      columns.leftReason,
      columns.estimated,
      columns.started,
      columns.conferenceId,
      columns.callId,
    ],
    rowOf: (leg: StoredLeg): readonly string[] => [
      iso(leg.joinedAt),
      leg.leftAt === null ? '' : iso(leg.leftAt),
      leg.tag,
      role[leg.role],
      leg.caller ?? withheld,
      leg.dialedNumber,
      ...[leg.seconds, leg.minutes, leg.waitedSeconds].map(String),
      leg.leftAt === null ? stillThere : leftReasons[leg.leftReason ?? 'unknown'],
      leg.isEstimated ? yes : no,
      iso(leg.callStartedAt),
      leg.conferenceId,
      leg.callId,
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
    columns.calls,
    columns.callers,
    columns.seconds,
    columns.minutes,
    columns.conferenceId,
  ];
  return [headers, ...rows];
}

/** Writes `2026-11-25T09:02:13-05:00`. */
export function isoIn(timeZone: string): (at: number) => string {
  return (at) => isoOnClock(new Date(at), timeZone);
}
