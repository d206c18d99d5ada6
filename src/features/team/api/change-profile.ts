import { serverTimestamp, type Firestore } from 'firebase/firestore/lite';
import {
  storedAccountSchema,
  zoneOnFile,
  type Account,
} from '../../../../domain/account/account.ts';
import { collections } from '../../../firebase/collections.ts';
import { transact } from '../../../firebase/transact.ts';
import { ProfileChangedError } from './problems.ts';

/** What an administrator may change about the account. */
export type ProfileInput = Pick<Account, 'timeZone' | 'language'>;

/**
 * Changes the account's time zone and language.
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
    const onFile = { timeZone: zoneOnFile(stored), language: stored.language };
    // Also where an earlier try's answer was lost.
    if (same(onFile, input)) return;
    if (!same(onFile, base)) throw new ProfileChangedError(stored);
    tx.update(ref, {
      timeZone: input.timeZone,
      language: input.language,
      changedAt: serverTimestamp(),
      changedBy: uid,
    });
  });
}

function same(a: ProfileInput, b: ProfileInput): boolean {
  return a.timeZone === b.timeZone && a.language === b.language;
}
