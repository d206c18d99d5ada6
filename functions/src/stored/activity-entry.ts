import type { DocumentReference, Firestore, WithFieldValue } from 'firebase-admin/firestore';
import type { ActivityEntry } from '../../../domain/account/activity.ts';
import { paths } from '../../../domain/paths.ts';

type Told = WithFieldValue<Omit<ActivityEntry, 'id'>>;

/** The document of an entry of the activity log: what it tells, and null for what does not apply. */
export function activityEntry(told: Pick<Told, 'kind' | 'at' | 'by'> & Partial<Told>): Told {
  return {
    conferenceId: null,
    tag: null,
    email: null,
    member: null,
    displaced: null,
    overlapUntil: null,
    profile: null,
    information: null,
    expiresAt: null,
    changes: null,
    run: null,
    notTaken: null,
    act: null,
    ...told,
  };
}

/** @returns where somebody's address stands, or null where `uid` could not name a document. */
export function memberReference(
  db: Firestore,
  accountId: string,
  uid: string | null,
): DocumentReference | null {
  if (uid === null || !/^(?!\.{1,2}$|__.*__$)[^/]{1,128}$/.test(uid)) return null;
  return db.doc(paths.member(accountId, uid));
}

/** A run's one entry in the activity log is named after the run. */
export function runEntryReference(
  db: Firestore,
  { accountId, runId }: { readonly accountId: string; readonly runId: string | null },
): DocumentReference | null {
  return runId === null ? null : db.doc(paths.activityEntry(accountId, `run_${runId}`));
}
