import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CONFDESK_DIR } from '../support/paths.ts';
import { drawBridgeKeys } from './bridge-keys.ts';
import type { FirestoreChoice } from './firestore.ts';

/** In which file of the folder the keys of the bridges are. */
export const BRIDGE_KEYS_FILE = 'bridge-keys';

/**
 * Where `npm start` keeps its data. Each kind of Firestore has a folder of its own, since neither reads
 * what the other has exported.
 */
export function dataFolderOf({ kind }: Pick<FirestoreChoice, 'kind'>): string {
  return path.join(CONFDESK_DIR, kind === 'embedded' ? 'data' : 'data-official');
}

/**
 * What `npm start` keeps between runs: users and documents (an export of the suite), the inbox's
 * mail, the key of the access codes' hashes, and those of the bridges.
 */
export interface DataFolder {
  readonly mailDir: string;
  readonly accessCodePepper: string;
  /** The secret `BRIDGE_KEYS`. */
  readonly bridgeKeys: string;
  /** The last whole export; null when nothing was saved yet. */
  readonly importFrom: string | null;
  /**
   * Saves with `exportTo` beside the last export and then puts it in its place. A crash at any
   * moment leaves one whole export: the old or the new.
   */
  save(exportTo: (folder: string) => Promise<void>): Promise<void>;
}

/**
 * Opens the folder, which is made if need be; what an interrupted `save` left is put right.
 *
 * @param fresh  forgets everything first
 */
export async function openDataFolder(folder: string, fresh: boolean): Promise<DataFolder> {
  if (fresh) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });

  const current = path.join(folder, 'export');
  const previous = path.join(folder, 'export.previous');
  const next = path.join(folder, 'export.next');
  if (!existsSync(current) && existsSync(previous)) await rename(previous, current);
  await rm(previous, { recursive: true, force: true });
  await rm(next, { recursive: true, force: true });

  return {
    mailDir: path.join(folder, 'mail'),
    accessCodePepper: await readOrDraw(path.join(folder, 'access-code-pepper'), drawPepper),
    bridgeKeys: await completeKeys(path.join(folder, BRIDGE_KEYS_FILE)),
    importFrom: existsSync(current) ? current : null,
    save: async (exportTo) => {
      await rm(next, { recursive: true, force: true });
      await exportTo(next);
      if (existsSync(current)) await rename(current, previous);
      await rename(next, current);
      await rm(previous, { recursive: true, force: true });
    },
  };
}

/** A random secret of this folder's own; real installations keep theirs in Secret Manager. */
async function readOrDraw(file: string, draw: () => string): Promise<string> {
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim();
  const secret = draw();
  await writeFile(file, `${secret}\n`, { mode: 0o600 });
  return secret;
}

/** Keys of an earlier version lack bridges that there are now. */
async function completeKeys(file: string): Promise<string> {
  const known = await readOrDraw(file, () => drawBridgeKeys());
  const all = drawBridgeKeys(known);
  if (all !== known) await writeFile(file, `${all}\n`, { mode: 0o600 });
  return all;
}

export function drawPepper(): string {
  return randomBytes(32).toString('base64url');
}
