/**
 * The same tests on the official emulator: with FIRESTORE_OFFICIAL=1, where this machine has one
 * (../official/find-official.ts).
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  findOfficial,
  officialArguments,
  type OfficialProgram,
} from '../official/find-official.ts';

/** A busy machine takes a Java of a gigabyte and a half a minute; what hangs never listens. */
const START_MS = 300_000;
const PAUSE_MS = 50;

export interface OfficialEmulator {
  readonly port: number;
  readonly pid: number;
  close(): Promise<void>;
}

export interface OfficialOptions {
  readonly projectId: string;
  readonly rulesFile?: string;
}

/**
 * Starts one of its own for the caller. Resolves with null, after saying aloud why, where it was
 * asked for and is not to be had; and in silence where it was not asked for.
 */
export async function startOfficial(options: OfficialOptions): Promise<OfficialEmulator | null> {
  if ((process.env['FIRESTORE_OFFICIAL'] ?? '') === '') return null;
  const found = await findOfficial();
  if ('missing' in found) {
    process.stderr.write(`${found.missing} These tests run on the embedded one.\n`);
    return null;
  }
  return launchOfficial(found, options);
}

/**
 * Starts this program on a free port of 127.0.0.1, in memory only, and waits until it listens. It ends
 * with `close`.
 *
 * @throws Error with what it printed when it ends before that
 */
export async function launchOfficial(
  program: OfficialProgram,
  { projectId, rulesFile }: OfficialOptions,
): Promise<OfficialEmulator> {
  const port = await findFreePort();
  const child = spawn(
    program.java,
    [
      ...officialArguments(program),
      ...['--host', '127.0.0.1', '--port', String(port), '--project_id', projectId],
      ...(rulesFile === undefined ? [] : ['--rules', rulesFile]),
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
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
