import type { DialInNumber } from '../../../domain/account/account.ts';
import type { Operator } from '../connect.ts';
import { type ChangedAccount, updateAccount } from './update-account.ts';

/** Replaces the account's dial-in numbers; the order given is the order in emails. */
export function setDialInNumbers(
  operator: Pick<Operator, 'db'>,
  accountId: string,
  dialInNumbers: DialInNumber[],
): Promise<ChangedAccount> {
  return updateAccount(operator, accountId, () => ({ dialInNumbers }));
}
