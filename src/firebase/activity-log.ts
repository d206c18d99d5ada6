import {
  getDocs,
  limit,
  orderBy,
  query,
  startAfter,
  where,
  type Firestore,
  type Query,
  type QueryDocumentSnapshot,
} from 'firebase/firestore/lite';
import type { ActivityGroup } from '../../domain/account/activity-group-names.ts';
import { shownKinds } from '../../domain/account/activity-groups.ts';
import type { ActivityEntry } from '../../domain/account/activity.ts';
import { collections, parseActivity } from './collections.ts';

/** One step of the log. `next` is Firestore's own cursor, exact where dates would be rounded. */
export interface ActivityPage {
  readonly entries: readonly ActivityEntry[];
  readonly next: QueryDocumentSnapshot | null;
}

/** Which entries: all that are given hold at once. */
export interface ActivityFilter {
  /** The uid of who did it. */
  readonly person?: string | undefined;
  readonly group?: ActivityGroup | undefined;
  /** Of a conference's entries those of runs too. */
  readonly conference?: string | undefined;
  /** What a run did. */
  readonly run?: string | undefined;
  /** The first moment, and the one after the last. */
  readonly from?: Date | undefined;
  readonly before?: Date | undefined;
}

/**
 * The entries of the log that a filter lets through, newest first. Each filter is an equality, answered
 * by the index of its field and `at`, which Firestore merges; tests/rules/lists asks them all.
 *
 * @param runs whether a run is its one entry, or each thing that it did
 */
export function activityEntries(
  db: Firestore,
  accountId: string,
  filter: ActivityFilter,
  runs: 'asOne' | 'each',
): Query {
  const { person, group, conference, run, from, before } = filter;
  const kinds = shownKinds(
    group ?? null,
    run === undefined && conference === undefined ? runs : 'each',
  );
  return query(
    collections.activity(db, accountId),
    // A conference has all that there is of it, also what a later version will tell.
    ...(conference !== undefined && group === undefined ? [] : [where('kind', 'in', kinds)]),
    ...(person === undefined ? [] : [where('by.uid', '==', person)]),
    ...(conference === undefined ? [] : [where('conferenceId', '==', conference)]),
    ...(run === undefined ? [] : [where('run.id', '==', run)]),
    ...(from === undefined ? [] : [where('at', '>=', from)]),
    ...(before === undefined ? [] : [where('at', '<', before)]),
    orderBy('at', 'desc'),
  );
}

/** Reads one step, and not a document more. */
export async function readActivityPage(
  all: Query,
  after: QueryDocumentSnapshot | null,
  size: number,
): Promise<ActivityPage> {
  const step = query(all, ...(after === null ? [] : [startAfter(after)]), limit(size));
  const { docs } = await getDocs(step);
  return {
    entries: docs
      .map((snapshot) => parseActivity(snapshot.id, snapshot.data()))
      .filter((entry) => entry !== null),
    next: docs.length < size ? null : (docs.at(-1) ?? null),
  };
}
