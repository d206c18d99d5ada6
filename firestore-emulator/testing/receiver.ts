/** A real HTTP receiver in the Functions emulator's place. */
import type { AddressInfo } from 'node:net';
import { createServer, type IncomingHttpHeaders } from 'node:http';

export interface Received {
  /** The trigger's key, from the address. */
  readonly key: string;
  /** As they came, names in lower case. */
  readonly headers: IncomingHttpHeaders;
  /** What the function is called with: of a CloudEvent the attributes, and its data as bytes. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Receiver {
  /** `127.0.0.1:{port}` */
  readonly host: string;
  readonly received: readonly Received[];
  /** Resolves as soon as so many have come. */
  until(count: number): Promise<readonly Received[]>;
  close(): Promise<void>;
}

/** `answer` gives the status for each delivery, and may take its time; 200 if not given. */
export async function startReceiver(
  answer: (event: Received) => number | Promise<number> = () => 200,
): Promise<Receiver> {
  const received: Received[] = [];
  const waiting = new Set<() => void>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const event: Received = {
        key: decodeURIComponent(request.url?.split('/').at(-1) ?? ''),
        headers: request.headers,
        body: readBody(request.headers, Buffer.concat(chunks).toString()),
      };
      received.push(event);
      for (const look of waiting) look();
      void Promise.resolve(answer(event)).then((status) => {
        response.writeHead(status).end();
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    until: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (received.length < count) return;
          waiting.delete(look);
          resolve(received);
        };
        waiting.add(look);
        look();
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/**
 * As firebase-tools does between the request and the function (`handleHttpsTrigger` of its
 * functionsEmulator.js, `extractBinaryCloudEventContext` of its events/types.js).
 */
function readBody(headers: IncomingHttpHeaders, body: string): Received['body'] {
  if (headers['content-type'] !== 'application/protobuf') {
    return JSON.parse(body) as Received['body'];
  }
  const event: Record<string, unknown> = { data: Buffer.from(body, 'base64') };
  for (const [name, value] of Object.entries(headers)) {
    if (name.startsWith('ce-')) event[name.slice('ce-'.length)] = value;
  }
  return event;
}
