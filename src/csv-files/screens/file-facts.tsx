import type { JSX } from 'react';
import { type Encoding, ENCODING_NAMES } from '../../../domain/csv/encodings.ts';
import { useI18n } from '../../i18n/provider.tsx';
import { useCsvWords } from './csv-words.ts';
import classes from './file-place.module.css';

/** The name of a chosen file, and what is known of it. `facts`: null until it has been read. */
export function FileFacts(props: {
  readonly file: File;
  readonly facts: { readonly encoding: Encoding; readonly rows: number } | null;
  readonly isReading: boolean;
}): JSX.Element {
  const { format } = useI18n();
  const words = useCsvWords().file;
  const { file, facts } = props;
  return (
    <>
      <p className={classes.name}>{file.name}</p>
      <ul className={classes.facts}>
        <li>{sizeText(file.size)}</li>
        {props.isReading && <li>{words.reading}</li>}
        {facts !== null && (
          <>
            <li>{ENCODING_NAMES[facts.encoding]}</li>
            <li>{words.rows(facts.rows, format.number(facts.rows))}</li>
          </>
        )}
      </ul>
    </>
  );

  function sizeText(bytes: number): string {
    const kilobytes = bytes / 1024;
    if (kilobytes < 1000) return words.kilobytes(format.number(Math.max(1, Math.round(kilobytes))));
    return words.megabytes(format.number(Math.round(kilobytes / 102.4) / 10));
  }
}
