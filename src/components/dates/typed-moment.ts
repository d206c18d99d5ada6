/** A date and time as typed: on the account's clock, not judged yet. */
export interface TypedMoment {
  /** `YYYY-MM-DD`, as the calendar gives it. */
  readonly date: string | null;
  /** `HH:mm` */
  readonly time: string;
  /** Which of the two moments, where the clocks are set back. */
  readonly choice: 'earlier' | 'later' | null;
}

/** No day yet, at the end of a working day. */
export const noMoment: TypedMoment = { date: null, time: '17:00', choice: null };

/** Loads the arithmetic of zones (Temporal), which only an expiry needs. */
export const loadExpiry = () => import('../../../domain/conference/expiry.ts');

/** `YYYY-MM-DDTHH:mm` as the fields say it; without a date or time no such text. */
export function localOf(values: Pick<TypedMoment, 'date' | 'time'>): string {
  return `${values.date ?? ''}T${values.time}`;
}
