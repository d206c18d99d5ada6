import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { fromRoot, ROOT } from '../../local/support/paths.ts';

const run = promisify(execFile);

/**
 * Builds the portal of an earlier version, with the libraries of this one, and does something with it.
 *
 * @param revision  as git understands it
 * @param work  gets the folder of the built portal, which is gone afterwards
 * @throws Error where git has no such version, or it cannot be built
 */
export async function withEarlierPortal<T>(
  revision: string,
  work: (dist: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'confdesk-earlier-'));
  try {
    const source = path.join(folder, 'source');
    const archive = path.join(folder, 'source.tar');
    await mkdir(source);
    await run('git', ['archive', '--format=tar', '-o', archive, revision], { cwd: ROOT });
    await run('tar', ['-xf', archive, '-C', source]);
    await symlink(fromRoot('node_modules'), path.join(source, 'node_modules'));
    const vite = fromRoot('node_modules', 'vite', 'bin', 'vite.js');
    await run(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: source });
    return await work(path.join(source, 'dist'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
