import type { IncomingMessage } from 'node:http';
import { FirestoreError } from '../engine/values/error.ts';

/** Firestore's bound on one request. */
export const maxBodyBytes = 10 * 1024 * 1024;

/**
 * The request's body as parsed JSON; an empty body is `{}`. Throws INVALID_ARGUMENT for one that is
 * too large or not JSON.
 */
export async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  const text = await readBody(request, maxBodyBytes);
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new FirestoreError('INVALID_ARGUMENT', 'Invalid JSON payload received. It is not JSON.');
  }
}

/**
 * The request's body as text. Throws INVALID_ARGUMENT for one of more than `maxBytes`: what exceeds the
 * limit is read and thrown away, so that the client, which may still be sending, gets the answer.
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > maxBytes) {
    throw new FirestoreError(
      'INVALID_ARGUMENT',
      `Request payload size exceeds the limit: ${maxBytes} bytes.`,
    );
  }
  return Buffer.concat(chunks).toString('utf8');
}
