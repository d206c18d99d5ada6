import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { json, text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { BridgeEvent, ResolveRequest } from '../../client/index.ts';
import { newCall } from './testing/fake-call.ts';
import { ACCOUNT_SID } from './testing/fake-forms.ts';
import { AUTH_TOKEN, FakeTwilio } from './testing/fake-twilio.ts';

/*
 * The adapter as a process of its own, over real ports, which is killed in the middle of calls.
 */

const PROGRAM = fileURLToPath(new URL('alone.ts', import.meta.url));
const PUBLIC_URL = 'https://phones.example';
const LEADER = '1000000001';
const PARTICIPANT = '2000000001';

type Program = ChildProcessByStdio<null, Readable, Readable>;

let folder: string;
let api: Server;
let apiUrl: string;
let events: BridgeEvent[];
let programs: Program[];
let adapterUrl: string;
let twilio: FakeTwilio;
let environment: Record<string, string>;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'confdesk-twilio-'));
  [events, programs] = [[], []];
  api = createServer((request, response) => {
    void json(request).then((body) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answerOf(request.url ?? '', body)));
    });
  });
  apiUrl = await listen(api);
  twilio = new FakeTwilio({
    now: () => Date.now(),
    publicUrl: PUBLIC_URL,
    send: async (url, form, signature) => {
      const answer = await fetch(adapterUrl + url.slice(PUBLIC_URL.length), {
        method: 'POST',
        headers: { 'x-twilio-signature': signature },
        body: form,
      });
      return { status: answer.status, body: await answer.text() };
    },
  });
  environment = {
    PATH: process.env['PATH'] ?? '',
    PUBLIC_URL,
    BRIDGE_URL: apiUrl,
    BRIDGE_KEY: 'twilio-1-a',
    BRIDGE_SECRET: Buffer.alloc(32, 7).toString('base64'),
    TWILIO_ACCOUNT_SID: ACCOUNT_SID,
    TWILIO_AUTH_TOKEN: AUTH_TOKEN,
    TWILIO_API_URL: await twilio.start(),
    PORT: '0',
    DATA_FOLDER: folder,
  };
});
afterEach(async () => {
  for (const program of programs) await kill(program);
  await twilio.stop();
  api.closeAllConnections();
  await new Promise((resolve) => api.close(resolve));
  await rm(folder, { recursive: true });
});

function answerOf(url: string, body: unknown): unknown {
  if (url === '/v1/events') {
    const told = (body as { events: BridgeEvent[] }).events;
    events.push(...told);
    return { accepted: told.length, duplicates: 0, rejected: [] };
  }
  const { digits, callId } = body as ResolveRequest;
  return {
    decision: 'join',
    conferenceId: 'room1',
    role: digits === LEADER ? 'leader' : 'participant',
    waitForLeader: true,
    endOnLeaderExit: true,
    language: 'en',
    legToken: `token-${callId}`,
    delayMs: 0,
    menu: [],
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function run(...options: string[]): Program {
  const program = spawn(process.execPath, ['--import', 'tsx', PROGRAM, ...options], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  programs.push(program);
  return program;
}

/** Runs it until it listens. */
async function start(): Promise<Program> {
  const program = run();
  let written = '';
  program.stderr.on('data', (chunk: Buffer) => (written += chunk.toString()));
  const port = await new Promise<string>((resolve, reject) => {
    program.stdout.on('data', (chunk: Buffer) => {
      written += chunk.toString();
      const found = /"twilio.listening","port":(\d+)/.exec(written)?.[1];
      if (found !== undefined) resolve(found);
    });
    program.once('exit', () => {
      reject(new Error(`It ended: ${written}`));
    });
  });
  adapterUrl = `http://127.0.0.1:${port}`;
  return program;
}

async function kill(program: Program): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  program.kill('SIGKILL');
  await once(program, 'exit');
}

const enter = async (code: string) => {
  const call = newCall(twilio.newSid('CA'), '+14165550134', '+15145550100');
  await twilio.dial(call);
  await twilio.key(call, code);
  return call;
};
/** How many different events of a type were told. */
const countOf = (wanted: BridgeEvent['type']) =>
  new Set(events.filter(({ type }) => type === wanted).map(({ eventId }) => eventId)).size;

it('goes on with its calls after kill -9, and says at once what goes on', async () => {
  const first = await start();
  const participant = await enter(PARTICIPANT);
  const leader = await enter(LEADER);
  await twilio.bringAll();
  await kill(first);
  events.length = 0;

  const second = await start();
  await expect
    .poll(() => events.find((event) => event.type === 'heartbeat' && event.partial !== true))
    .toMatchObject({ sessions: [{ legIds: [participant.sid, leader.sid] }] });
  await twilio.hangUp(leader);
  await twilio.bringAll();
  expect(participant.status).toBe('completed');
  await expect.poll(() => [countOf('leg.left'), countOf('conference.ended')]).toEqual([2, 1]);
  second.kill('SIGTERM');
  expect(await once(second, 'exit')).toEqual([0, null]);
});

it('says how it is used, and what is not set', async () => {
  const help = run('--help');
  expect(await text(help.stdout)).toMatch(/TWILIO_AUTH_TOKEN .*\(must be set; secret\)\n/);
  environment['PUBLIC_URL'] = 'http://phones.example';
  const wrong = run();
  const [said, ended] = await Promise.all([text(wrong.stderr), once(wrong, 'exit')]);
  expect(said).toMatch(/^Not set, or not as it must be: PUBLIC_URL \(.*\)\n$/);
  expect(ended).toEqual([1, null]);
});
