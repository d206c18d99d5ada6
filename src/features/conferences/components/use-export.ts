import { useEffect, useEffectEvent, useState } from 'react';
import type { Conference } from '../../../../domain/conference.ts';
import { writeCsv } from '../../../../domain/csv/write.ts';
import { localDateTime } from '../../../../domain/moment.ts';
import { useAccount } from '../../../components/account-context.tsx';
import { announce } from '../../../components/announcer.tsx';
import { filePart, saveCsv } from '../../../components/save-csv.ts';
import { COUNTED_AT_MOST } from '../../../firebase/counted.ts';
import { database } from '../../../firebase/database.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { readAllConferences } from '../api/export-conferences.ts';
import { selectionOf } from '../api/list-parts.ts';
import { countSelected } from '../api/read-list.ts';
import { exportHeaders, exportRows, exportWords } from '../export-rows.ts';
import { useExportWords } from '../export-words.ts';
import { useListView } from './use-list-view.ts';

/** How far an export is. */
export interface ExportState {
  readonly read: number;
  /** Null while it is not known, and where there are more than are counted. */
  readonly total: number | null;
  /** Null until the file is there. */
  readonly fileName: string | null;
  readonly error: unknown;
}

const BEGINNING: ExportState = { read: 0, total: null, fileName: null, error: null };

/** Reads what the list shows, as it is now, and saves it. Ends with the component. */
export function useExport(): ExportState & { readonly again: () => void } {
  const { t, format, language } = useI18n();
  const { accountId, account } = useAccount();
  const { view } = useListView();
  const words = useExportWords();
  const [tries, setTries] = useState(0);
  const [state, setState] = useState(BEGINNING);

  const run = useEffectEvent(
    async (signal: AbortSignal, tell: (news: Partial<ExportState>) => void): Promise<void> => {
      const now = new Date();
      const { timeZone } = account;
      const request = { accountId, selection: selectionOf(view), now };
      const table = exportWords(words, t);
      const rowOf = exportRows(table, timeZone, now);
      const rows = [exportHeaders(table)];
      const count = await countSelected(database, request);
      tell({ total: count >= COUNTED_AT_MOST ? null : count });
      const take = (conferences: readonly Conference[]): void => {
        rows.push(...conferences.map(rowOf));
        tell({ read: rows.length - 1 });
      };
      await readAllConferences(database, request, take, signal);
      const day = localDateTime(now, timeZone).slice(0, 10);
      const fileName = `conferences-${filePart(account.name, accountId)}-${day}.csv`;
      saveCsv(fileName, writeCsv(rows, language === 'fr' ? ';' : ','));
      tell({ fileName });
      announce(words.done(rows.length - 1, format.number(rows.length - 1), fileName));
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
