import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fromRoot, ROOT } from '../support/paths.ts';

/** How long a tool may take to end its own children, such as a browser, when interrupted. */
const GRACE_MS = 5000;

const bin = (...parts: string[]) => fromRoot('node_modules', ...parts);

/** The packages' own scripts, with what each is always given. */
export const TOOLS = {
  lint: [bin('oxlint', 'bin', 'oxlint'), '-c', 'oxlint.config.js'],
  types: [bin('typescript', 'bin', 'tsc'), '-b'],
  vitest: [bin('vitest', 'vitest.mjs'), 'run'],
  playwright: [bin('@playwright', 'test', 'cli.js'), 'test'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const running = new Set<ChildProcess>();

export interface ToolResult {
  readonly exitCode: number;
  /** What it printed, stdout and stderr in order. */
  readonly output: string;
}

/**
 * Runs a Node script of a package to its end, in a process group of its own.
 *
 * @param args  the script first
 * @param env  in addition to this process's environment
 */
export function runTool(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ToolResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    running.add(child);
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      running.delete(child);
      resolve({ exitCode: code ?? 1, output: Buffer.concat(chunks).toString('utf8') });
    });
  });
}

/** Ends every tool that still runs, with all of its children. */
export async function stopTools(): Promise<void> {
  const deadline = Date.now() + GRACE_MS;
  for (const child of running) signalGroup(child, 'SIGINT');
  while (running.size > 0 && Date.now() < deadline) await sleep(50);
  for (const child of running) signalGroup(child, 'SIGKILL');
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has ended in the meantime.
  }
}
