import { expect, it } from 'vitest';
import { fromRoot } from '../support/paths.ts';
import { readSources } from './folders.ts';

/** What opens over a page, of Mantine's. Each would listen for Escape by itself, and two would close at once. */
const WINDOW = /<(?:Modal|Drawer)(?:\.Root|\s|>)/;

it('all that opens over a page leaves Escape to useEscape (src/components/dialogs/use-escape.ts)', () => {
  const windows = readSources(fromRoot('.'), ['src']).filter(({ text }) => WINDOW.test(text));
  expect(windows.length).toBeGreaterThan(0);
  const others = windows
    .filter(({ text }) => !text.includes('useEscape(') || !text.includes('closeOnEscape={false}'))
    .map(({ path }) => path);
  expect(others).toEqual([]);
});
