import {
  ACTIVITY_GROUPS,
  type ActivityGroup,
} from '../../../../domain/account/activity-group-names.ts';
import { startOfDay } from '../../../../domain/time/local-time.ts';
import { addDays, isDay } from '../../../../domain/usage/day-ranges.ts';
import type { ActivityFilter } from '../../../firebase/activity-log.ts';

/**
 * What the activity shows, as it stands in the page's address, so that a link shows the same. `person` is
 * a uid, `conference` an id; `from` and `to` are days in the account's zone, each alone or both.
 */
export interface ActivityView {
  readonly person?: string;
  readonly what?: ActivityGroup;
  readonly conference?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Reads an address by hand or from an old link: what means nothing is left out. */
export function readActivityView(search: Readonly<Record<string, unknown>>): ActivityView {
  const person = textOf(search['person']);
  const what = ACTIVITY_GROUPS.find((known) => known === search['what']);
  const conference = textOf(search['conference']);
  const from = dayOf(search['from']);
  const to = dayOf(search['to']);
  const isOrdered = from === undefined || to === undefined || from <= to;
  return {
    ...(person !== undefined && /^[^/]{1,128}$/.test(person) ? { person } : {}),
    ...(what === undefined ? {} : { what }),
    ...(conference !== undefined && /^[A-Za-z0-9]{20}$/.test(conference) ? { conference } : {}),
    ...(from === undefined || !isOrdered ? {} : { from }),
    ...(to === undefined || !isOrdered ? {} : { to }),
  };
}

/** @param timeZone the account's, whose days are meant */
export function filterOf(view: ActivityView, timeZone: string): ActivityFilter {
  const { person, what, conference, from, to } = view;
  return {
    person,
    group: what,
    conference,
    from: from === undefined ? undefined : startOfDay(from, timeZone),
    before: to === undefined ? undefined : startOfDay(addDays(to, 1), timeZone),
  };
}

/** Whether a typed day is one that can be meant: while a year is typed it is 2, 20 and 202 first. */
export function isMeantDay(text: string): boolean {
  return isDay(text) && text >= '2000';
}

function dayOf(value: unknown): string | undefined {
  return typeof value === 'string' && isMeantDay(value) ? value : undefined;
}

/** An id of digits arrives as a number: the router reads addresses as JSON. */
function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
