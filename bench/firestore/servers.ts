import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync } from 'node:fs';
import { bundleFirestore } from '@confdesk/firestore-emulator/bundle';
import {
  officialArguments,
  type OfficialProgram,
} from '@confdesk/firestore-emulator/official/find';
import { fromRoot } from '../../local/support/paths.ts';
import { findFreePorts } from '../../local/support/ports.ts';
import { accepting, type MeasuredServer } from './measure.ts';

/** The embedded Firestore as the suite runs it: one bundled file on plain Node. */
export async function startEmbedded(options: readonly string[] = []): Promise<MeasuredServer> {
  const program = await bundleFirestore();
  return start((port) => [
    program,
    '--port',
    String(port),
    '--project_id',
    'demo-bench',
    ...options,
  ]);
}

/** The official emulator, as Google's own script starts it. */
export function startOfficialServer(
  program: OfficialProgram,
  options: readonly string[] = [],
): Promise<MeasuredServer> {
  const told = [...officialArguments(program), '--host', '127.0.0.1', '--project_id', 'demo-bench'];
  return start((port) => [...told, '--port', String(port), ...options], program.java);
}

/** A Node process that does nothing but listen: the floor of starting. */
export function startBareListener(): Promise<MeasuredServer> {
  const program = `require('net').createServer().listen(Number(process.argv[1]), '127.0.0.1')`;
  return start((port) => ['-e', program, String(port)]);
}

/** The floor of a Save: bench/engines/answering-server.mjs. */
export function startAnswering(): Promise<MeasuredServer> {
  return start((port) => [fromRoot('bench', 'engines', 'answering-server.mjs'), String(port)]);
}

/** The npm package @firestore-emulator/server, installed from bench's own lock file. */
export function startPeer(): Promise<MeasuredServer> {
  return start((port) => [peerProgram(), String(port)]);
}

/** Installs the peer below .confdesk/, once, and returns the program that starts it. */
function peerProgram(): string {
  const folder = fromRoot('.confdesk', 'bench');
  if (!existsSync(`${folder}/node_modules/@firestore-emulator/server`)) {
    for (const file of ['package.json', 'package-lock.json']) {
      cpSync(fromRoot('bench', file), `${folder}/${file}`);
    }
    const npm = spawnSync('npm', ['ci', '--ignore-scripts'], { cwd: folder, stdio: 'inherit' });
    if (npm.status !== 0) throw new Error('npm ci of the benchmark peer failed');
  }
  cpSync(fromRoot('bench', 'firestore', 'peer-server.mjs'), `${folder}/peer-server.mjs`);
  return `${folder}/peer-server.mjs`;
}

async function start(
  argumentsFor: (port: number) => readonly string[],
  program = process.execPath,
): Promise<MeasuredServer> {
  const [port = 0] = await findFreePorts(1);
  const args = argumentsFor(port);
  const begin = performance.now();
  // The official emulator tells each of its connections there.
  const stderr = program === process.execPath ? 'inherit' : 'ignore';
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', stderr] });
  await Promise.race([accepting(port), failure(child)]).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  const listenedAfter = performance.now() - begin;
  return {
    port,
    pid: child.pid ?? 0,
    listenedAfter,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function failure(child: ChildProcess): Promise<never> {
  const [code] = (await once(child, 'exit')) as [number | null];
  throw new Error(`the server ended with ${code ?? 'a signal'} before it listened`);
}
