import {
  count,
  getAggregate,
  getCount,
  getDocs,
  limit,
  orderBy,
  query,
  startAfter,
  sum,
  where,
  type DocumentSnapshot,
  type Firestore,
  type Query,
  type QueryDocumentSnapshot,
} from 'firebase/firestore/lite';
import type { Sums } from '../../../../domain/usage/sums.ts';
import { ListPart, type Comparison } from '../../../firebase/list-part.ts';
import {
  countRowsBefore,
  readRows,
  type Cursor,
  type PagePlace,
} from '../../../firebase/paged-list.ts';
import {
  parseCall,
  parseLeg,
  usageCollections,
  type StoredCall,
  type StoredLeg,
} from '../../../firebase/calls/usage.ts';
import type { CallsChoice } from './usage-keys.ts';

/** Calls a page. Fewer than in other lists: the sums above them are read as well. */
export const CALLS_PAGE = 20;

/** One page of the calls. */
export interface CallsPage extends PagePlace {
  readonly calls: readonly StoredCall[];
  /** As in `RowsPage`. */
  readonly marks: readonly DocumentSnapshot[];
}

/** Whose calls, and which of them. */
export interface CallsRequest extends CallsChoice {
  readonly accountId: string;
}

/** Reads one page, newest first; `readRows` says which one where the cursor has none. */
export async function readCallsPage(
  db: Firestore,
  request: CallsRequest,
  cursor: Cursor | null,
  size = CALLS_PAGE,
): Promise<CallsPage> {
  const { rows, ...place } = await readRows([callsPart(db, request)], cursor, size);
  return { ...place, calls: rows.map((row) => parseCall(row.id, row.data())) };
}

/** How many calls stand before the first one of a page, `COUNTED_AT_MOST` at most. */
export function countCallsBefore(
  db: Firestore,
  request: CallsRequest,
  page: CallsPage,
): Promise<number> {
  return countRowsBefore([callsPart(db, request)], { ...page, length: page.calls.length });
}

/**
 * The sums of the calls of a conference or a Tag, added up by Firestore: exact to the day. It costs a
 * reading for each thousand. (Those of all calls come from `sumsOfDays`.)
 */
export async function readTotals(db: Firestore, request: CallsRequest): Promise<Sums> {
  const calls = chosen(usageCollections.calls(db, request.accountId), 'day', request);
  // In the order of the index that answers it.
  const totals = await getAggregate(calls, {
    calls: count(),
    legs: sum('legs'),
    minutes: sum('minutes'),
    seconds: sum('seconds'),
  });
  return totals.data();
}

/** Calls or legs a page of an export: what comes of so many is taken apart without being noticed. */
const READ_AT_ONCE = 500;

/**
 * Reads all calls, newest first, and hands them on page by page.
 *
 * @throws the signal's reason when it was aborted; FirebaseError
 */
export function readAllCalls(
  db: Firestore,
  request: CallsRequest,
  onPage: (calls: readonly StoredCall[]) => void,
  signal: AbortSignal,
  size = READ_AT_ONCE,
): Promise<void> {
  const take = (rows: readonly QueryDocumentSnapshot[]) =>
    onPage(rows.map((row) => parseCall(row.id, row.data())));
  return readAll(callsPart(db, request).query, take, signal, size);
}

/** As `readAllCalls`, the legs of those calls; those of one call follow each other. */
export function readAllLegs(
  db: Firestore,
  request: CallsRequest,
  onPage: (legs: readonly StoredLeg[]) => void,
  signal: AbortSignal,
  size = READ_AT_ONCE,
): Promise<void> {
  const take = (rows: readonly QueryDocumentSnapshot[]) =>
    onPage(rows.map((row) => parseLeg(row.data())));
  return readAll(legsOf(db, request), take, signal, size);
}

/** How many calls are exported, to the last one. */
export async function countCalls(db: Firestore, request: CallsRequest): Promise<number> {
  return (await getCount(callsPart(db, request).query)).data().count;
}

/** How many legs are exported, to the last one. */
export async function countLegs(db: Firestore, request: CallsRequest): Promise<number> {
  return (await getCount(legsOf(db, request))).data().count;
}

async function readAll(
  all: Query,
  onPage: (rows: readonly QueryDocumentSnapshot[]) => void,
  signal: AbortSignal,
  size: number,
): Promise<void> {
  let last: QueryDocumentSnapshot | undefined;
  for (;;) {
    const behind = last === undefined ? [] : [startAfter(last)];
    const { docs } = await getDocs(query(all, ...behind, limit(size)));
    signal.throwIfAborted();
    onPage(docs);
    last = docs.at(-1);
    if (docs.length < size) return;
  }
}

function callsPart(db: Firestore, request: CallsRequest): ListPart {
  return new ListPart(
    usageCollections.calls(db, request.accountId),
    {
      where: chosenBy('day', request),
      order: [
        ['day', 'desc'],
        ['startedAt', 'desc'],
      ],
    },
    (row) => {
      const { day, conferenceId, tag } = parseCall(row.id, row.data() ?? {});
      const { filter, range } = request;
      const isChosen =
        filter === null ||
        ('conferenceId' in filter ? filter.conferenceId === conferenceId : filter.tag === tag);
      return isChosen && day >= range.from && day <= range.to;
    },
  );
}

function legsOf(db: Firestore, request: CallsRequest): Query {
  const legs = chosen(usageCollections.legs(db, request.accountId), 'callDay', request);
  return query(legs, orderBy('callDay', 'desc'), orderBy('callStartedAt', 'desc'));
}

function chosen(all: Query, day: string, choice: CallsChoice): Query {
  return query(all, ...chosenBy(day, choice).map((each) => where(...each)));
}

/** By the days to which the sums count the calls, so that list, exports and sums are of the same ones. */
function chosenBy(day: string, { range, filter }: CallsChoice): readonly Comparison[] {
  const days: readonly Comparison[] = [
    [day, '>=', range.from],
    [day, '<=', range.to],
  ];
  if (filter === null) return days;
  return 'conferenceId' in filter
    ? [['conferenceId', '==', filter.conferenceId], ...days]
    : [['tag', '==', filter.tag], ...days];
}
