/**
 * The same tests on the official emulator: with FIRESTORE_OFFICIAL=1, where one is on this machine
 * (firebase-tools keeps its downloads in ~/.cache/firebase/emulators) and a Java 21 to run it.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { homedir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const OLDEST_JAVA = 21;
const START_MS = 60_000;
const PAUSE_MS = 100;

export interface OfficialEmulator {
  readonly port: number;
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
  if (process.env['FIRESTORE_OFFICIAL'] !== '1') return null;
  const jar = await findJar();
  if (jar === null) return skipAloud('no cloud-firestore-emulator-*.jar was found');
  if (!(await hasJava())) return skipAloud(`no Java ${OLDEST_JAVA} was found`);
  const port = await findFreePort();
  const { projectId, rulesFile } = options;
  const child = spawn(
    'java',
    [
      ...['-jar', jar, '--host', '127.0.0.1', '--port', String(port), '--project_id', projectId],
      ...(rulesFile === undefined ? [] : ['--rules', rulesFile]),
    ],
    { stdio: 'ignore' },
  );
  const ended = once(child, 'exit');
  const deadline = Date.now() + START_MS;
  while (!(await accepts(port))) {
    if (child.exitCode !== null) throw new Error('The official Firestore emulator has ended.');
    if (Date.now() > deadline) throw new Error('The official Firestore emulator does not listen.');
    await sleep(PAUSE_MS);
  }
  return {
    port,
    close: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function skipAloud(why: string): null {
  process.stderr.write(`FIRESTORE_OFFICIAL=1, but ${why}: these tests run on the embedded one.\n`);
  return null;
}

/** `FIRESTORE_OFFICIAL_JAR`, or the newest that firebase-tools has downloaded. */
async function findJar(): Promise<string | null> {
  const named = process.env['FIRESTORE_OFFICIAL_JAR'];
  if (named !== undefined) return named;
  const folder = path.join(homedir(), '.cache', 'firebase', 'emulators');
  const names = await readdir(folder).catch(() => []);
  const newest = names
    .filter((name) => /^cloud-firestore-emulator-v.*\.jar$/.test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .at(-1);
  return newest === undefined ? null : path.join(folder, newest);
}

async function hasJava(): Promise<boolean> {
  try {
    // It writes its version to stderr.
    const { stderr } = await promisify(execFile)('java', ['-version']);
    return Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0) >= OLDEST_JAVA;
  } catch {
    return false;
  }
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
