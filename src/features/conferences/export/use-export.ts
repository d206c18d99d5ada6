import type { Conference } from '../../../../domain/conference/conference.ts';
import { editionOf } from '../../../../domain/conference/edition.ts';
import { localDateTime } from '../../../../domain/time/local-time.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { useCsvExport } from '../../../components/export/use-csv-export.ts';
import { filePart } from '../../../components/export/save-csv.ts';
import { COUNTED_AT_MOST } from '../../../firebase/counted.ts';
import { database } from '../../../firebase/database.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { readAllConferences } from '../api/export-conferences.ts';
import { selectionOf } from '../api/list-parts.ts';
import { countSelected } from '../api/read-list.ts';
import { exportHeaders, exportRows, exportWords } from './export-rows.ts';
import { useExportWords } from './export-words.ts';
import { useListView } from '../use-list-view.ts';

/** Reads what the list shows, as it is now, and saves it. Ends with the component. */
export function useExport(): ReturnType<typeof useCsvExport> {
  const { t, format } = useI18n();
  const { accountId, account } = useAccount();
  const { view } = useListView();
  const words = useExportWords();
  return useCsvExport(async (signal, tell) => {
    const now = new Date();
    const { timeZone } = account;
    const request = { accountId, selection: selectionOf(view, editionOf(account)), now };
    const table = exportWords(words, t);
    const rowOf = exportRows(table, account, now);
    const rows = [exportHeaders(table, account)];
    const count = await countSelected(database, request);
    tell({ total: count >= COUNTED_AT_MOST ? null : count });
    const take = (conferences: readonly Conference[]): void => {
      rows.push(...conferences.map(rowOf));
      tell({ read: rows.length - 1 });
    };
    await readAllConferences(database, request, take, signal);
    const day = localDateTime(now, timeZone).slice(0, 10);
    const name = `conferences-${filePart(account.name, accountId)}-${day}.csv`;
    const read = rows.length - 1;
    return { name, rows, said: words.done(read, format.number(read), name) };
  });
}
