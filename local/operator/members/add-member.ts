import { randomUUID } from 'node:crypto';
import { Timestamp } from 'firebase-admin/firestore';
import {
  type Member,
  memberSchema,
  type Role,
  roleSchema,
} from '../../../domain/account/account.ts';
import { passwordStanding } from '../../../domain/account/whose-sign-in.ts';
import { adminEmailSchema } from '../../../domain/conference/admin-email.ts';
import { paths } from '../../../domain/paths.ts';
import {
  type Displaced,
  look,
  type SettledSignIn,
  settleSignIn,
} from '../../../domain/account/settle-sign-in.ts';
import { Problem } from '../../support/problem.ts';
import { staffEntry } from '../activity.ts';
import type { Operator } from '../connect.ts';
import { accountIdSchema, validate } from '../validate.ts';

export interface AddedMember {
  readonly member: Member;
  /** True when nobody signed in with this address before. */
  readonly isNewUser: boolean;
  /** What was done to another one's sign-in that had the address. */
  readonly displaced: Displaced | null;
  /** That they can sign in only once they have chosen a password. */
  readonly needsPassword: boolean;
}

/**
 * Lets a person into an account, or changes their role there. Finds or makes their sign-in, and deals
 * with whoever else has the address, as an invitation does (domain/account/settle-sign-in.ts); without a
 * password they choose one through a link (`makePasswordLink`).
 *
 * @param password  of a sign-in that is made, for demonstration and test data only: the operator
 *   vouches for the address
 * @throws Problem when there is no such account, a value is not valid, or a sign-in that has the
 *   address is neither to be trusted with it nor to be replaced
 */
export async function addMember(
  operator: Operator,
  accountId: string,
  person: { readonly email: string; readonly role: Role; readonly password?: string },
): Promise<AddedMember> {
  validate(accountIdSchema, accountId, 'The account id');
  const address = adminEmailSchema.safeParse(person.email);
  if (!address.success) throw new Problem(`"${person.email}" is not one email address.`);
  const email = address.data.toLowerCase();
  const role = validate(roleSchema, person.role, 'The role');
  const account = await operator.db.doc(paths.account(accountId)).get();
  if (!account.exists) throw new Problem(`There is no account "${accountId}".`);

  const settled = await settleSignIn(operator.auth, email, {
    onFile: (uid) => addressesOnFile(operator, uid),
    uuid: randomUUID,
    ...(person.password === undefined ? {} : { password: person.password }),
  });
  if ('refused' in settled) throw new Problem(explainRefusal(email, settled.refused));
  const { uid, isNew, displaced } = settled;
  const member = memberSchema.parse({ uid, email, role });
  const ref = operator.db.doc(paths.member(accountId, uid));
  const before = memberSchema.safeParse((await ref.get()).data()).data?.role;
  const batch = operator.db.batch().set(ref, member);
  if (before !== role) {
    const kind = before === undefined ? 'memberAdded' : 'memberRoleChanged';
    const entry = staffEntry(operator, accountId, kind, member);
    batch.set(entry.reference, displaced === null ? entry.data : { ...entry.data, displaced });
  }
  await batch.commit();
  const standing = passwordStanding(await look(operator.auth, uid), email);
  return { member, isNewUser: isNew, displaced, needsPassword: standing === 'none' };
}

/** The addresses of all member documents with this uid, also of who was just taken out; newest first. */
async function addressesOnFile({ db }: Operator, uid: string): Promise<string[]> {
  const { docs } = await db.collectionGroup('members').where('uid', '==', uid).get();
  const changedAt = (value: unknown) => (value instanceof Timestamp ? value.toMillis() : 0);
  return docs
    .map((doc) => ({ email: String(doc.get('email')), at: changedAt(doc.get('changedAt')) }))
    .sort((one, other) => other.at - one.at)
    .map(({ email }) => email);
}

type Refusal = Extract<SettledSignIn, { readonly refused: unknown }>['refused'];

function explainRefusal(email: string, refusal: Refusal): string {
  const reasons: Readonly<Record<Refusal, string>> = {
    invalid: 'Authentication does not take this address.',
    unproved:
      'A member signs in with this address and has not proved that the mailbox is theirs. Have them choose a new password with "Forgot your password?" on the sign-in page, which proves it; then add them again.',
    disabled:
      'A sign-in that is disabled has this address and has not proved it. Enable or delete it in Authentication; then add them again.',
    held: 'The sign-in of another member has taken this address without proving it, and its own is taken by now. Give it another one in Authentication; then add them again.',
  };
  return `${email} was not added, and nothing was changed. ${reasons[refusal]}`;
}

/** What was done to another one's sign-in, for the terminal. */
export function describeDisplaced(email: string, displaced: Displaced): string {
  return displaced === 'replaced'
    ? `Somebody had signed up with ${email} without proving it; that sign-in was deleted.`
    : `The sign-in of another member had taken ${email} without proving it; it has its former address again.`;
}
