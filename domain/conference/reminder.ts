const DAY_MS = 24 * 3_600_000;

/** A conference's admin is reminded so long before it expires. */
export const REMINDED_BEFORE_MS = 7 * DAY_MS;

/** Who was told so short a time before the expiry when it is need not be reminded. */
export const TOLD_LATELY_MS = 8 * DAY_MS;

/**
 * When the conference's admin is to be reminded of an expiry.
 *
 * @param expiresAt null: never.
 * @param setAt when that expiry was chosen; the email of that Save tells it.
 * @returns null where they are not.
 */
export function remindAt(expiresAt: Date | null, setAt: Date): Date | null {
  if (expiresAt === null || expiresAt.getTime() - setAt.getTime() < TOLD_LATELY_MS) return null;
  return new Date(expiresAt.getTime() - REMINDED_BEFORE_MS);
}
