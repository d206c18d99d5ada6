import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { Problem } from '../support/problem.ts';
import type { WaitManner } from '../support/until-done.ts';
import { exportSuite } from './export-data.ts';

let server: Server | undefined;

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve) ?? resolve(null));
  server = undefined;
});

async function hub(listener: RequestListener): Promise<string> {
  const listening = createServer(listener);
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

/** A clock that stands until `starts`, so that an answer that comes is never too late. */
function manner(): WaitManner & { start: () => void } {
  let [now, runs] = [0, false];
  const sleep = async (milliseconds: number) => {
    await turn();
    if (runs) now += milliseconds;
  };
  const start = () => {
    runs = true;
  };
  return { advice: 'what was saved before is kept', clock: { now: () => now, sleep }, start };
}

test('the hub is asked to save into the folder', async () => {
  let asked = '';
  const url = await hub((request, response) => {
    request.on('data', (chunk: Buffer) => (asked += chunk.toString()));
    request.on('end', () => response.end('{}'));
  });
  await exportSuite(url, '/some/folder', manner());
  expect(JSON.parse(asked)).toMatchObject({ path: '/some/folder' });
});

test('a hub that refuses ends in one sentence', async () => {
  const url = await hub((_, response) => response.writeHead(500).end('disk full'));
  await expect(exportSuite(url, '/some/folder', manner())).rejects.toEqual(
    new Problem(
      'The emulator suite did not save its data (disk full); what was saved before is kept.',
    ),
  );
});

test('a hub that is gone ends in one sentence', async () => {
  const url = await hub((request) => request.socket.destroy());
  await expect(exportSuite(url, '/some/folder', manner())).rejects.toEqual(
    new Problem(
      'The emulator suite did not save its data (it does not answer); what was saved before is kept.',
    ),
  );
});

test('a hub that never answers is given up, and no longer asked', async () => {
  const waits = manner();
  let closed = (): void => undefined;
  const isClosed = new Promise<void>((resolve) => (closed = resolve));
  const url = await hub((request) => {
    request.socket.on('close', closed);
    waits.start();
  });
  await expect(exportSuite(url, '/some/folder', waits)).rejects.toThrow(
    'Gave up waiting for the emulator suite to save its data, as nothing has moved for 5 minutes',
  );
  await isClosed;
});
