import type { Account } from '../../../domain/account/account.ts';
import { editionOf } from '../../../domain/conference/edition.ts';
import { useAccount } from './account-context.tsx';

/** Every row of a list asks; an account that is read anew is another object. */
const editions = new WeakMap<Account, string>();

/** What information emails should say of the account as it is now. */
export function useEdition(): string {
  const { account } = useAccount();
  const known = editions.get(account);
  if (known !== undefined) return known;
  const edition = editionOf(account);
  editions.set(account, edition);
  return edition;
}
