import { useEffect, useState } from 'react';
import { useAccount } from '../../components/account/account-context.tsx';
import { database } from '../../firebase/database.ts';
import { findExisting, type Placed } from './existing-conferences.ts';
import type { ConferencesReading } from '../../csv-files/reading/csv-calls.ts';
import type { CsvReader } from '../../csv-files/reading/csv-reader.ts';

/** How far one is with finding out which of a file's conferences are there already. */
export type ImportPreview =
  | { readonly step: 'looking'; readonly done: number }
  | { readonly step: 'failed'; readonly error: unknown; readonly again: () => void }
  /** By row. */
  | { readonly step: 'ready'; readonly placed: ReadonlyMap<number, Placed> };

interface Look {
  readonly of: ConferencesReading;
  readonly done: number;
  readonly placed: ReadonlyMap<number, Placed> | null;
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
  const { accountId } = useAccount();
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
    const request = {
      accountId,
      rows: reading.entries.map(({ row }) => row),
      idsOf: (rows: readonly number[], generation: number) =>
        ask('importedIds', { accountId, rows, generation }, signal),
    };
    findExisting(database, request, (done) => tell({ done }), signal).then(
      (placed) => tell({ placed, error: null }),
      (error: unknown) => tell({ error }),
    );
    return () => ending.abort();
  }, [accountId, reading, ask, tries]);

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
