import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { fromRoot } from '../support/paths.ts';

const ruleSchema = z.object({ regex: z.string() });
const settingsSchema = z.object({
  hosting: z.object({ rewrites: z.array(ruleSchema), headers: z.array(ruleSchema) }),
});

/**
 * What JavaScript has and RE2 has not: looking ahead or behind, references back. And names of groups, which
 * the Hosting emulator reads otherwise where it has no RE2.
 * Source: https://github.com/google/re2/wiki/Syntax
 */
const NOT_FOR_BOTH = /\(\?(?!:)|\\[1-9k]/;

it.each(['(?!assets/)', '(?=a)', '(?<=a)b', '(?<name>a)', '(?P<name>a)', '(a)\\1'])(
  'refuses %s',
  (pattern) => {
    expect(pattern).toMatch(NOT_FOR_BOTH);
  },
);

it('what Hosting answers is written in what RE2 and JavaScript read alike', async () => {
  const text = await readFile(fromRoot('firebase.json'), 'utf8');
  const { rewrites, headers } = settingsSchema.parse(JSON.parse(text)).hosting;
  const patterns = [...rewrites, ...headers].map(({ regex }) => regex);
  expect(patterns.length).toBeGreaterThan(0);
  expect(patterns.filter((pattern) => NOT_FOR_BOTH.test(pattern))).toEqual([]);
  for (const pattern of patterns) expect(() => new RegExp(pattern, 'u')).not.toThrow();
});
