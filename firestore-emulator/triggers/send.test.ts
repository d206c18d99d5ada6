import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { Occurrence } from './event.ts';
import { Timestamp } from '../engine/values/value.ts';
import { createSender } from './send.ts';

let server: Server | undefined;
let close: (() => void) | undefined;
afterEach(async () => {
  close?.();
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
});

/** A sender to something that answers so. */
async function senderTo(answer: RequestListener, patienceMs?: number) {
  server = createServer(answer);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const sender = createSender(`127.0.0.1:${(server.address() as AddressInfo).port}`, patienceMs);
  close = sender.close;
  return sender.send;
}

const occurrence: Occurrence = {
  id: 'e1',
  trigger: {
    key: 'k',
    project: 'p',
    database: '(default)',
    namespace: '(default)',
    eventType: 'google.cloud.firestore.document.v1.written',
    generation: 2,
    withAuthContext: false,
    concerns: () => true,
  },
  database: { project: 'p', database: '(default)' },
  change: { path: 'a/b', before: null, after: null, mask: null },
  time: new Timestamp(0, 0),
  actor: { kind: 'owner' },
};

test('an event that the function took resolves', async () => {
  const seen: unknown[] = [];
  const send = await senderTo((request, response) => {
    seen.push(request.method, request.url, request.headers['content-type']);
    response.end();
  });
  await send(occurrence);
  expect(seen).toEqual(['POST', '/functions/projects/p/triggers/k', 'application/protobuf']);
});

test.each<[string, RequestListener, RegExp]>([
  ['an error', (_request, response) => response.writeHead(500).end(), /answered 500/],
  ['a connection that breaks', (request) => request.socket.destroy(), /hang up|ECONNRESET/],
  ['no answer at all', () => undefined, /did not answer in 50 ms/],
  ['half an answer', (_request, response) => response.writeHead(200).write('…'), /50 ms|aborted/],
])('%s rejects, so that the event comes again', async (_what, answer, reason) => {
  const send = await senderTo(answer, 50);
  await expect(send(occurrence)).rejects.toThrow(reason);
});
