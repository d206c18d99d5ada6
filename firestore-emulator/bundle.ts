/** The embedded Firestore as one file of JavaScript: it listens in a fraction of tsx's time. */
import { readdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const sources = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(sources);
const bundle = path.join(root, 'node_modules', '.cache', 'confdesk', 'firestore.cjs');

/**
 * Builds the bundle if a source, or what is installed, is newer. Resolves with its path. Two at a
 * time do not disturb each other: the file appears at once and whole.
 */
export async function bundleFirestore(): Promise<string> {
  if ((await newest()) < (await modifiedAt(bundle))) return bundle;
  const unfinished = `${bundle}.${process.pid}`;
  await build({
    entryPoints: [path.join(sources, 'cli.ts')],
    outfile: unfinished,
    bundle: true,
    platform: 'node',
    target: 'node20',
    // CommonJS, because grpc-js is: its `require` works as it is.
    format: 'cjs',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
  await rename(unfinished, bundle);
  return bundle;
}

async function newest(): Promise<number> {
  const names = await readdir(sources, { recursive: true });
  const files = names.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const times = await Promise.all(
    [path.join(root, 'package-lock.json'), ...files.map((name) => path.join(sources, name))].map(
      modifiedAt,
    ),
  );
  return Math.max(...times);
}

async function modifiedAt(file: string): Promise<number> {
  const found = await stat(file).catch(() => null);
  return found?.mtimeMs ?? 0;
}
