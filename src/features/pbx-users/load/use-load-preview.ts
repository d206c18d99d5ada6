import { useEffect, useState } from 'react';
import type { PbxUser } from '../../../../domain/pbx-users/pbx-user.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { database } from '../../../firebase/database.ts';
import { readDirectory } from '../api/read-directory.ts';
import type { UsersReading } from '../../../csv-files/reading/csv-calls.ts';
import type { CsvReader } from '../../../csv-files/reading/csv-reader.ts';
import { compareUsers } from './load-source.ts';
import type { UserComparison } from '../../../csv-files/reading/user-desk.ts';

/** How far one is with finding out what a file does to the directory. */
export type LoadPreview =
  | { readonly step: 'reading'; readonly read: number }
  | { readonly step: 'comparing' }
  | { readonly step: 'failed'; readonly error: unknown; readonly again: () => void }
  | { readonly step: 'ready'; readonly comparison: UserComparison };

interface Directory {
  readonly pages: readonly (readonly PbxUser[])[];
  readonly read: number;
  /** Whether all of it is here. */
  readonly isWhole: boolean;
  readonly error: unknown;
}

const UNREAD: Directory = { pages: [], read: 0, isWhole: false, error: null };

/**
 * Reads the directory, once, and compares it with what the rows of a file say.
 *
 * @param reading  another object for each file and each match of its columns
 */
export function useLoadPreview(reading: UsersReading, ask: CsvReader['ask']): LoadPreview {
  const { accountId } = useAccount();
  const [directory, setDirectory] = useState(UNREAD);
  const [compared, setCompared] = useState<Compared | null>(null);
  const [tries, setTries] = useState(0);
  const { pages, isWhole } = directory;

  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    const tell = (change: (before: Directory) => Directory): void => {
      if (!signal.aborted) setDirectory(change);
    };
    const readAll = async (): Promise<void> => {
      for await (const page of readDirectory(database, accountId, signal)) {
        tell(({ pages: before, read, ...rest }) => ({
          ...rest,
          pages: [...before, page],
          read: read + page.length,
        }));
      }
      tell((before) => ({ ...before, isWhole: true }));
    };
    readAll().catch((error: unknown) => tell((before) => ({ ...before, error })));
    return () => ending.abort();
  }, [accountId, tries]);

  useEffect(() => {
    if (!isWhole) return;
    const ending = new AbortController();
    const { signal } = ending;
    compareUsers(ask, pages, signal).then(
      (comparison) => {
        if (!signal.aborted) setCompared({ of: reading, comparison });
      },
      (error: unknown) => {
        if (!signal.aborted) setDirectory((before) => ({ ...before, error }));
      },
    );
    return () => ending.abort();
  }, [pages, isWhole, reading, ask]);

  if (directory.error !== null) {
    const again = (): void => {
      setDirectory(UNREAD);
      setTries(tries + 1);
    };
    return { step: 'failed', error: directory.error, again };
  }
  if (!isWhole) return { step: 'reading', read: directory.read };
  if (compared?.of !== reading) return { step: 'comparing' };
  return { step: 'ready', comparison: compared.comparison };
}

interface Compared {
  readonly of: UsersReading;
  readonly comparison: UserComparison;
}
