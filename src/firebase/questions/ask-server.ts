import { getDoc, type DocumentData, type DocumentReference } from 'firebase/firestore/lite';
import { overwrite } from '../overwrite.ts';
import { problemOf, withTimeout } from '../problem.ts';

const PATIENCE_MS = 10_000;
/** The pauses before each look for the answer: soon at first, ever later, twenty seconds in all. */
const PAUSES_MS = [300, 400, 600, 800, 1000, 1500, 2000, 3000, 4000, 6400];

/** The question stands there, and the server has not answered it. */
export class NoAnswerError extends Error {
  override name = 'NoAnswerError';
}

/**
 * Writes a question that the server answers in the same document, and waits for the answer. The rules
 * let nobody ask while there is a question without an answer, or a fresh answer: then that one's answer
 * is as good, and is the one that comes.
 *
 * @param fields  the question, whole
 * @param answerIn  the answer in what is stored, or null while there is none
 * @param pause  waits for so many milliseconds.
 * @throws NoAnswerError when none comes; TimeoutError; a FirebaseError, `permission-denied` for who may
 *   not ask; what `answerIn` throws.
 */
export async function askServer<Answer>(
  question: DocumentReference,
  fields: DocumentData,
  answerIn: (data: DocumentData | undefined) => Answer | null,
  pause: (milliseconds: number) => Promise<void> = sleep,
): Promise<Answer> {
  const ask = async (): Promise<void> => {
    try {
      await overwrite(question, fields);
    } catch (error) {
      if (problemOf(error) !== 'denied' || !(await getDoc(question)).exists()) throw error;
    }
  };
  await withTimeout(ask(), PATIENCE_MS);
  for (const milliseconds of PAUSES_MS) {
    await pause(milliseconds);
    const found = await withTimeout(getDoc(question), PATIENCE_MS);
    const answer = answerIn(found.data());
    if (answer !== null) return answer;
  }
  throw new NoAnswerError();
}

/** Waits for so many milliseconds. */
export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
