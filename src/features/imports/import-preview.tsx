import '../../csv-files/screens/file-page-parts.css';
import { Button } from '@mantine/core';
import type { JSX, ReactNode } from 'react';
import { Notice } from '../../components/notices/notice.tsx';
import { ProblemNotice } from '../../components/notices/problem-notice.tsx';
import { ProgressBar } from '../../components/notices/progress-bar.tsx';
import { useI18n } from '../../i18n/provider.tsx';
import type { Placed } from './existing-conferences.ts';
import type { ConferencesReading, CsvFacts } from '../../csv-files/reading/csv-calls.ts';
import type { CsvReader } from '../../csv-files/reading/csv-reader.ts';
import { useImportWords } from './import-words.ts';
import { ImportExpiry } from './import-expiry.tsx';
import { FirstConferences } from './import-first-rows.tsx';
import { Figures, FilePageSection } from '../../csv-files/screens/file-page-parts.tsx';
import classes from '../../csv-files/screens/file-page-parts.module.css';
import { StartProblem } from '../../runs/screens/start-problem.tsx';
import { useImportExpiry } from './use-import-expiry.ts';
import { useImportPreview } from './use-import-preview.ts';
import { useImportStart } from './use-import-start.ts';

interface PreviewProps {
  readonly facts: CsvFacts<unknown>;
  readonly reading: ConferencesReading;
  readonly ask: CsvReader['ask'];
  readonly isBusy: boolean;
  /** What is to be said beside the button. */
  readonly notice: ReactNode;
  /** Does it once the file was found to be as it is shown. */
  readonly onStart: (start: () => void) => void;
}

/** What the file will make, and when that expires, before anything is made. */
export function ImportPreview(props: PreviewProps): JSX.Element {
  const { format } = useI18n();
  const words = useImportWords().preview;
  const preview = useImportPreview(props.reading, props.ask);
  const { entries } = props.reading;
  if (preview.step === 'ready' && entries.length > 0) {
    return <Ready {...props} placed={preview.placed} />;
  }
  return (
    <FilePageSection heading={words.heading}>
      {entries.length === 0 ? (
        <Notice tone="warn">{words.nothing}</Notice>
      ) : preview.step === 'failed' ? (
        <ProblemNotice error={preview.error} onRetry={preview.again} />
      ) : (
        <div className={classes.waiting}>
          {words.looking(
            format.number(preview.step === 'looking' ? preview.done : 0),
            format.number(entries.length),
          )}
          <ProgressBar
            label={words.heading}
            done={preview.step === 'looking' ? preview.done : 0}
            total={entries.length}
          />
        </div>
      )}
    </FilePageSection>
  );
}

function Ready(
  props: PreviewProps & { readonly placed: ReadonlyMap<number, Placed> },
): JSX.Element {
  const { format } = useI18n();
  const words = useImportWords().preview;
  const expiry = useImportExpiry();
  const { isStarting, problem, start } = useImportStart();
  const { facts, reading, placed } = props;
  const isNew = ({ row }: { readonly row: number }): boolean => placed.get(row)?.isThere === false;
  const made = reading.entries.filter(isNew);
  const unread = facts.problems.filter(({ kind }) => kind === 'quote.unclosed').length;
  const figures = (
    [
      ['make', made.length],
      ['there', reading.entries.length - made.length],
      ['out', facts.rows - reading.entries.length + unread],
    ] as const
  ).map(([key, count]) => ({
    key,
    count,
    formatted: format.number(count),
    label: words.figures[key](count),
  }));

  const begin = (): void => {
    const otherwise = expiry.decide();
    if (otherwise !== null) props.onStart(() => start(made, placed, otherwise));
  };

  return (
    <>
      {made.some(({ saysExpiry }) => !saysExpiry) && <ImportExpiry expiry={expiry} />}
      <FilePageSection heading={words.heading}>
        <Figures figures={figures} />
        <FirstConferences entries={reading.entries} isNew={isNew} otherwise={expiry.chosen} />
        {props.notice}
        {problem !== null && <StartProblem problem={problem} />}
        {made.length === 0 ? (
          <Notice tone="good">{words.allThere}</Notice>
        ) : (
          <>
            <p className={classes.sends}>{words.sends(made.length, format.number(made.length))}</p>
            <div className={classes.actions}>
              <Button loading={props.isBusy || isStarting} onClick={begin}>
                {words.start(made.length, format.number(made.length))}
              </Button>
            </div>
          </>
        )}
      </FilePageSection>
    </>
  );
}
