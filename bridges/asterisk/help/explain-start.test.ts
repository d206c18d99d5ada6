import { createServer } from 'node:net';
import { mkdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { explainStart } from './explain-start.ts';

const settings = { agi: { host: '127.0.0.1', port: 4573 }, outbox: '/var/lib/outbox' };

test('names the setting of a port that is taken, as Node has it', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const error: unknown = await new Promise((resolve) => {
    createServer().once('error', resolve).listen(port, '127.0.0.1');
  });
  await new Promise((resolve) => server.close(resolve));
  expect(explainStart(error, settings)).toBe(
    'FastAGI cannot be served at 127.0.0.1:4573 (EADDRINUSE): another program listens there. ' +
      'End it, or give another port to agi.port (AGI_PORT) and to CONFDESK_AGI in extensions.conf.',
  );
});

test('names the outbox’s setting, as Node has it', async () => {
  const error: unknown = await mkdir('/dev/null/outbox', { recursive: true }).catch(
    (each: unknown) => each,
  );
  expect(explainStart(error, settings)).toMatch(
    /^The outbox \/var\/lib\/outbox cannot be used \(ENOTDIR\): outbox \(OUTBOX_FOLDER\) names/,
  );
});

test('asks whether an adapter runs already', () => {
  const error = new Error('/var/lib/outbox is in use by another process.');
  expect(explainStart(error, settings)).toMatch(/process\. Does an adapter run already\?/);
  expect(explainStart(new Error('anything else'), settings)).toBe('anything else');
  expect(explainStart('thrown', settings)).toBe('unknown');
});
