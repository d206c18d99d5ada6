import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { officialFirestoreEnv } from './suite-env.ts';

const run = promisify(execFile);
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'confdesk official-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Runs `java` as firebase-tools does, with a Java that prints what it is told. */
async function runJava(args: (program: string) => string[]) {
  const java = await writeJava('printf "%s\\n" "$@"');
  const official = officialFirestoreEnv({ jar: '/there is/one.jar', java });
  const program = official['FIRESTORE_EMULATOR_BINARY_PATH'] ?? '';
  return run('java', args(program), { env: { ...process.env, ...official } });
}

async function writeJava(script: string): Promise<string> {
  const java = path.join(folder, 'real-java');
  await writeFile(java, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return java;
}

it('is Java 21 for who asks, with whatever options before it', async () => {
  const { stderr, stdout } = await runJava(() => ['-Dfile.encoding=UTF-8', '-version']);
  expect(stderr).toMatch(/version "21\./);
  expect(stdout).toBe('');
});

it('starts the jar by its main class, with the options of the JVM before it and the emulator’s behind', async () => {
  const { stdout } = await runJava((program) => [
    ...['-Dgoogle.cloud_firestore.debug_log_level=FINE', '-Duser.language=en'],
    ...['-jar', program, '--rules', '/a folder/firestore.rules'],
  ]);
  expect(stdout.trimEnd().split('\n')).toEqual([
    ...['-Duser.language=en', '-cp', '/there is/one.jar'],
    'com.google.cloud.datastore.emulator.firestore.CloudFirestore',
    ...['--rules', '/a folder/firestore.rules'],
  ]);
});

it('ends with whoever has started it, when that one is killed outright and it is in a group of its own', async () => {
  const java = await writeJava('echo $$\nexec sleep 600');
  const official = officialFirestoreEnv({ jar: '/there is/one.jar', java });
  // As firebase-tools starts its emulators.
  const starter = `require('node:child_process').spawn('java', ['-jar', ${JSON.stringify(
    official['FIRESTORE_EMULATOR_BINARY_PATH'],
  )}], { detached: true, stdio: 'inherit' })`;
  const firebaseTools = spawn(process.execPath, ['-e', starter], {
    env: { ...process.env, ...official },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(firebaseTools.stdout, 'data')) as [Buffer];
  const pid = Number(line.toString());
  expect(isThere(pid)).toBe(true);
  firebaseTools.kill('SIGKILL');
  await vi.waitUntil(() => !isThere(pid), { timeout: 60_000 });
});

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
