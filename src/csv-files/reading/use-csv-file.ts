import { useCallback, useEffect, useRef, useState } from 'react';
import type { Encoding } from '../../../domain/csv/encodings.ts';
import type { CsvFacts, CsvProblem, FileToRead, ReadAnswer } from './csv-calls.ts';
import { startCsvReader, type CsvReader } from './csv-reader.ts';

/** What a file is read for. The same object for good. */
export interface CsvSubject<Mapping, Choice, Reading> {
  /** Reads it and matches its columns. */
  readonly open: (
    reader: CsvReader,
    asked: FileToRead,
    signal: AbortSignal,
  ) => Promise<ReadAnswer<Mapping>>;
  /** What counts before anybody has decided anything about a file. */
  readonly unchosen: Choice;
  /** What its rows say, with these columns. */
  readonly read: (
    reader: CsvReader,
    mapping: Mapping,
    choice: Choice,
    signal: AbortSignal,
  ) => Promise<Reading>;
}

/** `broken`: something went wrong that has nothing to do with the file. */
export type FileRefusal = CsvProblem | 'broken';

/** How far one is with a file. */
export type CsvFileState<Mapping, Choice, Reading> =
  | { readonly step: 'none' }
  | { readonly step: 'reading'; readonly file: File }
  | { readonly step: 'refused'; readonly file: File; readonly problem: FileRefusal }
  | {
      readonly step: 'open';
      readonly file: File;
      readonly facts: CsvFacts<Mapping>;
      readonly mapping: Mapping;
      readonly choice: Choice;
      readonly reading: Reading;
      /** Something was decided otherwise a moment ago: `reading` is still that of before. */
      readonly isOld: boolean;
    };

/** Whether a file is as it was when it was read; `lost`: the browser cannot read it any more. */
export type FileCheck = 'same' | 'changed' | 'lost';

export interface CsvFile<Mapping, Choice, Reading> {
  readonly state: CsvFileState<Mapping, Choice, Reading>;
  readonly choose: (file: File) => void;
  readonly match: (mapping: Mapping) => void;
  readonly decide: (choice: Choice) => void;
  /** Reads the file that is open once more, in another encoding. */
  readonly readAs: (encoding: Encoding) => void;
  /** Reads the file's bytes again and compares them. Only while one is open. */
  readonly check: () => Promise<FileCheck>;
  /** Asks the worker something more about the file that is open. */
  readonly ask: CsvReader['ask'];
}

/** Reads a chosen file in a worker, which lives as long as the file is of use. */
export function useCsvFile<Mapping, Choice, Reading>(
  subject: CsvSubject<Mapping, Choice, Reading>,
): CsvFile<Mapping, Choice, Reading> {
  type State = CsvFileState<Mapping, Choice, Reading>;
  const [state, setState] = useState<State>({ step: 'none' });
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
    work: (reader: CsvReader, signal: AbortSignal) => Promise<State>,
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

  const open = (file: File, encoding: Encoding | null, choice: Choice): void =>
    void ask(file, async (worker, signal) => {
      const answer = await subject.open(worker, { file, encoding }, signal);
      if (!answer.ok) return { step: 'refused', file, problem: answer.problem };
      const { facts } = answer;
      const { mapping } = facts;
      const reading = await subject.read(worker, mapping, choice, signal);
      return { step: 'open', file, facts, mapping, choice, reading, isOld: false };
    });

  const choose = (file: File): void => {
    close();
    setState({ step: 'reading', file });
    open(file, null, subject.unchosen);
  };

  const readAs = (encoding: Encoding): void => {
    if (state.step !== 'open') return;
    asking.current.abort();
    // What was chosen shows at once; what it makes of the file, once that is read.
    setState({ ...state, facts: { ...state.facts, encoding }, isOld: true });
    open(state.file, encoding, state.choice);
  };

  const readAgain = (changed: { readonly mapping?: Mapping; readonly choice?: Choice }): void => {
    if (state.step !== 'open') return;
    asking.current.abort();
    const next = { ...state, ...changed, isOld: true };
    setState(next);
    void ask(state.file, async (worker, signal) => {
      const reading = await subject.read(worker, next.mapping, next.choice, signal);
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

  return {
    state,
    choose,
    match: (mapping) => readAgain({ mapping }),
    decide: (choice) => readAgain({ choice }),
    readAs,
    check,
    ask: askMore,
  };
}
