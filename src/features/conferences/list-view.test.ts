import { describe, expect, it } from 'vitest';
import { readListView } from './list-view.ts';

const ID = 'aB3dEfGhIjKlMnOpQrSt';

describe('readListView', () => {
  it('takes what an address says about the list', () => {
    const search = { q: 'équ', status: 'failed', sort: '-tag', after: ID };
    expect(readListView(search)).toEqual(search);
  });

  it.each([
    ['what it does not know', { q: ['a'], status: 'gone', sort: 'size', after: '../x', other: 1 }],
    ['what says nothing', { q: '   ', sort: '-created', before: '' }],
  ])('leaves out %s', (_what, search) => {
    expect(readListView(search)).toEqual({});
  });

  it('reads digits that the router has made a number of', () => {
    expect(readListView({ q: 2026 })).toEqual({ q: '2026' });
  });

  it('begins behind a row when an address names both sides', () => {
    expect(readListView({ after: ID, before: ID })).toEqual({ after: ID });
  });

  it('does not search for more than an address may have', () => {
    expect(readListView({ q: 'x'.repeat(999) }).q).toHaveLength(254);
  });
});
