import { documentId, getDocs, query, where, type Firestore } from 'firebase/firestore/lite';
import type { Conference } from '../../../../../domain/conference/conference.ts';
import { collections, parseConference } from '../../../../firebase/collections.ts';
import { eachChunk } from '../../../../firebase/questions/each-chunk.ts';
import type { ConferenceSelection } from '../../selected-conferences.ts';
import { readAllConferences } from './export-conferences.ts';
import { selectionOf } from '../list-parts.ts';

/** Which conferences are read. */
export interface ChosenRequest {
  readonly accountId: string;
  readonly selection: ConferenceSelection;
  /** The account's present one (`editionOf`). */
  readonly edition: string;
  /** Decides what is active, expiring and expired. */
  readonly now: Date;
}

/**
 * Reads all conferences of a selection as they are now, each once, and hands them on in parts: those of a
 * whole list in the order in which they were made, the newest first; others in no particular order. What
 * has been deleted since, or is another account's, is absent.
 *
 * @throws the signal's reason when it was aborted; FirebaseError
 */
export async function readChosen(
  db: Firestore,
  { accountId, selection, edition, now }: ChosenRequest,
  take: (conferences: readonly Conference[]) => void,
  signal: AbortSignal,
): Promise<void> {
  if (selection.kind === 'all') {
    const except = new Set(selection.except);
    const request = { accountId, selection: selectionOf(selection.view, edition), now };
    await readAllConferences(
      db,
      request,
      (page) => take(page.filter(({ id }) => !except.has(id))),
      signal,
    );
    return;
  }
  const conferences = collections.conferences(db, accountId);
  await eachChunk([...new Set(selection.ids)], async (chunk) => {
    signal.throwIfAborted();
    const { docs } = await getDocs(query(conferences, where(documentId(), 'in', chunk)));
    signal.throwIfAborted();
    const found = docs.map((row) => parseConference(row.id, row.data()));
    take(found.filter(({ deletedAt }) => deletedAt === null));
  });
}
