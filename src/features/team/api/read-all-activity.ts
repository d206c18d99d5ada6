import type { Query, QueryDocumentSnapshot } from 'firebase/firestore/lite';
import type { ActivityEntry } from '../../../../domain/account/activity.ts';
import { readActivityPage } from '../../../firebase/activity-log.ts';

/** What the page asks as well, so that it is tried where this is. */
export {
  activityEntries,
  readActivityPage,
  type ActivityFilter,
} from '../../../firebase/activity-log.ts';

/** Entries a page: what comes of so many is taken apart without anybody noticing. */
const READ_AT_ONCE = 500;

/**
 * Reads all entries of a query, newest first, and hands them on page by page.
 *
 * @throws the signal's reason when it was aborted; FirebaseError
 */
export async function readAllActivity(
  all: Query,
  onPage: (entries: readonly ActivityEntry[]) => void,
  signal: AbortSignal,
  size = READ_AT_ONCE,
): Promise<void> {
  let after: QueryDocumentSnapshot | null = null;
  do {
    const page = await readActivityPage(all, after, size);
    signal.throwIfAborted();
    onPage(page.entries);
    after = page.next;
  } while (after !== null);
}
