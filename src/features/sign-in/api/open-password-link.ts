import { getDoc, serverTimestamp, type Firestore } from 'firebase/firestore/lite';
import { askServer, sleep } from '../../../firebase/questions/ask-server.ts';
import {
  collections,
  parsePasswordAnswer,
  parsePasswordLink,
} from '../../../firebase/collections.ts';
import { withTimeout } from '../../../firebase/problem.ts';

const PATIENCE_MS = 10_000;
/** After so long the rules let a question be asked anew. */
const ASK_AGAIN_MS = 2_000;

export { NoAnswerError } from '../../../firebase/questions/ask-server.ts';

/** What a link to choose a password is good for. */
export type OpenedLink =
  /** `code` is Firebase's, with which the password is set. */
  | { readonly state: 'open'; readonly email: string; readonly code: string }
  /** Whose it was is not known of a link of which nothing is kept. */
  | { readonly state: 'chosen' | 'ended' | 'gone'; readonly email: string | null };

/**
 * Asks the server for what an emailed link to choose a first password is good for.
 *
 * @param token  the link's
 * @param isGood  whether a code of Firebase still lets a password be set
 * @param pause  as in `askServer`.
 * @throws NoAnswerError, TimeoutError or a FirebaseError when the server cannot be asked.
 */
export async function openPasswordLink(
  db: Firestore,
  token: string,
  now: Date,
  isGood: (code: string) => Promise<boolean>,
  pause: (milliseconds: number) => Promise<void> = sleep,
): Promise<OpenedLink> {
  const stored = await withTimeout(getDoc(collections.passwordLink(db, token)), PATIENCE_MS);
  const link = parsePasswordLink(stored.data());
  if (link === null) return { state: 'ended', email: null };
  const { email } = link;
  if (link.expireAt <= now) return { state: 'ended', email };
  const ask = () =>
    askServer(
      collections.passwordAsk(db, token),
      { askedAt: serverTimestamp() },
      parsePasswordAnswer,
      pause,
    );
  let answer = await ask();
  // Who is faster than one may ask again gets the last answer, whose code may be used by now.
  if (answer.standing === 'none' && !(await isGood(answer.code))) {
    await pause(ASK_AGAIN_MS);
    answer = await ask();
  }
  return answer.standing === 'none'
    ? { state: 'open', email, code: answer.code }
    : { state: answer.standing, email };
}
