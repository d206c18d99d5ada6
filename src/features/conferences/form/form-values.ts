import type { Account } from '../../../../domain/account/account.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { languageOf } from '../../../../domain/language.ts';
import { localDateTime, resolveLocalDateTime } from '../../../../domain/time/local-time.ts';
import { noMoment } from '../../../components/dates/typed-moment.ts';
import type { ConferenceFormValues } from './form-fields.ts';

/**
 * What a new conference begins with: the account's language, and that it never expires. The time waits
 * for the box to be unchecked.
 */
export function emptyValues({ language }: Pick<Account, 'language'>): ConferenceFormValues {
  return { tag: '', adminEmail: '', language, neverExpires: true, ...noMoment };
}

/** A stored conference as the form shows it, on the account's clock and in its language unless it has its own. */
export function valuesOf(
  conference: Pick<Conference, 'tag' | 'adminEmail' | 'expiresAt' | 'language'>,
  account: Pick<Account, 'timeZone' | 'language'>,
): ConferenceFormValues {
  const { tag, adminEmail, expiresAt } = conference;
  const { timeZone } = account;
  const language = languageOf(conference, account);
  if (expiresAt === null) return { ...emptyValues({ language }), tag, adminEmail };
  const local = localDateTime(expiresAt, timeZone);
  const [date = '', time = ''] = local.split('T');
  const meaning = resolveLocalDateTime(local, timeZone);
  // Nearer to the later of the two: seconds are not shown and may be stored.
  const choice =
    meaning.kind !== 'doubled' ? null : expiresAt >= meaning.later ? 'later' : 'earlier';
  return { tag, adminEmail, language, neverExpires: false, date, time, choice };
}

/**
 * A stored conference with the address that the Cloud PBX has of its user, where the two differ and
 * nobody has said which holds; otherwise as it is.
 */
export function movedValues(
  conference: Parameters<typeof valuesOf>[0] & Pick<Conference, 'directory'>,
  account: Parameters<typeof valuesOf>[1],
): ConferenceFormValues {
  const { directory } = conference;
  const values = valuesOf(conference, account);
  if (directory === null || directory.isSettled) return values;
  return { ...values, adminEmail: directory.email };
}

/** Whether two states of the form would be saved as the same; hidden fields do not count. */
export function sameValues(a: ConferenceFormValues, b: ConferenceFormValues): boolean {
  return (
    a.tag === b.tag &&
    a.adminEmail === b.adminEmail &&
    a.language === b.language &&
    sameExpiry(a, b)
  );
}

export function sameExpiry(a: ConferenceFormValues, b: ConferenceFormValues): boolean {
  if (a.neverExpires || b.neverExpires) return a.neverExpires === b.neverExpires;
  return a.date === b.date && a.time === b.time && a.choice === b.choice;
}
