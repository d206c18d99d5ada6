import { readFileSync } from 'node:fs';
import path from 'node:path';
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

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({ version: z.string(), integrity: z.string().optional() }),
  ),
});

/** A deploy's install is tried with those; one for each codebase would take long and show nothing new. */
test.each(OTHER_CODEBASES)('%s is locked to packages that the mailer is locked to', (codebase) => {
  const locked = (folder: string) => {
    const file = path.join(fromRoot(folder), 'package-lock.json');
    const { '': _itself, ...packages } = lockSchema.parse(
      JSON.parse(readFileSync(file, 'utf8')),
    ).packages;
    return packages;
  };
  expect(locked('mailer')).toMatchObject(locked(codebase));
});
