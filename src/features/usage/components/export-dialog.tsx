import { Button } from '@mantine/core';
import type { JSX, RefObject } from 'react';
import { useAccount } from '../../../components/account-context.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { ProgressBar } from '../../../components/progress-bar.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import type { ConferenceUsage } from '../../../../domain/usage/totals.ts';
import type { ExportKind } from '../export-rows.ts';
import { useUsageWords } from '../words.ts';
import { useExport } from './use-export.ts';

/** Writes what is selected into a file, and says how far that has come. Closing it ends it. */
export function ExportDialog(props: {
  readonly kind: ExportKind;
  readonly usages: readonly ConferenceUsage[] | undefined;
  /** Has the focus again afterwards. */
  readonly returnTo: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}): JSX.Element {
  const { t, format } = useI18n();
  const { account } = useAccount();
  const words = useUsageWords().export;
  const { kind, usages, returnTo, onClose } = props;
  const { read, total, fileName, error, again } = useExport(kind, usages);
  const isDone = fileName !== null;
  const what = words.read[kind](read, format.number(read));
  return (
    <Dialog
      title={isDone ? words.doneTitle[kind] : words.title[kind]}
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
        <p>{words.done(what, fileName)}</p>
      ) : (
        <>
          <p>{words.readSoFar(what)}</p>
          <ProgressBar label={words.title[kind]} done={read} total={total} />
        </>
      )}
      <p>
        {kind === 'months' ? words.wholeMonths : words.times(format.zone(account.timeZone))}
        {kind === 'legs' && ` ${words.masked}`}
      </p>
    </Dialog>
  );
}
