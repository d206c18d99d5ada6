import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findPrograms } from '../packages/programs.ts';
import { writeConf } from './conf.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'confdesk-conf-'));
});
afterEach(() => rm(folder, { recursive: true }));

const PROGRAM = { file: 'ld.so', args: [] };
const PROGRAMS = {
  ...{ asterisk: PROGRAM, sipp: PROGRAM, version: '', modules: '/modules', data: '/data' },
};

/** What stands behind the beginnings of lines of a file. */
async function valuesIn(name: string, beginnings: readonly string[]): Promise<string[]> {
  const lines = (await readFile(path.join(folder, 'conf', name), 'utf8')).split('\n');
  return beginnings.map((beginning) => {
    const found = lines.filter((line) => line.startsWith(beginning));
    return found.map((line) => line.slice(beginning.length)).join();
  });
}

it('is what bridges/asterisk ships, on this machine alone and with ports of its own', async () => {
  const file = await writeConf({
    ...{ folder, runFolder: '/run', programs: PROGRAMS, amiSecret: 'adapter-secret' },
    ports: { sip: 5070, ami: 5039, agi: 4574 },
    observer: { user: 'observer', secret: 'observer-secret' },
  });
  expect(file).toBe(path.join(folder, 'conf', 'asterisk.conf'));
  expect(await valuesIn('pjsip.conf', ['bind=', 'match='])).toEqual([
    '127.0.0.1:5070',
    '127.0.0.1',
  ]);
  expect(await valuesIn('extensions.conf', ['CONFDESK_AGI='])).toEqual([
    'agi://127.0.0.1:4574/confdesk',
  ]);
  expect(await valuesIn('manager.conf', ['bindaddr=', 'port=', 'secret='])).toEqual([
    ...['127.0.0.1', '5039', 'adapter-secret,observer-secret'],
  ]);
  expect(await valuesIn('asterisk.conf', ['astrundir => ', 'astmoddir => '])).toEqual([
    ...['/run', '/modules'],
  ]);
});

it('logs neither keys nor what the dialplan does', async () => {
  await writeConf({
    ...{ folder, runFolder: '/run', programs: PROGRAMS, amiSecret: 'x' },
    ports: { sip: 1, ami: 2, agi: 3 },
    observer: { user: 'observer', secret: 'y' },
  });
  const logger = await readFile(path.join(folder, 'conf', 'logger.conf'), 'utf8');
  expect(logger).not.toMatch(/verbose|dtmf|debug|\*/);
});

it('needs the loader of the packages that were fetched', async () => {
  await expect(findPrograms(folder)).rejects.toThrow();
});
