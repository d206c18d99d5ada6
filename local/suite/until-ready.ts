import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Problem } from '../support/problem.ts';
import { type Progress, untilDone, type WaitManner } from '../support/until-done.ts';
import { getText } from '../support/wait.ts';
import type { SuiteAddresses } from './addresses.ts';
import type { Kept } from './keep-process.ts';

const EMULATORS = ['auth', 'functions', 'firestore', 'hosting'] as const;

const backendsSchema = z.object({
  backends: z.array(z.object({ functionTriggers: z.array(z.object({ name: z.string() })) })),
});

/** What firebase-tools prints when it goes on without something that we need. */
const FATAL_IN_LOG = /Failed to load function definition|^Error:|⬢.*Error: Cannot find/m;

/**
 * Waits until every emulator runs, every trigger is registered with Firestore, and the portal's
 * page is served: each of them asked, none assumed. Whatever firebase-tools prints is a movement.
 *
 * @param triggers  names of all functions, of all codebases
 * @throws Problem with the log's last lines as soon as firebase-tools has ended or given up; Problem of
 *   one sentence when nothing moves any more
 */
export async function untilReady(
  suite: SuiteAddresses,
  triggers: readonly string[],
  process: Pick<Kept, 'hasEnded'>,
  logFile: string,
  manner: WaitManner,
): Promise<void> {
  const wait = (what: string, look: () => Promise<Counted | null>) =>
    untilDone(manner, what, async () => {
      const counted = await look();
      if (counted !== null && counted.count === counted.of) return { done: true };
      const log = await readFile(logFile, 'utf8').catch(() => '');
      if (process.hasEnded()) throw await broken('ended while starting', logFile);
      if (FATAL_IN_LOG.test(log)) throw await broken('cannot start', logFile);
      return { ...counted, sign: log.length };
    });
  await wait('the emulator suite', () => countEmulators(suite));
  await wait('Cloud Functions', () => countTriggers(suite, triggers));
  await untilDone(manner, 'the portal', async () => {
    if ((await getText(`${suite.portalUrl}/`)) !== null) return { done: true };
    if (process.hasEnded()) throw await broken('ended while starting', logFile);
    return {};
  });
}

/** So many are there, of so many; null where nobody answers. */
type Counted = Required<Pick<Progress, 'count' | 'of'>>;

async function countEmulators(suite: SuiteAddresses): Promise<Counted | null> {
  const running = await getText(`${suite.hubUrl}/emulators`);
  if (running === null) return null;
  const names = Object.keys(JSON.parse(running) as object);
  const count = EMULATORS.filter((name) => names.includes(name)).length;
  return { count, of: EMULATORS.length };
}

async function countTriggers(
  suite: SuiteAddresses,
  wanted: readonly string[],
): Promise<Counted | null> {
  const answer = await getText(`http://${suite.functionsHost}/backends`);
  if (answer === null) return null;
  const { backends } = backendsSchema.parse(JSON.parse(answer));
  const loaded = backends.flatMap(({ functionTriggers }) => functionTriggers.map((t) => t.name));
  return { count: wanted.filter((name) => loaded.includes(name)).length, of: wanted.length };
}

async function broken(how: string, logFile: string): Promise<Problem> {
  const lines = await lastLines(logFile);
  return new Problem(`The emulator suite ${how}. Its last lines, of ${logFile}:\n\n${lines}`);
}

/** The end of a log, without the colours, the empty lines and where in the code something happened. */
async function lastLines(logFile: string): Promise<string> {
  const text = await readFile(logFile, 'utf8').catch(() => '(no log)');
  // Lint does not allow the escape character in an expression, so it is built from its code.
  const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
  const lines = text.replace(colours, '').split('\n');
  return lines
    .filter((line) => line.trim() !== '' && !/^\s+at /.test(line))
    .slice(-25)
    .join('\n');
}
