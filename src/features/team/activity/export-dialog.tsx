import { getCount } from 'firebase/firestore/lite';
import type { JSX, RefObject } from 'react';
import { localDateTime } from '../../../../domain/time/local-time.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { CsvExportDialog } from '../../../components/export/csv-export-dialog.tsx';
import { filePart } from '../../../components/export/save-csv.ts';
import { useCsvExport } from '../../../components/export/use-csv-export.ts';
import { activityEntries } from '../../../firebase/activity-log.ts';
import { database } from '../../../firebase/database.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { readAllActivity } from '../api/read-all-activity.ts';
import { useActivityPageWords } from './activity-words.ts';
import { activityTable } from './export-rows.ts';
import { useActivityView } from './use-activity-view.ts';

/** Writes what the activity shows into a file, each thing that a run did with it. */
export function ExportDialog(props: {
  /** Has the focus again afterwards. */
  readonly returnTo: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}): JSX.Element {
  const { t, format } = useI18n();
  const { accountId, account } = useAccount();
  const { filter } = useActivityView();
  const words = useActivityPageWords();
  const { timeZone } = account;
  const state = useCsvExport(async (signal, tell) => {
    const { headers, rowOf } = activityTable(words, t, format, timeZone);
    const rows = [headers];
    const all = activityEntries(database, accountId, filter, 'each');
    tell({ total: (await getCount(all)).data().count });
    await readAllActivity(
      all,
      (entries) => {
        rows.push(...entries.map(rowOf));
        tell({ read: rows.length - 1 });
      },
      signal,
    );
    const day = localDateTime(new Date(), timeZone).slice(0, 10);
    const name = `${words.export.file}-${filePart(account.name, accountId)}-${day}.csv`;
    const read = rows.length - 1;
    return { name, rows, said: words.export.done(read, format.number(read), name) };
  });
  const count = format.number(state.read);
  return (
    <CsvExportDialog
      state={state}
      title={words.export.title}
      doneTitle={words.export.doneTitle}
      readSoFar={words.export.read(state.read, count)}
      done={(fileName) => words.export.done(state.read, count, fileName)}
      returnTo={props.returnTo}
      onClose={props.onClose}
    >
      {words.export.note(format.zone(timeZone))}
    </CsvExportDialog>
  );
}
