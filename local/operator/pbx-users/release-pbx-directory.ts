import type { Operator } from '../connect.ts';
import { type ChangedAccount, updateAccount } from '../accounts/update-account.ts';

/** Hands the directory of Cloud PBX users back to the account's administrators, as it is. */
export function releasePbxDirectory(
  operator: Pick<Operator, 'db'>,
  accountId: string,
): Promise<ChangedAccount> {
  return updateAccount(operator, accountId, () => ({ pbxDirectory: 'account' }));
}
