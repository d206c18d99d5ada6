import { FieldValue } from 'firebase-admin/firestore';
import { type CallCheck, callCheckSchema } from '../../../domain/bridge/call-check.ts';
import { paths } from '../../../domain/paths.ts';
import { untilDone, type WaitManner } from '../../support/until-done.ts';
import type { Operator } from '../connect.ts';

const PATIENCE_MS = 60_000;

/**
 * Has the server say whether a call to a conference would work: only the functions know under which key
 * codes are kept. The question stands where administrators put theirs.
 *
 * @throws Problem when no answer comes.
 */
export async function askCallCheck(
  { db }: Pick<Operator, 'db'>,
  accountId: string,
  conferenceId: string,
  manner: Omit<WaitManner, 'advice' | 'patienceMs'> = {},
): Promise<CallCheck> {
  const question = db.doc(paths.callCheck(accountId, conferenceId));
  await question.set({ askedAt: FieldValue.serverTimestamp(), askedBy: null });
  return untilDone(
    { patienceMs: PATIENCE_MS, advice: 'see whether the functions run', ...manner },
    'the answer of the functions',
    async () => {
      const answer = (await question.get()).get('answer') as unknown;
      return answer === undefined ? {} : { done: callCheckSchema.parse(answer) };
    },
  );
}
