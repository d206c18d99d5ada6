import type { Account, DialInNumber } from '../../../domain/account/account.ts';
import type { Operator } from '../connect.ts';
import { updateAccount } from './update-account.ts';

/** Replaces the account's dial-in numbers; the order given is the order in emails. */
export function setDialInNumbers(
  operator: Operator,
  accountId: string,
  dialInNumbers: DialInNumber[],
): Promise<Account> {
  return updateAccount(operator, accountId, () => ({ dialInNumbers }));
}
