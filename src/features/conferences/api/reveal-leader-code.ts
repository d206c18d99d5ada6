import { getDoc, serverTimestamp } from 'firebase/firestore/lite';
import { collections, parseLeaderCode } from '../../../firebase/collections.ts';
import { database } from '../../../firebase/database.ts';
import { overwrite } from '../../../firebase/overwrite.ts';
import { withTimeout } from '../../../firebase/problem.ts';

const PATIENCE_MS = 10_000;

/**
 * Reads a leader code because an administrator asked to see or copy it. That they asked is written
 * down first, for the activity log; the rules show no code without it. Never cached: the code leaves
 * memory with the component that shows it (docs/codes.md, "Reading a leader code").
 *
 * @returns digits without spaces, or null while none has been allotted.
 * @throws FirebaseError `permission-denied` for anybody but an administrator.
 */
export async function revealLeaderCode(
  accountId: string,
  conferenceId: string,
  uid: string,
): Promise<string | null> {
  const ask = async () => {
    const question = collections.reveal(database, accountId, conferenceId, uid);
    // Each look is a look of its own: two at a time say the same, and either lets both read.
    await overwrite(question, { at: serverTimestamp() });
    return getDoc(collections.conferenceCodes(database, accountId, conferenceId));
  };
  const snapshot = await withTimeout(ask(), PATIENCE_MS);
  return parseLeaderCode(snapshot.data());
}
