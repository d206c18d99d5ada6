import {
  type Account,
  accountSchema,
  type StoredAccount,
} from '../../../domain/account/account.ts';
import { paths } from '../../../domain/paths.ts';
import { Problem } from '../../support/problem.ts';
import type { Operator } from '../connect.ts';
import { DEFAULT_MENU } from '../../../domain/account/default-menu.ts';
import { accountIdSchema, validate } from '../validate.ts';

export type NewAccount = Pick<Account, 'name' | 'timeZone' | 'language' | 'services'> &
  Partial<Pick<Account, 'dialInNumbers' | 'menu'>>;

/** gRPC's ALREADY_EXISTS, which a Firestore create answers with. */
const ALREADY_EXISTS = 6;

/**
 * Opens an account, with the usual menu and without dial-in numbers unless given.
 *
 * @throws Problem when the id is taken or a value is not valid
 */
export async function createAccount(
  { db }: Pick<Operator, 'db'>,
  accountId: string,
  account: NewAccount,
): Promise<StoredAccount> {
  const id = validate(accountIdSchema, accountId, 'The account id');
  const full = { dialInNumbers: [], menu: DEFAULT_MENU, ...account };
  const valid = validate(accountSchema, full, 'The account');
  try {
    await db.doc(paths.account(id)).create(valid);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === ALREADY_EXISTS) {
      throw new Problem(`There is an account "${id}" already.`);
    }
    throw error;
  }
  return { ...valid, unknownTimeZone: null };
}
