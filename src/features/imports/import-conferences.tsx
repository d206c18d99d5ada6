import { useState, type JSX } from 'react';
import {
  CONFERENCE_FIELDS,
  type ConferenceField,
  type ConferenceMapping,
} from '../../../domain/csv/columns.ts';
import { useAccount } from '../../components/account/account-context.tsx';
import { Notice } from '../../components/notices/notice.tsx';
import { useI18n } from '../../i18n/provider.tsx';
import type { CsvFacts } from '../../csv-files/reading/csv-calls.ts';
import { conferenceFile } from '../../csv-files/reading/csv-subjects.ts';
import { useCsvFile } from '../../csv-files/reading/use-csv-file.ts';
import { useImportWords } from './import-words.ts';
import { ColumnMatching } from '../../csv-files/screens/column-matching.tsx';
import { useCsvWords } from '../../csv-files/screens/csv-words.ts';
import { ChangedFile, useFileGuard } from '../../csv-files/screens/file-guard.tsx';
import {
  FileChoiceSection,
  useFocusWhenOpened,
} from '../../csv-files/screens/file-choice-section.tsx';
import { conferenceGroups, findingsFileName } from '../../csv-files/screens/finding-groups.ts';
import { Findings } from '../../csv-files/screens/findings.tsx';
import { ImportDates, isDateOpen } from './import-dates.tsx';
import { ImportPreview } from './import-preview.tsx';
import { columnsNote, FilePageSection } from '../../csv-files/screens/file-page-parts.tsx';
import classes from '../../csv-files/screens/file-page-parts.module.css';

const SAMPLES = { en: '/samples/conferences.csv', fr: '/samples/conferences-fr.csv' } as const;

/** One import: a file, its columns, what was found, and what will be made. */
export function ImportConferences(): JSX.Element {
  const { format, language } = useI18n();
  const { account } = useAccount();
  const words = useImportWords();
  const csvWords = useCsvWords();
  const [subject] = useState(() => conferenceFile(account.timeZone));
  const file = useCsvFile(subject);
  const guard = useFileGuard(file);
  const { state } = file;
  const open = state.step === 'open' ? state : null;
  const opened = useFocusWhenOpened(open?.file ?? null);
  const isMatched = open !== null && canBeMade(open.mapping);
  const groups = isMatched
    ? conferenceGroups([...open.facts.problems, ...open.reading.findings], {
        words: { ...csvWords.findings.rows, ...words.findings },
        number: format.number,
      })
    : [];
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
          <ColumnMatching
            fields={CONFERENCE_FIELDS.filter((field) => isAskedFor(field, open)).map((field) => ({
              field,
              label: words.fields[field],
            }))}
            headers={open.facts.headers}
            sample={open.facts.sample}
            mapping={open.mapping}
            disabled={guard.isChecking}
            onMatch={(field, column) =>
              file.match({ ...open.mapping, [field]: column === null ? [] : [column] })
            }
          />
          {!isMatched && <Notice tone="warn">{words.notMatched}</Notice>}
        </FilePageSection>
      )}
      {isMatched && (
        <ImportDates
          dates={open.reading.dates}
          order={open.choice.order}
          disabled={guard.isChecking}
          onAnswer={(order) => file.decide({ order })}
        />
      )}
      {groups.length > 0 && open !== null && (
        <FilePageSection heading={csvWords.findings.heading}>
          <Findings groups={groups} fileName={findingsFileName(open.file.name, csvWords)} />
        </FilePageSection>
      )}
      {isMatched && !isDateOpen(open.reading.dates, open.choice.order) && (
        <ImportPreview
          facts={open.facts}
          reading={open.reading}
          ask={file.ask}
          findingsName={findingsFileName(open.file.name, csvWords)}
          isBusy={guard.isChecking || open.isOld}
          notice={<ChangedFile guard={guard} onChoose={file.choose} />}
          onStart={guard.run}
        />
      )}
    </div>
  );
}

function canBeMade({ tag, email }: ConferenceMapping): boolean {
  return tag.length > 0 && email.length > 0;
}

/** What only our own exports have is not asked of other files. */
function isAskedFor(
  field: ConferenceField,
  open: { readonly facts: CsvFacts<ConferenceMapping>; readonly mapping: ConferenceMapping },
): boolean {
  const isOfExport = field === 'id' || field === 'code';
  return !isOfExport || open.facts.mapping[field].length + open.mapping[field].length > 0;
}
