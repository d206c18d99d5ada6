import { describe, expect, it } from 'vitest';
import { filterOf, readActivityView } from './activity-view.ts';

const conference = 'c'.repeat(20);

describe('readActivityView', () => {
  it('reads what a link says', () => {
    const view = { person: 'ana', what: 'codes', conference, from: '2026-03-01', to: '2026-03-01' };
    expect(readActivityView(view)).toEqual(view);
    expect(readActivityView({ person: 12 })).toEqual({ person: '12' });
  });

  it.each([
    { person: 'a/b' },
    { person: '' },
    { what: 'everything' },
    { conference: '../x' },
    { from: '2026-02-30' },
    { from: '0202-01-01' },
    { from: '2026-03-02', to: '2026-03-01' },
    { from: {}, to: [] },
  ])('leaves out what means nothing: %o', (search) => {
    expect(readActivityView(search)).toEqual({});
  });
});

describe('filterOf', () => {
  it('means the account’s days, the last one to its end', () => {
    const view = { from: '2026-03-08', to: '2026-03-08' };
    expect(filterOf(view, 'America/Toronto')).toMatchObject({
      from: new Date('2026-03-08T05:00:00Z'),
      // An hour shorter: the clocks go forward.
      before: new Date('2026-03-09T04:00:00Z'),
    });
    expect(filterOf({ to: '2026-03-08' }, 'UTC').from).toBeUndefined();
  });

  it('begins a day whose midnight is skipped at the jump', () => {
    expect(filterOf({ from: '2018-11-04' }, 'America/Sao_Paulo').from).toEqual(
      new Date('2018-11-04T03:00:00Z'),
    );
  });
});
