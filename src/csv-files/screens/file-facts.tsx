import type { JSX } from 'react';
import type { Encoding } from '../../../domain/csv/decode-file.ts';
import { useI18n } from '../../i18n/provider.tsx';
import { useCsvWords } from './csv-words.ts';
import classes from './file-place.module.css';

/** Names of encodings are the same in every language. */
const ENCODINGS: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252',
};

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
            <li>{ENCODINGS[facts.encoding]}</li>
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
