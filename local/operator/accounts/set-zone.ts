import type { StoredAccount } from '../../../domain/account/account.ts';
import type { Operator } from '../connect.ts';
import { updateAccount } from './update-account.ts';

/** Gives an account another time zone. Expiries stay at the same moments. */
export function setZone(
  operator: Pick<Operator, 'db'>,
  accountId: string,
  timeZone: string,
): Promise<StoredAccount> {
  return updateAccount(operator, accountId, () => ({ timeZone }));
}
