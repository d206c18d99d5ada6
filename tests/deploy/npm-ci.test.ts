import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { ROOT } from '../../local/support/paths.ts';

const run = promisify(execFile);

it('npm ci warns of nothing, on this Node', async () => {
  const args = ['ci', '--dry-run', '--offline', '--ignore-scripts', '--loglevel=warn'];
  const { stderr } = await run('npm', args, { cwd: ROOT, maxBuffer: 2 ** 26 });
  expect(stderr).toBe('');
});
