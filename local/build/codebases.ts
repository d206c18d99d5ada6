import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { fromRoot } from '../support/paths.ts';

/** The codebases of Cloud Functions, as firebase.json names them; each is a folder of the root. */
export const CODEBASES = ['functions', 'mailer'] as const;
export type Codebase = (typeof CODEBASES)[number];

/** Those that are deployed by themselves, by who wants them, each with a firebase.json of its own. */
export const OTHER_CODEBASES = ['bridges/twilio'] as const;
export type AnyCodebase = Codebase | (typeof OTHER_CODEBASES)[number];

const manifestSchema = z.object({
  type: z.literal('module'),
  dependencies: z.record(z.string(), z.string()),
});
export type CodebaseManifest = z.infer<typeof manifestSchema>;

/** The codebase's own package.json, as far as the build needs it: bundles are ES modules. */
export async function readManifest(codebase: AnyCodebase): Promise<CodebaseManifest> {
  const text = await readFile(path.join(fromRoot(codebase), 'package.json'), 'utf8');
  return manifestSchema.parse(JSON.parse(text));
}
