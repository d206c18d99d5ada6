import {
  type Account,
  accountSchema,
  type StoredAccount,
  storedAccountSchema,
} from '../../../domain/account/account.ts';
import { paths } from '../../../domain/paths.ts';
import { Problem } from '../../support/problem.ts';
import { staffEntry } from '../activity.ts';
import type { Operator } from '../connect.ts';
import { accountIdSchema, validate } from '../validate.ts';

/**
 * Changes an account in a transaction, so that two operators do not undo each other, and tells its
 * activity log.
 *
 * @param change  makes the fields to replace from the account as it is
 * @throws Problem when there is no such account or what comes out is not valid
 */
export async function updateAccount(
  { db }: Pick<Operator, 'db'>,
  accountId: string,
  change: (account: StoredAccount) => Partial<Account>,
): Promise<StoredAccount> {
  validate(accountIdSchema, accountId, 'The account id');
  const ref = db.doc(paths.account(accountId));
  const entry = staffEntry({ db }, accountId, 'profileChanged', null);
  return db.runTransaction(async (transaction) => {
    const snapshot = await transaction.get(ref);
    if (!snapshot.exists) throw new Problem(`There is no account "${accountId}".`);
    const account = validate(storedAccountSchema, snapshot.data(), `The account "${accountId}"`);
    const changes = change(account);
    const changed = validate(accountSchema, { ...account, ...changes }, 'The change');
    transaction.update(ref, changes).set(entry.reference, entry.data);
    const { unknownTimeZone } = account;
    return { ...changed, unknownTimeZone: changes.timeZone === undefined ? unknownTimeZone : null };
  });
}
