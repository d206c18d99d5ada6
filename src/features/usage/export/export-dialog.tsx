import type { JSX, RefObject } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { CsvExportDialog } from '../../../components/export/csv-export-dialog.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import type { ExportKind } from './export-rows.ts';
import { useUsageWords } from '../usage-words.ts';
import { useExport } from './use-export.ts';

/** Writes what is selected into a file, and says how far that has come. Closing it ends it. */
export function ExportDialog(props: {
  readonly kind: ExportKind;
  /** Has the focus again afterwards. */
  readonly returnTo: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}): JSX.Element {
  const { format } = useI18n();
  const { account } = useAccount();
  const words = useUsageWords().export;
  const { kind, returnTo, onClose } = props;
  const state = useExport(kind);
  const what = words.read[kind](state.read, format.number(state.read));
  return (
    <CsvExportDialog
      state={state}
      title={words.title[kind]}
      doneTitle={words.doneTitle[kind]}
      readSoFar={words.readSoFar(what)}
      done={(fileName) => words.done(what, fileName)}
      returnTo={returnTo}
      onClose={onClose}
    >
      {kind === 'months' ? words.wholeMonths : words.times(format.zone(account.timeZone))}
      {kind === 'legs' && ` ${words.masked}`}
    </CsvExportDialog>
  );
}
