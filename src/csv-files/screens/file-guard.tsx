import { Button } from '@mantine/core';
import { useRef, useState, type JSX } from 'react';
import { Notice } from '../../components/notices/notice.tsx';
import type { CsvFile } from '../reading/use-csv-file.ts';
import { useCsvWords } from './csv-words.ts';

/** Makes sure that what is done with a file is what was shown of it. */
export interface FileGuard {
  readonly isChecking: boolean;
  /** How the file was found to differ; null: it was not. */
  readonly found: 'changed' | 'lost' | null;
  /** Does it if the file is as it was read; otherwise somebody is asked. */
  readonly run: (work: () => void) => void;
  /** The answer: with what was shown. */
  readonly goOn: () => void;
  /** The answer: with the file as it is now. */
  readonly readAgain: () => void;
}

export function useFileGuard<Mapping, Choice, Reading>(
  file: CsvFile<Mapping, Choice, Reading>,
): FileGuard {
  const [isChecking, setChecking] = useState(false);
  // Of the file that it was found of: with another one it is over.
  const [found, setFound] = useState<{ of: File; what: 'changed' | 'lost' } | null>(null);
  const work = useRef<() => void>(() => undefined);
  const { state } = file;
  const shown = state.step === 'open' ? state.file : null;

  const check = async (next: () => void): Promise<void> => {
    if (shown === null) return;
    work.current = next;
    setChecking(true);
    setFound(null);
    // A file that cannot be compared is one that cannot be read.
    const what = await file.check().catch(() => 'lost' as const);
    setChecking(false);
    if (what === 'same') next();
    else setFound({ of: shown, what });
  };
  return {
    isChecking,
    found: found !== null && found.of === shown ? found.what : null,
    run: (next) => void check(next),
    goOn: () => work.current(),
    readAgain: () => {
      setFound(null);
      if (shown !== null) file.choose(shown);
    },
  };
}

/** Says that the file is not what was shown any more, and asks what to do. */
export function ChangedFile(props: {
  readonly guard: FileGuard;
  readonly onChoose: (file: File) => void;
}): JSX.Element | null {
  const words = useCsvWords().changed;
  const input = useRef<HTMLInputElement>(null);
  const { guard, onChoose } = props;
  if (guard.found === null) return null;
  return (
    <Notice
      tone="bad"
      title={words[guard.found].title}
      actions={
        <>
          {guard.found === 'changed' ? (
            <Button size="xs" onClick={guard.readAgain}>
              {words.readAgain}
            </Button>
          ) : (
            <Button size="xs" onClick={() => input.current?.click()}>
              {words.chooseAgain}
            </Button>
          )}
          <Button size="xs" variant="default" onClick={guard.goOn}>
            {words.goOn}
          </Button>
        </>
      }
    >
      {words[guard.found].text}
      <input
        ref={input}
        type="file"
        hidden
        onChange={({ currentTarget: { files } }) => {
          if (files?.[0] !== undefined) onChoose(files[0]);
        }}
      />
    </Notice>
  );
}
