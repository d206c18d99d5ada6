import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server of the portal that sends each page up to some place, and the rest when it is told to. */
export interface PageInTwoParts {
  readonly url: string;
  sendRest(): void;
  stop(): Promise<void>;
}

/**
 * Serves what a portal serves, its pages in two parts, as a slow network does.
 *
 * @param portalUrl whose answers it passes on
 * @param until what the second part begins with; all pages have to have it
 */
export async function serveInTwoParts(portalUrl: string, until: string): Promise<PageInTwoParts> {
  const waiting: (() => void)[] = [];
  const answer = async (path: string, response: ServerResponse): Promise<void> => {
    const found = await fetch(new URL(path, portalUrl));
    const type = found.headers.get('content-type') ?? '';
    const body = Buffer.from(await found.arrayBuffer());
    response.writeHead(found.status, { 'content-type': type });
    if (!type.startsWith('text/html')) return void response.end(body);
    const cut = body.indexOf(until);
    if (cut < 0) throw new Error(`The page has no ${until}.`);
    response.write(body.subarray(0, cut));
    waiting.push(() => response.end(body.subarray(cut)));
  };
  const server = createServer((request, response) => {
    answer(request.url ?? '/', response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    sendRest: () => waiting.splice(0).forEach((send) => send()),
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
