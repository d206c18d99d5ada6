import {
  getCount,
  getDocs,
  limit,
  orderBy,
  query,
  where,
  type Firestore,
  type Query,
  type QueryFieldFilterConstraint,
} from 'firebase/firestore/lite';
import { collections, parseConference } from '../../firebase/collections.ts';
import type { RunKind, RunPlan } from '../plan/run-plan.ts';
import type { RunLook } from '../plan/run-work.ts';

/** So many of the newest emails tell how long they take now. */
const SAMPLE = 8;

/** A run, as far as it is looked at. */
export interface LookedAtRun extends Pick<RunPlan, 'accountId' | 'runId'> {
  readonly kind: RunKind | null;
}

/** Which conferences a run has made, or saved again. */
export function conferencesOf(db: Firestore, accountId: string, runId: string): Query {
  return query(collections.conferences(db, accountId), where('run.id', '==', runId));
}

/**
 * How far a run has come: counted by Firestore, whoever made it and wherever.
 *
 * @param kind  of which the emails are: where there was one before the run's, only those count that the
 *   server has seen (`run.isHandled`); null: not known, and taken for conferences that the run has made
 * @param since  only emails that went out after this moment tell how long they took; null: none do
 * @returns the counts, and the moment to ask `since` the next time
 */
export async function lookAtRun(
  db: Firestore,
  { accountId, runId, kind }: LookedAtRun,
  since: Date | null,
): Promise<{ readonly look: RunLook; readonly until: Date | null }> {
  const all = conferencesOf(db, accountId, runId);
  // An import changes what is there, too.
  const mayHaveEmails = kind === 'again' || kind === 'import';
  const handled = mayHaveEmails ? [where('run.isHandled', '==', true)] : [];
  const count = async (...filters: QueryFieldFilterConstraint[]): Promise<number> =>
    (await getCount(query(all, ...filters))).data().count;
  const [made, codes, sent, failed, waiting, newest] = await Promise.all([
    count(),
    count(where('codesVersion', '>', 0)),
    count(where('email.state', '==', 'sent'), ...handled),
    count(where('email.state', '==', 'failed'), ...handled),
    count(where('email.state', '==', 'waiting'), ...handled),
    getDocs(query(all, orderBy('email.at', 'desc'), limit(SAMPLE))),
  ]);
  const ended = newest.docs
    .map((row) => parseConference(row.id, row.data()))
    .flatMap(({ email, saveId, savedAt }) =>
      email?.state === 'sent' && email.saveId === saveId ? [{ savedAt, at: email.at }] : [],
    );
  const recent = ended.filter(({ at }) => since === null || at.getTime() > since.getTime());
  return {
    look: {
      made,
      codes,
      sent,
      failed,
      waiting,
      tookMs: recent.map(({ at, savedAt }) => Math.max(0, at.getTime() - savedAt.getTime())),
    },
    until: ended[0]?.at ?? since,
  };
}
