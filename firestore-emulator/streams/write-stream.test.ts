import type { WriteRequest, WriteResponse } from './messages.ts';
import { expect, test } from 'vitest';
import { FirestoreError } from '../engine/values/error.ts';
import { openWriteStream } from './write-stream.ts';

const database = 'projects/p/databases/(default)';

/** Sends these messages, then the end, and resolves with all that was answered. */
async function converse(
  requests: readonly WriteRequest[],
  commit: (request: unknown) => Promise<readonly unknown[]> | readonly unknown[],
): Promise<readonly string[]> {
  const said: string[] = [];
  await new Promise<void>((resolve) => {
    const stream = openWriteStream(
      {
        context: () => {
          return {} as never;
        },
        call: (_method, request) => commit(request),
        report: () => undefined,
      },
      undefined,
      {
        ready: true,
        send: ({ streamId, streamToken, commitTime }: WriteResponse) => {
          const token = Buffer.from(streamToken).toString();
          const what = streamId ? 'opened' : (commitTime?.nanos ?? '');
          said.push(`${token} ${what}`.trim());
        },
        fail: (error) => {
          said.push(error.code);
          resolve();
        },
        end: () => {
          said.push('end');
          resolve();
        },
      },
    );
    for (const request of requests) stream.receive(request);
    stream.finish();
  });
  return said;
}

const write = (nanos: number): WriteRequest => ({ writes: [{ delete: String(nanos) }] });
const nanosOf = (request: unknown) => Number((request as WriteRequest).writes?.[0]?.delete);

test('answers in the order of the writes, however long each takes', async () => {
  const made: number[] = [];
  const said = await converse([{ database }, write(3), write(2), write(1)], async (request) => {
    const nanos = nanosOf(request);
    for (let turn = 0; turn < nanos * 10; turn += 1) await Promise.resolve();
    made.push(nanos);
    return [{ commitTime: { nanos } }];
  });
  expect(said).toEqual(['1 opened', '2 3', '3 2', '4 1', 'end']);
  expect(made).toEqual([3, 2, 1]);
});

test('a refused write ends the stream, and what came after it is not made', async () => {
  const made: number[] = [];
  const said = await converse([{ database }, write(1), write(2), write(3)], (request) => {
    const nanos = nanosOf(request);
    if (nanos === 2) throw new FirestoreError('PERMISSION_DENIED', 'No.');
    made.push(nanos);
    return [{ commitTime: { nanos } }];
  });
  expect(said).toEqual(['1 opened', '2 1', 'PERMISSION_DENIED']);
  expect(made).toEqual([1]);
});

test('the first message writes nothing', async () => {
  const said = await converse([{ database, ...write(1) }], () => []);
  expect(said).toEqual(['INVALID_ARGUMENT']);
});

test('no writes are an answer without a commit', async () => {
  const said = await converse([{ database }, { writes: [] }], () => {
    throw new Error('There was a commit.');
  });
  expect(said).toEqual(['1 opened', '2', 'end']);
});

test('our own mistake is told as one', async () => {
  const said = await converse([{ database }, write(1)], () => {
    throw new TypeError('x is undefined');
  });
  expect(said).toEqual(['1 opened', 'INTERNAL']);
});
