import { Button } from '@mantine/core';
import type { JSX, ReactNode, RefObject } from 'react';
import { useI18n } from '../../i18n/provider.tsx';
import { Dialog } from '../dialogs/dialog.tsx';
import { ProblemNotice } from '../notices/problem-notice.tsx';
import { ProgressBar } from '../notices/progress-bar.tsx';
import type { useCsvExport } from './use-csv-export.ts';

/** Says how far an export is, and what came of it. Closing it ends it. */
export function CsvExportDialog(props: {
  readonly state: ReturnType<typeof useCsvExport>;
  readonly title: string;
  readonly doneTitle: string;
  readonly readSoFar: string;
  readonly done: (fileName: string) => string;
  /** What to know about the file. */
  readonly children: ReactNode;
  /** Has the focus again afterwards. */
  readonly returnTo: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}): JSX.Element {
  const { t } = useI18n();
  const { title, onClose } = props;
  const { read, total, fileName, error, again } = props.state;
  const isDone = fileName !== null;
  return (
    <Dialog
      title={isDone ? props.doneTitle : title}
      returnTo={props.returnTo}
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
        <p>{props.done(fileName)}</p>
      ) : (
        <>
          <p>{props.readSoFar}</p>
          <ProgressBar label={title} done={read} total={total} />
        </>
      )}
      <p>{props.children}</p>
    </Dialog>
  );
}
