import { serverTimestamp, type Firestore } from 'firebase/firestore/lite';
import {
  storedAccountSchema,
  zoneOnFile,
  type Account,
  type StoredAccount,
} from '../../../../domain/account/account.ts';
import { collections } from '../../../firebase/collections.ts';
import { transact } from '../../../firebase/transact.ts';
import { ProfileChangedError } from './problems.ts';

/** What an administrator may change about the account. */
export interface ProfileInput extends Pick<Account, 'timeZone' | 'language'> {
  readonly expiryReminders: boolean;
  readonly callReceipts: boolean;
}

/** As it stands on an account, also a zone that is none, with what holds where nobody has decided. */
export function profileInput(account: StoredAccount): ProfileInput {
  const { language, expiryReminders = true, callReceipts = false } = account;
  return { timeZone: zoneOnFile(account), language, expiryReminders, callReceipts };
}

/**
 * Changes the account's time zone, its language and which emails its leaders get.
 *
 * @param base  what the form was filled from; a zone that is not known as it is on file.
 * @throws ProfileChangedError when another administrator was faster; TimeoutError or a FirebaseError.
 */
export async function changeProfile(
  db: Firestore,
  accountId: string,
  base: ProfileInput,
  input: ProfileInput,
  uid: string,
): Promise<void> {
  const ref = collections.account(db, accountId);
  await transact(db, async (tx) => {
    const stored = storedAccountSchema.parse((await tx.get(ref)).data());
    // Also where an earlier try's answer was lost.
    if (same(profileInput(stored), input)) return;
    if (!same(profileInput(stored), base)) throw new ProfileChangedError(stored);
    tx.update(ref, {
      timeZone: input.timeZone,
      language: input.language,
      expiryReminders: input.expiryReminders,
      callReceipts: input.callReceipts,
      changedAt: serverTimestamp(),
      changedBy: uid,
    });
  });
}

function same(a: ProfileInput, b: ProfileInput): boolean {
  return (
    a.timeZone === b.timeZone &&
    a.language === b.language &&
    a.expiryReminders === b.expiryReminders &&
    a.callReceipts === b.callReceipts
  );
}
