import { type Firestore, Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import type { PasswordAnswer } from '../../../domain/account/password-link.ts';
import { paths } from '../../../domain/paths.ts';
import { notAsRead } from '../stored/not-as-read.ts';
import type { SignIns } from './sign-ins.ts';

export interface PasswordAskDependencies {
  readonly signIns: Pick<SignIns, 'passwordStanding' | 'resetCode'>;
  readonly now: () => Date;
}

/** What became of a wish; the log says it. */
export type PasswordAskOutcome =
  PasswordAnswer['standing'] | 'nothingAsked' | 'linkEnded' | 'askedAnew';

/** So long an answer is kept. Firebase's code ends before. */
const KEPT_MS = 86_400_000;

const linkSchema = z.object({
  uid: z.string().min(1),
  email: z.string(),
  expireAt: z.instanceof(Timestamp),
});

/**
 * Answers who has followed the link to choose a first password: beside the question, with a code of
 * Firebase while the sign-in has no password, and with why there is none otherwise. So a link does its
 * work once, however often it is followed before. Safe to call any number of times: what has an answer
 * is left alone.
 *
 * @throws what Firestore or Authentication throws when it cannot be reached; the event then comes again.
 */
export async function answerPasswordAsk(
  db: Firestore,
  { signIns, now }: PasswordAskDependencies,
  token: string,
): Promise<PasswordAskOutcome> {
  const question = db.doc(paths.passwordAsk(token));
  const [asked, linkNow] = await db.getAll(question, db.doc(paths.passwordLink(token)));
  if (!asked?.exists || asked.get('answer') !== undefined) return 'nothingAsked';
  const link = linkSchema.safeParse(linkNow?.data()).data;
  const moment = now();
  if (link === undefined || link.expireAt.toDate() <= moment) return 'linkEnded';

  const { uid, email } = link;
  const standing = await signIns.passwordStanding(uid, email);
  const answer: PasswordAnswer =
    standing === 'none' ? { standing, code: await signIns.resetCode(email) } : { standing };
  const expireAt = Timestamp.fromMillis(moment.getTime() + KEPT_MS);
  const beside = asked.updateTime === undefined ? {} : { lastUpdateTime: asked.updateTime };
  try {
    await question.update({ answer, expireAt }, beside);
    return standing;
  } catch (error) {
    if (notAsRead(error)) return 'askedAnew';
    throw error;
  }
}
