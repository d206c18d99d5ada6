/**
 * The API's streams for browsers, which have no gRPC: WebChannel over HTTP, as the full web SDK speaks it
 * (@firebase/webchannel-wrapper, version 8 of the protocol).
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { StreamBackend } from '../streams/stream.ts';
import { randomUUID } from 'node:crypto';
import { asFirestoreError, httpStatus } from '../api/status.ts';
import { maxBodyBytes, readBody } from '../protocol-rest/body.ts';
import { streamMethods, type StreamMethod } from '../streams/streams.ts';
import { readForm, readHeaderLines, writeFrame } from './frames.ts';
import { ChannelSession, keepAliveMs, type Timer } from './session.ts';

export interface WebChannel {
  /** Answers the request if its address is a channel's; false: it is somebody else's. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** Ends every session. */
  close(): void;
}

/** The forms in which a body comes make it up to three times as long. */
const maxFormBytes = 3 * maxBodyBytes;

/** Version 8 of the protocol, and what the server can do beside it (12: all that the SDK knows). */
const protocolVersion = 8;
const serverVersion = 12;

const addresses: ReadonlyMap<string, StreamMethod> = new Map(
  streamMethods.map((method) => [`/google.firestore.v1.Firestore/${method.name}/channel`, method]),
);

export function createWebChannel(backend: StreamBackend, timer: Timer): WebChannel {
  const sessions = new Map<string, ChannelSession>();

  async function answer(
    method: StreamMethod,
    parameters: URLSearchParams,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const sid = parameters.get('SID');
    if (sid === null) {
      await beginSession(method, parameters, request, response);
      return;
    }
    const session = sessions.get(sid);
    const body = request.method === 'POST' ? await readBody(request, maxFormBytes) : '';
    if (!session) {
      // The words by which the SDK knows that it must begin anew.
      sendText(response, 400, 'Unknown SID');
      return;
    }
    if (parameters.get('TYPE') === 'terminate') {
      endSession(sid);
      sendText(response, 200, '');
      return;
    }
    session.acknowledge(Number(parameters.get('AID') ?? 0));
    if (parameters.get('RID') === 'rpc') {
      writeHead(response, 200);
      response.flushHeaders();
      session.attach(response, parameters.get('CI') !== '1');
      return;
    }
    session.receive(readForm(body).texts);
    sendText(response, 200, writeFrame(session.state));
  }

  /** The first request brings the headers, and may bring messages; what they bring about comes later. */
  async function beginSession(
    method: StreamMethod,
    parameters: URLSearchParams,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { headers, texts } = readForm(await readBody(request, maxFormBytes));
    const inAddress = readHeaderLines(parameters.get('$httpHeaders') ?? '');
    const sid = randomUUID();
    const session = new ChannelSession({
      method,
      backend,
      authorization:
        headers['authorization'] ?? inAddress['authorization'] ?? request.headers.authorization,
      timer,
      onAbsent: () => {
        endSession(sid);
      },
    });
    sessions.set(sid, session);
    const greeting = ['c', sid, '', protocolVersion, serverVersion, keepAliveMs];
    sendText(response, 200, writeFrame([[0, greeting]]));
    session.receive(texts);
  }

  function endSession(sid: string): void {
    sessions.get(sid)?.close();
    sessions.delete(sid);
  }

  return {
    async handle(request, response) {
      const [path = '', query = ''] = (request.url ?? '').split('?', 2);
      const method = addresses.get(path);
      if (!method) return false;
      try {
        await answer(method, new URLSearchParams(query), request, response);
      } catch (cause) {
        const error = asFirestoreError(cause, (each) => {
          backend.report(each);
        });
        if (response.headersSent) response.destroy();
        else sendText(response, httpStatus(error.code), error.message);
      }
      return true;
    },
    close() {
      for (const sid of [...sessions.keys()]) endSession(sid);
    },
  };
}

function sendText(response: ServerResponse, status: number, text: string): void {
  writeHead(response, status);
  response.end(text);
}

function writeHead(response: ServerResponse, status: number): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'private, max-age=0',
    'x-content-type-options': 'nosniff',
    // The SDK looks for these; a browser complains in its console where it may not.
    'access-control-expose-headers':
      'x-client-wire-protocol, x-http-session-id, x-http-initial-response',
  });
}
