import { addDays, addMonths } from '../../../domain/usage/day-ranges.ts';

/** What a key means in a calendar. */
interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
}

/** What is shown of the calendar. */
export interface Bounds {
  /** The first and the last day that can be chosen, `YYYY-MM-DD`; `max` undefined: there is none. */
  readonly min: string;
  readonly max: string | undefined;
  /** With which day weeks begin, 0 for Sunday. */
  readonly weekStart: number;
}

/**
 * The day to which a key goes from another one, over the ends of months: arrows by days and weeks, Home and
 * End within the week, Page Up and Page Down by months, with Shift by years (WAI-ARIA's date picker). It is
 * never one that cannot be chosen.
 *
 * @returns `YYYY-MM-DD`; null where the key means nothing here
 */
export function shiftDay(day: string, key: Key, bounds: Bounds): string | null {
  const to = target(day, key, bounds.weekStart);
  if (to === null) return null;
  const { min, max = to } = bounds;
  return to < min ? min : to > max ? max : to;
}

function target(day: string, { key, shiftKey }: Key, weekStart: number): string | null {
  const inWeek = (new Date(`${day}T12:00Z`).getUTCDay() - weekStart + 7) % 7;
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'Home':
      return addDays(day, -inWeek);
    case 'End':
      return addDays(day, 6 - inWeek);
    case 'PageUp':
      return sameDayOf(day, shiftKey ? -12 : -1);
    case 'PageDown':
      return sameDayOf(day, shiftKey ? 12 : 1);
    default:
      return null;
  }
}

/** The same day so many months on; the month's last one where it has no such day. */
function sameDayOf(day: string, months: number): string {
  const month = addMonths(day.slice(0, 7), months);
  const last = addDays(`${addMonths(month, 1)}-01`, -1);
  const same = `${month}${day.slice(7)}`;
  return same < last ? same : last;
}
