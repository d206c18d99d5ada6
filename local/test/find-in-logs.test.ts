import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { emailedCode, formatCode } from '../../domain/conference/access-code.ts';
import { findInLogs, secretsOfMails } from './find-in-logs.ts';

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
  'dial 012·345·6789 now',
  'dial 012-345-6789 now',
  'tel:+15145550100,,0123456789',
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

it('finds keys that a switch tells one by one', async () => {
  await writeFile(path.join(folder, 'suite.log'), "DTMF end '7' received on PJSIP/trunk-1\n");
  expect(await findInLogs(folder, [secret])).toEqual(['suite.log: the keys that somebody pressed']);
});

const mail = (text: string, source: object = { tells: { codesVersion: 1 } }) => ({
  ...{ where: 'mail/one', message: { text }, source },
});

it.each([
  emailedCode(secret.text),
  formatCode(secret.text),
  '012-345-6789',
  `tel:+15145550100,,${secret.text}`,
])('takes the code out of an email that has it as %s', (written) => {
  const found = [{ where: 'mail/one', text: secret.text }];
  expect(secretsOfMails([mail(`Your code:\n${written}\n`)])).toEqual(found);
});

it('does not go on where an email has its codes in a form that is not known', () => {
  expect(() => secretsOfMails([mail('Your code: 01.23.45.67.89')])).toThrow('mail/one');
});

it('expects codes neither of an email without any yet nor of one that is no Save’s', () => {
  const mails = [mail('Your code: ••• ••• ••••'), mail('You are invited.', { memberUid: 'one' })];
  expect(secretsOfMails(mails)).toEqual([]);
});
