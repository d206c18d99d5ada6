import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Problem } from '../support/problem.ts';
import { getText, waitFor } from '../support/wait.ts';
import type { SuiteAddresses } from './addresses.ts';
import type { Kept } from './keep.ts';

/** Finds what hangs: what has ended or given up is noticed at once, and a busy machine takes minutes. */
const SECONDS = 600;

const EMULATORS = ['auth', 'functions', 'firestore', 'hosting'] as const;

const backendsSchema = z.object({
  backends: z.array(z.object({ functionTriggers: z.array(z.object({ name: z.string() })) })),
});

/** What firebase-tools prints when it goes on without something that we need. */
const FATAL_IN_LOG = /Failed to load function definition|^Error:|⬢.*Error: Cannot find/m;

/**
 * Waits until every emulator runs, every trigger is registered with Firestore, and the portal's
 * page is served: each of them asked, none assumed.
 *
 * @param triggers  names of all functions, of all codebases
 * @throws Problem with the log's last lines as soon as firebase-tools has ended or given up
 */
export async function untilReady(
  suite: SuiteAddresses,
  triggers: readonly string[],
  process: Kept,
  logFile: string,
): Promise<void> {
  const ask = (what: string, isReady: () => Promise<boolean>) =>
    waitFor(what, SECONDS, async () => {
      if (await isReady()) return true;
      const log = await readFile(logFile, 'utf8').catch(() => '');
      if (process.hasEnded()) throw new Error('The emulator suite ended while starting');
      if (FATAL_IN_LOG.test(log)) throw new Error('The emulator suite cannot start');
      return null;
    });
  try {
    await ask('The emulator suite', () => runsAll(suite));
    await ask('Cloud Functions', () => hasTriggers(suite, triggers));
    await ask('The portal', async () => (await getText(`${suite.portalUrl}/`)) !== null);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Problem(`${reason}. Its last lines, of ${logFile}:\n\n${await lastLines(logFile)}`, {
      cause: error,
    });
  }
}

async function runsAll(suite: SuiteAddresses): Promise<boolean> {
  const running = await getText(`${suite.hubUrl}/emulators`);
  if (running === null) return false;
  const names = Object.keys(JSON.parse(running) as object);
  return EMULATORS.every((name) => names.includes(name));
}

async function hasTriggers(suite: SuiteAddresses, wanted: readonly string[]): Promise<boolean> {
  const answer = await getText(`http://${suite.functionsHost}/backends`);
  if (answer === null) return false;
  const { backends } = backendsSchema.parse(JSON.parse(answer));
  const loaded = backends.flatMap(({ functionTriggers }) => functionTriggers.map((t) => t.name));
  return wanted.every((name) => loaded.includes(name));
}

/** The end of a log, without the colours and the empty lines. */
async function lastLines(logFile: string): Promise<string> {
  const text = await readFile(logFile, 'utf8').catch(() => '(no log)');
  // Lint does not allow the escape character in an expression, so it is built from its code.
  const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
  const lines = text.replace(colours, '').split('\n');
  return lines
    .filter((line) => line.trim() !== '')
    .slice(-25)
    .join('\n');
}
