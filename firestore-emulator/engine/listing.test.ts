import { describe, expect, test } from 'vitest';
import { query, remove, set, subject } from './test-support.ts';
import { fromMicros } from './values/time.ts';

const paths = (listed: readonly { path: string; missing?: true }[]) =>
  listed.map((each) => (each.missing ? `${each.path} missing` : each.path));

describe('collections', () => {
  test('are those with documents in or below them, sorted', () => {
    const { engine, commit } = subject();
    commit(set('b/1', {}), set('a/1/x/1', {}), set('a/1/c/1/d/1', {}));
    expect(engine.listCollectionIds('')).toEqual(['a', 'b']);
    expect(engine.listCollectionIds('a/1')).toEqual(['c', 'x']);
    expect(engine.listCollectionIds('a/1/c/1')).toEqual(['d']);
    expect(engine.listCollectionIds('b/1')).toEqual([]);
    commit(remove('a/1/c/1/d/1'), remove('b/1'));
    expect(engine.listCollectionIds('')).toEqual(['a']);
    expect(engine.listCollectionIds('a/1')).toEqual(['x']);
  });

  test('keep what is below a document that is deleted', () => {
    const { engine, commit } = subject();
    commit(set('a/1', {}), set('a/1/b/1', {}));
    commit(remove('a/1'));
    expect(engine.listCollectionIds('a/1')).toEqual(['b']);
    expect(engine.get('a/1/b/1')).not.toBeNull();
  });
});

describe('documents of a collection', () => {
  test('come by name in pages', () => {
    const { engine, commit } = subject();
    commit(
      ...['3', '1', '2', '\uffff', '\u{1f600}'].map((id) => set(`a/${id}`, {})),
      set('b/0', {}),
    );
    const page = (pageSize: number, after?: string) =>
      paths(
        engine.listDocuments('a', {
          pageSize,
          showMissing: false,
          ...(after === undefined ? {} : { after }),
        }),
      );
    expect(page(2)).toEqual(['a/1', 'a/2']);
    expect(page(2, 'a/2')).toEqual(['a/3', 'a/\uffff']);
    expect(page(2, '\uffff')).toEqual(['a/\u{1f600}']);
    expect(page(0)).toHaveLength(5);
    expect(page(2, 'a/\u{1f600}')).toEqual([]);
  });

  test('include those of which there are only subcollections, if asked', () => {
    const { engine, commit } = subject();
    commit(set('a/2', {}), set('a/1/b/1', {}), set('a/3/b/1', {}), set('a/2/b/1', {}));
    const page = (pageSize: number, after?: string) =>
      paths(
        engine.listDocuments('a', {
          pageSize,
          showMissing: true,
          ...(after === undefined ? {} : { after }),
        }),
      );
    expect(page(10)).toEqual(['a/1 missing', 'a/2', 'a/3 missing']);
    expect(page(1)).toEqual(['a/1 missing']);
    expect(page(1, 'a/1')).toEqual(['a/2']);
    expect(page(1, 'a/2')).toEqual(['a/3 missing']);
    expect(paths(engine.listDocuments('a', { pageSize: 10, showMissing: false }))).toEqual(['a/2']);
  });
});

describe('all documents', () => {
  test('go out and come back in with their times, which later commits follow', () => {
    const { engine, commit } = subject();
    const updateTime = fromMicros(4_000_000_000_000_000);
    commit(set('a/1', { x: 1n }), set('a/1/b/2', {}));
    const saved = [...engine.documents()].map((document) => ({ ...document, updateTime }));
    const other = subject();
    let heard = 0;
    other.engine.onCommit(() => heard++);
    other.engine.load(saved);
    expect(heard).toBe(0);
    expect([...other.engine.documents()]).toEqual(saved);
    expect(other.find(query('b', { allDescendants: true }))).toEqual(['a/1/b/2']);
    expect(other.commit(set('a/2', {})).commitTime).toEqual(fromMicros(4_000_000_000_000_001));
  });

  test('are gone after a clear, without a word to listeners', () => {
    const { engine, commit, find } = subject();
    commit(set('a/1', { x: 1n }), set('a/1/b/2', {}));
    expect(find(query('a', { orderBy: ['x'] }))).toHaveLength(1);
    let heard = 0;
    engine.onCommit(() => heard++);
    engine.clear();
    expect(heard).toBe(0);
    expect([...engine.documents()]).toEqual([]);
    expect(find(query('a', { orderBy: ['x'] }))).toEqual([]);
    expect(engine.listCollectionIds('')).toEqual([]);
  });
});
