import {
  getCount,
  getDocs,
  limit,
  orderBy,
  query,
  startAfter,
  Timestamp,
  where,
  type Firestore,
  type Query,
  type QueryDocumentSnapshot,
} from 'firebase/firestore/lite';
import { RUN_UNDO_ACCEPTED_MS } from '../../../domain/conference/deletion-times.ts';
import { parseConference } from '../../firebase/collections.ts';
import { itemOf } from '../plan/item-of.ts';
import type { RunItem, RunPlan } from '../plan/run-plan.ts';
import { isDeletedIn } from './delete-in-run.ts';
import { conferencesOf } from './look-at-run.ts';

const PAGE_SIZE = 300;

/** A run that deleted. */
type DeletingRun = Pick<RunPlan, 'accountId' | 'runId'>;

/**
 * How many of the conferences that a run has deleted can be brought back still. One that was brought back
 * and that somebody has deleted anew counts as well, until it is looked at.
 */
export async function countRestorable(db: Firestore, run: DeletingRun, now: Date): Promise<number> {
  return (await getCount(restorable(db, run, now))).data().count;
}

/**
 * What a run that brings them back is to do: those that the run has deleted, and whose deletion can be
 * undone still, read by the page.
 *
 * @throws FirebaseError when they cannot be read
 */
export async function planRestoration(
  db: Firestore,
  run: DeletingRun,
  now: Date,
): Promise<readonly RunItem[]> {
  const all = query(restorable(db, run, now), orderBy('deletedAt'));
  const items: RunItem[] = [];
  let last: QueryDocumentSnapshot | undefined;
  do {
    const page = query(all, ...(last === undefined ? [] : [startAfter(last)]), limit(PAGE_SIZE));
    const { docs } = await getDocs(page);
    for (const row of docs) if (isDeletedIn(row, run.runId)) items.push(itemToRestore(row));
    last = docs.length < PAGE_SIZE ? undefined : docs.at(-1);
  } while (last !== undefined);
  return items;
}

function restorable(db: Firestore, run: DeletingRun, now: Date): Query {
  const earliest = new Date(now.getTime() - RUN_UNDO_ACCEPTED_MS);
  const deleted = conferencesOf(db, { ...run, kind: 'delete' });
  return query(deleted, where('deletedAt', '>', Timestamp.fromDate(earliest)));
}

function itemToRestore(row: QueryDocumentSnapshot): RunItem {
  const pbxUserId: unknown = row.get('pbxUserId');
  return itemOf(parseConference(row.id, row.data()), {
    pbxUserId: typeof pbxUserId === 'string' ? pbxUserId : null,
  });
}
