import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findOfficial, officialArguments } from './find-official.ts';

let folder: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(path.join(tmpdir(), 'confdesk-official-')));
});
afterEach(() => rm(folder, { recursive: true }));

const SDK_JAR = 'platform/cloud-firestore-emulator/cloud-firestore-emulator.jar';
const DOWNLOADS = 'home/.cache/firebase/emulators';
const below = (...parts: string[]) => path.join(folder, ...parts);

async function put(file: string, text = '', mode = 0o644): Promise<string> {
  await mkdir(path.dirname(below(file)), { recursive: true });
  await writeFile(below(file), text, { mode });
  return below(file);
}

/** A program that says of itself what a Java of that version says. */
const putJava = (file: string, version: string) =>
  put(file, `#!/bin/sh\necho 'openjdk version "${version}" 2025-04-15' >&2\n`, 0o755);

const find = (env: NodeJS.ProcessEnv = {}) =>
  findOfficial({
    env: { PATH: [below('empty'), below('bin')].join(path.delimiter), ...env },
    home: below('home'),
    packagedSdks: [below('usr-lib')],
  });

it('takes the jar that is named, whatever else there is', async () => {
  const java = await putJava('bin/java', '17.0.15');
  const jar = await put('named.jar');
  await put(`usr-lib/${SDK_JAR}`);
  expect(await find({ FIRESTORE_EMULATOR_BINARY_PATH: jar })).toEqual({ jar, java });
});

it('says that the named jar is not there, and takes no other', async () => {
  await putJava('bin/java', '17.0.15');
  await put(`usr-lib/${SDK_JAR}`);
  const named = below('gone.jar');
  expect(await find({ FIRESTORE_EMULATOR_BINARY_PATH: named })).toEqual({
    missing: `FIRESTORE_EMULATOR_BINARY_PATH names ${named}, and there is no such file.`,
  });
});

it('finds the jar of the gcloud on PATH through a link, before the packaged one', async () => {
  const java = await putJava('bin/java', '17.0.15');
  await put('sdk/bin/gcloud');
  await symlink('../sdk/bin/gcloud', below('bin/gcloud'));
  const jar = await put(`sdk/${SDK_JAR}`);
  await put(`usr-lib/${SDK_JAR}`);
  expect(await find()).toEqual({ jar, java });
});

it('goes on to the package where the gcloud on PATH lacks this component', async () => {
  const java = await putJava('bin/java', '17.0.15');
  await put('bin/gcloud');
  const jar = await put(`usr-lib/${SDK_JAR}`);
  await put(`${DOWNLOADS}/cloud-firestore-emulator-v1.22.0.jar`);
  expect(await find()).toEqual({ jar, java });
});

it('takes the newest download of firebase-tools, and counts in numbers', async () => {
  const java = await putJava('bin/java', '21.0.2');
  await put(`${DOWNLOADS}/cloud-firestore-emulator-v1.9.0.jar`);
  const jar = await put(`${DOWNLOADS}/cloud-firestore-emulator-v1.22.0.jar`);
  await put(`${DOWNLOADS}/cloud-storage-rules-runtime-v1.99.0.jar`);
  expect(await find()).toEqual({ jar, java });
});

it('looks for downloads where firebase-tools is told to keep them', async () => {
  await putJava('bin/java', '21.0.2');
  const jar = await put('kept/cloud-firestore-emulator-v1.22.0.jar');
  expect(await find({ FIREBASE_EMULATORS_PATH: below('kept') })).toMatchObject({ jar });
});

it('says how to get one where there is none', async () => {
  await putJava('bin/java', '17.0.15');
  const found = await find();
  expect('missing' in found && found.missing).toContain('gcloud components install');
});

it.each(['1.8.0_402', '10.0.2'])('does not take Java %s', async (version) => {
  await putJava('bin/java', version);
  const jar = await put(`usr-lib/${SDK_JAR}`);
  const missing = `${jar} needs Java 11 or later, and none was found on PATH.`;
  expect(await find()).toEqual({ missing });
});

it('passes over what is called java and is none, and over an old one, for that of JAVA_HOME', async () => {
  await put('empty/java', '#!/bin/sh\nexit 1\n', 0o755);
  await putJava('bin/java', '1.8.0_402');
  const java = await putJava('jdk/bin/java', '11');
  await put(`usr-lib/${SDK_JAR}`);
  expect(await find({ JAVA_HOME: below('jdk') })).toMatchObject({ java });
});

it('names the main class, which the jar itself may not do', () => {
  expect(officialArguments({ jar: '/a b/x.jar' }).slice(-3)).toEqual([
    ...['-cp', '/a b/x.jar'],
    'com.google.cloud.datastore.emulator.firestore.CloudFirestore',
  ]);
});
