/**
 * The official emulator for a comparison, where one is on this machine: asked for or not, as the
 * embedded one is always there beside it.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

export interface OfficialEmulator {
  readonly port: number;
  close(): Promise<void>;
}

/** Where Google Cloud's command line keeps it when it was installed as a package. */
const PACKAGED =
  '/usr/lib/google-cloud-sdk/platform/cloud-firestore-emulator/cloud-firestore-emulator.jar';
const MAIN = 'com.google.cloud.datastore.emulator.firestore.CloudFirestore';
const OPEN = `rules_version = '2';
service cloud.firestore { match /databases/{d}/documents { match /{x=**} { allow read, write; } } }`;
const START_MS = 120_000;
const PAUSE_MS = 100;

/** `FIRESTORE_OFFICIAL_JAR`, or the packaged one. Resolves with null, and says so, without it or Java. */
export async function startOfficialHere(projectId: string): Promise<OfficialEmulator | null> {
  const jar = process.env['FIRESTORE_OFFICIAL_JAR'] ?? PACKAGED;
  const [hasJar, hasJava] = await Promise.all([
    succeeds(access(jar)),
    succeeds(promisify(execFile)('java', ['-version'])),
  ]);
  if (!hasJar || !hasJava) {
    process.stderr.write('No official Firestore emulator or no Java here: nothing is compared.\n');
    return null;
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'official-'));
  const rules = path.join(folder, 'open.rules');
  await writeFile(rules, OPEN);
  const port = await findFreePort();
  const child = spawn(
    'java',
    [
      ...['-Xmx1g', '-cp', jar, MAIN, '--host=127.0.0.1', `--port=${port}`],
      ...[`--rules=${rules}`, `--project_id=${projectId}`],
    ],
    { stdio: 'ignore' },
  );
  const ended = once(child, 'exit');
  const close = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true });
  };
  const deadline = Date.now() + START_MS;
  while (!(await accepts(port))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await close();
      throw new Error('The official Firestore emulator does not start.');
    }
    await sleep(PAUSE_MS);
  }
  return { port, close };
}

function succeeds(promise: Promise<unknown>): Promise<boolean> {
  return promise.then(
    () => true,
    () => false,
  );
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
