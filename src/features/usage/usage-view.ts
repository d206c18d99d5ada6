import {
  isDay,
  presetRange,
  rangeProblem,
  type DayRange,
} from '../../../domain/usage/day-ranges.ts';
import type { UsageFilter } from '../../../domain/usage/totals.ts';

/**
 * What the usage history shows, as it stands in the page's address, so that a link shows the same.
 * `from` and `to` are days in the account's zone, both or neither. `conference` is an id. `after` and
 * `before` are call ids: the page of calls that begins behind the one, or ends in front of the other.
 * `call` is the one that is open.
 */
export interface UsageView {
  readonly from?: string;
  readonly to?: string;
  readonly conference?: string;
  readonly tag?: string;
  readonly after?: string;
  readonly before?: string;
  readonly call?: string;
}

/** Reads an address by hand or from an old link: what means nothing is left out. */
export function readUsageView(search: Readonly<Record<string, unknown>>): UsageView {
  const [from, to] = [textOf(search['from']), textOf(search['to'])];
  const isRange = from !== undefined && to !== undefined && rangeProblem(from, to) === null;
  const conference = idOf(search['conference']);
  const tag = conference === undefined ? textOf(search['tag']) : undefined;
  const after = idOf(search['after']);
  const before = after === undefined ? idOf(search['before']) : undefined;
  const call = idOf(search['call']);
  return {
    ...(isRange ? { from, to } : {}),
    ...(conference === undefined ? {} : { conference }),
    ...(tag === undefined || tag === '' || tag.length > 200 ? {} : { tag }),
    ...(after === undefined ? {} : { after }),
    ...(before === undefined ? {} : { before }),
    ...(call === undefined ? {} : { call }),
  };
}

/** The days that are shown: the last thirty where the address names none. */
export function rangeOf({ from, to }: UsageView, today: string): DayRange {
  return from === undefined || to === undefined || !isDay(from)
    ? presetRange('last30', today)
    : { from, to };
}

export function filterOf({ conference, tag }: UsageView): UsageFilter {
  if (conference !== undefined) return { conferenceId: conference };
  return tag === undefined ? null : { tag };
}

/** A Tag such as `2026` or `true` arrives as what it looks like: the router reads addresses as JSON. */
function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

function idOf(value: unknown): string | undefined {
  const text = textOf(value);
  return text !== undefined && /^[A-Za-z0-9]{20}$/.test(text) ? text : undefined;
}
