import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ROOT } from '../support/paths.ts';
import { Problem } from '../support/problem.ts';

const run = promisify(execFile);

/**
 * The files that differ from the last commit, those that git does not know yet among them, relative to
 * the project.
 *
 * @throws Problem where git does not answer, as outside a clone
 */
export async function changedFiles(): Promise<readonly string[]> {
  const git = async (...words: string[]) => {
    try {
      return (await run('git', words, { cwd: ROOT })).stdout;
    } catch {
      throw new Problem('What has changed is told by git, and it did not answer here.');
    }
  };
  const [tracked, untracked] = await Promise.all([
    git('diff', '--name-only', 'HEAD'),
    git('ls-files', '--others', '--exclude-standard'),
  ]);
  return `${tracked}${untracked}`.split('\n').filter((name) => name !== '');
}
