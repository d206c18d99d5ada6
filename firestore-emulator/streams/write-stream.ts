/**
 * The Write stream: a handshake, then one commit a message, in their order. A commit that is refused ends
 * the stream with its error, as in production; the SDKs tell its writer and open another stream.
 */
import type { CommitRequest, CommitResponse } from '../api/messages.ts';
import type { WriteRequest, WriteResponse } from './messages.ts';
import type { Sink, Stream, StreamBackend } from './stream.ts';
import { randomUUID } from 'node:crypto';
import { methods, type Method } from '../api/methods.ts';
import { asFirestoreError } from '../api/status.ts';
import { FirestoreError } from '../engine/values/error.ts';

/** The first message names the database and nothing else; the answer begins the count of tokens. */
export function openWriteStream(
  backend: StreamBackend,
  authorization: string | undefined,
  sink: Sink<WriteResponse>,
): Stream<WriteRequest> {
  const commitMethod = methods.get('Commit') as Method;
  let database: string | undefined;
  let answers = 0;
  let open = true;
  /** Whatever came before has been answered. */
  let settled = Promise.resolve();

  function inTurn(step: () => Promise<void> | void): void {
    settled = settled
      .then(async () => {
        if (open) await step();
      })
      .catch((cause: unknown) => {
        if (!open) return;
        open = false;
        sink.fail(
          asFirestoreError(cause, (error) => {
            backend.report(error);
          }),
        );
      });
  }

  /** Opaque to clients, who only hand it back: how many answers this stream has given. */
  function nextToken(): Uint8Array {
    answers += 1;
    return Buffer.from(String(answers));
  }

  async function answer(request: WriteRequest): Promise<void> {
    const writes = request.writes ?? [];
    if (database === undefined) {
      if (writes.length > 0) {
        throw new FirestoreError(
          'INVALID_ARGUMENT',
          "'writes' must not be set on an initial write request.",
        );
      }
      const named = request.database ?? '';
      // For its errors: who may not come in is told so before writing.
      backend.context(named, authorization);
      database = named;
      sink.send({ streamId: randomUUID(), streamToken: nextToken() });
      return;
    }
    if (writes.length === 0) {
      sink.send({ streamToken: nextToken() });
      return;
    }
    const commit: CommitRequest = { database, writes };
    const [made] = (await backend.call(commitMethod, commit, authorization)) as [CommitResponse];
    sink.send({ streamToken: nextToken(), ...made });
  }

  return {
    receive: (request) => {
      inTurn(() => answer(request));
    },
    drained: () => undefined,
    finish: () => {
      inTurn(() => {
        open = false;
        sink.end();
      });
    },
    close: () => {
      open = false;
    },
  };
}
