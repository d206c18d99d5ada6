import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { fromRoot } from '../support/paths.ts';

/**
 * What RE2 and JavaScript read alike, and nothing else: signs that stand for themselves, anchors, choices,
 * repetitions, groups without a name, plain classes, and `[\s\S]` for anything. Not a bare `.` or `\s`, of which
 * each has its own idea. Hosting takes RE2, its emulator JavaScript where it has no RE2.
 * Source: https://github.com/google/re2/wiki/Syntax
 */
const READ_ALIKE =
  /^(?:[\w/:%~@,;=&!<>-]|[\^$|)*+?]|\((?:\?:)?(?!\?)|\{\d{1,3}\}|\\[./$^*+?()[\]{}|]|\[\\s\\S\]|\[\^?[\w./%~@-]+\])*$/;

it.each([
  ...['(?!assets/)', '(?=a)', '(?<=a)b', '(?<name>a)', '(?P<name>a)', '(a)\\1', '(?i)a'],
  ...['\\u{61}', '\\cA', '\\p{Script=Greek}', '[\\b]', '[^]', 'a.b', '\\s', '\\Aa', 'a{1001}'],
])('%s is not read alike', (pattern) => {
  expect(pattern).not.toMatch(READ_ALIKE);
});

it('what Hosting answers is written in what RE2 and JavaScript read alike', async () => {
  const patterns: string[] = [];
  JSON.parse(await readFile(fromRoot('firebase.json'), 'utf8'), (key, value: unknown) => {
    if (key === 'regex') patterns.push(String(value));
    return value;
  });
  expect(patterns.length).toBeGreaterThan(0);
  expect(patterns.filter((pattern) => !READ_ALIKE.test(pattern))).toEqual([]);
  for (const pattern of patterns) expect(() => new RegExp(pattern, 'u')).not.toThrow();
});
