import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An HTTPS function as firebase-functions makes it, of which Express's additions do not matter. */
export type HttpFunction = (request: never, response: never) => void | Promise<void>;

export interface FunctionServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves an HTTPS function over HTTP with what Cloud Functions puts into its request: the raw body (none
 * where there is none) and the path.
 */
export async function serveFunction(handler: HttpFunction): Promise<FunctionServer> {
  const call = handler as unknown as (
    request: IncomingMessage,
    response: ServerResponse,
  ) => void | Promise<void>;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const rawBody = chunks.length === 0 ? undefined : Buffer.concat(chunks);
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      void call(Object.assign(request, { rawBody, path: pathname }), response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          if (error) reject(error);
          else resolve();
        });
        server.closeAllConnections();
      }),
  };
}
