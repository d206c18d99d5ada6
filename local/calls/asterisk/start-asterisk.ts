import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Programs } from '../packages/programs.ts';
import { endWith, hasEnded, spawnWithUs } from '../spawn-with-us.ts';
import { Problem } from '../../support/problem.ts';
import { waitFor } from '../../support/wait.ts';
import { type AmiObserver, type AmiPlace, observeAmi } from './ami.ts';
import { type Ports, writeConf } from './conf.ts';

export interface AsteriskOptions {
  readonly programs: Programs;
  /** Of its own; its configuration and logs are there. */
  readonly folder: string;
  readonly ports: Ports;
  /** With which the adapter signs in. */
  readonly amiSecret: string;
}

/** A running Asterisk. */
export interface Asterisk {
  readonly ports: Ports;
  readonly observer: AmiObserver;
  /** As a power cut does it. */
  kill(): Promise<void>;
  /** After `kill`, with the same configuration. */
  restart(): Promise<Asterisk>;
  /** Ends it and removes what is outside its folder. */
  stop(): Promise<void>;
}

/** Seconds, after which it counts as hanging; it is there in half of one. */
const PATIENCE = 280;

/** Starts Asterisk as an ordinary process, and waits until it answers. */
export async function startAsterisk(options: AsteriskOptions): Promise<Asterisk> {
  const { programs, folder, ports } = options;
  await mkdir(folder, { recursive: true });
  const runFolder = await mkdtemp(path.join(tmpdir(), 'confdesk-pbx-'));
  const observer = { user: 'observer', secret: randomBytes(16).toString('hex') };
  const conf = await writeConf({ ...options, runFolder, observer });
  const { file, args } = programs.asterisk;
  const program = { file, args: [...args, '-f', '-C', conf] };
  const place: AmiPlace = { port: ports.ami, ...observer };

  async function start(): Promise<Asterisk> {
    const child = spawnWithUs(program, { cwd: folder, logFile: path.join(folder, 'console.log') });
    const ami = await untilBooted(child, place, folder).catch(async (error: unknown) => {
      await endWith(child, 'SIGKILL');
      throw error;
    });
    const kill = async () => {
      ami.close();
      await endWith(child, 'SIGKILL');
    };
    return {
      ports,
      observer: ami,
      kill,
      restart: start,
      stop: async () => {
        await kill();
        await rm(runFolder, { recursive: true, force: true });
      },
    };
  }

  return start();
}

async function untilBooted(child: ChildProcess, place: AmiPlace, folder: string) {
  const ami = await waitFor('Asterisk', PATIENCE, () => {
    if (hasEnded(child)) {
      throw new Problem(`Asterisk has ended at once; see its logs in ${folder}.`);
    }
    return observeAmi(place).catch(() => null);
  });
  await ami.until('FullyBooted', (events) =>
    events.some((each) => each['Event'] === 'FullyBooted'),
  );
  return ami;
}
