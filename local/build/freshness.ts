import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * True when `built` is missing or older than anything in `sources` (files, and folders with all
 * that is in them; names that do not exist are ignored). Test files do not count.
 */
export async function needsBuild(built: string, sources: readonly string[]): Promise<boolean> {
  const builtAt = await modifiedAt(built);
  if (builtAt === 0) return true;
  const times = await Promise.all(sources.map((source) => newestIn(source)));
  return Math.max(...times) > builtAt;
}

async function newestIn(source: string): Promise<number> {
  const own = await modifiedAt(source);
  let names: string[];
  try {
    names = await readdir(source);
  } catch {
    return own;
  }
  const inside = names
    .filter((name) => name !== 'node_modules' && name !== 'dist' && !/\.test\.tsx?$/.test(name))
    .map((name) => newestIn(path.join(source, name)));
  return Math.max(own, ...(await Promise.all(inside)));
}

/** Milliseconds since 1970; 0 when there is no such file. */
async function modifiedAt(file: string): Promise<number> {
  try {
    return (await stat(file)).mtimeMs;
  } catch {
    return 0;
  }
}
