import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What is installed, built or kept beside the sources. */
const NO_SOURCE = /^(?:node_modules|dist|\..*)$/;
const SOURCE = /\.(?:tsx?|mjs)$/;
const TEST = /\.(?:test|spec)\.tsx?$/;

/** A source file: its path from the root of the project and what it holds. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/**
 * The source files in some folders and in those within them: neither tests, which may lean on
 * anything, nor stylesheets.
 *
 * @param root  absolute path that the folders and the files' paths begin from
 */
export function readSources(root: string, folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const inside = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) return NO_SOURCE.test(entry.name) ? [] : readSources(root, [inside]);
      if (!SOURCE.test(entry.name) || TEST.test(entry.name)) return [];
      return [{ path: inside, text: readFileSync(path.join(root, inside), 'utf8') }];
    }),
  );
}

/** Folders that have more than so many source files of their own, with how many they have. */
export function crowdedFolders(sources: readonly SourceFile[], most: number): string[] {
  const counts = new Map<string, number>();
  for (const source of sources) {
    const folder = path.posix.dirname(source.path);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > most)
    .map(([folder, count]) => `${folder}: ${count} files`);
}

/** Of an import, an export from elsewhere or an `import()`: a path that begins with a dot. */
const IMPORT = /\b(?:from|import)\s*\(?\s*'(\.[^']+)'/g;

/**
 * Sibling folders that need one another, directly or through further siblings, types included. Each
 * circle is told once, import by import.
 */
export function folderCircles(sources: readonly SourceFile[]): string[] {
  const circles: string[] = [];
  const arrows = arrowsOf(sources);
  const done = new Set<string>();
  const follow = (folder: string, way: readonly string[]): void => {
    const start = way.indexOf(folder);
    if (start >= 0) circles.push(told([...way.slice(start), folder], arrows));
    if (start >= 0 || done.has(folder)) return;
    for (const next of arrows.get(folder)?.keys() ?? []) follow(next, [...way, folder]);
    done.add(folder);
  };
  for (const folder of arrows.keys()) follow(folder, []);
  return circles;
}

/** From each folder to each of its siblings that it needs: an import that says so. */
type Arrows = ReadonlyMap<string, ReadonlyMap<string, string>>;

function arrowsOf(sources: readonly SourceFile[]): Arrows {
  const arrows = new Map<string, Map<string, string>>();
  for (const { path: from, text } of sources) {
    for (const [, specifier = ''] of text.matchAll(IMPORT)) {
      const to = path.posix.join(path.posix.dirname(from), specifier);
      const siblings = siblingsOf(from, to);
      if (siblings === null) continue;
      const [here, there] = siblings;
      const others = arrows.get(here) ?? new Map<string, string>();
      arrows.set(here, others.set(there, others.get(there) ?? `${from} imports ${to}`));
    }
  }
  return arrows;
}

/** The folders in which two files part; null where one of them stands beside the other's folder. */
function siblingsOf(from: string, to: string): [string, string] | null {
  const here = path.posix.dirname(from).split('/');
  const there = path.posix.dirname(to).split('/');
  const parting = here.findIndex((name, index) => name !== there[index]);
  if (parting < 0 || parting >= there.length) return null;
  return [here.slice(0, parting + 1).join('/'), there.slice(0, parting + 1).join('/')];
}

function told(circle: readonly string[], arrows: Arrows): string {
  const imports = circle
    .slice(1)
    .map((folder, index) => arrows.get(circle[index] ?? '')?.get(folder));
  return `${circle.join(' → ')}:\n  ${imports.join('\n  ')}`;
}
