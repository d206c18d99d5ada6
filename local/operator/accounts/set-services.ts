import type { ServiceName } from '../../../domain/account/account.ts';
import type { Operator } from '../connect.ts';
import { type ChangedAccount, updateAccount } from './update-account.ts';

/** Switches services of an account's Profile on and off; those not named stay as they are. */
export function setServices(
  operator: Pick<Operator, 'db'>,
  accountId: string,
  switches: Partial<Record<ServiceName, boolean>>,
): Promise<ChangedAccount> {
  return updateAccount(operator, accountId, ({ services }) => ({
    services: { ...services, ...switches },
  }));
}
