import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** A file in which apt is told where packages are: its name and what is in it. */
export interface SourcesFile {
  readonly name: string;
  readonly text: string;
}

export const NO_DEBIAN = 'Asterisk is fetched from Debian’s packages, and this is no Debian.';

/**
 * The mirror from which this machine has its own packages, or one sentence that says why it has none that
 * would do.
 *
 * @param osRelease  what os-release(5) says of the machine
 */
export function findMirror(
  osRelease: string,
  files: readonly SourcesFile[],
): { readonly mirror: string } | { readonly missing: string } {
  const value = (name: string) =>
    new RegExp(`^${name}="?([^"\n]*)"?$`, 'm').exec(osRelease)?.[1] ?? '';
  if (value('ID') !== 'debian') return { missing: NO_DEBIAN };
  const mirror = mirrorIn(files, value('VERSION_CODENAME'));
  if (mirror !== null) return { mirror };
  return { missing: 'Asterisk’s packages: this machine’s apt has no source of Debian’s.' };
}

/** Suites other than a release's own name in which a mirror of Debian has everything. */
const ROLLING = ['stable', 'oldstable', 'testing', 'unstable', 'sid'];

/**
 * The Debian mirror of this machine, out of its own apt sources.
 *
 * @param release  what Debian calls the machine's own, such as `bookworm`
 * @returns its URI as it stands there; null where no source has Debian's main component
 */
export function mirrorIn(files: readonly SourcesFile[], release: string): string | null {
  const suites = new Set([release, ...ROLLING]);
  const entries = files.flatMap(({ name, text }) =>
    name.endsWith('.sources') ? stanzasOf(text) : linesOf(text),
  );
  const found = entries.find(
    (entry) => entry.suites.some((suite) => suites.has(suite)) && entry.components.includes('main'),
  );
  return found?.uri ?? null;
}

interface Entry {
  readonly uri: string;
  readonly suites: readonly string[];
  readonly components: readonly string[];
}

const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');

/** `deb [options] uri suite component …`, as sources.list(5) describes it. */
function linesOf(text: string): Entry[] {
  return [...text.matchAll(/^\s*deb\s+(?:\[[^\]]*\]\s+)?(\S+)\s+(\S+)([^#\n]*)/gm)].map(
    ([, uri = '', suite = '', components = '']) => ({
      ...{ uri, suites: [suite], components: words(components) },
    }),
  );
}

/** Paragraphs of `Field: value`, in which a line that begins with a space goes on with the one before. */
function stanzasOf(text: string): Entry[] {
  return text
    .replace(/^#.*\n?/gm, '')
    .split(/\n[ \t]*\n/)
    .flatMap((stanza) => {
      const fields = new Map(
        [...stanza.matchAll(/^([\w-]+):((?:.*\n?)(?:[ \t].*\n?)*)/gm)].map(
          ([, name = '', value = '']) => [name.toLowerCase(), words(value)] as const,
        ),
      );
      const [uri] = fields.get('uris') ?? [];
      const isUsed = fields.get('types')?.includes('deb') && fields.get('enabled')?.[0] !== 'no';
      if (uri === undefined || !isUsed) return [];
      const [suites = [], components = []] = [fields.get('suites'), fields.get('components')];
      return [{ uri, suites, components }];
    });
}

/** What this machine says of itself; empty where it says nothing. */
export function readOsRelease(): Promise<string> {
  return readFile('/etc/os-release', 'utf8').catch(() => '');
}

/** This machine's files of sources; none where it has no apt. */
export async function readSources(folder = '/etc/apt'): Promise<readonly SourcesFile[]> {
  const parts = path.join(folder, 'sources.list.d');
  const names = await readdir(parts).catch(() => []);
  const files = [
    path.join(folder, 'sources.list'),
    ...names
      .filter((name) => /\.(?:list|sources)$/.test(name))
      .map((name) => path.join(parts, name)),
  ];
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
  return files.map((name, index) => ({ name, text: texts[index] ?? '' }));
}
