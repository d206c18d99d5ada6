import { build as buildWithVite } from 'vite';
import path from 'node:path';
import { fromRoot, PORTAL_DIST, ROOT } from '../support/paths.ts';
import { needsBuild } from './freshness.ts';
import { CODEBASES } from './codebases.ts';
import { buildFunctions } from './bundle-functions.ts';

/** What any of the builds depends on. */
const EVERYWHERE = ['domain', 'package-lock.json', 'tsconfig.base.json'];
const PORTAL = ['src', 'public', 'index.html', 'vite.config.ts', 'postcss.config.js'];

/**
 * Builds the portal and the functions where their sources are newer than the last build.
 *
 * @param say  told before each build that is needed, as it can take some seconds
 */
export async function buildWhatIsOld(say: (line: string) => void): Promise<void> {
  const sources = (names: readonly string[]) => [...names, ...EVERYWHERE].map((n) => fromRoot(n));
  if (await needsBuild(path.join(PORTAL_DIST, 'index.html'), sources(PORTAL))) {
    say('Building the portal');
    await buildWithVite({ root: ROOT, logLevel: 'warn' });
  }
  const old = await Promise.all(
    CODEBASES.map((codebase) =>
      needsBuild(
        fromRoot(codebase, 'dist', 'triggers.json'),
        sources([`${codebase}/src`, `${codebase}/package.json`, 'local/build']),
      ),
    ),
  );
  if (old.includes(true)) {
    say('Building the functions');
    await buildFunctions();
  }
}
