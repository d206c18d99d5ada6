import type { Conference } from '../../../../domain/conference/conference.ts';
import { editionOf } from '../../../../domain/conference/edition.ts';
import { localDateTime } from '../../../../domain/time/local-time.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { useCsvExport } from '../../../components/export/use-csv-export.ts';
import { filePart } from '../../../components/export/save-csv.ts';
import { COUNTED_AT_MOST } from '../../../firebase/counted.ts';
import { database } from '../../../firebase/database.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { readAllConferences } from '../api/whole-lists/export-conferences.ts';
import { selectionOf } from '../api/list-parts.ts';
import { readChosen } from '../api/whole-lists/read-chosen.ts';
import { countSelected } from '../api/read-list.ts';
import type { ConferenceSelection } from '../selected-conferences.ts';
import { exportHeaders, exportRows, exportWords } from './export-rows.ts';
import { useExportWords } from './export-words.ts';
import { useListView } from '../use-list-view.ts';

/**
 * Reads what the list shows, or what is selected in it, as it is now, and saves it. Ends with the component.
 *
 * @param chosen  null: what the list shows, in its order; what is selected comes the newest first
 */
export function useExport(chosen: ConferenceSelection | null): ReturnType<typeof useCsvExport> {
  const { t, format } = useI18n();
  const { accountId, account } = useAccount();
  const { view } = useListView();
  const words = useExportWords();
  return useCsvExport(async (signal, tell) => {
    const now = new Date();
    const { timeZone } = account;
    const edition = editionOf(account);
    const table = exportWords(words, t);
    const rowOf = exportRows(table, account, now);
    const rows: { readonly at: Date; readonly row: readonly string[] }[] = [];
    const take = (conferences: readonly Conference[]): void => {
      rows.push(...conferences.map((each) => ({ at: each.createdAt, row: rowOf(each) })));
      tell({ read: rows.length });
    };
    const listed = chosen?.kind === 'all' ? chosen.view : view;
    const request = { accountId, selection: selectionOf(listed, edition), now };
    const count =
      chosen?.kind === 'some' ? chosen.ids.length : await countSelected(database, request);
    tell({ total: count >= COUNTED_AT_MOST ? null : count });
    if (chosen === null) await readAllConferences(database, request, take, signal);
    else {
      await readChosen(database, { accountId, selection: chosen, edition, now }, take, signal);
      rows.sort((a, b) => b.at.getTime() - a.at.getTime());
    }
    const day = localDateTime(now, timeZone).slice(0, 10);
    const name = `conferences-${filePart(account.name, accountId)}-${day}.csv`;
    const read = rows.length;
    return {
      name,
      rows: [exportHeaders(table, account), ...rows.map(({ row }) => row)],
      said: words.done(read, format.number(read), name),
    };
  });
}
