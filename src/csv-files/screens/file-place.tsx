import { Button } from '@mantine/core';
import { useId, useRef, useState, type DragEvent, type JSX, type ReactNode } from 'react';
import { IconDownload, IconFileSpreadsheet } from '../../components/icons.ts';
import { useCsvWords } from './csv-words.ts';
import classes from './file-place.module.css';

/** What programs call such files; a dropped one may be called anything. */
const ACCEPTED = '.csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain';

/**
 * Where a file is chosen: with the button, or dropped on it. Once there is one it shows what is known
 * of it, and takes another.
 *
 * @param props.children  what is known of the file; null while there is none
 */
export function FilePlace(props: {
  /** Which columns are expected, in words. */
  readonly expects: string;
  /** A sample file in the reader's language. */
  readonly sample: string;
  readonly disabled: boolean;
  readonly onChoose: (file: File) => void;
  readonly children: ReactNode;
}): JSX.Element {
  const words = useCsvWords().file;
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const hint = useId();
  const { disabled, onChoose, children } = props;

  const take = (files: FileList | null): void => {
    const file = files?.[0];
    if (file !== undefined && !disabled) onChoose(file);
  };
  const drag = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      if (!disabled) setOver(true);
    },
    onDragLeave: (event: DragEvent) => {
      const isInside =
        event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
      if (!isInside) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      take(event.dataTransfer.files);
    },
  };
  const button = (label: string, variant: 'filled' | 'default'): JSX.Element => (
    <Button
      variant={variant}
      disabled={disabled}
      aria-describedby={children === null ? hint : undefined}
      onClick={() => input.current?.click()}
    >
      {label}
    </Button>
  );

  return (
    <div className={classes.place} data-over={isOver} data-chosen={children !== null} {...drag}>
      <input
        ref={input}
        type="file"
        hidden
        accept={ACCEPTED}
        onChange={(event) => {
          take(event.currentTarget.files);
          // The same file, corrected, is a choice too.
          event.currentTarget.value = '';
        }}
      />
      <span className={classes.icon}>
        <IconFileSpreadsheet size={26} stroke={1.5} aria-hidden />
      </span>
      {children === null ? (
        <>
          <p className={classes.drop}>{isOver ? words.dropNow : words.drop}</p>
          {button(words.choose, 'filled')}
          <div id={hint} className={classes.hint}>
            <p>{props.expects}</p>
            <p>{words.limits}</p>
          </div>
          <a className={classes.sample} href={props.sample} download>
            <IconDownload size={16} stroke={1.7} aria-hidden />
            {words.sample}
          </a>
        </>
      ) : (
        <>
          <div className={classes.known}>{children}</div>
          {button(words.another, 'default')}
        </>
      )}
    </div>
  );
}
