import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findInLogs } from './find-in-logs.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'confdesk-logs-'));
  await mkdir(path.join(folder, 'deep'));
});
afterEach(() => rm(folder, { recursive: true }));

// No code begins with 0.
const secret = { where: 'accounts/acme/conferences/one', text: '0123456789' };

it.each([
  'code=0123456789',
  '"0123456789"',
  'dial 012 345 6789 now',
  'x0123456789x',
  '10123456789',
])('finds a secret in %s', async (line) => {
  await writeFile(path.join(folder, 'deep', 'suite.log'), `first\n${line}\n`);
  expect(await findInLogs(folder, [secret])).toEqual([`suite.log: of ${secret.where}`]);
});

it('finds none where there is none', async () => {
  await writeFile(path.join(folder, 'suite.log'), 'at 2026-11-25 port 9099 mail.sent 012345678');
  expect(await findInLogs(folder, [secret])).toEqual([]);
});

it('does not take a folder without logs for a clean one', async () => {
  await expect(findInLogs(folder, [secret])).rejects.toThrow('no logs');
});
