import { expect, it } from 'vitest';
import { allOf, keptIn, NOTHING } from '../../components/selection/selection.ts';
import { isSameList, listOf } from './selected-conferences.ts';

const ID = 'x'.repeat(20);
const all = allOf(listOf({ q: 'Équipe', status: 'failed', sort: 'tag', after: ID }));

it('are those of every page, in whatever order', () => {
  expect(all).toEqual({ kind: 'all', view: { q: 'Équipe', status: 'failed' }, except: [] });
  expect(keptIn(all, listOf({ q: 'equipe', status: 'failed' }), isSameList)).toBe(all);
});

it.each([
  ['another search', { q: 'board', status: 'failed' } as const],
  ['no search', { status: 'failed' } as const],
  ['another status', { q: 'equipe', status: 'active' } as const],
  ['no status', { q: 'equipe' }],
])('are not selected any more with %s', (_, view) => {
  expect(keptIn(all, view, isSameList)).toBe(NOTHING);
});
