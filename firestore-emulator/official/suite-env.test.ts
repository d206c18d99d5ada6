import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { officialFirestoreEnv } from './suite-env.ts';

const run = promisify(execFile);
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'confdesk official-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Runs `java` as firebase-tools does, with a Java that prints what it is told. */
async function runJava(args: (program: string) => string[]) {
  const java = path.join(folder, 'real-java');
  await writeFile(java, '#!/bin/sh\nprintf "%s\\n" "$@"\n', { mode: 0o755 });
  const official = officialFirestoreEnv({ jar: '/there is/one.jar', java });
  const program = official['FIRESTORE_EMULATOR_BINARY_PATH'] ?? '';
  return run('java', args(program), { env: { ...process.env, ...official } });
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
