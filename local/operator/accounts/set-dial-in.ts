import type { DialInNumber, StoredAccount } from '../../../domain/account/account.ts';
import type { Operator } from '../connect.ts';
import { updateAccount } from './update-account.ts';

/** Replaces the account's dial-in numbers; the order given is the order in emails. */
export function setDialInNumbers(
  operator: Pick<Operator, 'db'>,
  accountId: string,
  dialInNumbers: DialInNumber[],
): Promise<StoredAccount> {
  return updateAccount(operator, accountId, () => ({ dialInNumbers }));
}
