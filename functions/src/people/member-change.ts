import { type DocumentData, Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import { REMOVED, roleSchema, type Role } from '../../../domain/account/account.ts';

/** What an administrator did to a member, or a member to themselves, as history. */
export interface MemberChange {
  readonly accountId: string;
  readonly uid: string;
  readonly email: string;
  readonly before: Role;
  readonly after: Role | typeof REMOVED;
  readonly changedAt: Timestamp;
  readonly changedBy: string;
}

const beforeSchema = z.object({ role: roleSchema, changedAt: z.unknown().optional() });
const afterSchema = z.object({
  email: z.string(),
  role: z.union([roleSchema, z.literal(REMOVED)]),
  changedAt: z.instanceof(Timestamp),
  changedBy: z.string().min(1),
});

/**
 * Reads off the two states of an event what was done to a member. Whoever lets the rules change a
 * role moves `changedAt`; whoever writes something else there (the end of a delivery), or past the
 * rules as operators do, leaves it.
 *
 * @returns null where nobody's role was changed.
 */
export function readMemberChange(
  ids: Pick<MemberChange, 'accountId' | 'uid'>,
  before: DocumentData | undefined,
  after: DocumentData | undefined,
): MemberChange | null {
  const was = beforeSchema.safeParse(before).data;
  const is = afterSchema.safeParse(after).data;
  if (was === undefined || is === undefined || was.role === is.role) return null;
  if (was.changedAt instanceof Timestamp && was.changedAt.isEqual(is.changedAt)) return null;
  const { email, role, changedAt, changedBy } = is;
  return { ...ids, email, before: was.role, after: role, changedAt, changedBy };
}
