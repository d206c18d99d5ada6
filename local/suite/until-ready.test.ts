import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WaitManner } from '../support/until-done.ts';
import type { SuiteAddresses } from './addresses.ts';
import { untilReady } from './until-ready.ts';

const ALL = { auth: {}, functions: {}, firestore: {}, hosting: {} };
const TRIGGERS = ['one', 'two'];

let folder: string;
let logFile: string;
let server: Server;
let suite: SuiteAddresses;
/** Milliseconds; half a second passes with each request, so that no test depends on real time. */
let now: number;
let said: string[];
/** What the suite answers, and does, at the request with this number. */
let emulatorsAt: (request: number) => object | Promise<object>;
let triggersAt: (request: number) => readonly string[];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'confdesk-ready-'));
  logFile = path.join(folder, 'suite.log');
  await writeFile(logFile, '');
  [now, said] = [0, []];
  emulatorsAt = () => ALL;
  triggersAt = () => TRIGGERS;
  let requests = 0;
  server = createServer((request, response) => {
    now += 500;
    requests += 1;
    void answer(request.url ?? '', requests).then((text) => response.end(text));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  suite = { hubUrl: `http://${host}`, functionsHost: host, portalUrl: `http://${host}` } as never;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

async function answer(url: string, request: number): Promise<string> {
  if (url === '/emulators') return JSON.stringify(await emulatorsAt(request));
  if (url !== '/backends') return '<html></html>';
  const functionTriggers = triggersAt(request).map((name) => ({ name }));
  return JSON.stringify({ backends: [{ functionTriggers }] });
}

function ready(hasEnded = () => false): Promise<void> {
  const manner: WaitManner = {
    advice: 'see the log',
    patienceMs: 60_000,
    say: (line) => said.push(line),
    clock: { now: () => now, sleep: () => turn() },
  };
  return untilReady(suite, TRIGGERS, { hasEnded }, logFile, manner);
}

test('it is ready when all emulators, all triggers and the portal are there', async () => {
  await ready();
  expect(said).toEqual([]);
});

test('it says how many emulators and how many functions there are meanwhile', async () => {
  emulatorsAt = (request) => (request < 20 ? { auth: {}, hub: {} } : ALL);
  triggersAt = (request) => (request < 40 ? ['one', 'other'] : TRIGGERS);
  await ready();
  expect(said).toEqual([
    'Waiting for the emulator suite: 1 of 4',
    'Waiting for Cloud Functions: 1 of 2',
  ]);
});

test('as long as the suite prints something it is waited for', async () => {
  emulatorsAt = async (request) => {
    if (request % 100 === 0) await appendFile(logFile, 'still loading\n');
    return request < 500 ? {} : ALL;
  };
  await ready();
  expect(now).toBeGreaterThan(240_000);
});

test('when nothing moves it ends in one sentence', async () => {
  await writeFile(logFile, 'loading\n');
  emulatorsAt = () => ({ auth: {}, firestore: {} });
  await expect(ready()).rejects.toThrow(
    /^Gave up waiting for the emulator suite \(2 of 4\), as nothing has moved for 1 minute; see the log\.$/,
  );
});

test.each([
  ['has ended', 'Port 8080 is taken\n', () => true, 'ended while starting'],
  ['cannot go on', 'Error: Port 8080 is taken\n', () => false, 'cannot start'],
])('when the suite %s it says so at once, with the end of its log and no stack', async (...row) => {
  const [, text, hasEnded, how] = row;
  await writeFile(logFile, `${text}    at main (suite.js:1:2)\n`);
  emulatorsAt = () => ({});
  const failure = await ready(hasEnded).catch(String);
  expect(failure).toContain(`The emulator suite ${how}. Its last lines`);
  expect(failure).toContain('Port 8080 is taken');
  expect(failure).not.toContain('suite.js');
  expect(now).toBeLessThan(2000);
});
