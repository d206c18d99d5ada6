import type { Firestore } from 'firebase/firestore/lite';
import type { Conference } from '../../../../../domain/conference/conference.ts';
import type { Cursor } from '../../../../firebase/paged-list.ts';
import { readPage, type CountRequest } from '../read-list.ts';

/** Conferences a page: what comes of so many is taken apart without anybody noticing. */
const READ_AT_ONCE = 300;

/**
 * Reads every conference that a list shows, in its order, and hands them on page by page. One that
 * moves in the list meanwhile is handed on once.
 *
 * @throws the signal's reason when it was aborted; FirebaseError
 */
export async function readAllConferences(
  db: Firestore,
  request: CountRequest,
  onPage: (conferences: readonly Conference[]) => void,
  signal: AbortSignal,
  size = READ_AT_ONCE,
): Promise<void> {
  const known = new Set<string>();
  let cursor: Cursor | null = null;
  for (;;) {
    const page = await readPage(db, { ...request, cursor, size });
    signal.throwIfAborted();
    // Behind the last row there is nothing: what is answered then is an earlier page.
    if (cursor !== null && page.cursor?.side !== 'after') return;
    const news = page.conferences.filter(({ id }) => !known.has(id));
    for (const { id } of news) known.add(id);
    onPage(news);
    const last = page.marks[1];
    if (last === undefined || page.conferences.length < size) return;
    cursor = { side: 'after', row: last };
  }
}
