import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FirestoreError } from '../engine/error.ts';
import { httpStatus } from '../api/status.ts';

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=UTF-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
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
