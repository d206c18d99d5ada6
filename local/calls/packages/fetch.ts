import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { CONFDESK_DIR } from '../../support/paths.ts';
import { Problem } from '../../support/problem.ts';
import { findMirror, NO_DEBIAN, readOsRelease, readSources } from './mirror.ts';
import { PACKAGES, RELEASE } from './names.ts';
import { findPrograms, type Programs } from './programs.ts';

const run = promisify(execFile);

/** Below it is everything that is fetched. */
const FOLDER = path.join(CONFDESK_DIR, 'asterisk');
/** Another list of packages is another folder. */
const ROOT = path.join(
  FOLDER,
  `root-${createHash('sha256')
    .update([RELEASE, ...PACKAGES].join())
    .digest('hex')
    .slice(0, 8)}`,
);

const PATIENCE_MS = 300_000;

/** Asterisk and SIPp, or one sentence that says why this machine cannot have them. */
export type Fetched = { readonly programs: Programs } | { readonly missing: string };

/**
 * Asterisk and SIPp out of Debian's packages, in the project's own ignored folder: without root, outside the
 * machine's packages, and once. apt checks what it fetches against Debian's signatures, and leaves alone
 * what an interrupted run has fetched.
 *
 * @param say  told before something is fetched
 * @throws Problem where what was fetched does not run
 */
export async function fetchPrograms(say: (line: string) => void): Promise<Fetched> {
  if (!existsSync(ROOT)) {
    const missing = await fetchPackages(say);
    if (missing !== null) return { missing };
  }
  const programs = await findPrograms(ROOT);
  const version = await run(programs.asterisk.file, [...programs.asterisk.args, '-V']).catch(
    (error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      throw new Problem(`Asterisk of ${ROOT} does not run; remove that folder. (${why})`);
    },
  );
  return { programs: { ...programs, version: version.stdout.trim() } };
}

/** @returns why they cannot be had; null once they are unpacked. */
async function fetchPackages(say: (line: string) => void): Promise<string | null> {
  const [osRelease, sources] = await Promise.all([readOsRelease(), readSources()]);
  const found = findMirror(osRelease, sources);
  if ('missing' in found) return found.missing;
  const architecture = await run('dpkg', ['--print-architecture']).catch(() => null);
  if (architecture === null) return NO_DEBIAN;
  const apt = await layOutApt(found.mirror, architecture.stdout.trim());
  say(`Fetching Asterisk and SIPp, ${PACKAGES.length} of Debian’s packages (31 MB, once)`);
  try {
    await apt(['update']);
    await apt(['download', ...PACKAGES]);
  } catch (error) {
    return `Asterisk’s packages cannot be fetched: ${complaintOf(error)}`;
  }
  await unpack();
  return null;
}

/** Where apt leaves what it has downloaded. */
const DOWNLOADS = path.join(FOLDER, 'packages');

/** An apt that knows one source, no package of this machine's, and writes below the folder alone. */
async function layOutApt(mirror: string, architecture: string) {
  const place = (...parts: string[]) => path.join(FOLDER, 'apt', ...parts);
  for (const folder of ['state/lists/partial', 'cache/archives/partial']) {
    await mkdir(place(folder), { recursive: true });
  }
  await mkdir(DOWNLOADS, { recursive: true });
  const settings = {
    'Dir::Etc::sourcelist': place('sources.list'),
    'Dir::Etc::sourceparts': '-',
    'Dir::State': place('state'),
    // An empty one, so that no package is of the version that is installed.
    'Dir::State::status': place('status'),
    'Dir::Cache': place('cache'),
    'APT::Architecture': architecture,
    // As root apt would fetch as a user who may not write here.
    'APT::Sandbox::User': 'root',
    'APT::Update::Error-Mode': 'any',
    'Acquire::Retries': '1',
    'Acquire::http::Timeout': '15',
    'Acquire::https::Timeout': '15',
    'Acquire::Languages': 'none',
  };
  // What the machine does after its own updates is nothing to us.
  const hooks = ['Pre-Invoke', 'Post-Invoke', 'Post-Invoke-Success'].map(
    (hook) => `#clear APT::Update::${hook};\n`,
  );
  const lines = Object.entries(settings).map(([name, value]) => `${name} "${value}";\n`);
  await writeFile(place('apt.conf'), [...hooks, '#clear APT::Architectures;\n', ...lines].join(''));
  const source = `deb [arch=${architecture}] ${mirror} ${RELEASE} main\n`;
  await writeFile(place('sources.list'), source);
  await writeFile(place('status'), '');
  return (words: readonly string[]) =>
    run('apt-get', ['-q', '-c', place('apt.conf'), ...words], {
      ...{ cwd: DOWNLOADS, timeout: PATIENCE_MS, maxBuffer: 16 * 1024 * 1024 },
      env: { ...process.env, LC_ALL: 'C' },
    });
}

/** apt's first own line about what went wrong. */
function complaintOf(error: unknown): string {
  const { stderr = '', message = '' } = error as { stderr?: string; message?: string };
  const [line = message] = stderr.split('\n').filter((each) => /^[EW]: /.test(each));
  return line.replace(/^[EW]: /, '').split('\n')[0] ?? '';
}

/** Unpacks beside the place and moves it there once it is whole. */
async function unpack(): Promise<void> {
  const half = `${ROOT}.${process.pid}`;
  await rm(half, { recursive: true, force: true });
  const names = (await readdir(DOWNLOADS)).filter((name) => name.endsWith('.deb'));
  for (const name of names) await run('dpkg-deb', ['-x', path.join(DOWNLOADS, name), half]);
  await rm(path.join(half, 'usr', 'share', 'doc'), { recursive: true, force: true });
  // Another run may have been quicker.
  await rename(half, ROOT).catch(() => rm(half, { recursive: true, force: true }));
  // What it was made of, and what an earlier list of packages has left.
  for (const name of await readdir(FOLDER)) {
    if (name === path.basename(ROOT) || name.startsWith(`${path.basename(ROOT)}.`)) continue;
    await rm(path.join(FOLDER, name), { recursive: true, force: true });
  }
}
