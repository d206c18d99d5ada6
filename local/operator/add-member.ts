import { type Member, memberSchema, type Role, roleSchema } from '../../domain/account.ts';
import { adminEmailSchema } from '../../domain/conference.ts';
import { paths } from '../../domain/paths.ts';
import { Problem } from '../problem.ts';
import type { Operator } from './connect.ts';
import { findUser } from './find-user.ts';
import { validate } from './validate.ts';

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
  const email = validate(adminEmailSchema, person.email, `"${person.email}"`).toLowerCase();
  const role = validate(roleSchema, person.role, 'The role');
  const account = await operator.db.doc(paths.account(accountId)).get();
  if (!account.exists) throw new Problem(`There is no account "${accountId}".`);

  const existing = await findUser(operator, email);
  const { password } = person;
  const user =
    existing ??
    (await operator.auth.createUser({ email, ...(password === undefined ? {} : { password }) }));
  const member = memberSchema.parse({ uid: user.uid, email, role });
  await operator.db.doc(paths.member(accountId, user.uid)).set(member);
  return { member, isNewUser: existing === null };
}
