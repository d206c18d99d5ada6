import { readFile } from 'node:fs/promises';
import { type AsteriskSettings, settingsSchema } from './settings.ts';

/** The settings are not usable; the message says which, line by line, and never what stands there. */
export class SettingsProblem extends Error {
  override readonly name = 'SettingsProblem';
}

/** Variables of the environment, and where what they say belongs. They go before the file. */
export const VARIABLES = {
  BRIDGE_URL: ['url'],
  BRIDGE_KEY: ['key', 'id'],
  BRIDGE_SECRET: ['key', 'secret'],
  AMI_HOST: ['ami', 'host'],
  AMI_PORT: ['ami', 'port'],
  AMI_USER: ['ami', 'user'],
  AMI_SECRET: ['ami', 'secret'],
  AGI_HOST: ['agi', 'host'],
  AGI_PORT: ['agi', 'port'],
  OUTBOX_FOLDER: ['outbox'],
  NUMBER_COUNTRY: ['numbers', 'country'],
  CODE_LENGTH: ['codeLength'],
  PROMPT_LANGUAGE: ['language'],
} as const;

/** Variables that name a file with a secret, and what that is instead of. */
export const SECRET_FILES = {
  BRIDGE_SECRET_FILE: 'BRIDGE_SECRET',
  AMI_SECRET_FILE: 'AMI_SECRET',
} as const;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings: the file first, and over it the environment.
 *
 * @param file null: there is none.
 * @throws SettingsProblem
 */
export async function readSettings(
  file: string | null,
  environment: Environment,
): Promise<AsteriskSettings> {
  const all = file === null ? {} : await readJson(file);
  for (const place of [
    ['key', 'secret'],
    ['ami', 'secret'],
  ] as const) {
    if (valueAt(all, place) !== undefined) {
      throw new SettingsProblem(
        `${place.join('.')}: a secret has no place in the settings’ file; use ${nameOf(place)} or ${nameOf(place)}_FILE.`,
      );
    }
  }
  for (const [name, secret] of Object.entries(SECRET_FILES)) {
    const path = environment[name];
    if (path) put(all, VARIABLES[secret], (await readText(path, name)).trim());
  }
  for (const [name, place] of Object.entries(VARIABLES)) {
    const value = environment[name];
    if (value)
      put(all, place, /^(?:AMI_PORT|AGI_PORT|CODE_LENGTH)$/.test(name) ? Number(value) : value);
  }
  // So that what is missing in them is named, not that they are.
  const read = settingsSchema.safeParse({ key: {}, ami: {}, ...all });
  if (read.success) return read.data;
  throw new SettingsProblem(
    read.error.issues
      .map((issue) =>
        sentence(issue.path, valueAt(all, issue.path) === undefined, issue.message, issue),
      )
      .join('\n'),
  );
}

/** Which setting, how it is also called, and what is wanted; never the value. */
function sentence(
  path: readonly PropertyKey[],
  isMissing: boolean,
  message: string,
  issue: object,
): string {
  const name = nameOf(path);
  const setting = path.map(String).join('.') + (name === null ? '' : ` (${nameAndFile(name)})`);
  if ('keys' in issue && Array.isArray(issue.keys)) {
    const within = path.length === 0 ? '' : `${path.map(String).join('.')}.`;
    return issue.keys.map((key) => `${within}${String(key)}: there is no such setting.`).join('\n');
  }
  return isMissing
    ? `${setting}: is missing.`
    : `${setting}: not usable: ${wantedOf(message, issue)}.`;
}

/** What the setting is to be; of its type, where nothing more is said. */
function wantedOf(message: string, issue: object): string {
  // What zod says by itself depends on whether anybody in the process has given it a language.
  const isSaid = !message.startsWith('Invalid input');
  return !isSaid && 'expected' in issue ? `${String(issue.expected)} is wanted` : message;
}

function nameAndFile(name: string): string {
  return `${name}_FILE` in SECRET_FILES ? `${name} or ${name}_FILE` : name;
}

function nameOf(path: readonly PropertyKey[]): string | null {
  const wanted = path.map(String).join('.');
  return Object.entries(VARIABLES).find(([, place]) => place.join('.') === wanted)?.[0] ?? null;
}

type Tree = Record<string, unknown>;

async function readJson(file: string): Promise<Tree> {
  let value: unknown;
  try {
    value = JSON.parse(await readText(file, '--config'));
  } catch (error) {
    if (error instanceof SettingsProblem) throw error;
    throw new SettingsProblem(`${file}: is not JSON.`, { cause: error });
  }
  if (!isTree(value)) throw new SettingsProblem(`${file}: is no JSON object.`);
  return value;
}

async function readText(file: string, what: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new SettingsProblem(`${what}: ${file} cannot be read (${why}).`, { cause: error });
  }
}

function valueAt(tree: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Tree)[String(key)] : undefined),
    tree,
  );
}

function put(tree: Tree, [first, ...more]: readonly string[], value: unknown): void {
  if (first === undefined) return;
  if (more.length === 0) {
    tree[first] = value;
    return;
  }
  const inner = tree[first];
  const next: Tree = isTree(inner) ? inner : {};
  tree[first] = next;
  put(next, more, value);
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
