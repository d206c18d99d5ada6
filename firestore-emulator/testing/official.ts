/**
 * The same tests on the official emulator, where this machine has one (../official/find-official.ts): with
 * FIRESTORE_OFFICIAL=1 each file starts its own, with FIRESTORE_OFFICIAL=127.0.0.1:PORT all share the one there.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { findOfficial, type OfficialProgram } from '../official/find-official.ts';
import { officialFirestoreEnv } from '../official/suite-env.ts';

/** A busy machine takes a Java of a gigabyte and a half a minute; what hangs never listens. */
const START_MS = 300_000;
const PAUSE_MS = 50;

export interface OfficialEmulator {
  readonly port: number;
  readonly pid: number;
  close(): Promise<void>;
}

/** One that was opened: its own, or a project of its own in one that is shared. */
export interface OpenedOfficial {
  readonly port: number;
  readonly projectId: string;
  close(): Promise<void>;
}

export interface OfficialOptions {
  readonly projectId: string;
  readonly rulesFile?: string;
  /** `127.0.0.1:{port}` of what takes the events; nobody by default. Only for one of the caller's own. */
  readonly functionsHost?: string;
}

/** Whether tests are to run on the official emulator. */
export function isOfficialWanted(): boolean {
  return (process.env['FIRESTORE_OFFICIAL'] ?? '') !== '';
}

/**
 * As `startOfficial`, or a project with a drawn name in the emulator that the tests share, which is emptied
 * by `close`. A Java that starts for each file takes most of the time otherwise.
 *
 * @throws Error with the emulator's answer when the rules do not compile
 */
export async function openOfficial(options: OfficialOptions): Promise<OpenedOfficial | null> {
  const shared = /^127\.0\.0\.1:(\d+)$/.exec(process.env['FIRESTORE_OFFICIAL'] ?? '')?.[1];
  if (shared === undefined) {
    const own = await startOfficial(options);
    return own === null ? null : { ...own, projectId: options.projectId };
  }
  const port = Number(shared);
  const projectId = `${options.projectId}-${randomBytes(5).toString('hex')}`;
  if (options.rulesFile !== undefined) await putRules(port, projectId, options.rulesFile);
  return { port, projectId, close: () => clearOfficial({ port, projectId }) };
}

async function putRules(port: number, projectId: string, file: string): Promise<void> {
  const rules = { files: [{ name: 'firestore.rules', content: await readFile(file, 'utf8') }] };
  const response = await fetch(
    `http://127.0.0.1:${port}/emulator/v1/projects/${projectId}:securityRules`,
    {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ rules }),
    },
  );
  if (!response.ok) throw new Error(`The rules were refused: ${await response.text()}`);
}

/** Removes every document of the project. */
export async function clearOfficial(
  official: Pick<OpenedOfficial, 'port' | 'projectId'>,
): Promise<void> {
  const { port, projectId } = official;
  const below = `emulator/v1/projects/${projectId}/databases/(default)/documents`;
  const response = await fetch(`http://127.0.0.1:${port}/${below}`, { method: 'DELETE' });
  if (!response.ok) throw new Error(`It was not emptied: ${await response.text()}`);
}

/**
 * Starts one of its own for the caller. Resolves with null, after saying aloud why, where it was
 * asked for and is not to be had; and in silence where it was not asked for.
 */
export async function startOfficial(options: OfficialOptions): Promise<OfficialEmulator | null> {
  if (!isOfficialWanted()) return null;
  const found = await findOfficial();
  if ('missing' in found) {
    process.stderr.write(`${found.missing} These tests run on the embedded one.\n`);
    return null;
  }
  return launchOfficial(found, options);
}

/**
 * Starts this program on a free port of 127.0.0.1, in memory only, and waits until it listens. It ends
 * with `close`, and with this process at the latest (../official/java/java).
 *
 * @throws Error with what it printed when it ends before that
 */
export async function launchOfficial(
  program: OfficialProgram,
  { projectId, rulesFile, functionsHost }: OfficialOptions,
): Promise<OfficialEmulator> {
  const port = await findFreePort();
  const official = officialFirestoreEnv(program);
  const jar = official['FIRESTORE_EMULATOR_BINARY_PATH'] ?? '';
  const child = spawn(
    'java',
    [
      ...['-Duser.language=en', '-jar', jar],
      ...['--host', '127.0.0.1', '--port', String(port), '--project_id', projectId],
      ...(rulesFile === undefined ? [] : ['--rules', rulesFile]),
      ...(functionsHost === undefined ? [] : ['--functions_emulator', functionsHost]),
    ],
    { env: { ...process.env, ...official }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let printed = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed = `${printed}${text}`.slice(-2000);
  });
  const ended = once(child, 'exit');
  const deadline = Date.now() + START_MS;
  while (!(await accepts(port))) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`The official Firestore emulator has ended:\n${printed}`);
    }
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error('The official Firestore emulator does not listen.');
    }
    await sleep(PAUSE_MS);
  }
  return {
    port,
    pid: child.pid ?? 0,
    close: async () => {
      child.kill('SIGTERM');
      // Settled already when it is closed twice.
      await ended;
    },
  };
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
