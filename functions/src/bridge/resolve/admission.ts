import { type DocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import * as z from 'zod/mini';
import { languageSchema } from '../../../../domain/account/account.ts';
import { callRoleSchema, menuKeySchema } from '../../../../domain/bridge/resolve.ts';
import { callPolicySchema } from '../../../../domain/account/call-policy.ts';

const time = z.nullable(z.instanceof(Timestamp));

/** The document of a code that can admit somebody, all of which the server writes. */
const admittingSchema = z.object({
  accountId: z.string(),
  conferenceId: z.string(),
  role: callRoleSchema,
  validUntil: time,
  admits: z.object({
    tag: z.string(),
    expiresAt: time,
    isServiceOn: z.boolean(),
    language: languageSchema,
    ...callPolicySchema.shape,
    // Codes of an earlier version say nothing of it.
    menu: z.catch(z.array(menuKeySchema), []),
  }),
});

/** Whom a code lets in where. */
export type Admission = Pick<
  z.infer<typeof admittingSchema>,
  'accountId' | 'conferenceId' | 'role'
> &
  Pick<
    z.infer<typeof admittingSchema>['admits'],
    'tag' | 'language' | 'waitForLeader' | 'endOnLeaderExit' | 'menu'
  > & {
    /** They let in on a number of their account's alone. */
    readonly isOnOwnNumbers: boolean;
  };

/**
 * Whom a code lets in at a moment, by its document alone.
 *
 * @returns null for a code that is unknown, retired or expired, whose conference is deleted, whose
 *   account lacks the service, or of which the document does not say all that is needed.
 */
export function readAdmission(snapshot: DocumentSnapshot, now: Date): Admission | null {
  const code = admittingSchema.safeParse(snapshot.data()).data;
  if (code === undefined) return null;
  const { accountId, conferenceId, role, validUntil, admits } = code;
  const { expiresAt, isServiceOn, dialInNumbers, ...said } = admits;
  const isValid = isAhead(validUntil, now) && isAhead(expiresAt, now);
  if (!isValid || !isServiceOn) return null;
  return { accountId, conferenceId, role, ...said, isOnOwnNumbers: dialInNumbers === 'own' };
}

function isAhead(until: Timestamp | null, now: Date): boolean {
  return until === null || until.toMillis() > now.getTime();
}
