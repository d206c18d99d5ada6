import { type DocumentReference, type Firestore, Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import { renderCallReceipt } from '../../../domain/email/notices/call-receipt.ts';
import { languageOf } from '../../../domain/language.ts';
import { paths, receiptId } from '../../../domain/paths.ts';
import { viewCall } from '../../../domain/usage/call-view.ts';
import { readStoredCall } from '../bridge/calls/call-documents.ts';
import {
  readAccount,
  readConference,
  readDeletedAt,
  readToldCodes,
} from '../stored/conference-documents.ts';
import { handleDue, type NoticeDependencies, type Outcomes } from './handle-due.ts';
import { queueNotice } from './queue-notice.ts';

/**
 * After so long without news of a call that is over, what is known of it is taken for all: bridges tell
 * in bits, late and in any order, and a receipt goes out once.
 */
export const SETTLED_AFTER_MS = 90_000;

/** A call that ended longer ago gets none: what a bridge tells of last month is no news to its leader. */
export const NEWS_FOR_MS = 24 * 3_600_000;

/** What became of a call whose receipt was due; the log counts them. */
export type ReceiptOutcome =
  /** Its email is queued. */
  | 'sent'
  /** It has one: what was told of the call afterwards is a correction, and not mailed again. */
  | 'alreadySent'
  /** Something was told meanwhile: it is not over, or has to settle again. */
  | 'notDue'
  /** The account wants none any more, or the conference is gone. */
  | 'notWanted'
  /** It ended more than a day ago. */
  | 'tooOld';

const dueSchema = z.object({
  accountId: z.string(),
  callId: z.string(),
  at: z.instanceof(Timestamp).transform((at) => at.toDate()),
});

/**
 * Writes to the conference admins of all calls that are over, in which a leader code was used, and whose
 * account wants that (docs/usage.md, "Receipts"); once for each call, whatever is told of it afterwards.
 *
 * @param onFailure told of each call that could not be seen to; the next time tries it again, for a day.
 * @throws what Firestore throws when the calls cannot be read.
 */
export function sendReceipts(
  db: Firestore,
  dependencies: NoticeDependencies,
  onFailure: (error: unknown) => void,
): Promise<Outcomes<ReceiptOutcome>> {
  const settled = new Date(dependencies.now().getTime() - SETTLED_AFTER_MS);
  const due = db.collection(paths.receiptsDue).where('at', '<=', settled).orderBy('at');
  return handleDue(due, ({ ref }) => sendReceipt(db, dependencies, ref), onFailure);
}

/** One call, as all that is told of it makes it now. */
async function sendReceipt(
  db: Firestore,
  { now, portal, bulkMailCollection }: NoticeDependencies,
  reference: DocumentReference,
): Promise<ReceiptOutcome> {
  return db.runTransaction(async (transaction): Promise<ReceiptOutcome> => {
    const due = dueSchema.safeParse((await transaction.get(reference)).data()).data;
    const at = now();
    if (due === undefined || at.getTime() - due.at.getTime() < SETTLED_AFTER_MS) return 'notDue';
    const done = <T extends ReceiptOutcome>(outcome: T): T => {
      transaction.delete(reference);
      return outcome;
    };
    const isNews = (moment: number) => at.getTime() - moment <= NEWS_FOR_MS;
    // Also what could not be read for a day.
    if (!isNews(due.at.getTime())) return done('tooOld');

    const { accountId, callId } = due;
    const [stored, accountNow] = await transaction.getAll(
      db.doc(paths.callState(accountId, callId)),
      db.doc(paths.account(accountId)),
    );
    const known = stored === undefined ? null : readStoredCall(stored);
    const account = accountNow === undefined ? null : readAccount(accountNow);
    if (known === null || account?.callReceipts !== true) return done('notWanted');
    const view = viewCall(known.state);
    const endedAt = view?.call.endedAt ?? null;
    const leaders = view?.legs.filter(({ role }) => role === 'leader') ?? [];
    if (view === null || endedAt === null || leaders.length === 0) return done('notDue');
    if (!isNews(endedAt)) return done('tooOld');

    const { conferenceId } = known.state;
    const conferenceNow = await transaction.get(db.doc(paths.conference(accountId, conferenceId)));
    const conference = readConference(conferenceNow);
    if (conference === null || readDeletedAt(conferenceNow) !== null) return done('notWanted');
    const { tag, adminEmail } = conference;
    const { call } = view;
    const isQueued = await queueNotice(transaction, db, {
      accountId,
      id: receiptId(conferenceId, callId),
      mailCollection: bulkMailCollection,
      to: adminEmail,
      at,
      conferenceId,
      entry: { kind: 'leaderCalled', tag },
      expiresAt: null,
      message: () =>
        renderCallReceipt({
          ...{ account, accountId, conferenceId, tag, call, leaders, portal },
          language: languageOf(conference, account),
          codes: readToldCodes(conferenceNow),
        }),
    });
    return done(isQueued ? 'sent' : 'alreadySent');
  });
}
