import { afterEach, expect, it, vi } from 'vitest';
import { NOTHING, allOf } from './selection.ts';
import { selectionStore } from './selection-store.ts';

const ID = 'a'.repeat(20);

/** A tab's storage; the unit tests have no browser. */
function storage(kept: Map<string, string>) {
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

const list = () => selectionStore('rows', ({ q }) => ({ q: String(q) }));

afterEach(() => vi.unstubAllGlobals());

it('is of one account, and still there after a reload', () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', storage(kept));
  const before = list();
  before.set('one', { kind: 'some', ids: [ID] });
  before.set('two', allOf({ q: 'ana' }));
  const after = list();
  expect(after.of('one')).toEqual({ kind: 'some', ids: [ID] });
  expect(after.of('two')).toEqual(allOf({ q: 'ana' }));
  expect(after.of('three')).toBe(NOTHING);
  after.clear('one');
  expect(list().of('one')).toBe(NOTHING);
  expect([...kept.keys()]).toEqual(['confdesk.rows.two']);
});

it('tells who listens, and is the same object until it changes', () => {
  vi.stubGlobal('sessionStorage', storage(new Map()));
  const rows = list();
  const heard = vi.fn();
  const leave = rows.subscribe(heard);
  expect(rows.of('one')).toBe(rows.of('one'));
  rows.set('one', { kind: 'some', ids: [ID] });
  expect(heard).toHaveBeenCalledTimes(1);
  leave();
  rows.clear('one');
  expect(heard).toHaveBeenCalledTimes(1);
});

it('works without a storage', () => {
  vi.stubGlobal('sessionStorage', {
    getItem: () => {
      throw new Error('forbidden');
    },
    setItem: () => {
      throw new Error('forbidden');
    },
  });
  const rows = list();
  rows.set('one', { kind: 'some', ids: [ID] });
  expect(rows.of('one')).toEqual({ kind: 'some', ids: [ID] });
});
