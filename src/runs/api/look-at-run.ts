import {
  getCount,
  getDocs,
  limit,
  orderBy,
  query,
  Timestamp,
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

/** By which field of a conference a run of a kind is found. */
export function runField(kind: RunKind | null): 'run' | 'deletionRun' | 'restorationRun' {
  return kind === 'delete' ? 'deletionRun' : kind === 'restore' ? 'restorationRun' : 'run';
}

/** Which conferences a run has made or saved, deleted, or brought back. */
export function conferencesOf(db: Firestore, { accountId, runId, kind }: LookedAtRun): Query {
  return query(collections.conferences(db, accountId), where(`${runField(kind)}.id`, '==', runId));
}

/** The counts, and the moment to ask `since` the next time. */
export interface Look {
  readonly look: RunLook;
  readonly until: Date | null;
}

/**
 * How far a run has come: counted by Firestore, whoever made it and wherever.
 *
 * @param kind  of which the emails are: where there was one before the run's, only those count that the
 *   server has seen (`run.isHandled`); null: not known, and taken for conferences that the run has made
 * @param since  only emails that went out after this moment tell how long they took; null: none do
 */
export async function lookAtRun(
  db: Firestore,
  run: LookedAtRun,
  since: Date | null,
): Promise<Look> {
  const { kind } = run;
  if (kind === 'delete' || kind === 'restore') return lookAtDeletions(db, run, since);
  const all = conferencesOf(db, run);
  // An import changes what is there, too.
  const mayHaveEmails = kind !== null && kind !== 'users';
  const handled = mayHaveEmails ? [where('run.isHandled', '==', true)] : [];
  const count = (...filters: QueryFieldFilterConstraint[]): Promise<number> =>
    countOf(query(all, ...filters));
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

/**
 * As `lookAtRun`, of a run that sends no emails: what ends each is that the server has ended its codes, or
 * let them work again.
 */
async function lookAtDeletions(db: Firestore, run: LookedAtRun, since: Date | null): Promise<Look> {
  const field = runField(run.kind);
  const all = conferencesOf(db, run);
  const handled = query(all, orderBy(`${field}.handledAt`, 'desc'));
  const [made, ended, newest] = await Promise.all([
    countOf(all),
    countOf(handled),
    getDocs(query(handled, limit(SAMPLE))),
  ]);
  const times = newest.docs.flatMap((row) => {
    const at: unknown = row.get(`${field}.at`);
    const handledAt: unknown = row.get(`${field}.handledAt`);
    return at instanceof Timestamp && handledAt instanceof Timestamp
      ? [{ at: at.toDate(), handledAt: handledAt.toDate() }]
      : [];
  });
  const recent = times.filter(({ handledAt }) => since === null || handledAt > since);
  return {
    look: {
      ...{ made, codes: ended, sent: ended, failed: 0, waiting: 0 },
      tookMs: recent.map(({ at, handledAt }) => Math.max(0, handledAt.getTime() - at.getTime())),
    },
    until: times[0]?.handledAt ?? since,
  };
}

async function countOf(conferences: Query): Promise<number> {
  return (await getCount(conferences)).data().count;
}
