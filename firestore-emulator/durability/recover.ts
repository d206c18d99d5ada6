import { existsSync, readFileSync, truncateSync } from 'node:fs';
import type { Document } from '../engine/values/types.ts';
import type { Timestamp } from '../engine/values/value.ts';
import { ByteReader } from './bytes.ts';
import { readDocument, readEntry } from './document-codec.ts';
import { findGenerations, journalFile, removeOutdated, snapshotFile } from './files.ts';
import { DamagedFileError, readRecords } from './records.ts';

/** What a folder held. */
export interface Recovered {
  readonly documents: Iterable<Document>;
  /** Of the newest commit; null where there was none since the snapshot. */
  readonly lastCommit: Timestamp | null;
  /** The journal to go on with. */
  readonly generation: number;
  readonly snapshotBytes: number;
  readonly journalBytes: number;
}

/**
 * Reads the newest snapshot and what happened since. What a crash left half written at the end of
 * the newest journal was never acknowledged and is cut off.
 *
 * @throws DamagedFileError, with one sentence, for files that no crash leaves behind so.
 */
export function recover(folder: string): Recovered {
  const { snapshot, journals } = findGenerations(folder);
  const documents = new Map<string, Document>();
  const snapshotBytes = snapshot === 0 ? 0 : readSnapshot(folder, snapshot, documents);
  const generation = journals.at(-1) ?? Math.max(1, snapshot);
  let lastCommit: Timestamp | null = null;
  let journalBytes = 0;
  for (const each of journals) {
    const file = journalFile(folder, each);
    const bytes = readFileSync(file);
    const { contents, end, ending } = readRecords(bytes, file);
    if (ending === 'torn') {
      if (each !== generation) throw new DamagedFileError(`${file} ends too soon.`);
      truncateSync(file, end);
    }
    for (const content of contents) lastCommit = replay(content, documents) ?? lastCommit;
    journalBytes += end;
  }
  removeOutdated(folder, snapshot);
  return { documents: documents.values(), lastCommit, generation, snapshotBytes, journalBytes };
}

/** Does to the documents what an entry tells. @returns its time, for a commit. */
function replay(content: Buffer, documents: Map<string, Document>): Timestamp | null {
  const entry = readEntry(new ByteReader(content));
  if (entry.kind === 'clear') {
    documents.clear();
    return null;
  }
  for (const path of entry.deleted) documents.delete(path);
  for (const document of entry.put) documents.set(document.path, document);
  return entry.time;
}

/** @returns the size of the file in bytes. */
function readSnapshot(folder: string, generation: number, into: Map<string, Document>): number {
  const file = snapshotFile(folder, generation);
  const bytes = readFileSync(file);
  const { contents, ending } = readRecords(bytes, file);
  // A snapshot gets its name when it is whole.
  if (ending === 'torn') throw new DamagedFileError(`${file} ends too soon.`);
  for (const content of contents) {
    const from = new ByteReader(content);
    while (!from.atEnd) {
      const document = readDocument(from);
      into.set(document.path, document);
    }
  }
  return bytes.length;
}

/** Whether a folder holds a database. */
export function holdsData(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { snapshot, journals } = findGenerations(folder);
  return snapshot > 0 || journals.length > 0;
}
