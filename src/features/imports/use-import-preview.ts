import { useEffect, useState } from 'react';
import { useAccount } from '../../components/account/account-context.tsx';
import { database } from '../../firebase/database.ts';
import {
  type ImportPlace,
  matchEntries,
  placeEntries,
} from '../../../domain/conference/import-places.ts';
import { findExisting, readSaidConferences } from './existing-conferences.ts';
import type { ConferencesReading } from '../../csv-files/reading/csv-calls.ts';
import type { CsvReader } from '../../csv-files/reading/csv-reader.ts';

/** How far one is with finding out which of a file's conferences are there already. */
export type ImportPreview =
  | { readonly step: 'looking'; readonly done: number }
  | { readonly step: 'failed'; readonly error: unknown; readonly again: () => void }
  /** By row. */
  | { readonly step: 'ready'; readonly placed: ReadonlyMap<number, ImportPlace> };

interface Look {
  readonly of: ConferencesReading;
  readonly done: number;
  readonly placed: ReadonlyMap<number, ImportPlace> | null;
  readonly error: unknown;
}

/**
 * Looks for the conferences of a file among those of the account.
 *
 * @param reading  another object for each file and each match of its columns
 */
export function useImportPreview(
  reading: ConferencesReading,
  ask: CsvReader['ask'],
): ImportPreview {
  const { accountId, account } = useAccount();
  const { language } = account;
  const [look, setLook] = useState<Look | null>(null);
  const [tries, setTries] = useState(0);

  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    const tell = (news: Partial<Look>): void => {
      if (signal.aborted) return;
      setLook((before) => {
        const known =
          before?.of === reading ? before : { of: reading, done: 0, placed: null, error: null };
        return { ...known, ...news };
      });
    };
    const { entries } = reading;
    const look = async (): Promise<ReadonlyMap<number, ImportPlace>> => {
      const tellFound = (found: number): void => tell({ done: Math.min(found, entries.length) });
      const said = await readSaidConferences(database, accountId, entries, tellFound, signal);
      const matched = matchEntries(entries, said);
      const request = {
        accountId,
        rows: entries.map(({ row }) => row).filter((row) => !matched.has(row)),
        idsOf: (rows: readonly number[], generation: number) =>
          ask('importedIds', { accountId, rows, generation }, signal),
      };
      const tellDone = (done: number): void => tell({ done: matched.size + done });
      tellDone(0);
      const placed = await findExisting(database, request, tellDone, signal);
      return placeEntries(entries, matched, placed, { language, now: new Date() });
    };
    look().then(
      (placed) => tell({ placed, error: null }),
      (error: unknown) => tell({ error }),
    );
    return () => ending.abort();
  }, [accountId, language, reading, ask, tries]);

  const known = look?.of === reading ? look : null;
  if (known !== null && known.error !== null) {
    const again = (): void => {
      setLook(null);
      setTries(tries + 1);
    };
    return { step: 'failed', error: known.error, again };
  }
  if (known === null || known.placed === null) return { step: 'looking', done: known?.done ?? 0 };
  return { step: 'ready', placed: known.placed };
}
