import type { CsvCall, CsvCalls } from './csv-calls.ts';
import { openCsvDesk } from './csv-desk.ts';

/*
 * Reads files off the main thread: what takes long for a large one must not hold up the page. Asked
 * `{id, call, asked}`, it answers `{id, answer}`, or `{id, error}` where something went wrong.
 */
export interface Question<Call extends CsvCall = CsvCall> {
  readonly id: number;
  readonly call: Call;
  readonly asked: CsvCalls[Call]['asked'];
}

export type Reply =
  | { readonly id: number; readonly answer: CsvCalls[CsvCall]['answer'] }
  | { readonly id: number; readonly error: string };

const desk = openCsvDesk();

async function replyTo<Call extends CsvCall>({ id, call, asked }: Question<Call>): Promise<Reply> {
  try {
    return { id, answer: await desk[call](asked) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.name : 'Error' };
  }
}

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  void replyTo(data).then((reply) => postMessage(reply));
});
