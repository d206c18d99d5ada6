import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FirestoreError } from '../engine/values/error.ts';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { httpStatus } from '../api/status.ts';

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=UTF-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

/** Answers that are written before other work gets a turn. */
const ANSWERS_AT_ONCE = 200;

/**
 * A list, written as it is made and no faster than the client reads it: a long answer is never in
 * memory as a whole. Resolves when it is sent, or the client is gone.
 */
export async function sendJsonList<T>(
  response: ServerResponse,
  answers: readonly T[],
  toJson: (answer: T) => unknown,
): Promise<void> {
  if (answers.length <= ANSWERS_AT_ONCE) {
    sendJson(response, 200, answers.map(toJson));
    return;
  }
  response.writeHead(200, { 'content-type': 'application/json; charset=UTF-8' });
  function* pieces() {
    for (let at = 0; at < answers.length; at += ANSWERS_AT_ONCE) {
      const lines = answers
        .slice(at, at + ANSWERS_AT_ONCE)
        .map((answer) => JSON.stringify(toJson(answer)));
      yield `${at === 0 ? '[' : ',\n'}${lines.join(',\n')}`;
    }
    yield ']';
  }
  await pipeline(Readable.from(pieces(), { objectMode: false }), response).catch(
    (error: unknown) => {
      if (!response.destroyed) throw error;
    },
  );
}

/** `{error: {code, message, status}}`, inside a list for calls that stream. */
export function sendError(response: ServerResponse, error: FirestoreError, inList = false): void {
  const code = httpStatus(error.code);
  const body = { error: { code, message: error.message, status: error.code } };
  sendJson(response, code, inList ? [body] : body);
}

/**
 * Lets any web page call, as the official emulator does: a portal is served from another port.
 * Returns true if the request was a preflight and is answered.
 */
export function allowAnyOrigin(request: IncomingMessage, response: ServerResponse): boolean {
  response.setHeader('access-control-allow-origin', request.headers.origin ?? '*');
  response.setHeader('vary', 'origin');
  // The full web SDK asks with credentials, of which an emulator has none to look at.
  response.setHeader('access-control-allow-credentials', 'true');
  const asksFor = request.headers['access-control-request-method'];
  if (request.method !== 'OPTIONS' || asksFor === undefined) return false;
  const headers = request.headers['access-control-request-headers'];
  response.writeHead(204, {
    'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE, OPTIONS',
    ...(headers !== undefined && { 'access-control-allow-headers': headers }),
    'access-control-max-age': '3600',
  });
  response.end();
  return true;
}
