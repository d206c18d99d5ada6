import { useEffect, useState } from 'react';
import type { PbxUser } from '../../../../domain/pbx-user.ts';
import { useAccount } from '../../../components/account-context.tsx';
import { database } from '../../../firebase/database.ts';
import { readDirectory } from '../api/directory-read.ts';
import type { UserPlan, UsersReading } from '../csv/csv-calls.ts';
import type { CsvReader } from '../csv/csv-reader.ts';

/** How far one is with finding out what a file does to the directory. */
export type LoadPreview =
  | { readonly step: 'reading'; readonly read: number }
  | { readonly step: 'comparing' }
  | { readonly step: 'failed'; readonly error: unknown; readonly again: () => void }
  | {
      readonly step: 'ready';
      /** `left` is everybody who is not in the file. */
      readonly plan: UserPlan;
      /** How many are in the PBX at present. */
      readonly present: number;
    };

interface Directory {
  readonly read: number;
  /** Null until it is all here. */
  readonly users: readonly PbxUser[] | null;
  readonly error: unknown;
}

const UNREAD: Directory = { read: 0, users: null, error: null };

/**
 * Reads the directory, once, and compares it with what the rows of a file say.
 *
 * @param reading  another object for each file and each match of its columns
 */
export function useLoadPreview(reading: UsersReading, ask: CsvReader['ask']): LoadPreview {
  const { accountId } = useAccount();
  const [directory, setDirectory] = useState(UNREAD);
  const [compared, setCompared] = useState<{ of: UsersReading; plan: UserPlan } | null>(null);
  const [tries, setTries] = useState(0);
  const { users } = directory;

  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    const tell = (news: Partial<Directory>): void => {
      if (!signal.aborted) setDirectory((before) => ({ ...before, ...news }));
    };
    readDirectory(database, accountId, (read) => tell({ read }), signal).then(
      (found) => tell({ users: found }),
      (error: unknown) => tell({ error }),
    );
    return () => ending.abort();
  }, [accountId, tries]);

  useEffect(() => {
    if (users === null) return;
    const ending = new AbortController();
    const { signal } = ending;
    ask('planUsers', users, signal).then(
      (plan) => setCompared({ of: reading, plan }),
      (error: unknown) => {
        if (!signal.aborted) setDirectory((before) => ({ ...before, error }));
      },
    );
    return () => ending.abort();
  }, [users, reading, ask]);

  if (directory.error !== null) {
    const again = (): void => {
      setDirectory(UNREAD);
      setTries(tries + 1);
    };
    return { step: 'failed', error: directory.error, again };
  }
  if (users === null) return { step: 'reading', read: directory.read };
  if (compared?.of !== reading) return { step: 'comparing' };
  const present = users.reduce((count, { leftAt }) => count + Number(leftAt === null), 0);
  return { step: 'ready', plan: compared.plan, present };
}
