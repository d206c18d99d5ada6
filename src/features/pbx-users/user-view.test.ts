import { describe, expect, it } from 'vitest';
import { readUserView } from './user-view.ts';

const ID = 'a1B2c3D4e5F6g7H8i9J0';

describe('the address of the users’ list', () => {
  it('is read as it was written', () => {
    const view = { q: 'ana', show: 'without', after: ID };
    expect(readUserView(view)).toEqual(view);
    expect(readUserView({ before: ID })).toEqual({ before: ID });
    expect(readUserView({})).toEqual({});
  });

  it('names one page: the one behind a user goes before the one in front of another', () => {
    expect(readUserView({ after: ID, before: ID })).toEqual({ after: ID });
  });

  it('has an extension searched for as a number', () => {
    expect(readUserView({ q: 201 })).toEqual({ q: '201' });
  });

  it.each([
    ['a blank search', { q: '  ' }],
    ['a search that is none', { q: ['ana'] }],
    ['a filter that there is not', { show: 'all' }],
    ['a page that is no user', { after: '../x', before: 7 }],
    ['something else', { sort: 'name' }],
  ])('leaves out %s', (_, search) => {
    expect(readUserView(search)).toEqual({});
  });

  it('cuts off a search that is longer than any address', () => {
    expect(readUserView({ q: 'x'.repeat(1_000) }).q).toHaveLength(254);
  });
});
