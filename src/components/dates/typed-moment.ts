import { isLocalDateTime } from '../../../domain/time/local-time.ts';
import { checkExpiry, type ExpiryCheck } from '../../../domain/conference/check-expiry.ts';

/** A date and time as typed: on the account's clock, not judged yet. */
export interface TypedMoment {
  /** `YYYY-MM-DD`; or what was typed, where that is no day. */
  readonly date: string | null;
  /** `HH:mm` */
  readonly time: string;
  /** Which of the two moments, where the clocks are set back. */
  readonly choice: 'earlier' | 'later' | null;
}

/** No day yet, at the end of a working day. */
export const noMoment: TypedMoment = { date: null, time: '17:00', choice: null };

/** `YYYY-MM-DDTHH:mm` as the fields say it; without a date or time no such text. */
export function localOf(values: Pick<TypedMoment, 'date' | 'time'>): string {
  return `${values.date ?? ''}T${values.time}`;
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isCalendarDay(text: string): boolean {
  return isLocalDateTime(`${text}T12:00`);
}

/** Judges what was typed (`checkExpiry`). */
export function checkTyped(value: TypedMoment, timeZone: string, now: Date): ExpiryCheck {
  if (value.date !== null && !isCalendarDay(value.date)) {
    return { ok: false, problem: 'expiry.unreadable', resolution: null };
  }
  return checkExpiry(localOf(value), timeZone, now, value.choice ?? undefined);
}
