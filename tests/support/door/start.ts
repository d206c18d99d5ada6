import { fork } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import type { SuiteAddresses } from '../../../local/suite/addresses.ts';
import { fromRoot } from '../../../local/support/paths.ts';

/** The Bridge API of a running suite, served by a process of its own. */
export interface Door {
  /** As `bridgeUrl` of the suite's addresses. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Serves the suite's function `bridge` beside the Functions emulator (serve.ts): that one starts a process for each
 * request that meets another, and on a busy machine that takes longer than callers are patient.
 *
 * @param logFile  what the function logs is written there
 * @throws Error when the function cannot be loaded
 */
export async function startDoor(
  addresses: Pick<SuiteAddresses, 'runDir' | 'projectId' | 'firestoreHost'>,
  logFile: string,
): Promise<Door> {
  const { runDir, projectId, firestoreHost } = addresses;
  const log = await open(logFile, 'w');
  const child = fork(
    fromRoot('tests', 'support', 'door', 'serve.ts'),
    [runDir, projectId, firestoreHost],
    { execArgv: ['--import', 'tsx'], stdio: ['ignore', log.fd, log.fd, 'ipc'] },
  );
  await log.close();
  const ended = once(child, 'exit');
  const [url] = (await Promise.race([
    once(child, 'message'),
    ended.then(() => {
      throw new Error(`The function did not start: see ${logFile}`);
    }),
  ])) as [string];
  return {
    url,
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
