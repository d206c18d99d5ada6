import { getDoc, serverTimestamp, type Firestore } from 'firebase/firestore/lite';
import type { CallCheck } from '../../../../domain/bridge/call-check.ts';
import { collections, parseCallCheck } from '../../../firebase/collections.ts';
import { overwrite } from '../../../firebase/overwrite.ts';
import { problemOf, withTimeout } from '../../../firebase/problem.ts';

const PATIENCE_MS = 10_000;
/** The pauses before each look for the answer: soon at first, ever later, twenty seconds in all. */
const PAUSES_MS = [300, 400, 600, 800, 1000, 1500, 2000, 3000, 4000, 6400];

/** The question stands there, and the server has not answered it. */
export class NoAnswerError extends Error {
  override name = 'NoAnswerError';
}

/**
 * Asks the server whether a call to a conference would work, and waits for the answer (docs/bridge.md,
 * "Would a call work?"). Where somebody has just asked, another administrator or a first click, that
 * question's answer is as good and is the one that comes.
 *
 * @param pause  waits for so many milliseconds.
 * @throws NoAnswerError when none comes; TimeoutError; a FirebaseError, `permission-denied` for anybody but
 *   an administrator.
 */
export async function askCallCheck(
  db: Firestore,
  request: { readonly accountId: string; readonly conferenceId: string; readonly uid: string },
  pause: (milliseconds: number) => Promise<void> = sleep,
): Promise<CallCheck> {
  const { accountId, conferenceId, uid } = request;
  const question = collections.callCheck(db, accountId, conferenceId);
  const ask = async (): Promise<void> => {
    try {
      await overwrite(question, { askedAt: serverTimestamp(), askedBy: uid });
    } catch (error) {
      // The rules let nobody ask while there is a question without an answer, or a fresh answer.
      if (problemOf(error) !== 'denied' || !(await getDoc(question)).exists()) throw error;
    }
  };
  await withTimeout(ask(), PATIENCE_MS);
  for (const milliseconds of PAUSES_MS) {
    await pause(milliseconds);
    const found = await withTimeout(getDoc(question), PATIENCE_MS);
    const answer = parseCallCheck(found.data());
    if (answer !== null) return answer;
  }
  throw new NoAnswerError();
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
