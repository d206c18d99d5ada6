import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type BuildOptions, context, type Metafile, type Plugin } from 'esbuild';
import { z } from 'zod';
import { fromRoot, ROOT } from '../support/paths.ts';
import { type AnyCodebase, type Codebase, CODEBASES, readManifest } from './codebases.ts';

/** The Node version that runs deployed functions: `runtime` in firebase.json. */
const TARGET = 'node22';

/**
 * Bundles a codebase's src/index.ts into its dist/index.js. `domain/` goes into the bundle, because
 * a deploy uploads that folder only; what the folder's own package.json depends on stays outside
 * and is installed there by Cloud Build.
 */
async function optionsFor(codebase: AnyCodebase): Promise<BuildOptions & { metafile: true }> {
  const manifest = await readManifest(codebase);
  const packages = Object.keys(manifest.dependencies);
  return {
    absWorkingDir: ROOT,
    entryPoints: [path.join(codebase, 'src', 'index.ts')],
    outfile: fromRoot(codebase, 'dist', 'index.js'),
    bundle: true,
    platform: 'node',
    target: TARGET,
    format: 'esm',
    metafile: true,
    external: packages.flatMap((name) => [name, `${name}/*`]),
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
  };
}

/** Builds codebases once, into empty dist/ folders. Throws what esbuild throws. */
export async function buildFunctions(codebases: readonly AnyCodebase[] = CODEBASES): Promise<void> {
  await Promise.all(
    codebases.map(async (codebase) => {
      await rm(fromRoot(codebase, 'dist'), { recursive: true, force: true });
      const { metafile } = await build(await optionsFor(codebase));
      await writeFile(triggersFile(codebase), JSON.stringify(exportsOf(metafile)));
    }),
  );
}

/** `src/index.ts` exports triggers only, so what the bundle exports are its triggers. */
function exportsOf(metafile: Metafile): string[] {
  return Object.values(metafile.outputs).flatMap((output) => output.exports);
}

function triggersFile(codebase: AnyCodebase): string {
  return fromRoot(codebase, 'dist', 'triggers.json');
}

/** The names of all triggers of all codebases, as last built. */
export async function readTriggerNames(): Promise<string[]> {
  const names = await Promise.all(
    CODEBASES.map(async (codebase) =>
      z.array(z.string()).parse(JSON.parse(await readFile(triggersFile(codebase), 'utf8'))),
    ),
  );
  return names.flat();
}

/**
 * Builds all codebases now and again after each change, until the process ends.
 *
 * @param onBuilt  called after each build with the number of errors in it
 */
export async function watchFunctions(
  onBuilt: (codebase: Codebase, errors: number) => void,
): Promise<void> {
  for (const codebase of CODEBASES) {
    const report: Plugin = {
      name: 'report',
      setup(build) {
        build.onEnd((result) => {
          onBuilt(codebase, result.errors.length);
        });
      },
    };
    const watched = await context({ ...(await optionsFor(codebase)), plugins: [report] });
    await watched.watch();
  }
}
