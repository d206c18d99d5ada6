import { useEffect, useEffectEvent, useState } from 'react';
import { writeCsv } from '../../../domain/csv/write-csv.ts';
import { useI18n } from '../../i18n/provider.tsx';
import { announce } from '../notices/announcer.tsx';
import { saveCsv } from './save-csv.ts';

/** How far an export is. */
export interface ExportState {
  readonly read: number;
  /** Null while it is not known, and where there are more than are counted. */
  readonly total: number | null;
  /** Null until the file is there. */
  readonly fileName: string | null;
  readonly error: unknown;
}

/** What is saved in the end. */
export interface CsvFile {
  readonly name: string;
  /** The headers first. */
  readonly rows: readonly (readonly string[])[];
  /** Tells people who do not see the page that it is there. */
  readonly said: string;
}

/**
 * Reads rows.
 *
 * @param signal aborted when nobody waits for them any more
 * @param tell takes how far it is
 */
export type ReadRows = (
  signal: AbortSignal,
  tell: (news: Pick<Partial<ExportState>, 'read' | 'total'>) => void,
) => Promise<CsvFile>;

const BEGINNING: ExportState = { read: 0, total: null, fileName: null, error: null };

/** Reads rows as they are now, once, and saves them as a file. Ends with the component. */
export function useCsvExport(readRows: ReadRows): ExportState & { readonly again: () => void } {
  const { language } = useI18n();
  const [tries, setTries] = useState(0);
  const [state, setState] = useState(BEGINNING);

  const run = useEffectEvent(
    async (signal: AbortSignal, tell: (news: Partial<ExportState>) => void): Promise<void> => {
      const { name, rows, said } = await readRows(signal, tell);
      signal.throwIfAborted();
      saveCsv(name, writeCsv(rows, language === 'fr' ? ';' : ','));
      tell({ read: rows.length - 1, fileName: name });
      announce(said);
    },
  );

  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    const tell = (news: Partial<ExportState>): void => {
      if (!signal.aborted) setState((before) => ({ ...before, ...news }));
    };
    run(signal, tell).catch((error: unknown) => tell({ error }));
    return () => ending.abort();
  }, [tries]);

  const again = (): void => {
    setState(BEGINNING);
    setTries(tries + 1);
  };
  return { ...state, again };
}
