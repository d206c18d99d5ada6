import { describe, expect, it } from 'vitest';
import {
  allOf,
  keptIn,
  NOBODY,
  parseSelection,
  selectedAmong,
  sizeOf,
  viewOf,
  withUsers,
  type Selection,
} from './selection.ts';

const ids = (...letters: string[]) => letters.map((letter) => letter.repeat(20));
const PAGE = ids('a', 'b', 'c', 'd');
const some = (...letters: string[]): Selection => ({ kind: 'some', ids: ids(...letters) });
const shown = (selection: Selection) => [...selectedAmong(selection, PAGE)];

describe('some users', () => {
  it('are selected one by one, in ranges, and taken out again; none twice', () => {
    const two = withUsers(withUsers(NOBODY, ids('b'), true), ids('b', 'x'), true);
    expect(two).toEqual(some('b', 'x'));
    expect(shown(two)).toEqual(ids('b'));
    expect(shown(withUsers(two, PAGE, true))).toEqual(PAGE);
    expect(withUsers(two, PAGE, false)).toEqual(some('x'));
    expect(sizeOf(two, 4_312)).toBe(2);
  });

  it('stay selected whatever else is searched or filtered', () => {
    expect(keptIn(some('b'), { q: 'ana', show: 'left' })).toEqual(some('b'));
    expect(viewOf(some('b'))).toEqual({});
  });
});

describe('all users that match', () => {
  const all = allOf({ q: 'Ána ', show: 'without', after: 'x'.repeat(20) });

  it('are those of every page, except for some', () => {
    expect(all).toEqual({ kind: 'all', q: 'Ána ', show: 'without', except: [] });
    expect(shown(all)).toEqual(PAGE);
    const but = withUsers(all, ids('b', 'x'), false);
    expect(shown(but)).toEqual(ids('a', 'c', 'd'));
    expect(sizeOf(but, 4_312)).toBe(4_310);
    expect(shown(withUsers(but, ids('b'), true))).toEqual(PAGE);
  });

  it('are not known in number until they are counted', () => {
    expect(sizeOf(all, undefined)).toBeUndefined();
    expect(sizeOf({ ...allOf({}), except: ids('a', 'b') } as Selection, 1)).toBe(0);
  });

  it('stay selected on another page of the same list', () => {
    expect(keptIn(all, { q: 'ana', show: 'without', before: 'x'.repeat(20) })).toBe(all);
  });

  it.each([
    ['another search', { q: 'bo', show: 'without' } as const],
    ['no search', { show: 'without' } as const],
    ['another filter', { q: 'ana', show: 'has' } as const],
    ['no filter', { q: 'ana' }],
  ])('are not selected any more with %s', (_, view) => {
    expect(keptIn(all, view)).toBe(NOBODY);
  });

  it('are found again by the address that they were selected in', () => {
    expect(keptIn(all, viewOf(all))).toBe(all);
    expect(viewOf(all)).toEqual({ q: 'Ána ', show: 'without' });
    expect(viewOf(allOf({}))).toEqual({});
  });
});

describe('a selection that was kept', () => {
  it.each([
    some('a', 'b'),
    allOf({}),
    withUsers(allOf({ q: 'ana', show: 'has' }), ids('c'), false),
  ])('is read as it was written', (selection) => {
    expect(parseSelection(JSON.stringify(selection))).toEqual(selection);
  });

  it.each([null, '', 'x', '{}', '{"kind":"some","ids":["../x"]}', '{"kind":"all","q":"a"}'])(
    'is nobody where %j stands',
    (text) => {
      expect(parseSelection(text)).toBe(NOBODY);
    },
  );
});
