/**
 * The files of a database's folder. `snapshot-N` holds every document as it was when `journal-N`
 * began; the journal holds what happened since. While a snapshot is being written both N and N+1 have
 * a journal, and what is unfinished is called `.unfinished`.
 */
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

export const snapshotFile = (folder: string, generation: number): string =>
  path.join(folder, `snapshot-${generation}`);

export const journalFile = (folder: string, generation: number): string =>
  path.join(folder, `journal-${generation}`);

export const unfinished = (file: string): string => `${file}.unfinished`;

export interface Generations {
  /** The newest snapshot; 0 where there is none yet. */
  readonly snapshot: number;
  /** The journals to read after it, oldest first. */
  readonly journals: readonly number[];
}

/** What is there to be read. */
export function findGenerations(folder: string): Generations {
  const numbers = (kind: string) =>
    readdirSync(folder)
      .map((name) => new RegExp(`^${kind}-(\\d+)$`).exec(name)?.[1])
      .filter((digits) => digits !== undefined)
      .map(Number)
      .sort((a, b) => a - b);
  const snapshot = numbers('snapshot').at(-1) ?? 0;
  return { snapshot, journals: numbers('journal').filter((each) => each >= snapshot) };
}

/** Removes what is older than a snapshot, and what was never finished. */
export function removeOutdated(folder: string, snapshot: number): void {
  for (const name of readdirSync(folder)) {
    const [, generation] = /^(?:snapshot|journal)-(\d+)$/.exec(name) ?? [];
    const outdated = generation !== undefined && Number(generation) < snapshot;
    if (outdated || name.endsWith('.unfinished')) rmSync(path.join(folder, name));
  }
}
