/** One gRPC call as one of the API's streams. */
import type { ServerDuplexStream } from '@grpc/grpc-js';
import type { FirestoreError } from '../engine/values/error.ts';
import type { Sink, StreamBackend } from '../streams/stream.ts';
import type { StreamMethod } from '../streams/streams.ts';
import { Metadata } from '@grpc/grpc-js';
import { asFirestoreError, codeNumber } from '../api/status.ts';
import { decode } from './decode.ts';
import { encode } from './encode.ts';

export type StreamCall = ServerDuplexStream<Buffer, Buffer>;

/** Answers until the client ends, goes away, or asks for what ends the stream with an error. */
export function serveStream(call: StreamCall, method: StreamMethod, backend: StreamBackend): void {
  // The client knows at once that somebody listens, however long there is nothing to say.
  call.sendMetadata(new Metadata());
  let ended = false;
  let ready = true;
  const sink: Sink = {
    get ready() {
      return ready;
    },
    send(response) {
      if (!ended) ready = call.write(encode(method.response, response));
    },
    fail(error) {
      if (ended) return;
      ended = true;
      failCall(call, error);
    },
    end() {
      if (ended) return;
      ended = true;
      call.end();
    },
  };
  const [authorization] = call.metadata.get('authorization');
  const stream = method.open(backend, authorization?.toString(), sink);
  call.on('data', (bytes: Buffer) => {
    try {
      stream.receive(decode(method.request, bytes));
    } catch (cause) {
      stream.close();
      sink.fail(
        asFirestoreError(cause, (error) => {
          backend.report(error);
        }),
      );
    }
  });
  call.on('drain', () => {
    ready = true;
    stream.drained();
  });
  call.on('end', () => {
    stream.finish();
  });
  call.on('cancelled', () => {
    ended = true;
    stream.close();
  });
}

/** Ends a call with this error. */
export function failCall(
  call: { emit(event: 'error', error: object): unknown },
  error: FirestoreError,
): void {
  call.emit('error', {
    code: codeNumber(error.code),
    details: error.message,
    metadata: new Metadata(),
  });
}
