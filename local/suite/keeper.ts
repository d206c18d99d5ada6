import { spawn } from 'node:child_process';
import { openSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { KEEPER_GRACE_MS, keeperTaskSchema } from './keeper-task.ts';

/**
 * A process between the launcher and firebase-tools, so that nothing is left when the launcher
 * ends, however it ends: even after SIGKILL the launcher's end of this process's stdin closes.
 *
 * firebase-tools runs in a process group of its own. Ctrl-C in the terminal therefore does not
 * reach it; the launcher first saves the data and then asks this process to stop it.
 */
const task = keeperTaskSchema.parse(JSON.parse(process.argv[2] ?? ''));

const log = openSync(task.logFile, 'a');
const child = spawn(process.execPath, task.args, {
  cwd: task.cwd,
  env: { ...process.env, TMPDIR: task.tempDir },
  detached: true,
  stdio: ['ignore', log, log],
});

let stopping = false;

function signalGroup(signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The whole group is gone already.
  }
}

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  child.kill('SIGINT');
  await sleep(KEEPER_GRACE_MS, undefined, { ref: false });
  signalGroup('SIGKILL');
}

child.once('exit', (code) => {
  // Workers and the Firestore emulator that firebase-tools did not take with it.
  signalGroup('SIGKILL');
  rmSync(task.tempDir, { recursive: true, force: true });
  process.exit(stopping ? 0 : (code ?? 1));
});

// The launcher's Ctrl-C comes here too when both are in the terminal's foreground group.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.stdin.on('end', () => void stop());
process.stdin.on('error', () => void stop());
process.stdin.resume();
