import { describe, expect, it } from 'vitest';
import {
  allOf,
  keptIn,
  NOTHING,
  parseSelection,
  selectedAmong,
  sizeOf,
  withRows,
  type Selection,
} from './selection.ts';

interface View {
  readonly q: string;
}
const isSame = (one: View, other: View) => one.q === other.q;
const readView = ({ q }: Readonly<Record<string, unknown>>): View => ({ q: String(q) });

const ids = (...letters: string[]) => letters.map((letter) => letter.repeat(20));
const PAGE = ids('a', 'b', 'c', 'd');
const some = (...letters: string[]): Selection<View> => ({ kind: 'some', ids: ids(...letters) });
const shown = (selection: Selection<View>) => [...selectedAmong(selection, PAGE)];

describe('some rows', () => {
  it('are selected one by one, in ranges, and taken out again; none twice', () => {
    const two = withRows(withRows<View>(NOTHING, ids('b'), true), ids('b', 'x'), true);
    expect(two).toEqual(some('b', 'x'));
    expect(shown(two)).toEqual(ids('b'));
    expect(shown(withRows(two, PAGE, true))).toEqual(PAGE);
    expect(withRows(two, PAGE, false)).toEqual(some('x'));
    expect(sizeOf(two, 4_312)).toBe(2);
  });

  it('stay selected whatever else is shown', () => {
    expect(keptIn(some('b'), { q: 'ana' }, isSame)).toEqual(some('b'));
  });
});

describe('all rows of a list', () => {
  const all = allOf<View>({ q: 'ana' });

  it('are those of every page, except for some', () => {
    expect(all).toEqual({ kind: 'all', view: { q: 'ana' }, except: [] });
    expect(shown(all)).toEqual(PAGE);
    const but = withRows(all, ids('b', 'x'), false);
    expect(shown(but)).toEqual(ids('a', 'c', 'd'));
    expect(sizeOf(but, 4_312)).toBe(4_310);
    expect(shown(withRows(but, ids('b'), true))).toEqual(PAGE);
  });

  it('are not known in number until they are counted', () => {
    expect(sizeOf(all, undefined)).toBeUndefined();
    expect(sizeOf(withRows(all, ids('a', 'b'), false), 1)).toBe(0);
  });

  it('stay selected in the same list, and in no other one', () => {
    expect(keptIn(all, { q: 'ana' }, isSame)).toBe(all);
    expect(keptIn(all, { q: 'bo' }, isSame)).toBe(NOTHING);
  });
});

describe('a selection that was kept', () => {
  it.each([
    some('a', 'b'),
    allOf<View>({ q: '' }),
    withRows(allOf<View>({ q: 'ana' }), ids('c'), false),
  ])('is read as it was written', (selection) => {
    expect(parseSelection(JSON.stringify(selection), readView)).toEqual(selection);
  });

  it.each([
    ...[null, '', 'x', '{}', '[]', '{"kind":"some","ids":["../x"]}', '{"kind":"some","ids":[1]}'],
    ...['{"kind":"all","view":{"q":"a"}}', '{"kind":"all","view":[],"except":[]}'],
  ])('is nothing where %j stands', (text) => {
    expect(parseSelection(text, readView)).toBe(NOTHING);
  });
});
