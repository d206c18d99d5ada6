import type { CsvCall, CsvCalls } from './csv-calls.ts';
import type { Question, Reply } from './read-csv.worker.ts';

/** The part of a `Worker` that is needed of it. */
export interface CsvWorker {
  postMessage(question: Question): void;
  addEventListener(type: 'message', listener: (event: { readonly data: Reply }) => void): void;
  addEventListener(type: 'error', listener: () => void): void;
  terminate(): void;
}

/** Reads one file after the other in a worker; see `CsvCalls`. */
export interface CsvReader {
  /**
   * @throws the signal's reason when it was aborted, or when the reader has been ended; Error when the
   *   worker could not be started, or broke.
   */
  ask<Call extends CsvCall>(
    call: Call,
    asked: CsvCalls[Call]['asked'],
    signal: AbortSignal,
  ): Promise<CsvCalls[Call]['answer']>;
  /** Ends the worker; what it was asked and has not answered is given up. */
  end(): void;
}

/** The worker is started with the first question. */
export function startCsvReader(spawn: () => CsvWorker = spawnWorker): CsvReader {
  const waiting = new Map<
    number,
    { readonly answer: (reply: Reply) => void; readonly fail: (error: Error) => void }
  >();
  let worker: CsvWorker | null = null;
  let drawn = 0;

  function failAll(error: Error): void {
    worker?.terminate();
    worker = null;
    for (const { fail } of [...waiting.values()]) fail(error);
  }

  function running(): CsvWorker {
    if (worker !== null) return worker;
    const started = spawn();
    started.addEventListener('message', ({ data }) => waiting.get(data.id)?.answer(data));
    started.addEventListener('error', () => failAll(new Error('The CSV worker broke.')));
    return (worker = started);
  }

  return {
    ask: (call, asked, signal) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const id = (drawn += 1);
        const settle = (): void => {
          waiting.delete(id);
          signal.removeEventListener('abort', abort);
        };
        const fail = (error: Error): void => {
          settle();
          reject(error);
        };
        const abort = (): void => fail(signal.reason as Error);
        const answer = (reply: Reply): void => {
          if ('error' in reply) return fail(new Error(reply.error));
          settle();
          // The worker answers each question with what belongs to it.
          resolve(reply.answer);
        };
        waiting.set(id, { answer, fail });
        signal.addEventListener('abort', abort);
        running().postMessage({ id, call, asked });
      }),
    end: () => failAll(new DOMException('The file was closed.', 'AbortError')),
  };
}

function spawnWorker(): CsvWorker {
  return new Worker(new URL('./read-csv.worker.ts', import.meta.url), { type: 'module' });
}
