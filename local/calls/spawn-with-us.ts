import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, closeSync } from 'node:fs';
import type { Program } from './packages/programs.ts';

export interface SpawnOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Takes what the program prints. */
  readonly logFile: string;
}

/**
 * Starts a program that ends with this process at the latest, however this one ends: Linux sees to it
 * (prctl(2), PR_SET_PDEATHSIG), asked by util-linux's setpriv, which Debian always has.
 */
export function spawnWithUs({ file, args }: Program, options: SpawnOptions): ChildProcess {
  const { cwd, env, logFile } = options;
  const log = openSync(logFile, 'a');
  try {
    return spawn('setpriv', ['--pdeathsig', 'KILL', '--', file, ...args], {
      ...{ cwd, env: env ?? process.env },
      stdio: ['ignore', log, log],
    });
  } finally {
    closeSync(log);
  }
}

export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Sends a signal and waits for the end. */
export async function endWith(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
