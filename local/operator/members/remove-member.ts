import { memberSchema } from '../../../domain/account/account.ts';
import { paths } from '../../../domain/paths.ts';
import { Problem } from '../../support/problem.ts';
import { staffEntry } from '../activity.ts';
import type { Operator } from '../connect.ts';
import { findUser } from './find-user.ts';
import { accountIdSchema, validate } from '../validate.ts';

/**
 * Takes a person out of an account, which works at once: the member document is what the rules
 * look at. Their sign-in stays, for the other accounts they may be in.
 *
 * @throws Problem when they are not a member of it
 */
export async function removeMember(
  operator: Operator,
  accountId: string,
  email: string,
): Promise<void> {
  validate(accountIdSchema, accountId, 'The account id');
  const user = await findUser(operator, email);
  const ref = user === null ? null : operator.db.doc(paths.member(accountId, user.uid));
  const snapshot = await ref?.get();
  if (!snapshot?.exists) {
    throw new Problem(`${email} is not a member of the account "${accountId}".`);
  }
  const batch = operator.db.batch().delete(snapshot.ref);
  // Whom an administrator has just taken out is told to the log by the functions.
  const member = memberSchema.safeParse(snapshot.data()).data;
  if (member !== undefined) {
    const entry = staffEntry(operator, accountId, 'memberRemoved', member);
    batch.set(entry.reference, entry.data);
  }
  await batch.commit();
}
