import type { Conference } from './conference.ts';

/** Whether the previous participant code still admits callers beside the present one. */
export function isOverlapping(
  conference: Pick<Conference, 'previousParticipantCode'>,
  now: Date,
): boolean {
  const { previousParticipantCode: previous } = conference;
  return previous !== null && previous.until.getTime() > now.getTime();
}

/** Whether new codes were asked for that the server has not allotted yet. */
export function isRenewing(conference: Pick<Conference, 'codesWanted' | 'codesVersion'>): boolean {
  return conference.codesVersion > 0 && conference.codesVersion < conference.codesWanted;
}

/** So many days at most a participant code goes on beside the new one (`isOverlapEnd` in firestore.rules, too). */
export const OVERLAP_MAX_DAYS = 365;

/** The latest moment until which a participant code may go on when new codes are asked for. */
export function latestOverlapEnd(now: Date): Date {
  return new Date(now.getTime() + OVERLAP_MAX_DAYS * 24 * 3_600_000);
}
