import type { JSX, RefObject } from 'react';
import { CsvExportDialog } from '../../../components/export/csv-export-dialog.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import type { ConferenceSelection } from '../selected-conferences.ts';
import { ExportWords, useExportWords } from './export-words.ts';
import { useExport } from './use-export.ts';

interface ExportProps {
  /** What is selected; null: all that the list shows. */
  readonly chosen: ConferenceSelection | null;
  /** Has the focus again afterwards. */
  readonly returnTo: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** Writes what the list shows, or what is selected in it, into a file, and says how far that has come. */
export function ExportDialog(props: ExportProps): JSX.Element {
  return (
    <ExportWords waiting={null}>
      <Exporting {...props} />
    </ExportWords>
  );
}

function Exporting({ chosen, returnTo, onClose }: ExportProps): JSX.Element {
  const { format } = useI18n();
  const words = useExportWords();
  const state = useExport(chosen);
  const { read } = state;
  const count = format.number(read);
  return (
    <CsvExportDialog
      state={state}
      title={words.title}
      doneTitle={words.doneTitle}
      readSoFar={words.read(read, count)}
      done={(fileName) => words.done(read, count, fileName)}
      returnTo={returnTo}
      onClose={onClose}
    >
      {words.noLeaderCodes}
    </CsvExportDialog>
  );
}
