import type { DocumentReference, Firestore, Timestamp } from 'firebase-admin/firestore';
import { checkCall } from '../../../../domain/bridge/call-check.ts';
import { paths } from '../../../../domain/paths.ts';
import { notAsRead } from '../../stored/not-as-read.ts';
import type { Holder } from '../../codes/code-documents.ts';
import { type CodeManner, readCallFacts } from './read-call-facts.ts';

export interface CallCheckDependencies extends CodeManner {
  readonly now: () => Date;
}

/** What became of a question; the log says it. */
export type CallCheckOutcome = 'answered' | 'nothingAsked' | 'conferenceGone' | 'askedAnew';

/** So long an answer is kept. It is out of date long before. */
const KEPT_MS = 86_400_000;

/**
 * Answers "would this call work?" beside the question (docs/bridge.md, "Would a call work?"). What codes
 * let in is found by the code that answers bridges; nothing is counted and nothing but the answer is
 * written. Safe to call any number of times: what has an answer is left alone, and what was asked anew
 * meanwhile is left to that event.
 *
 * @throws what Firestore throws when it cannot be reached; the event then comes again.
 */
export async function answerCallCheck(
  db: Firestore,
  { now: clock, ...manner }: CallCheckDependencies,
  holder: Holder,
): Promise<CallCheckOutcome> {
  const question = db.doc(paths.callCheck(holder.accountId, holder.conferenceId));
  const asked = await question.get();
  if (!asked.exists || asked.get('answer') !== undefined) return 'nothingAsked';
  const facts = await readCallFacts(db, manner, holder, clock());
  if (facts === null) return 'conferenceGone';
  const expireAt = new Date(facts.at.getTime() + KEPT_MS);
  return write(question, asked.updateTime, { answer: checkCall(facts), expireAt });
}

/** Beside that very question and no newer one. */
async function write(
  question: DocumentReference,
  askedAt: Timestamp | undefined,
  fields: { readonly answer: object; readonly expireAt: Date },
): Promise<CallCheckOutcome> {
  try {
    await question.update(fields, askedAt === undefined ? {} : { lastUpdateTime: askedAt });
    return 'answered';
  } catch (error) {
    if (notAsRead(error)) return 'askedAnew';
    throw error;
  }
}
