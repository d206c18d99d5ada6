import { type DocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import { accountSchema, REMOVED, roleSchema } from '../../../domain/account/account.ts';
import { adminEmailSchema } from '../../../domain/conference/admin-email.ts';

/**
 * A wish to let somebody in. Checked although the rules have checked it, because the address becomes
 * a recipient.
 */
const invitationSchema = z.object({
  email: adminEmailSchema,
  role: roleSchema,
  invitedBy: z.string().min(1),
  /** That it may be fulfilled, and the address that who invited had then. The server's own. */
  permitted: z.object({ by: z.string() }).nullable().catch(null).default(null),
  /** What is being done to another one's sign-in that has the address. The server's own. */
  displaced: z.enum(['replaced', 'returned']).nullable().catch(null).default(null),
});
export type StoredInvitation = z.infer<typeof invitationSchema>;

/** A member document, also of somebody who was taken out and whom the server has not deleted yet. */
const storedMemberSchema = z.object({
  email: z.string(),
  role: z.union([roleSchema, z.literal(REMOVED)]),
  changedAt: z.instanceof(Timestamp).nullable().catch(null),
});
export type StoredMember = z.infer<typeof storedMemberSchema>;

/** What an email to a person says of the account. */
const accountNameSchema = z.object({
  name: accountSchema.shape.name,
  language: accountSchema.shape.language,
});
export type AccountName = z.infer<typeof accountNameSchema>;

/** What stands in an invitation, or null where that is not one. */
export function readInvitation(snapshot: DocumentSnapshot): StoredInvitation | null {
  return invitationSchema.safeParse(snapshot.data()).data ?? null;
}

/** As `readInvitation`, for `accounts/{a}/members/{uid}`. */
export function readStoredMember(snapshot: DocumentSnapshot): StoredMember | null {
  return storedMemberSchema.safeParse(snapshot.data()).data ?? null;
}

/** As `readInvitation`, for `accounts/{a}`. */
export function readAccountName(snapshot: DocumentSnapshot): AccountName | null {
  return accountNameSchema.safeParse(snapshot.data()).data ?? null;
}
