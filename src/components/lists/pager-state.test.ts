import { describe, expect, it, vi } from 'vitest';
import type { Cursor } from '../../firebase/paged-list.ts';
import { pagingOf, type PagingRequest } from './pager-state.ts';

const FULL = Array.from({ length: 50 }, (_, index) => `row ${index}`);
const cursor = { side: 'after' } as Cursor;

function ask(request: Partial<PagingRequest>) {
  const turn = vi.fn();
  const paging = pagingOf({
    page: { cursor, isLast: false },
    ids: FULL,
    isOld: false,
    start: 50,
    count: 128,
    words: {
      position: (from, to, total) => `${from}–${to} of ${total}`,
      beyond: (counted) => `Beyond the first ${counted}`,
    },
    number: (value) => new Intl.NumberFormat('en').format(value),
    turn,
    ...request,
  });
  return { ...paging, turn };
}

describe('the place of a page', () => {
  it('in the middle has ways to both sides', () => {
    const { position, previous, next, turn } = ask({ start: 100, count: 2_500 });
    expect(position).toBe('101–150 of 2,500');
    previous?.();
    expect(turn).toHaveBeenLastCalledWith({ before: 'row 0' }, 50);
    next?.();
    expect(turn).toHaveBeenLastCalledWith({ after: 'row 49' }, 150);
  });

  it('of a list with other pages counts in those', () => {
    const { previous, next, turn } = ask({ ids: FULL.slice(0, 25), start: 50, size: 25 });
    previous?.();
    expect(turn).toHaveBeenLastCalledWith({ before: 'row 0' }, 25);
    next?.();
    expect(turn).toHaveBeenLastCalledWith({ after: 'row 24' }, 75);
    expect(ask({ ids: FULL.slice(0, 24), start: 50, size: 25 }).next).toBeUndefined();
  });

  it('behind the first one leads back to the first, not to one that ends before it', () => {
    const { previous, turn } = ask({ start: 50 });
    previous?.();
    expect(turn).toHaveBeenLastCalledWith({}, null);
  });

  it('at the beginning and at the end has one way', () => {
    expect(ask({ page: { cursor: null, isLast: false } })).toMatchObject({
      position: '1–50 of 128',
      previous: undefined,
    });
    expect(ask({ ids: FULL.slice(22), start: 100 }).next).toBeUndefined();
    expect(ask({ start: 78 }).next).toBeUndefined();
    expect(ask({ page: { cursor, isLast: true } }).next).toBeUndefined();
  });

  it('beyond what is counted is not numbered', () => {
    const { position, previous, next, turn } = ask({ start: null, count: 3_000 });
    expect(position).toBe('Beyond the first 3,000');
    previous?.();
    expect(turn).toHaveBeenLastCalledWith({ before: 'row 0' }, null);
    next?.();
    expect(turn).toHaveBeenLastCalledWith({ after: 'row 49' }, null);
    expect(ask({ start: 2_950, count: 3_000 }).position).toBe('2,951–3,000 of 3,000+');
    expect(ask({ start: 2_950, count: 3_000 }).next).toBeDefined();
  });

  it('is not told before it is known, and nothing is turned while a page is on its way', () => {
    expect(ask({ start: undefined }).position).toBe('');
    expect(ask({ count: undefined }).position).toBe('51–100');
    expect(ask({ isOld: true })).toMatchObject({ previous: undefined, next: undefined });
    expect(ask({ page: undefined, ids: [] }).position).toBe('');
  });
});
