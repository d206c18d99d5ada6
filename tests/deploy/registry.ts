import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);

/** npm's own limit for one answer, and ours for the whole question: finding a name may take longer. */
const ANSWER_MS = 10_000;
const QUESTION_MS = 30_000;

/** What npm says where there was nobody to ask, rather than an answer that does not help. */
const NOBODY_THERE = new Set([
  'EAI_AGAIN',
  'ENOTFOUND',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ERR_SOCKET_TIMEOUT',
  'ETIMEDOUT',
]);

const failureSchema = z.object({ error: z.object({ code: z.string() }) });

/**
 * Asks the registry that npm is set up with whether it is there, once. Whatever it answers it is: an
 * install then tells what is wrong with it.
 *
 * @returns why it cannot be reached, as a sentence; null where it can
 */
export async function whyNoRegistry(
  env: NodeJS.ProcessEnv,
  questionMs = QUESTION_MS,
): Promise<string | null> {
  const args = ['ping', '--json', '--fetch-retries=0', `--fetch-timeout=${ANSWER_MS}`];
  try {
    await run('npm', args, { env, timeout: questionMs });
    return null;
  } catch (error) {
    const { killed, stdout } = error as { killed?: boolean; stdout?: string };
    if (killed === true) return 'The npm registry does not answer.';
    const code = codeIn(stdout ?? '');
    return NOBODY_THERE.has(code) ? `The npm registry cannot be reached (${code}).` : null;
  }
}

function codeIn(output: string): string {
  try {
    return failureSchema.parse(JSON.parse(output)).error.code;
  } catch {
    return '';
  }
}
