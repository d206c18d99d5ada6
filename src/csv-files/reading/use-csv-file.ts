import { useCallback, useEffect, useRef, useState } from 'react';
import type { CsvFacts, CsvProblem, ReadAnswer } from './csv-calls.ts';
import { startCsvReader, type CsvReader } from './csv-reader.ts';

/** What a file is read for. The same object for good. */
export interface CsvSubject<Mapping, Reading> {
  /** Reads it and matches its columns. */
  readonly open: (
    reader: CsvReader,
    file: File,
    signal: AbortSignal,
  ) => Promise<ReadAnswer<Mapping>>;
  /** What its rows say, with these columns. */
  readonly read: (reader: CsvReader, mapping: Mapping, signal: AbortSignal) => Promise<Reading>;
}

/** `broken`: something went wrong that has nothing to do with the file. */
export type FileRefusal = CsvProblem | 'broken';

/** How far one is with a file. */
export type CsvFileState<Mapping, Reading> =
  | { readonly step: 'none' }
  | { readonly step: 'reading'; readonly file: File }
  | { readonly step: 'refused'; readonly file: File; readonly problem: FileRefusal }
  | {
      readonly step: 'open';
      readonly file: File;
      readonly facts: CsvFacts<Mapping>;
      readonly mapping: Mapping;
      readonly reading: Reading;
      /** The columns were changed a moment ago: `reading` is still that of the ones before. */
      readonly isOld: boolean;
    };

/** Whether a file is as it was when it was read; `lost`: the browser cannot read it any more. */
export type FileCheck = 'same' | 'changed' | 'lost';

export interface CsvFile<Mapping, Reading> {
  readonly state: CsvFileState<Mapping, Reading>;
  readonly choose: (file: File) => void;
  readonly match: (mapping: Mapping) => void;
  /** Reads the file's bytes again and compares them. Only while one is open. */
  readonly check: () => Promise<FileCheck>;
  /** Asks the worker something more about the file that is open. */
  readonly ask: CsvReader['ask'];
}

/** Reads a chosen file in a worker, which lives as long as the file is of use. */
export function useCsvFile<Mapping, Reading>(
  subject: CsvSubject<Mapping, Reading>,
): CsvFile<Mapping, Reading> {
  const [state, setState] = useState<CsvFileState<Mapping, Reading>>({ step: 'none' });
  const reader = useRef<CsvReader | null>(null);
  const asking = useRef(new AbortController());

  const close = (): void => {
    asking.current.abort();
    reader.current?.end();
    reader.current = null;
  };
  useEffect(() => close, []);

  /** Does what is asked unless something else was asked for meanwhile. */
  const ask = async (
    file: File,
    work: (reader: CsvReader, signal: AbortSignal) => Promise<CsvFileState<Mapping, Reading>>,
  ): Promise<void> => {
    const { signal } = (asking.current = new AbortController());
    reader.current ??= startCsvReader();
    try {
      const found = await work(reader.current, signal);
      if (!signal.aborted) setState(found);
    } catch {
      if (!signal.aborted) setState({ step: 'refused', file, problem: 'broken' });
    }
  };

  const choose = (file: File): void => {
    close();
    setState({ step: 'reading', file });
    void ask(file, async (worker, signal) => {
      const answer = await subject.open(worker, file, signal);
      if (!answer.ok) return { step: 'refused', file, problem: answer.problem };
      const { facts } = answer;
      const reading = await subject.read(worker, facts.mapping, signal);
      return { step: 'open', file, facts, mapping: facts.mapping, reading, isOld: false };
    });
  };

  const match = (mapping: Mapping): void => {
    if (state.step !== 'open') return;
    asking.current.abort();
    const next = { ...state, mapping, isOld: true };
    setState(next);
    void ask(state.file, async (worker, signal) => {
      const reading = await subject.read(worker, mapping, signal);
      return { ...next, reading, isOld: false };
    });
  };

  const check = async (): Promise<FileCheck> => {
    if (state.step !== 'open' || reader.current === null) return 'lost';
    const digest = await reader.current.ask('digest', state.file, asking.current.signal);
    if (digest === null) return 'lost';
    return digest === state.facts.digest ? 'same' : 'changed';
  };

  const askMore = useCallback<CsvReader['ask']>((call, asked, signal) => {
    if (reader.current === null) throw new DOMException('No file is open.', 'AbortError');
    return reader.current.ask(call, asked, signal);
  }, []);

  return { state, choose, match, check, ask: askMore };
}
