import type { MenuOption } from '../../../domain/account/account.ts';
import type { Operator } from '../connect.ts';
import { type ChangedAccount, updateAccount } from './update-account.ts';

/** Replaces the keys that the account's bridge offers during a call. */
export function setMenu(
  operator: Pick<Operator, 'db'>,
  accountId: string,
  menu: readonly MenuOption[],
): Promise<ChangedAccount> {
  return updateAccount(operator, accountId, () => ({ menu: [...menu] }));
}
