import { useId, type JSX } from 'react';
import { type Encoding, ENCODING_NAMES } from '../../../domain/csv/encodings.ts';
import type { EncodingGuess } from '../../../domain/csv/guess-encoding.ts';
import { Notice } from '../../components/notices/notice.tsx';
import classes from './encoding-choice.module.css';
import { useCsvWords } from './csv-words.ts';

/**
 * How the letters beyond ASCII are to be read, each way with cells of the file as they would be. Asked where
 * it is not sure, and there for whoever sees that it is wrong where it is.
 */
export function EncodingChoice(props: {
  /** The one that the file is read in. */
  readonly encoding: Encoding;
  readonly guess: EncodingGuess;
  readonly disabled: boolean;
  readonly onChoose: (encoding: Encoding) => void;
}): JSX.Element {
  const words = useCsvWords().encoding;
  if (props.guess.isSure) {
    return (
      <details className={classes.details}>
        <summary>{words.wrong}</summary>
        <Ways {...props} />
      </details>
    );
  }
  return (
    <Notice tone="warn" title={words.title}>
      <Ways {...props} />
    </Notice>
  );
}

function Ways(props: Parameters<typeof EncodingChoice>[0]): JSX.Element {
  const words = useCsvWords().encoding;
  const id = useId();
  return (
    <fieldset className={`plain-fieldset ${classes.ways}`} disabled={props.disabled}>
      <legend>{words.question}</legend>
      {props.guess.readings.map(({ encoding, sample }) => (
        <label key={encoding}>
          <input
            type="radio"
            name={id}
            checked={props.encoding === encoding}
            onChange={() => props.onChoose(encoding)}
          />
          <span className={classes.sample}>{sample.join(' · ')}</span>
          <span className={classes.name}>{ENCODING_NAMES[encoding]}</span>
        </label>
      ))}
    </fieldset>
  );
}
