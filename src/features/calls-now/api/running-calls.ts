import {
  getDocs,
  limit,
  orderBy,
  query,
  where,
  type Firestore,
  type Query,
  type QueryConstraint,
} from 'firebase/firestore/lite';
import { usageCollections } from '../../../firebase/calls/usage.ts';
import { beginFeed, canFollow, followFeed, followsAfter, type Feed, type Row } from './feed.ts';
import {
  toPresentLeg,
  toRunningCall,
  type PresentLeg,
  type RunningCall,
} from './live-documents.ts';

/** Changes in one look; of more the oldest come first, and the others with the next looks. */
const CHANGES_AT_ONCE = 500;
/** So long a call that is over still stands there as over, in milliseconds. */
export const OVER_MS = 10_000;
/** So long somebody who left still stands there. */
export const LEFT_MS = 4_000;

/** The account's calls that go on: all of them at first, then what has changed. */
export function readRunningCalls(
  db: Firestore,
  accountId: string,
  before: Feed<RunningCall> | undefined,
  now: number,
): Promise<Feed<RunningCall>> {
  const calls = usageCollections.calls(db, accountId);
  return look(before, now, OVER_MS, {
    all: query(calls, where('endedAt', '==', null)),
    // Where nothing goes on, changes are those of calls that are over.
    newest: query(calls, orderBy('changedAt', 'desc'), limit(1)),
    changes: (...after) => query(calls, ...after),
    read: toRunningCall,
  });
}

/** As `readRunningCalls`, of those who are in a call. */
export function readPresentLegs(
  db: Firestore,
  accountId: string,
  callId: string,
  before: Feed<PresentLeg> | undefined,
  now: number,
): Promise<Feed<PresentLeg>> {
  const legs = usageCollections.legs(db, accountId);
  const ofCall = where('callId', '==', callId);
  return look(before, now, LEFT_MS, {
    all: query(legs, ofCall, where('leftAt', '==', null), orderBy('joinedAt')),
    newest: null,
    changes: (...after) => query(legs, ofCall, ...after),
    read: (_, data) => toPresentLeg(data),
  });
}

interface Source<Item> {
  readonly all: Query;
  /** The newest change; null: that of all which go on is near enough. */
  readonly newest: Query | null;
  readonly changes: (...after: readonly QueryConstraint[]) => Query;
  readonly read: (id: string, data: Record<string, unknown>) => Item;
}

async function look<Item extends Row>(
  before: Feed<Item> | undefined,
  now: number,
  lingers: number,
  { all, newest, changes, read }: Source<Item>,
): Promise<Feed<Item>> {
  const rowsOf = async (asked: Query): Promise<Item[]> =>
    (await getDocs(asked)).docs.map((row) => read(row.id, row.data()));
  if (!canFollow(before, now)) {
    // Before the items: what changes between the two comes once more.
    const [mark] = newest === null ? [] : await rowsOf(newest);
    return beginFeed(await rowsOf(all), mark?.changedAt ?? null, now);
  }
  const after = followsAfter(before);
  const since = after === null ? [] : [where('changedAt', '>', after)];
  const changed = await rowsOf(changes(...since, orderBy('changedAt'), limit(CHANGES_AT_ONCE)));
  return followFeed(before, changed, now, lingers);
}
