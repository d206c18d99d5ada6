import { describe, expect, it } from 'vitest';
import { filterOf, rangeOf, readUsageView } from './usage-view.ts';

const ID = 'a1B2c3D4e5F6g7H8i9J0';
const OTHER = 'z1B2c3D4e5F6g7H8i9J0';
const DAYS = { from: '2026-11-01', to: '2026-11-25' };

describe('an address', () => {
  it('is kept where all of it means something', () => {
    const view = { ...DAYS, conference: ID, after: OTHER, call: ID };
    expect(readUsageView(view)).toEqual(view);
    expect(readUsageView({ tag: 'Weekly sales', before: ID })).toEqual({
      tag: 'Weekly sales',
      before: ID,
    });
  });

  it.each([
    [{ from: DAYS.from }],
    [{ from: DAYS.to, to: DAYS.from }],
    [{ from: '2020-01-01', to: DAYS.to }],
    [{ from: '2026-02-31', to: DAYS.to }],
    [{ conference: 'short' }],
    [{ conference: { toString: ID } }],
    [{ tag: '' }],
    [{ tag: null }],
    [{ tag: 'x'.repeat(201) }],
    [{ call: `${ID}/private/state` }],
  ])('without what means nothing: %j', (search) => {
    expect(readUsageView(search)).toEqual({});
  });

  it('takes a Tag for text whatever it looks like', () => {
    expect(readUsageView({ tag: 2026 })).toEqual({ tag: '2026' });
    expect(readUsageView({ tag: true })).toEqual({ tag: 'true' });
  });

  it('names one filter and one page', () => {
    expect(readUsageView({ conference: ID, tag: 'Board', after: ID, before: OTHER })).toEqual({
      conference: ID,
      after: ID,
    });
  });
});

it('shows the last thirty days where it names none', () => {
  expect(rangeOf({}, '2026-11-25')).toEqual({ from: '2026-10-27', to: '2026-11-25' });
  expect(rangeOf(DAYS, '2027-01-01')).toEqual(DAYS);
});

it('filters by conference, by Tag or by nothing', () => {
  expect(filterOf({ conference: ID })).toEqual({ conferenceId: ID });
  expect(filterOf({ tag: 'Board' })).toEqual({ tag: 'Board' });
  expect(filterOf({})).toBeNull();
});
