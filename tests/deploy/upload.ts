import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { type AnyCodebase, CODEBASES } from '../../local/build/codebases.ts';
import { entryOf, readFirebaseJson } from '../../local/suite/firebase-config.ts';
import { fromRoot } from '../../local/support/paths.ts';
import { whyNoRegistry } from './registry.ts';

const run = promisify(execFile);

const entrySchema = z.object({ source: z.string(), ignore: z.array(z.string()) });

const filesSchema = z.array(z.object({ name: z.string() }));
const listerSchema = z.object({
  readdirRecursive: z.custom<(options: object) => Promise<unknown>>((f) => typeof f === 'function'),
});

/** firebase-tools' own list of what a deploy takes along; it has no types, so its form is checked. */
async function filesToUpload(source: string, ignore: readonly string[]): Promise<string[]> {
  const require = createRequire(import.meta.url);
  const { readdirRecursive } = listerSchema.parse(require('firebase-tools/lib/fsAsync.js'));
  // The last two are added by firebase-tools' prepareFunctionsUpload.js.
  const ignoreStrings = [...ignore, 'firebase-debug.log', 'firebase-debug.*.log'];
  const files = filesSchema.parse(await readdirRecursive({ path: source, ignoreStrings }));
  return files.map(({ name }) => path.relative(source, name)).sort();
}

/** A codebase as Cloud Build sees it: in an empty folder, with nothing of this project around it. */
export interface Upload {
  readonly folder: string;
  /** Relative paths of what was uploaded, sorted. */
  readonly files: readonly string[];
  remove(): Promise<void>;
}

const ownSchema = z.object({ functions: z.tuple([entrySchema]) });

/** What is deployed of a codebase, with its folder; one of the others has a firebase.json beside it. */
async function entryFor(codebase: AnyCodebase): Promise<z.infer<typeof entrySchema> | null> {
  const ours = CODEBASES.find((each) => each === codebase);
  if (ours !== undefined) {
    const entry = entryOf(await readFirebaseJson(), ours);
    return entry === undefined ? null : entrySchema.parse(entry);
  }
  const text = await readFile(fromRoot(codebase, 'firebase.json'), 'utf8');
  const [entry] = ownSchema.parse(JSON.parse(text)).functions;
  return { ...entry, source: path.join(codebase, entry.source) };
}

/**
 * Copies exactly what firebase.json would upload of a codebase into an empty folder.
 *
 * @returns null where firebase.json has no such codebase
 */
export async function upload(codebase: AnyCodebase): Promise<Upload | null> {
  const entry = await entryFor(codebase);
  if (entry === null) return null;
  const { ignore } = entry;
  const source = fromRoot(entry.source);
  const files = await filesToUpload(source, ignore);
  const folder = await mkdtemp(path.join(tmpdir(), `confdesk-${path.basename(codebase)}-`));
  for (const file of files) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await cp(path.join(source, file), path.join(folder, file));
  }
  return { folder, files, remove: () => rm(folder, { recursive: true, force: true }) };
}

/**
 * Installs from the folder's own lock file, as Cloud Build does: from the npm registry, or where that
 * cannot be reached with what npm has kept of it.
 *
 * @returns why it could not be installed, where nothing but the network is to blame; otherwise null
 */
export async function install({ folder }: Upload): Promise<string | null> {
  const env = cleanEnvironment();
  const why = await whyNoRegistry(env);
  const args = ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
  if (why !== null) args.push('--offline');
  try {
    await run('npm', args, { cwd: folder, env });
    return null;
  } catch (error) {
    const { stderr = '' } = error as { stderr?: string };
    if (why !== null && stderr.includes('ENOTCACHED')) return why;
    throw error;
  }
}

/**
 * Lends it this project's own packages, where an install would show nothing that another one does not.
 *
 * @see local/build/pinned-versions.test.ts, which holds lock files together
 */
export async function lendPackages({ folder }: Upload): Promise<void> {
  await symlink(fromRoot('node_modules'), path.join(folder, 'node_modules'));
}

/** A trigger as the deploy's discovery describes it. */
const endpointSchema = z.looseObject({
  entryPoint: z.string(),
  // A function of the first generation has a list of them.
  region: z.union([z.string(), z.tuple([z.string()]).transform(([one]) => one)]),
  secretEnvironmentVariables: z.array(z.object({ key: z.string() })).default([]),
  eventTrigger: z
    .object({
      eventType: z.string(),
      retry: z.boolean(),
      eventFilterPathPatterns: z.record(z.string(), z.string()).default({}),
    })
    .optional(),
  httpsTrigger: z.object({ invoker: z.array(z.string()) }).optional(),
  scheduleTrigger: z.object({ schedule: z.string() }).optional(),
});
export type Endpoint = z.infer<typeof endpointSchema>;
const manifestSchema = z.object({
  endpoints: z.record(z.string(), endpointSchema),
  params: z.array(z.object({ name: z.string() })),
});

/** Finds the triggers with the folder's own firebase-functions, as `firebase deploy` does. */
export async function discover({ folder }: Upload): Promise<z.infer<typeof manifestSchema>> {
  const output = path.join(folder, 'manifest.json');
  const loader = path.join(folder, 'node_modules/firebase-functions/lib/bin/firebase-functions.js');
  await run(process.execPath, [loader, folder], {
    cwd: folder,
    env: { ...cleanEnvironment(), FUNCTIONS_MANIFEST_OUTPUT_PATH: output },
  });
  return manifestSchema.parse(JSON.parse(await readFile(output, 'utf8')));
}

/** Without what npm and this project's tests put into the environment: NODE_PATH, settings. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|NODE_|VITEST|CONFDESK|FIREBASE|GCLOUD|GOOGLE|FIRESTORE)/.test(name),
  );
  return { ...Object.fromEntries(kept), GCLOUD_PROJECT: 'demo-deploy' };
}
