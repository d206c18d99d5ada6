import { useEffect, useRef, type JSX, type ReactNode } from 'react';
import { Notice } from '../../components/notices/notice.tsx';
import { useI18n } from '../../i18n/provider.tsx';
import type { Encoding } from '../../../domain/csv/encodings.ts';
import type { CsvFileState } from '../reading/use-csv-file.ts';
import { useCsvWords } from './csv-words.ts';
import { EncodingChoice } from './encoding-choice.tsx';
import { FileFacts } from './file-facts.tsx';
import { FilePlace } from './file-place.tsx';
import { FilePageSection } from './file-page-parts.tsx';

/** The choice of a file, and what came of reading it. */
export function FileChoiceSection(props: {
  readonly state: CsvFileState<unknown, unknown, unknown>;
  readonly expects: string;
  readonly sample: string;
  readonly disabled: boolean;
  readonly onChoose: (file: File) => void;
  readonly onReadAs: (encoding: Encoding) => void;
  /** What is to be said about the file beside that. */
  readonly children?: ReactNode;
}): JSX.Element {
  const { format } = useI18n();
  const words = useCsvWords().file;
  const { state, children, onReadAs, ...place } = props;
  const facts = state.step === 'open' ? state.facts : null;
  return (
    <FilePageSection heading={words.heading}>
      <FilePlace {...place}>
        {state.step === 'none' ? null : (
          <FileFacts file={state.file} facts={facts} isReading={state.step === 'reading'} />
        )}
      </FilePlace>
      {state.step === 'refused' && (
        <Notice tone="bad" title={words.problems[state.problem].title}>
          {words.problems[state.problem].text}
        </Notice>
      )}
      {facts !== null && facts.guess !== null && (
        <EncodingChoice
          encoding={facts.encoding}
          guess={facts.guess}
          disabled={props.disabled}
          onChoose={onReadAs}
        />
      )}
      {facts !== null && facts.beyond > 0 && (
        <Notice tone="warn" title={words.beyond.title(format.number(facts.rows))}>
          {words.beyond.text(format.number(facts.beyond))}
        </Notice>
      )}
      {children}
    </FilePageSection>
  );
}

/** Says what comes next to whoever has just chosen a file, by moving the focus there. */
export function useFocusWhenOpened(file: File | null) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (file !== null) heading.current?.focus();
  }, [file]);
  return heading;
}
