import '../../../csv-files/screens/file-page-parts.css';
import { Button, Checkbox } from '@mantine/core';
import { useState, type JSX, type ReactNode } from 'react';
import { Question } from '../../../components/dialogs/dialog.tsx';
import { Notice } from '../../../components/notices/notice.tsx';
import { ProblemNotice } from '../../../components/notices/problem-notice.tsx';
import { ProgressBar } from '../../../components/notices/progress-bar.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import type { UsersReading } from '../../../csv-files/reading/csv-calls.ts';
import type { CsvReader } from '../../../csv-files/reading/csv-reader.ts';
import type { UserComparison } from '../../../csv-files/reading/user-desk.ts';
import { useLoadWords } from './load-words.ts';
import { ShownUsers, type ShownKind } from './load-shown-users.tsx';
import { Figures, FilePageSection } from '../../../csv-files/screens/file-page-parts.tsx';
import classes from '../../../csv-files/screens/file-page-parts.module.css';
import { useLoadPreview } from './use-load-preview.ts';

/** That more than half of so many leave at once is a mistake more often than not. */
const MANY = 10;

interface PreviewProps {
  readonly facts: { readonly isWhole: boolean };
  readonly reading: UsersReading;
  readonly ask: CsvReader['ask'];
  readonly marksLeft: boolean;
  readonly onMarksLeft: (marks: boolean) => void;
  readonly isBusy: boolean;
  /** What is to be said beside the button. */
  readonly notice: ReactNode;
  readonly onStart: (marksLeft: boolean) => void;
}

/** What the file will do to the directory, before anything is done. */
export function LoadPreview(props: PreviewProps): JSX.Element {
  const { format } = useI18n();
  const words = useLoadWords().preview;
  const preview = useLoadPreview(props.reading, props.ask);
  return (
    <FilePageSection heading={words.heading}>
      {props.reading.count === 0 ? (
        <Notice tone="warn">{words.nobody}</Notice>
      ) : preview.step === 'failed' ? (
        <ProblemNotice error={preview.error} onRetry={preview.again} />
      ) : preview.step === 'ready' ? (
        <Ready {...props} comparison={preview.comparison} />
      ) : (
        <div className={classes.waiting}>
          {preview.step === 'reading'
            ? words.reading(format.number(preview.read))
            : words.comparing}
          <ProgressBar label={words.heading} done={0} total={null} />
        </div>
      )}
    </FilePageSection>
  );
}

function Ready(props: PreviewProps & { readonly comparison: UserComparison }): JSX.Element {
  const { format } = useI18n();
  const words = useLoadWords();
  const [asks, setAsks] = useState(false);
  const [filter, setFilter] = useState<ShownKind | null>(null);
  const { facts, comparison, reading, isBusy } = props;
  const { counts, present } = comparison;
  const { create, change, back, left } = counts;
  // Nobody is left to be shown where another file, or other columns, came meanwhile.
  const kind = filter !== null && counts[filter] > 0 ? filter : null;
  const marksLeft = facts.isWhole && props.marksLeft && left > 0;
  const hasWork = create + change + back > 0 || marksLeft;
  const isMany = marksLeft && present >= MANY && left > present / 2;
  const figures = (['create', 'change', 'unchanged', 'back', 'left'] as const)
    // Who is away does not matter where nobody is.
    .filter((key) => key !== 'back' || back > 0)
    .map((key) => {
      const count = counts[key];
      const label = words.preview.figures[key](count);
      return { key, count, formatted: format.number(count), label };
    });
  const start = (): void => {
    setAsks(false);
    props.onStart(marksLeft);
  };

  return (
    <>
      <Figures figures={figures} chosen={kind} onChoose={setFilter} />
      {left > 0 && !facts.isWhole && <Notice tone="info">{words.preview.notWhole}</Notice>}
      {left > 0 && facts.isWhole && (
        <div className={classes.choice}>
          <Checkbox
            checked={props.marksLeft}
            onChange={(event) => props.onMarksLeft(event.currentTarget.checked)}
            label={words.preview.markLeft}
            description={words.preview.markLeftText(left, format.number(left))}
          />
        </div>
      )}
      <ShownUsers
        comparison={comparison}
        kind={kind}
        label={figures
          .filter(({ key }) => key === kind)
          .map(({ formatted, label }) => `${formatted} ${label}`)
          .join()}
      />
      {props.notice}
      {hasWork ? (
        <div className={classes.actions}>
          <Button loading={isBusy} onClick={isMany ? () => setAsks(true) : start}>
            {words.preview.start(reading.count, format.number(reading.count))}
          </Button>
        </div>
      ) : (
        <Notice tone="good">{words.preview.nothingToDo}</Notice>
      )}
      {asks && (
        <Question
          title={words.manyLeft.title(left, format.number(left))}
          text={[words.manyLeft.text(format.number(left), format.number(present))]}
          confirm={words.manyLeft.confirm}
          busy={false}
          problem={null}
          onConfirm={start}
          onClose={() => setAsks(false)}
        />
      )}
    </>
  );
}
