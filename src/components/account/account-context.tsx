import { createContext, useContext } from 'react';
import type { Membership } from '../../firebase/accounts/accounts.ts';

/** The account whose pages are shown, the person's role in it, and who that person is. */
export interface CurrentAccount extends Membership {
  readonly uid: string;
}

export const AccountContext = createContext<CurrentAccount | null>(null);

/** @throws Error outside of an account's pages. */
export function useAccount(): CurrentAccount {
  const account = useContext(AccountContext);
  if (account === null) throw new Error('useAccount needs an account’s frame above it');
  return account;
}
