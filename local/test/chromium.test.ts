import { expect, it } from 'vitest';
import { browserCandidates } from './chromium.ts';

it('Playwright’s own browser goes before those of the machine, and the shell before what draws windows', () => {
  const candidates = browserCandidates('/own/chrome', '/usr/bin::/opt/bin');
  expect(candidates.slice(0, 5)).toEqual([
    '/own/chrome',
    '/usr/bin/chromium-headless-shell',
    '/opt/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/opt/bin/chromium',
  ]);
  expect(candidates.filter((candidate) => !candidate.startsWith('/'))).toEqual([]);
});
