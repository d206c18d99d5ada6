import type { Account } from '../../../domain/account/account.ts';
import { type CallPolicy, DEFAULT_CALL_POLICY } from '../../../domain/account/call-policy.ts';
import type { Operator } from '../connect.ts';
import { type ChangedAccount, updateAccount } from './update-account.ts';

/** How an account's calls go, and how its members see who called. */
export type CallSettings = Partial<CallPolicy> & Pick<Account, 'callerNumbers'>;

/** Changes how an account's calls go; what is not named stays as it is. */
export function setCalls(
  operator: Pick<Operator, 'db'>,
  accountId: string,
  { callerNumbers, ...policy }: CallSettings,
): Promise<ChangedAccount> {
  return updateAccount(operator, accountId, ({ callPolicy = DEFAULT_CALL_POLICY }) => ({
    ...(Object.keys(policy).length > 0 ? { callPolicy: { ...callPolicy, ...policy } } : {}),
    ...(callerNumbers === undefined ? {} : { callerNumbers }),
  }));
}
