/** The states of a mail in the Trigger Email contract; absent before anybody has looked at it. */
export type DeliveryState = 'PENDING' | 'PROCESSING' | 'SUCCESS' | 'ERROR' | 'RETRY';

/** The contract's words for an attempt that died; domain/delivery knows it by them. */
export const LEASE_EXPIRED = 'Error: Message processing lease expired.';

/**
 * So long one attempt owns a mail. Whoever finds a lease that ran out takes the attempt for dead;
 * all time-outs of a sending together stay below it.
 */
export const LEASE_MILLISECONDS = 60_000;

/** What a mailer does with a mail in the state in which it finds it. */
export type Step = 'claim' | 'abandon' | 'wait' | 'none';

/**
 * One step of the state machine: (none) or PENDING or RETRY is claimed, a PROCESSING whose lease ran
 * out is given up (it may have been sent: sending again would be a second email), one that still
 * runs is waited for, and what has ended is left alone.
 *
 * @param leaseExpiresAt end of the lease; null where there is none, which counts as run out.
 */
export function nextStep(state: unknown, leaseExpiresAt: Date | null, now: Date): Step {
  switch (state) {
    case undefined:
    case null:
    case 'PENDING':
    case 'RETRY':
      return 'claim';
    case 'PROCESSING':
      return leaseExpiresAt === null || leaseExpiresAt.getTime() <= now.getTime()
        ? 'abandon'
        : 'wait';
    default:
      return 'none';
  }
}

const TTL_UNITS = ['hour', 'day', 'week', 'month', 'year'] as const;

/**
 * When a mail may be deleted (`delivery.expireAt`, for a TTL policy).
 *
 * @param type TTL_EXPIRE_TYPE: one of hour, day, week, month, year; anything else means never.
 * @param value TTL_EXPIRE_VALUE: how many of those; below 1 means never.
 * @returns null for never.
 */
export function expiryOf(type: string, value: number, now: Date): Date | null {
  const unit = TTL_UNITS.find((known) => known === type.toLowerCase());
  if (unit === undefined || value < 1) return null;
  const at = new Date(now);
  switch (unit) {
    case 'hour':
      at.setUTCHours(at.getUTCHours() + value);
      break;
    case 'day':
      at.setUTCDate(at.getUTCDate() + value);
      break;
    case 'week':
      at.setUTCDate(at.getUTCDate() + 7 * value);
      break;
    case 'month':
      at.setUTCMonth(at.getUTCMonth() + value);
      break;
    case 'year':
      at.setUTCFullYear(at.getUTCFullYear() + value);
      break;
  }
  return at;
}
