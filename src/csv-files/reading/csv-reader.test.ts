import { describe, expect, it } from 'vitest';
import { startCsvReader, type CsvWorker } from './csv-reader.ts';
import type { Question, Reply } from './read-csv.worker.ts';

/** A browser's worker by its ends: what it was asked, and a way to answer. */
function workerByHand() {
  const asked: Question[] = [];
  const listeners: { message: ((event: { data: Reply }) => void)[]; error: (() => void)[] } = {
    message: [],
    error: [],
  };
  let isEnded = false;
  const worker: CsvWorker = {
    postMessage: (question) => void asked.push(question),
    addEventListener: (type: 'message' | 'error', listener: never) => {
      listeners[type].push(listener);
    },
    terminate: () => {
      isEnded = true;
    },
  };
  return {
    worker,
    asked,
    reply: (data: Reply) => listeners.message.forEach((listener) => listener({ data })),
    breaks: () => listeners.error.forEach((listener) => listener()),
    isEnded: () => isEnded,
  };
}

const file = new File(['Name\nAna\n'], 'users.csv');
const never = new AbortController().signal;

describe('the reader of files', () => {
  it('starts its worker with the first question, and hands over the file itself', async () => {
    const hand = workerByHand();
    let started = 0;
    const reader = startCsvReader(() => {
      started += 1;
      return hand.worker;
    });
    expect(started).toBe(0);
    const answers = [reader.ask('digest', file, never), reader.ask('digest', file, never)];
    expect(started).toBe(1);
    expect(hand.asked.map(({ asked }) => asked)).toEqual([file, file]);
    expect(hand.asked[0]?.asked).toBe(file);
    // Whichever is answered first.
    hand.reply({ id: hand.asked[1]!.id, answer: 'second' });
    hand.reply({ id: hand.asked[0]!.id, answer: 'first' });
    expect(await Promise.all(answers)).toEqual(['first', 'second']);
  });

  it('does not wait for what nobody wants any more', async () => {
    const hand = workerByHand();
    const reader = startCsvReader(() => hand.worker);
    const ending = new AbortController();
    const answer = reader.ask('digest', file, ending.signal);
    ending.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    hand.reply({ id: hand.asked[0]!.id, answer: 'late' });
    await expect(reader.ask('digest', file, ending.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(hand.asked).toHaveLength(1);
  });

  it('tells what went wrong in the worker, and ends a broken one', async () => {
    const hand = workerByHand();
    const reader = startCsvReader(() => hand.worker);
    const wrong = reader.ask('digest', file, never);
    hand.reply({ id: hand.asked[0]!.id, error: 'RangeError' });
    await expect(wrong).rejects.toThrow('RangeError');
    const broken = reader.ask('digest', file, never);
    hand.breaks();
    await expect(broken).rejects.toThrow('broke');
    expect(hand.isEnded()).toBe(true);
  });

  it('ends its worker, and gives up what it was asked', async () => {
    const hand = workerByHand();
    const reader = startCsvReader(() => hand.worker);
    const answer = reader.ask('digest', file, never);
    reader.end();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    expect(hand.isEnded()).toBe(true);
  });
});
