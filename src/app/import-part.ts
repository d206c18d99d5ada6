import { hostingAnswers } from './errors/hosting-answers.ts';
import { PARTS_GONE, PartNotLoaded } from './errors/part-not-loaded.ts';
import { lateSheets } from './late-sheets.ts';

/**
 * What the built portal imports a late file by, in place of Vite's own helper (vite.config.ts puts it
 * there): everything that it needs is downloaded before the import is begun.
 *
 * A browser remembers for the life of a page that a module could not be had: each later import of it, or
 * of whatever needs it, fails at once (whatwg/html#10327 has changed that in 2026; the browsers before
 * have not). A download that failed is forgotten, so "Try again" is one.
 *
 * Where the server answers by the time it is asked why, the file is asked for once more, because a network that was
 * gone for a moment is no new version. Only then is it taken to be gone, which the window is told (`PARTS_GONE`), as it is
 * once the part has come after all.
 *
 * @param load  imports the file
 * @param needs  the files to download, relative to the site's root; the bundler leaves the list empty where
 *   the file needs no other
 * @throws PartNotLoaded whose cause names the file that could not be had, or is what `load` throws
 */
export async function importPart<Module>(
  load: () => Promise<Module>,
  needs: readonly string[] = [],
): Promise<Module> {
  const files = needs.length > 0 ? needs.map((file) => `/${file}`) : ownFile(load);
  const name = files.join();
  const attempt = async (): Promise<Module> => {
    const part = await download(load, files);
    tellGone(name, false);
    return part;
  };
  try {
    return await attempt();
  } catch (cause) {
    if (!(await hostingAnswers())) throw new PartNotLoaded('unanswered', cause);
  }
  try {
    return await attempt();
  } catch (cause) {
    tellGone(name, true);
    throw new PartNotLoaded('updated', cause);
  }
}

/** The parts that were missed last, by their files. */
const gone = new Set<string>();

function tellGone(name: string, isGone: boolean): void {
  if (!isGone && !gone.delete(name)) return;
  if (isGone) gone.add(name);
  window.dispatchEvent(new CustomEvent(PARTS_GONE, { detail: gone.size > 0 }));
}

async function download<Module>(
  load: () => Promise<Module>,
  files: readonly string[],
): Promise<Module> {
  await Promise.all(files.map((file) => downloaded(new URL(file, import.meta.url).href)));
  return load();
}

/** The file that a function imports, by its text: the bundler names it nowhere else. */
function ownFile(load: () => Promise<unknown>): readonly string[] {
  const file = /\bimport\(\s*["'`]([^"'`]+)["'`]/.exec(String(load))?.[1];
  return file === undefined ? [] : [file];
}

/** By address: what is under way or here. */
const downloads = new Map<string, Promise<void>>();

const sheets = lateSheets(document);

const isSheet = (address: string): boolean => address.endsWith('.css');

function downloaded(address: string): Promise<void> {
  const known = downloads.get(address);
  if (known !== undefined) return known;
  const isHere = isInPage(address);
  // In the order in which they are named, whichever comes first.
  if (!isHere && isSheet(address)) sheets.reserve(address);
  const begun = isHere ? Promise.resolve() : fetchFile(address);
  downloads.set(address, begun);
  begun.catch(() => downloads.delete(address));
  return begun;
}

/** Whether the page itself has named it: then it is here, or on its way. */
function isInPage(address: string): boolean {
  const links = document.querySelectorAll<HTMLLinkElement>('link[href]');
  return [...document.scripts, ...links].some((element) =>
    element instanceof HTMLLinkElement ? element.href === address : element.src === address,
  );
}

/**
 * Into the browser's own cache, out of which the import takes it: the files have a hash in their names and
 * are kept for good. (A link that preloads will not do: Chromium remembers its failure too.)
 */
async function fetchFile(address: string): Promise<void> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${new URL(address).pathname} is answered ${response.status}`);
  await response.arrayBuffer();
  if (isSheet(address)) await sheets.add(address);
}
