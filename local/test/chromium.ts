import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { Problem } from '../support/problem.ts';

const run = promisify(execFile);

/** Chromium without what draws its windows: the same pages, in two thirds of the time. */
const HEADLESS_SHELL = 'chromium-headless-shell';
const NAMES = [
  HEADLESS_SHELL,
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
const MAC_APPS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Where Chromium keeps its crash reports and caches: in `folder`, not in the person's home folder.
 * Source: the XDG Base Directory Specification.
 */
export function browserHome(folder: string): Record<string, string> {
  const home = path.join(folder, 'browser-home');
  return { XDG_CONFIG_HOME: path.join(home, 'config'), XDG_CACHE_HOME: path.join(home, 'cache') };
}

/**
 * The browser for the tests: the one of CHROMIUM_PATH, Playwright's own, one of this machine, or the
 * distribution's package, which is installed where that is allowed.
 *
 * @param say  told before something is installed
 * @returns the program's path
 * @throws Problem that says how to get one
 */
export async function findChromium(say: (line: string) => void): Promise<string> {
  const wanted = process.env['CHROMIUM_PATH'];
  if (wanted !== undefined && wanted !== '') {
    if (await works(wanted)) return wanted;
    throw new Problem(`CHROMIUM_PATH names ${wanted}, which does not start.`);
  }
  return (await findInstalled()) ?? (await install(say));
}

/**
 * Where a browser may be, the best first. Playwright's own is of the version that Playwright was made for,
 * so whoever has installed it gets the same results on each machine.
 *
 * @param own  where Playwright keeps its own, installed or not
 * @param searched  folders as PATH names them
 */
export function browserCandidates(own: string, searched: string): string[] {
  const folders = searched.split(path.delimiter).filter((folder) => folder !== '');
  return [
    own,
    ...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))),
    ...MAC_APPS,
  ];
}

async function findInstalled(): Promise<string | null> {
  const own = chromium.executablePath();
  for (const candidate of browserCandidates(own, process.env['PATH'] ?? '')) {
    if (existsSync(candidate) && (await works(candidate))) return candidate;
  }
  return null;
}

/** Half a second, but many times that where a machine has much else to do; what takes longer never answers. */
const HANGS_AFTER_MS = 300_000;

/** Ubuntu's `chromium-browser` may be a script that only says that there is none. */
async function works(program: string): Promise<boolean> {
  try {
    const { stdout } = await run(program, ['--version'], { timeout: HANGS_AFTER_MS });
    return /Chrom/.test(stdout);
  } catch {
    return false;
  }
}

async function install(say: (line: string) => void): Promise<string> {
  const advice =
    'The browser tests need Chromium. Install it (Debian: "apt-get install chromium"; anywhere: ' +
    '"npx playwright install chromium") or name one in CHROMIUM_PATH.';
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new Problem(advice);
  say('Installing Chromium, the distribution’s package');
  const apt = (...words: string[]) =>
    run('apt-get', words, {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      maxBuffer: 64 * 1024 * 1024,
    });
  const installPackage = (name: string) =>
    apt('install', '-y', '-q', '--no-install-recommends', name);
  try {
    await apt('update', '-q');
    // Only newer distributions have the shell in a package of its own.
    await installPackage(HEADLESS_SHELL).catch(() => installPackage('chromium'));
  } catch (error) {
    throw new Problem(`${advice}\napt-get failed: ${error instanceof Error ? error.message : ''}`);
  }
  const installed = await findInstalled();
  if (installed === null) throw new Problem(advice);
  return installed;
}
