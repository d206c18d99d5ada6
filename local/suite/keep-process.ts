import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fromRoot } from '../support/paths.ts';
import type { KeeperTask } from './keeper-task.ts';

/** A process tree that ends when asked to, and with this process at the latest. */
export interface Kept {
  /** True once the kept process has ended, by itself or because of `stop`. */
  hasEnded(): boolean;
  /** Calls back once when it has ended; at once if it has already. */
  onEnd(listener: () => void): void;
  /** Resolves when no process of the tree is left. */
  stop(): Promise<void>;
}

/**
 * Runs a Node script under the keeper.
 *
 * @param task  script, folder and log; the temporary folder is made here, short enough for the
 *   108 characters that the path of a Unix socket may have
 * @param env  the whole environment of the script
 */
export async function keepProcess(
  task: Omit<KeeperTask, 'tempDir'>,
  env: NodeJS.ProcessEnv,
): Promise<Kept> {
  const tempDir = await mkdtemp(path.join(tmpdir(), 'confdesk-'));
  const argument = JSON.stringify({ ...task, tempDir } satisfies KeeperTask);
  const keeper = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), fromRoot('local', 'suite', 'keeper.ts'), argument],
    { env, detached: true, stdio: ['pipe', 'ignore', 'inherit'] },
  );
  return {
    hasEnded: () => hasEnded(keeper),
    onEnd: (listener) => {
      if (hasEnded(keeper)) listener();
      else keeper.once('exit', listener);
    },
    stop: async () => {
      if (hasEnded(keeper)) return;
      const ended = once(keeper, 'exit');
      keeper.stdin.end();
      await ended;
    },
  };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
