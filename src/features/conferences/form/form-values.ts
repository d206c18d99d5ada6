import type { Conference } from '../../../../domain/conference/conference.ts';
import { localDateTime, resolveLocalDateTime } from '../../../../domain/time/local-time.ts';
import { noMoment } from '../../../components/dates/typed-moment.ts';
import type { ConferenceFormValues } from './form-fields.ts';

/** What a new conference begins with: it never expires. The time waits for the box to be unchecked. */
export const emptyValues: ConferenceFormValues = {
  tag: '',
  adminEmail: '',
  neverExpires: true,
  ...noMoment,
};

/** A stored conference as the form shows it, on the account's clock. */
export function valuesOf(
  conference: Pick<Conference, 'tag' | 'adminEmail' | 'expiresAt'>,
  timeZone: string,
): ConferenceFormValues {
  const { tag, adminEmail, expiresAt } = conference;
  if (expiresAt === null) return { ...emptyValues, tag, adminEmail };
  const local = localDateTime(expiresAt, timeZone);
  const [date = '', time = ''] = local.split('T');
  const meaning = resolveLocalDateTime(local, timeZone);
  // Nearer to the later of the two: seconds are not shown and may be stored.
  const choice =
    meaning.kind !== 'doubled' ? null : expiresAt >= meaning.later ? 'later' : 'earlier';
  return { tag, adminEmail, neverExpires: false, date, time, choice };
}

/** Whether two states of the form would be saved as the same; hidden fields do not count. */
export function sameValues(a: ConferenceFormValues, b: ConferenceFormValues): boolean {
  return a.tag === b.tag && a.adminEmail === b.adminEmail && sameExpiry(a, b);
}

export function sameExpiry(a: ConferenceFormValues, b: ConferenceFormValues): boolean {
  if (a.neverExpires || b.neverExpires) return a.neverExpires === b.neverExpires;
  return a.date === b.date && a.time === b.time && a.choice === b.choice;
}
