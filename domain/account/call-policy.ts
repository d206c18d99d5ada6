import * as z from 'zod/mini';

/** How an account's calls go; the operator sets it. */
export const callPolicySchema = z.object({
  /**
   * Participants hear music whenever no leader is in: before the first, and again after the last has
   * left, where the call does not end then.
   */
  waitForLeader: z.boolean(),
  /** The call ends for everybody when the last leader leaves. */
  endOnLeaderExit: z.boolean(),
  /**
   * On which numbers the account's codes work: on any of the provider's, or on its own alone; absent:
   * any.
   */
  dialInNumbers: z.optional(z.enum(['any', 'own'])),
});
export type CallPolicy = z.infer<typeof callPolicySchema>;

/** "The conference starts as soon as you are in", as the information email tells the leader. */
export const DEFAULT_CALL_POLICY: CallPolicy = { waitForLeader: true, endOnLeaderExit: false };
