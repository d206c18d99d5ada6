import { type DocumentData, type DocumentReference, FieldValue } from 'firebase-admin/firestore';
import type { Member } from '../../domain/account/account.ts';
import type { ActivityKind } from '../../domain/account/activity.ts';
import { paths } from '../../domain/paths.ts';
import type { Operator } from './connect.ts';

/** An entry of an account's activity log, for the commit that does what it tells. */
export interface Entry {
  readonly reference: DocumentReference;
  readonly data: DocumentData;
}

/**
 * An entry about something that the provider's staff does: by nobody of the account. Write it with
 * `set`; its id is drawn here, so that a commit which is made again after its answer was lost does
 * not tell the same thing twice.
 *
 * @param member  whom it is about; null for what concerns the Profile
 */
export function staffEntry(
  { db }: Pick<Operator, 'db'>,
  accountId: string,
  kind: ActivityKind,
  member: Pick<Member, 'email' | 'role'> | null,
): Entry {
  return {
    reference: db.collection(paths.activity(accountId)).doc(),
    data: {
      kind,
      at: FieldValue.serverTimestamp(),
      by: null,
      conferenceId: null,
      tag: null,
      ...(member === null ? {} : { member: { email: member.email, role: member.role } }),
    },
  };
}
