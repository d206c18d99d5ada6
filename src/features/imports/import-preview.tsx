import '../../csv-files/screens/file-page-parts.css';
import { Button, Checkbox } from '@mantine/core';
import { useState, type JSX, type ReactNode } from 'react';
import type { ImportPlace } from '../../../domain/conference/import-places.ts';
import { Notice } from '../../components/notices/notice.tsx';
import { ProblemNotice } from '../../components/notices/problem-notice.tsx';
import { ProgressBar } from '../../components/notices/progress-bar.tsx';
import { useAccount } from '../../components/account/account-context.tsx';
import { useI18n } from '../../i18n/provider.tsx';
import type { ConferencesReading, CsvFacts } from '../../csv-files/reading/csv-calls.ts';
import type { CsvReader } from '../../csv-files/reading/csv-reader.ts';
import { useImportWords } from './import-words.ts';
import { ImportExpiry } from './import-expiry.tsx';
import { ShownConferences, type EntryKind } from './import-shown-rows.tsx';
import { useCsvWords } from '../../csv-files/screens/csv-words.ts';
import { conferenceGroups } from '../../csv-files/screens/finding-groups.ts';
import { Findings } from '../../csv-files/screens/findings.tsx';
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
  /** The name of the file of what is found when the conferences are looked for. */
  readonly findingsName: string;
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
  props: PreviewProps & { readonly placed: ReadonlyMap<number, ImportPlace> },
): JSX.Element {
  const { t, format } = useI18n();
  const { account } = useAccount();
  const all = useImportWords();
  const words = all.preview;
  const csvWords = useCsvWords();
  const expiry = useImportExpiry();
  const { isStarting, problem, start } = useImportStart();
  const [filter, setFilter] = useState<EntryKind | null>(null);
  const [changes, setChanges] = useState(false);
  const { facts, reading, placed } = props;
  const { entries } = reading;
  const ofKind = (what: ImportPlace['what']) =>
    entries.filter(({ row }) => placed.get(row)?.what === what);
  const byKind = { make: ofKind('make'), change: ofKind('change'), there: ofKind('there') };
  const { make, change, there } = byKind;
  const kind = filter !== null && byKind[filter].length > 0 ? filter : null;
  const unread = facts.problems.filter(({ kind: found }) => found === 'quote.unclosed').length;
  const out = facts.rows - make.length - change.length - there.length + unread;
  const figures = (
    [
      ['make', make.length],
      ['change', change.length],
      ['there', there.length],
    ] as const
  )
    .filter(([key, count]) => key !== 'change' || count > 0)
    .map(([key, count]) => {
      const label = words.figures[key](count);
      return { key, count, formatted: format.number(count), label };
    });
  const rest = {
    key: 'out' as const,
    count: out,
    formatted: format.number(out),
    label: words.figures.out(out),
  };
  const found = [...placed.values()].flatMap((place) =>
    place.what === 'out' ? [place.finding] : [],
  );
  const accepted = changes ? [...make, ...change] : make;
  const groups = conferenceGroups(found, {
    words: { ...csvWords.findings.rows, ...all.findings },
    number: format.number,
  });

  const begin = (): void => {
    const otherwise = expiry.decide();
    if (otherwise !== null) props.onStart(() => start(accepted, placed, otherwise));
  };
  const counted = (count: number) => ({ count, formatted: format.number(count) });

  return (
    <>
      {make.some(({ saysExpiry }) => !saysExpiry) && <ImportExpiry expiry={expiry} />}
      <FilePageSection heading={words.heading}>
        <Figures figures={figures} rest={rest} chosen={kind} onChoose={setFilter} />
        {groups.length > 0 && <Findings groups={groups} fileName={props.findingsName} />}
        <ShownConferences
          entries={kind === null ? [...make, ...change] : byKind[kind]}
          isFiltered={kind !== null}
          label={figures
            .filter(({ key }) => key === kind)
            .map(({ formatted, label }) => `${formatted} ${label}`)
            .join()}
          placed={placed}
          otherwise={expiry.chosen}
        />
        {change.length > 0 && (
          <div className={classes.choice}>
            <Checkbox
              checked={changes}
              onChange={(event) => setChanges(event.currentTarget.checked)}
              label={words.change(change.length, format.number(change.length))}
              description={words.changeText}
            />
          </div>
        )}
        {props.notice}
        {problem !== null && <StartProblem problem={problem} />}
        {accepted.length > 0 ? (
          <>
            <p className={classes.sends}>
              {words.sends(accepted.length, format.number(accepted.length))}{' '}
              {words.languages(t.conferenceForm.language.written[account.language])}
            </p>
            <div className={classes.actions}>
              <Button loading={props.isBusy || isStarting} onClick={begin}>
                {words.start(counted(make.length), counted(accepted.length - make.length))}
              </Button>
            </div>
          </>
        ) : (
          change.length === 0 && there.length > 0 && <Notice tone="good">{words.allThere}</Notice>
        )}
      </FilePageSection>
    </>
  );
}
