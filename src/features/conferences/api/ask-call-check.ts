import { serverTimestamp, type Firestore } from 'firebase/firestore/lite';
import type { CallCheck } from '../../../../domain/bridge/call-check.ts';
import { askServer } from '../../../firebase/questions/ask-server.ts';
import { collections, parseCallCheck } from '../../../firebase/collections.ts';

export { NoAnswerError } from '../../../firebase/questions/ask-server.ts';

/**
 * Asks the server whether a call to a conference would work, and waits for the answer (docs/bridge.md,
 * "Would a call work?"). Where somebody has just asked, another administrator or a first click, that
 * question's answer is as good and is the one that comes.
 *
 * @param pause  waits for so many milliseconds.
 * @throws NoAnswerError when none comes; TimeoutError; a FirebaseError, `permission-denied` for anybody but
 *   an administrator.
 */
export function askCallCheck(
  db: Firestore,
  request: { readonly accountId: string; readonly conferenceId: string; readonly uid: string },
  pause?: (milliseconds: number) => Promise<void>,
): Promise<CallCheck> {
  const { accountId, conferenceId, uid } = request;
  const question = collections.callCheck(db, accountId, conferenceId);
  const fields = { askedAt: serverTimestamp(), askedBy: uid };
  return askServer(question, fields, parseCallCheck, pause);
}
