import * as z from 'zod/mini';

/** How an account's calls go; the operator sets it. */
export const callPolicySchema = z.object({
  /** Participants hear music until a leader is in. */
  waitForLeader: z.boolean(),
  /** The call ends for everybody when the last leader hangs up. */
  endOnLeaderExit: z.boolean(),
});
export type CallPolicy = z.infer<typeof callPolicySchema>;

/** "The conference starts as soon as you are in", as the information email tells the leader. */
export const DEFAULT_CALL_POLICY: CallPolicy = { waitForLeader: true, endOnLeaderExit: false };
