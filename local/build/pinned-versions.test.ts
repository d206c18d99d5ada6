import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { CODEBASES, OTHER_CODEBASES, readManifest } from './codebases.ts';
import { fromRoot } from '../support/paths.ts';

const rootSchema = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});

/** Local runs take the packages of the root, deployed functions those of their own folder. */
test.each([...CODEBASES, ...OTHER_CODEBASES])(
  '%s is tested with the versions that it is deployed with',
  async (codebase) => {
    const root = rootSchema.parse(JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')));
    const { dependencies } = await readManifest(codebase);
    expect({ ...root.dependencies, ...root.devDependencies }).toMatchObject(dependencies);
  },
);
