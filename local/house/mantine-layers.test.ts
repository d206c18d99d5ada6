import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { fromRoot } from '../support/paths.ts';

/** Each import of one of Mantine's sheets, with what follows its address. */
const IMPORT = /import\s+['"]@mantine\/[^'"]+\.css['"]([^;]*);/g;

async function sources(): Promise<readonly string[]> {
  const files = await readdir(fromRoot('src'), { recursive: true });
  const texts = files.filter((file) => /\.(css|tsx?)$/.test(file));
  return Promise.all(texts.map((file) => readFile(fromRoot('src', file), 'utf8')));
}

it('gives each of Mantine’s style sheets its own layer, so that their order is Mantine’s whichever comes first', async () => {
  const base = await readFile(fromRoot('src', 'styles', 'mantine-base.css'), 'utf8');
  const ordered = /@layer ([^;]+);/.exec(base)?.[1]?.split(/,\s*/) ?? [];
  const used = (await sources()).flatMap((text) =>
    [...text.matchAll(IMPORT)].map(
      ([line, layer = '']) => /layer\((.+)\)/.exec(layer)?.[1] ?? line,
    ),
  );
  expect(used.length).toBeGreaterThan(20);
  expect(used.filter((layer) => !ordered.includes(layer))).toEqual([]);
});
