import {
  documentId,
  getDocs,
  query,
  where,
  type FieldPath,
  type Firestore,
} from 'firebase/firestore/lite';
import type { MatchedConference } from '../../../domain/conference/import-places.ts';
import { collections, parseConference } from '../../firebase/collections.ts';
import { eachChunk } from '../../firebase/questions/each-chunk.ts';

/** Nobody deletes and imports the same conference more often within the month that it is kept. */
const MOST_GENERATIONS = 20;

/** The id that an imported conference has, or is to be made under. */
export interface Placed {
  readonly conferenceId: string;
  /** Whether it is there already. */
  readonly isThere: boolean;
}

export interface ImportedRows {
  readonly accountId: string;
  /** Each stands for a conference to be imported. */
  readonly rows: readonly number[];
  /** The ids of such conferences, in their order; the next generation's after each deletion. */
  readonly idsOf: (rows: readonly number[], generation: number) => Promise<readonly string[]>;
}

/**
 * Finds out which of what is to be imported is there already. A deleted conference counts as absent,
 * but its id stays taken: the next one is free.
 *
 * @param onProgress  called with how many are found out about
 * @returns by row
 * @throws FirebaseError; the signal's reason when it was aborted
 */
export async function findExisting(
  db: Firestore,
  { accountId, rows, idsOf }: ImportedRows,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<ReadonlyMap<number, Placed>> {
  const placed = new Map<number, Placed>();
  let open = rows;
  for (let generation = 0; open.length > 0; generation += 1) {
    if (generation === MOST_GENERATIONS) throw new Error('Deleted and imported too many times.');
    const ids = await idsOf(open, generation);
    const asked = open.map((row, index) => ({ row, conferenceId: ids[index] ?? '' }));
    const again: number[] = [];
    await eachChunk(asked, async (chunk) => {
      signal.throwIfAborted();
      const found = await askFor(db, accountId, chunk);
      for (const { row, conferenceId } of chunk) {
        const stands = found.get(conferenceId);
        if (stands === 'deleted') again.push(row);
        else placed.set(row, { conferenceId, isThere: stands === 'there' });
      }
      onProgress(placed.size);
    });
    open = again;
  }
  signal.throwIfAborted();
  return placed;
}

/** By what the rows of a file may say which conference they are about. */
export interface SaidConference {
  readonly id: string;
  readonly code: string;
  readonly tag: string;
}

/**
 * Reads the conferences that rows may be about: those of their ids, those of the participant codes of the
 * others, and those that have the Tags of the rest. Only those of this account are asked for, so an id of
 * another one is nobody's.
 *
 * @param onProgress  called with how many are found
 * @throws FirebaseError; the signal's reason when it was aborted
 */
export async function readSaidConferences(
  db: Firestore,
  accountId: string,
  rows: readonly SaidConference[],
  onProgress: (found: number) => void,
  signal: AbortSignal,
): Promise<readonly MatchedConference[]> {
  const conferences = collections.conferences(db, accountId);
  const found = new Map<string, MatchedConference>();
  const ask = async (field: string | FieldPath, values: readonly string[]): Promise<void> => {
    await eachChunk([...new Set(values)], async (chunk) => {
      signal.throwIfAborted();
      const { docs } = await getDocs(query(conferences, where(field, 'in', chunk)));
      for (const row of docs) {
        const stored = parseConference(row.id, row.data());
        if (stored.deletedAt === null) found.set(stored.id, stored);
      }
      onProgress(found.size);
    });
  };
  const saysId = rows.filter(({ id }) => id !== '');
  await ask(
    documentId(),
    saysId.map(({ id }) => id),
  );
  const unknown = rows.filter(({ id }) => !found.has(id));
  await ask(
    'participantCode',
    unknown.map(({ code }) => code).filter((code) => code !== ''),
  );
  const codes = new Set([...found.values()].map(({ participantCode }) => participantCode));
  const others = unknown.filter(({ code }) => !codes.has(code));
  await ask(
    'tag',
    others.map(({ tag }) => tag),
  );
  signal.throwIfAborted();
  return [...found.values()];
}

interface Asked {
  readonly row: number;
  readonly conferenceId: string;
}

async function askFor(
  db: Firestore,
  accountId: string,
  asked: readonly Asked[],
): Promise<ReadonlyMap<string, 'there' | 'deleted'>> {
  const ids = [...new Set(asked.map(({ conferenceId }) => conferenceId))];
  const conferences = collections.conferences(db, accountId);
  const { docs } = await getDocs(query(conferences, where(documentId(), 'in', ids)));
  return new Map(
    docs.map((row) => {
      const { deletedAt } = parseConference(row.id, row.data());
      return [row.id, deletedAt === null ? 'there' : 'deleted'] as const;
    }),
  );
}
