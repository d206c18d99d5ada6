/** A database kept in a folder: what is acknowledged survives the process. */
import { mkdirSync } from 'node:fs';
import type { Document, WriteAhead } from '../engine/values/types.ts';
import type { Timestamp } from '../engine/values/value.ts';
import type { Entry } from './document-codec.ts';
import { journalFile, removeOutdated, snapshotFile } from './files.ts';
import { Journal } from './journal.ts';
import { lockFolder } from './lock.ts';
import { recover } from './recover.ts';
import { writeSnapshot } from './snapshot.ts';

export interface DatabaseFolderOptions {
  /** One line at a time, never with a document's values. */
  readonly log: (line: string) => void;
  /**
   * A journal is replaced by a snapshot when it is longer than this and than the last snapshot, in
   * bytes. 8 MiB if not given.
   */
  readonly compactAt?: number;
}

const COMPACT_AT = 8 * 1024 * 1024;

export interface DatabaseFolder {
  /** What it held when it was opened, to begin with. */
  readonly documents: Iterable<Document>;
  /** Of the newest commit that is known; later commits must have later times. */
  readonly lastCommit: Timestamp | null;
  /** Takes down what happens, from now on. */
  readonly writeAhead: WriteAhead;
  /** Tells where snapshots come from. Before that the journal only grows. */
  compactFrom(documents: () => Iterable<Document>): void;
  /** Resolves when a snapshot that is being written, if any, is there. */
  settled(): Promise<void>;
  /** Everything is on the disk; another process may open the folder. */
  close(): Promise<void>;
}

/**
 * Opens the folder, which is made if need be, and reads what is in it.
 *
 * @throws Error, with one sentence, when another process has it or its files are damaged.
 */
export function openDatabaseFolder(
  folder: string,
  { log, compactAt = COMPACT_AT }: DatabaseFolderOptions,
): DatabaseFolder {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(folder);
  try {
    return openLocked(folder, unlock, log, compactAt);
  } catch (error) {
    unlock();
    throw error;
  }
}

function openLocked(
  folder: string,
  unlock: () => void,
  log: (line: string) => void,
  compactAt: number,
): DatabaseFolder {
  const { documents, lastCommit, ...found } = recover(folder);
  let { generation, snapshotBytes } = found;
  /** Of all journals that a start would have to read. */
  let journalBytes = found.journalBytes;
  let journal = new Journal(journalFile(folder, generation));
  let source: (() => Iterable<Document>) | undefined;
  let compacting: Promise<void> | null = null;
  let closed = false;

  const append = (entry: Entry): void => {
    const before = journal.length;
    journal.append(entry);
    journalBytes += journal.length - before;
  };

  /** After a commit has been applied, so that the snapshot holds it. */
  const compactIfLong = (): void => {
    if (source === undefined || compacting !== null || closed) return;
    if (journalBytes <= Math.max(compactAt, snapshotBytes)) return;
    compacting = compact([...source()])
      .catch((error: unknown) => {
        log(`compact.failed ${error instanceof Error ? error.message : 'error'}`);
      })
      .finally(() => {
        compacting = null;
      });
  };

  /** From here on a new journal; the old files go when the snapshot that replaces them is whole. */
  const compact = async (taken: readonly Document[]): Promise<void> => {
    const next = generation + 1;
    const following = new Journal(journalFile(folder, next));
    journal.close();
    journal = following;
    generation = next;
    const size = await writeSnapshot(snapshotFile(folder, next), taken);
    snapshotBytes = size;
    journalBytes = journal.length;
    removeOutdated(folder, next);
    log(`compact.done ${taken.length} documents, ${size} bytes`);
  };

  return {
    documents,
    lastCommit,
    writeAhead: {
      commit: (time, changes) => {
        const put: Document[] = [];
        const deleted: string[] = [];
        for (const { path, after } of changes) {
          if (after === null) deleted.push(path);
          else put.push(after);
        }
        append({ kind: 'commit', time, put, deleted });
      },
      clear: () => {
        append({ kind: 'clear' });
      },
      applied: compactIfLong,
    },
    compactFrom: (from) => {
      source = from;
    },
    settled: async () => {
      await compacting;
    },
    close: async () => {
      closed = true;
      await compacting;
      journal.sync();
      journal.close();
      unlock();
    },
  };
}
