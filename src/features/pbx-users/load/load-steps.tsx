import { useState, type JSX } from 'react';
import { Notice } from '../../../components/notices/notice.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { USER_FILE } from '../../../csv-files/reading/csv-subjects.ts';
import { useCsvFile } from '../../../csv-files/reading/use-csv-file.ts';
import { useLoadWords } from './load-words.ts';
import { useCsvWords } from '../../../csv-files/screens/csv-words.ts';
import { ChangedFile, useFileGuard } from '../../../csv-files/screens/file-guard.tsx';
import {
  FileChoiceSection,
  useFocusWhenOpened,
} from '../../../csv-files/screens/file-choice-section.tsx';
import { findingsFileName, userGroups } from '../../../csv-files/screens/finding-groups.ts';
import { Findings } from '../../../csv-files/screens/findings.tsx';
import { LoadOff } from './load-off.tsx';
import { LoadColumns, isSomethingMatched } from './load-columns.tsx';
import { columnsNote, FilePageSection } from '../../../csv-files/screens/file-page-parts.tsx';
import { LoadPreview } from './load-preview.tsx';
import { LoadRunning } from './load-running.tsx';
import { useLoadRun } from './use-load-run.ts';
import classes from '../../../csv-files/screens/file-page-parts.module.css';

const SAMPLES = { en: '/samples/pbx-users.csv', fr: '/samples/utilisateurs-pbx.csv' } as const;

/** One load: a file, its columns, what was found, what will happen, and then the loading itself. */
export function LoadSteps(props: { readonly onAnother: () => void }): JSX.Element {
  const { format, language } = useI18n();
  const words = useLoadWords();
  const csvWords = useCsvWords();
  const file = useCsvFile(USER_FILE);
  const guard = useFileGuard(file);
  const { run, start, goOn } = useLoadRun(file.ask);
  const [marksLeft, setMarksLeft] = useState(true);
  const { state } = file;
  const open = state.step === 'open' ? state : null;
  const opened = useFocusWhenOpened(open?.file ?? null);

  if (run.step !== 'idle') {
    return (
      <div className={classes.page}>
        <LoadRunning run={run} onGoOn={goOn} onAnother={props.onAnother} />
      </div>
    );
  }
  const groups =
    open === null
      ? []
      : userGroups([...open.facts.problems, ...open.reading.findings], {
          words: { ...csvWords.findings.rows, ...words.findings },
          number: format.number,
        });
  return (
    <div className={classes.page}>
      <p className={classes.intro}>{words.intro}</p>
      <FileChoiceSection
        state={state}
        expects={words.expects}
        sample={SAMPLES[language]}
        disabled={guard.isChecking}
        onChoose={file.choose}
        onReadAs={file.readAs}
      />
      {open !== null && (
        <FilePageSection
          heading={csvWords.columns.heading}
          headingRef={opened}
          note={columnsNote(csvWords, open.facts)}
        >
          <LoadColumns file={open} disabled={guard.isChecking} onMatch={file.match} />
        </FilePageSection>
      )}
      {open !== null && !isSomethingMatched(open.mapping) && (
        <Notice tone="warn">{words.nothingMatched}</Notice>
      )}
      {open !== null && isSomethingMatched(open.mapping) && (
        <>
          {groups.length > 0 && (
            <FilePageSection heading={csvWords.findings.heading}>
              <Findings groups={groups} fileName={findingsFileName(open.file.name, csvWords)} />
            </FilePageSection>
          )}
          {open.reading.off > 0 && (
            <LoadOff
              count={open.reading.off}
              includesOff={open.choice.includesOff}
              disabled={guard.isChecking}
              onChange={(includesOff) => file.decide({ includesOff })}
            />
          )}
          <LoadPreview
            facts={open.facts}
            reading={open.reading}
            ask={file.ask}
            marksLeft={marksLeft}
            onMarksLeft={setMarksLeft}
            isBusy={guard.isChecking || open.isOld}
            notice={<ChangedFile guard={guard} onChoose={file.choose} />}
            onStart={(marks) => guard.run(() => start(marks))}
          />
        </>
      )}
    </div>
  );
}
