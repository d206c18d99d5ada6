import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { CONFDESK_DIR } from '../support/paths.ts';
import { localAddressesSchema } from './addresses.ts';

/** Where `npm start` says that it runs; the file is also its lock. */
const FILE = path.join(CONFDESK_DIR, 'running.json');

const runningSchema = z.object({
  pid: z.int(),
  /** Null while it starts. */
  addresses: localAddressesSchema.nullable(),
  /** Where it keeps its data, and its secrets. */
  dataFolder: z.string(),
});
export type Running = z.infer<typeof runningSchema>;

/** What runs by `npm start` now; null when nothing does, or when what ran was killed. */
export async function readRunning(): Promise<Running | null> {
  let text: string;
  try {
    text = await readFile(FILE, 'utf8');
  } catch {
    return null;
  }
  const parsed = runningSchema.safeParse(parseJson(text));
  return parsed.success && isAlive(parsed.data.pid) ? parsed.data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Takes the lock for this process.
 *
 * @returns null, or who has it
 */
export async function takeLock(dataFolder: string): Promise<Running | null> {
  await mkdir(CONFDESK_DIR, { recursive: true });
  const mine: Running = { pid: process.pid, addresses: null, dataFolder };
  for (;;) {
    try {
      await writeFile(FILE, JSON.stringify(mine), { flag: 'wx' });
      return null;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const other = await readRunning();
    if (other !== null) return other;
    await rm(FILE, { force: true });
  }
}

/** Lets others, such as the operator commands, find what this process has started. */
export async function publishRunning(running: Running): Promise<void> {
  await writeFile(FILE, JSON.stringify(running, null, 2));
}

/** Gives the lock back. */
export async function releaseLock(): Promise<void> {
  await rm(FILE, { force: true });
}
