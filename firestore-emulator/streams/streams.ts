/** The API's streams as a table: what each takes and answers, and how it is opened. */
import type { MessageType } from '../api/schema.ts';
import type { Sink, Stream, StreamBackend } from './stream.ts';
import { openListenStream } from './listen-stream.ts';
import { listenRequest, listenResponse, writeRequest, writeResponse } from './messages.ts';
import { openWriteStream } from './write-stream.ts';

export interface StreamMethod {
  readonly name: string;
  readonly request: MessageType;
  readonly response: MessageType;
  /** What is received is a decoded message of the request's type. */
  open(backend: StreamBackend, authorization: string | undefined, sink: Sink): Stream;
}

/** The one place where a decoded message is taken for the type that its schema promises. */
function streamMethod<Request, Response>(
  name: string,
  request: MessageType<Request>,
  response: MessageType<Response>,
  open: (
    backend: StreamBackend,
    authorization: string | undefined,
    sink: Sink<Response>,
  ) => Stream<Request>,
): StreamMethod {
  return {
    name,
    request,
    response,
    open: (backend, authorization, sink) => open(backend, authorization, sink),
  };
}

export const streamMethods: readonly StreamMethod[] = [
  streamMethod('Listen', listenRequest, listenResponse, openListenStream),
  streamMethod('Write', writeRequest, writeResponse, openWriteStream),
];
