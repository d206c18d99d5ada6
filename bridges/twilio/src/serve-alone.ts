import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { failureFacts, type Log } from '../../client/index.ts';
import { type Adapter, MAX_BODY_BYTES } from './adapter.ts';

/** Between two looks at all calls, and heartbeats. */
const BEAT_MS = 60_000;
/** Longer than Twilio waits for any answer. */
const REQUEST_LIMIT_MS = 20_000;

export interface AloneOptions {
  readonly adapter: Adapter;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly log: Log;
  readonly beatMs?: number;
}

export interface Alone {
  readonly port: number;
  /** Finishes what was begun. */
  stop(): Promise<void>;
}

/** Serves Twilio on a port of its own, behind something that speaks HTTPS, and looks at all calls at once and then again. */
export async function serveAlone(options: AloneOptions): Promise<Alone> {
  const { adapter, host, port, log, beatMs = BEAT_MS } = options;
  const server = createServer((request, response) => {
    answerOne(adapter, request, response).catch((error: unknown) => {
      log('error', 'twilio.connectionBroke', failureFacts(error));
      response.destroy();
    });
  });
  server.requestTimeout = REQUEST_LIMIT_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });

  let isStopping = false;
  let timer: NodeJS.Timeout | undefined;
  let beating: Promise<void> = Promise.resolve();
  const beat = () => {
    beating = adapter
      .beat()
      .catch((error: unknown) => {
        log('error', 'twilio.beatFailed', failureFacts(error));
      })
      .then(() => {
        if (!isStopping) timer = setTimeout(beat, beatMs);
      });
  };
  beat();

  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      isStopping = true;
      clearTimeout(timer);
      await Promise.all([closed(server), beating]);
      clearTimeout(timer);
    },
  };
}

async function answerOne(
  adapter: Adapter,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // Enough to be told that it is too much.
    if (bytes <= MAX_BODY_BYTES + 1) chunks.push(chunk);
    else chunks.splice(0, chunks.length, Buffer.alloc(MAX_BODY_BYTES + 1));
  }
  const { method = '', url = '', headers } = request;
  const answer = await adapter.answer({ method, url, headers, body: Buffer.concat(chunks) });
  response.writeHead(answer.status, {
    ...answer.headers,
    ...(answer.status === 204 ? {} : { 'content-length': Buffer.byteLength(answer.body) }),
  });
  response.end(answer.body);
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeIdleConnections();
  });
}
