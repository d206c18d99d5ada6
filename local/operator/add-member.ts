import { randomUUID } from 'node:crypto';
import type { UserRecord } from 'firebase-admin/auth';
import {
  GIVEN_UID,
  type Member,
  memberSchema,
  type Role,
  roleSchema,
} from '../../domain/account.ts';
import { adminEmailSchema } from '../../domain/conference.ts';
import { paths } from '../../domain/paths.ts';
import { Problem } from '../problem.ts';
import { staffEntry } from './activity.ts';
import type { Operator } from './connect.ts';
import { findUser, isAuthError } from './find-user.ts';
import { accountIdSchema, validate } from './validate.ts';

export interface AddedMember {
  readonly member: Member;
  /** True when nobody signed in with this address before. */
  readonly isNewUser: boolean;
}

/**
 * Lets a person into an account, or changes their role there. Creates their sign-in if they have
 * none; without a password they choose one through a reset link.
 *
 * @param password  for demonstration and test data only
 * @throws Problem when there is no such account or a value is not valid
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

  const { uid, isNewUser } = await findOrCreateUser(operator, email, person.password);
  const member = memberSchema.parse({ uid, email, role });
  const ref = operator.db.doc(paths.member(accountId, uid));
  const before = memberSchema.safeParse((await ref.get()).data()).data?.role;
  const batch = operator.db.batch().set(ref, member);
  if (before !== role) {
    const kind = before === undefined ? 'memberAdded' : 'memberRoleChanged';
    const entry = staffEntry(operator, accountId, kind, member);
    batch.set(entry.reference, entry.data);
  }
  await batch.commit();
  return { member, isNewUser };
}

async function findOrCreateUser(
  operator: Operator,
  email: string,
  password: string | undefined,
): Promise<{ readonly uid: string; readonly isNewUser: boolean }> {
  const existing = await findUser(operator, email);
  if (existing !== null) {
    if (await isTrusted(operator, existing)) return { uid: existing.uid, isNewUser: false };
    await operator.auth.deleteUser(existing.uid);
  }
  try {
    const given = { uid: GIVEN_UID + randomUUID(), email };
    const user = await operator.auth.createUser(password ? { ...given, password } : given);
    return { uid: user.uid, isNewUser: true };
  } catch (error) {
    // Another operator was faster by a moment.
    const other = isAuthError(error, ['auth/email-already-exists'])
      ? await findUser(operator, email)
      : null;
    if (other === null) throw error;
    return { uid: other.uid, isNewUser: false };
  }
}

/**
 * Whether a sign-in is its owner's: proved, given by us, disabled by the provider, or a member
 * somewhere. Anybody can sign up with the address of another; such a sign-in is not let in.
 */
async function isTrusted({ db }: Operator, user: UserRecord): Promise<boolean> {
  if (user.emailVerified || user.disabled || user.uid.startsWith(GIVEN_UID)) return true;
  const memberships = db.collectionGroup('members').where('uid', '==', user.uid).limit(1);
  return !(await memberships.get()).empty;
}
