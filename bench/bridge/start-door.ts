import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fromRoot } from '../../local/support/paths.ts';
import type { Suite } from '../../local/suite/start-suite.ts';

/** The function in a process of its own (door.ts). */
export async function startDoor({
  addresses,
}: Suite): Promise<{ url: string; stop(): Promise<void> }> {
  const { runDir, projectId, firestoreHost } = addresses;
  const program = fromRoot('bench', 'bridge', 'door.ts');
  const args = ['--import', 'tsx', program, runDir, projectId, firestoreHost];
  // It says its address where its logs do not go.
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const lines = createInterface({ input: child.stderr });
  const [url] = (await Promise.race([
    once(lines, 'line'),
    once(child, 'exit').then(() => {
      throw new Error('The function did not start');
    }),
  ])) as [string];
  return {
    url,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
