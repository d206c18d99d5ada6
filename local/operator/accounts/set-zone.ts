import type { Operator } from '../connect.ts';
import { type ChangedAccount, updateAccount } from './update-account.ts';

/** Gives an account another time zone. Expiries stay at the same moments. */
export function setZone(
  operator: Pick<Operator, 'db'>,
  accountId: string,
  timeZone: string,
): Promise<ChangedAccount> {
  return updateAccount(operator, accountId, () => ({ timeZone }));
}
