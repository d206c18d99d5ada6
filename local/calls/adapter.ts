import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BridgeKey } from '../suite/bridge-keys.ts';
import { fromRoot } from '../support/paths.ts';
import { Problem } from '../support/problem.ts';
import { waitFor } from '../support/wait.ts';
import type { Ports } from './asterisk/conf.ts';
import { endWith, hasEnded, spawnWithUs } from './spawn-with-us.ts';

export interface AdapterOptions {
  /** Of the Bridge API. */
  readonly url: string;
  readonly key: BridgeKey;
  readonly ports: Ports;
  readonly amiSecret: string;
  /** For its log, and for its outbox, which a later one goes on with. */
  readonly folder: string;
}

/** The adapter, `npm run bridge:asterisk`, as a process of its own. */
export interface Adapter {
  readonly pid: number;
  /** As a power cut does it. */
  kill(): Promise<void>;
  /** Asks it to end, and waits. */
  stop(): Promise<void>;
}

/** Seconds, after which it counts as hanging; it is there in two. */
const PATIENCE = 280;

/** Starts the adapter, and waits until it and the switch know each other. */
export async function startAdapter(options: AdapterOptions): Promise<Adapter> {
  const { url, key, ports, amiSecret, folder } = options;
  const logFile = path.join(folder, 'adapter.log');
  const outbox = path.join(folder, 'outbox');
  await mkdir(outbox, { recursive: true });
  const before = await countConnected(logFile);
  const program = fromRoot('bridges', 'asterisk', 'main.ts');
  const child = spawnWithUs(
    { file: process.execPath, args: ['--import', import.meta.resolve('tsx'), program] },
    {
      cwd: folder,
      logFile,
      env: {
        ...process.env,
        BRIDGE_URL: url,
        BRIDGE_KEY: key.id,
        BRIDGE_SECRET: key.secret,
        AMI_PORT: String(ports.ami),
        AMI_SECRET: amiSecret,
        AGI_PORT: String(ports.agi),
        OUTBOX_FOLDER: outbox,
      },
    },
  );
  try {
    await waitFor('The adapter', PATIENCE, async () => {
      if (hasEnded(child)) throw new Problem(`The adapter has ended at once; see ${logFile}.`);
      return (await countConnected(logFile)) > before ? true : null;
    });
  } catch (error) {
    await endWith(child, 'SIGKILL');
    throw error;
  }
  return {
    pid: child.pid ?? 0,
    kill: () => endWith(child, 'SIGKILL'),
    stop: () => endWith(child, 'SIGTERM'),
  };
}

/** How often an adapter has said in its log that it has the switch. */
async function countConnected(logFile: string): Promise<number> {
  const text = await readFile(logFile, 'utf8').catch(() => '');
  return text.split('"asterisk.connected"').length - 1;
}
