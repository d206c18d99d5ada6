/** Where this machine has the official Firestore emulator, and a Java that runs it. */
import { execFile } from 'node:child_process';
import { readdir, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** The oldest Java that reads what the official emulator's jar is compiled to. */
const OLDEST_JAVA = 11;
const JAR_OF_GCLOUD = ['platform', 'cloud-firestore-emulator', 'cloud-firestore-emulator.jar'];
/** Where the packages google-cloud-cli and google-cloud-sdk are installed on Debian and its like. */
const PACKAGED_SDKS = ['/usr/lib/google-cloud-sdk', '/usr/share/google-cloud-sdk'];
/** Not every release of the jar names its main class itself. */
export const MAIN_CLASS = 'com.google.cloud.datastore.emulator.firestore.CloudFirestore';

/** What starts the official emulator. Both are absolute paths. */
export interface OfficialProgram {
  readonly jar: string;
  readonly java: string;
}

/** There is none; why, and what to do, in one sentence. */
export interface NoOfficialProgram {
  readonly missing: string;
}

/** Where to look; this machine unless told otherwise. */
export interface SearchedMachine {
  readonly env: NodeJS.ProcessEnv;
  readonly home: string;
  readonly packagedSdks: readonly string[];
}

/**
 * Looks for the jar where `FIRESTORE_EMULATOR_BINARY_PATH` says; else in Google Cloud's command line
 * (the `gcloud` on PATH, then the Debian package); else among the downloads of firebase-tools, of which
 * the newest is taken. The Java is the first of PATH, or that of `JAVA_HOME`, that is new enough.
 */
export async function findOfficial(
  machine: SearchedMachine = { env: process.env, home: homedir(), packagedSdks: PACKAGED_SDKS },
): Promise<OfficialProgram | NoOfficialProgram> {
  const named = machine.env['FIRESTORE_EMULATOR_BINARY_PATH'] ?? '';
  if (named !== '' && !(await isFile(named))) {
    return { missing: `FIRESTORE_EMULATOR_BINARY_PATH names ${named}, and there is no such file.` };
  }
  const jar = named === '' ? await findJar(machine) : path.resolve(named);
  if (jar === null) {
    return {
      missing:
        'This machine has no official Firestore emulator: install it with "gcloud components install ' +
        'cloud-firestore-emulator" or "npx firebase setup:emulators:firestore", or name its jar in ' +
        'FIRESTORE_EMULATOR_BINARY_PATH.',
    };
  }
  const java = await findJava(machine.env);
  if (java === null) {
    return { missing: `${jar} needs Java ${OLDEST_JAVA} or later, and none was found on PATH.` };
  }
  return { jar, java };
}

/** What `java` is told; the emulator's own options come behind. */
export function officialArguments({ jar }: Pick<OfficialProgram, 'jar'>): string[] {
  return ['-Duser.language=en', '-cp', jar, MAIN_CLASS];
}

async function findJar({ env, home, packagedSdks }: SearchedMachine): Promise<string | null> {
  const sdks = [...(await sdksOnPath(env)), ...packagedSdks];
  for (const sdk of sdks) {
    const jar = path.join(sdk, ...JAR_OF_GCLOUD);
    if (await isFile(jar)) return jar;
  }
  const named = env['FIREBASE_EMULATORS_PATH'] ?? '';
  return newestDownload(named === '' ? path.join(home, '.cache', 'firebase', 'emulators') : named);
}

/** `gcloud` is `bin/gcloud` of its SDK; what is on PATH is often a link to it. */
async function sdksOnPath(env: NodeJS.ProcessEnv): Promise<string[]> {
  const programs = foldersOf(env).map((folder) => path.join(folder, 'gcloud'));
  const real = await Promise.all(programs.map((each) => realpath(each).catch(() => null)));
  return real.filter((each) => each !== null).map((each) => path.dirname(path.dirname(each)));
}

async function newestDownload(folder: string): Promise<string | null> {
  const names = await readdir(folder).catch(() => []);
  const newest = names
    .filter((name) => /^cloud-firestore-emulator-v.*\.jar$/.test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .at(-1);
  return newest === undefined ? null : path.join(folder, newest);
}

async function findJava(env: NodeJS.ProcessEnv): Promise<string | null> {
  const home = env['JAVA_HOME'] ?? '';
  const folders = [...foldersOf(env), ...(home === '' ? [] : [path.join(home, 'bin')])];
  for (const folder of folders) {
    const java = path.resolve(folder, 'java');
    if ((await isFile(java)) && (await versionOf(java)) >= OLDEST_JAVA) return java;
  }
  return null;
}

/** Half a second, but many times that where a machine has much else to do; what takes longer never answers. */
const HANGS_AFTER_MS = 300_000;

/** The major version; 1 for Java 8 and older, which call themselves 1.8; 0 for what does not say. */
async function versionOf(java: string): Promise<number> {
  try {
    // It writes its version to stderr.
    const { stderr } = await promisify(execFile)(java, ['-version'], { timeout: HANGS_AFTER_MS });
    return Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function foldersOf(env: NodeJS.ProcessEnv): string[] {
  return (env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
}

async function isFile(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  return found?.isFile() ?? false;
}
