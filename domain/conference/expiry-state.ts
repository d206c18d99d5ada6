import type { Conference } from './conference.ts';

/** Expiry is decided when it is asked for, never by a schedule. The moment itself is expired. */
export function isExpired(conference: Pick<Conference, 'expiresAt'>, now: Date): boolean {
  return conference.expiresAt !== null && conference.expiresAt.getTime() <= now.getTime();
}

/** A conference that expires within so many days is worth noticing. */
export const EXPIRING_WITHIN_DAYS = 30;

/** The end of the time in which a conference counts as expiring soon. */
export function soonEnds(now: Date): Date {
  return new Date(now.getTime() + EXPIRING_WITHIN_DAYS * 24 * 3_600_000);
}

/** How a conference stands to its expiry at a moment. */
export type ExpiryState = 'never' | 'later' | 'soon' | 'expired';

export function expiryState(conference: Pick<Conference, 'expiresAt'>, now: Date): ExpiryState {
  if (conference.expiresAt === null) return 'never';
  if (isExpired(conference, now)) return 'expired';
  return conference.expiresAt.getTime() <= soonEnds(now).getTime() ? 'soon' : 'later';
}
