/** The methods of `google.firestore.v1.Firestore` as gRPC calls. */
import type { MethodDefinition, ServerWritableStream } from '@grpc/grpc-js';
import type { Method } from '../api/methods.ts';
import type { StreamBackend } from '../streams/stream.ts';
import { Metadata, Server, ServerCredentials } from '@grpc/grpc-js';
import type { Duplex } from 'node:stream';
import { methods, refused } from '../api/methods.ts';
import { asFirestoreError } from '../api/status.ts';
import { FirestoreError } from '../engine/values/error.ts';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import { failCall, serveStream, type StreamCall } from './serve-stream.ts';
import { streamMethods } from '../streams/streams.ts';

export interface GrpcService {
  /** Takes over a connection on which HTTP/2 was seen. */
  accept(connection: Duplex): void;
  close(): void;
}

type Call = ServerWritableStream<Buffer, Buffer>;

/** Firestore's bound on a request; a little more, so that its own error is the answer. */
const maxRequestBytes = 11 * 1024 * 1024;

/**
 * Node's HTTP/2 keeps the connection of a client that broke its framing and then fell silent; this ends
 * it. Who was only idle connects again.
 */
const maxIdleMs = 5 * 60_000;

/** A gRPC server without a port of its own: connections come in through `accept`. */
export function createGrpcService(backend: StreamBackend): GrpcService {
  const server = new Server({
    'grpc.max_receive_message_length': maxRequestBytes,
    'grpc.max_send_message_length': -1,
    'grpc-node.flow_control_window': 4 * 1024 * 1024,
    'grpc.max_connection_idle_ms': maxIdleMs,
  });
  const definition: Record<string, MethodDefinition<Buffer, Buffer>> = {};
  const handlers: Record<string, ((call: Call) => void) | ((call: StreamCall) => void)> = {};
  for (const method of methods.values()) {
    definition[method.name] = describe(method.name);
    handlers[method.name] = (call: Call) => {
      void answer(call, method, backend);
    };
  }
  for (const [name, why] of Object.entries(refused)) {
    definition[name] = describe(name);
    handlers[name] = (call: Call) => {
      failCall(call, new FirestoreError('UNIMPLEMENTED', why));
    };
  }
  // Last, for over REST they are among the refused.
  for (const method of streamMethods) {
    definition[method.name] = { ...describe(method.name), requestStream: true };
    handlers[method.name] = (call: StreamCall) => {
      serveStream(call, method, backend);
    };
  }
  server.addService(definition, handlers);
  const injector = server.createConnectionInjector(ServerCredentials.createInsecure());
  return {
    accept: (connection) => {
      injector.injectConnection(connection);
    },
    close: () => {
      injector.destroy();
      server.forceShutdown();
    },
  };
}

/**
 * Every method is served as a stream of answers: on the wire a unary answer is a stream of one.
 * Messages pass through grpc-js as bytes, so that a bad one gets our INVALID_ARGUMENT and not its
 * INTERNAL.
 */
function describe(name: string): MethodDefinition<Buffer, Buffer> {
  const bytes = (buffer: Buffer) => buffer;
  return {
    path: `/google.firestore.v1.Firestore/${name}`,
    requestStream: false,
    responseStream: true,
    requestSerialize: bytes,
    requestDeserialize: bytes,
    responseSerialize: bytes,
    responseDeserialize: bytes,
  };
}

async function answer(call: Call, method: Method, backend: StreamBackend): Promise<void> {
  // Google's client takes an error of a stream that sent no headers for a broken connection and asks
  // twice more, six seconds later (google-gax over retry-request, noResponseRetries).
  if (method.streams) call.sendMetadata(new Metadata());
  try {
    const request = decode(method.request, call.request);
    const [authorization] = call.metadata.get('authorization');
    const answers = await backend.call(method, request, authorization?.toString());
    for (const each of answers) {
      // A client that reads slowly, or has gone, does not fill our memory.
      if (!call.write(encode(method.response, each))) await drained(call);
      if (call.cancelled) return;
    }
    call.end();
  } catch (error) {
    failCall(
      call,
      asFirestoreError(error, (cause) => {
        backend.report(cause);
      }),
    );
  }
}

async function drained(call: Call): Promise<void> {
  await new Promise<void>((resolve) => {
    const go = () => {
      call.off('drain', go);
      call.off('cancelled', go);
      resolve();
    };
    call.on('drain', go);
    call.on('cancelled', go);
  });
}
