import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { serve, type ServeDependencies } from './serve-request.ts';

/** What Cloud Functions makes of a request. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Not there where there is no body, whatever its type says. */
  readonly rawBody?: Buffer;
}

/** Answers a request of a bridge over HTTP. */
export async function answerHttp(
  dependencies: ServeDependencies,
  { method, path, headers, rawBody }: HttpRequest,
  response: Pick<ServerResponse, 'writeHead' | 'end' | 'once'>,
): Promise<void> {
  const body = rawBody ?? Buffer.alloc(0);
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const request = { method, path, headers, body, gone: gone.signal };
  const answer = await serve(dependencies, request);
  if (gone.signal.aborted) return;
  const text = JSON.stringify(answer.body);
  response.writeHead(answer.status, {
    ...answer.headers,
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
