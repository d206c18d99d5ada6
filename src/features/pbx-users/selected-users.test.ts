import { describe, expect, it } from 'vitest';
import { allOf, keptIn, NOTHING } from '../../components/selection/selection.ts';
import { isSameList, listOf, viewOf, type UserList } from './selected-users.ts';

const ID = 'x'.repeat(20);
const all = allOf<UserList>(listOf({ q: 'Ána ', show: 'without', after: ID }));

describe('all users of a list', () => {
  it('are those of every page', () => {
    expect(all).toEqual({ kind: 'all', view: { q: 'Ána ', show: 'without' }, except: [] });
  });

  it('stay selected on another page of the same list', () => {
    expect(keptIn(all, { q: 'ana', show: 'without' }, isSameList)).toBe(all);
  });

  it.each([
    ['another search', { q: 'bo', show: 'without' } as const],
    ['no search', { show: 'without' } as const],
    ['another filter', { q: 'ana', show: 'has' } as const],
    ['no filter', { q: 'ana' }],
  ])('are not selected any more with %s', (_, view) => {
    expect(keptIn(all, view, isSameList)).toBe(NOTHING);
  });

  it('are found again by the address that they were selected in', () => {
    expect(viewOf(all)).toEqual({ q: 'Ána ', show: 'without' });
    expect(viewOf(allOf({}))).toEqual({});
    expect(viewOf({ kind: 'some', ids: [ID] })).toEqual({});
  });
});
