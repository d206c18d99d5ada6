import {
  type Account,
  accountSchema,
  type StoredAccount,
  storedAccountSchema,
} from '../../../domain/account/account.ts';
import { editionChanges, editionOf } from '../../../domain/conference/edition.ts';
import { paths } from '../../../domain/paths.ts';
import { Problem } from '../../support/problem.ts';
import { staffEntry } from '../activity.ts';
import type { Operator } from '../connect.ts';
import { accountIdSchema, validate } from '../validate.ts';
import { countOutdated } from './count-outdated.ts';

/** An account after a change. */
export interface ChangedAccount {
  readonly account: StoredAccount;
  /**
   * How many active conferences have an email that says otherwise; null where nothing has changed of
   * what emails say.
   */
  readonly outdated: number | null;
}

/**
 * Changes an account in a transaction, so that two operators do not undo each other, and tells its
 * activity log; where it changes what information emails say, with how many are out of date by it.
 *
 * @param change  makes the fields to replace from the account as it is
 * @throws Problem when there is no such account or what comes out is not valid
 */
export async function updateAccount(
  { db }: Pick<Operator, 'db'>,
  accountId: string,
  change: (account: StoredAccount) => Partial<Account>,
): Promise<ChangedAccount> {
  validate(accountIdSchema, accountId, 'The account id');
  const ref = db.doc(paths.account(accountId));
  const entry = staffEntry({ db }, accountId, 'profileChanged', null);
  return db.runTransaction(async (transaction) => {
    const snapshot = await transaction.get(ref);
    if (!snapshot.exists) throw new Problem(`There is no account "${accountId}".`);
    const account = validate(storedAccountSchema, snapshot.data(), `The account "${accountId}"`);
    const changes = change(account);
    const changed = validate(accountSchema, { ...account, ...changes }, 'The change');
    const edition = editionOf(changed);
    const parts = editionChanges(editionOf(account), edition);
    const outdated =
      parts.length === 0 ? null : await countOutdated({ db }, accountId, edition, new Date());
    transaction
      .update(ref, changes)
      .set(
        entry.reference,
        outdated === null
          ? entry.data
          : { ...entry.data, kind: 'informationChanged', information: { parts, outdated } },
      );
    const unknownTimeZone = changes.timeZone === undefined ? account.unknownTimeZone : null;
    return { account: { ...changed, unknownTimeZone }, outdated };
  });
}
