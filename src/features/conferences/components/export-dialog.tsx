import { Button } from '@mantine/core';
import type { JSX, RefObject } from 'react';
import { Dialog } from '../../../components/dialog.tsx';
import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { ProgressBar } from '../../../components/progress-bar.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { ExportWords, useExportWords } from '../export-words.ts';
import { useExport } from './use-export.ts';

interface ExportProps {
  /** Has the focus again afterwards. */
  readonly returnTo: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** Writes what the list shows into a file, and says how far that has come. */
export function ExportDialog(props: ExportProps): JSX.Element {
  return (
    <ExportWords waiting={null}>
      <Exporting {...props} />
    </ExportWords>
  );
}

function Exporting({ returnTo, onClose }: ExportProps): JSX.Element {
  const { t, format } = useI18n();
  const words = useExportWords();
  const { read, total, fileName, error, again } = useExport();
  const isDone = fileName !== null;
  return (
    <Dialog
      title={isDone ? words.doneTitle : words.title}
      returnTo={returnTo}
      onClose={onClose}
      actions={
        <Button variant="default" data-autofocus onClick={onClose}>
          {isDone ? t.common.actions.close : t.common.actions.cancel}
        </Button>
      }
    >
      {error !== null ? (
        <ProblemNotice error={error} onRetry={again} />
      ) : isDone ? (
        <p>{words.done(read, format.number(read), fileName)}</p>
      ) : (
        <>
          <p>{words.read(read, format.number(read))}</p>
          <ProgressBar label={words.title} done={read} total={total} />
        </>
      )}
      <p>{words.noLeaderCodes}</p>
    </Dialog>
  );
}
