import type { Conference, ConferenceEmail } from './conference.ts';
import { isExpired } from './expiry-state.ts';
import { type OutdatedReason, outdatedReasons } from './informed.ts';

/**
 * What a conference tells of the newest Save's email, from what is stored. The server does not write that an email is
 * on its way where all else is as it was: the one before has arrived, at the same address.
 */
export function emailNow({
  email,
  saveId,
  adminEmail,
  savedAt: at,
  ...codes
}: Omit<Conference, 'id'>): ConferenceEmail | null {
  const isBefore = email?.state === 'sent' && email.saveId !== saveId && email.to === adminEmail;
  if (!isBefore || codes.codesVersion < codes.codesWanted) return email;
  return { state: 'queued', saveId, to: adminEmail, at, failure: null, detail: null };
}

/** What the list and the panel show of a Save's email. */
export type DeliveryState = 'generating' | 'sending' | 'waiting' | 'sent' | 'failed';

/**
 * The state of the newest Save's email. The server's `email` belongs to one saveId; until it names
 * the newest one, the functions have not seen that Save yet.
 */
export function deliveryState(conference: Pick<Conference, 'saveId' | 'email'>): DeliveryState {
  const { email, saveId } = conference;
  if (email === null || email.saveId !== saveId) return 'generating';
  return email.state === 'queued' ? 'sending' : email.state;
}

/**
 * Why the email that a conference's leader has is out of date, as the list shows it: nothing while one
 * is on its way, and for a conference that has expired, whose codes admit no one.
 *
 * @param edition the account's present one (`editionOf`).
 */
export function shownAsOutdated(
  conference: Conference,
  edition: string,
  now: Date,
): readonly OutdatedReason[] {
  const state = deliveryState(conference);
  const hasEnd = state === 'sent' || state === 'failed';
  return hasEnd && !isExpired(conference, now) ? outdatedReasons(conference, edition) : [];
}
