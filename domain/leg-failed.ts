import * as z from 'zod/mini';

/** Why somebody who was let in did not get into the conference. */
export const legFailedReasonSchema = z.enum(['locked', 'full', 'hungUp', 'error']);
export type LegFailedReason = z.infer<typeof legFailedReasonSchema>;

/** How many did not, by reason; absent: none. */
export type FailedCounts = Readonly<Partial<Record<LegFailedReason, number>>>;

export const failedCountsSchema = z.partialRecord(
  legFailedReasonSchema,
  z.int().check(z.positive()),
);
