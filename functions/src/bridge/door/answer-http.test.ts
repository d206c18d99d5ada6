import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { answerHttp } from './answer-http.ts';
import type { ServeDependencies } from './serve-request.ts';

const nobody = () => Promise.reject(new Error('let in'));
const dependencies: ServeDependencies = {
  keys: () => new Map(),
  now: () => new Date('2026-12-01T12:00:00Z'),
  isFresh: nobody,
  resolve: nobody,
  recordEvents: nobody,
  fetchCommands: nobody,
  log: () => undefined,
};
const request = { method: 'POST', path: '/v1/resolve', headers: {} };

/** What is written to somebody who goes away before the answer, or stays. */
async function written(goesAway: boolean): Promise<readonly string[]> {
  const calls: string[] = [];
  const response = Object.assign(new EventEmitter(), {
    writeHead: (status: number) => calls.push(`head ${status}`),
    end: () => calls.push('end'),
  });
  const answered = answerHttp(dependencies, request, response as never);
  if (goesAway) response.emit('close');
  await answered;
  return calls;
}

it('answers who waits, and writes nothing to who has gone', async () => {
  expect(await written(false)).toEqual(['head 415', 'end']);
  expect(await written(true)).toEqual([]);
});
