import { describe, expect, test } from 'vitest';
import {
  owner,
  query,
  remove,
  set,
  subject,
  update,
  where,
  type Subject,
} from '../test-support.ts';
import type { Write } from '../values/types.ts';

const code = (expected: string): unknown => expect.objectContaining({ code: expected });
const gone: unknown = expect.objectContaining({
  code: 'INVALID_ARGUMENT',
  message: 'The referenced transaction has expired or is no longer valid.',
});

function withDocuments(): Subject & {
  begin: (readOnly?: boolean) => string;
  commitIn: (transaction: string, ...writes: readonly Write[]) => void;
} {
  const all = subject();
  all.commit(set('a/1', { n: 1n }), set('a/2', { n: 2n }), set('b/1', { n: 1n }));
  return {
    ...all,
    begin: (readOnly = false) => all.engine.beginTransaction({ readOnly }),
    commitIn: (transaction, ...writes) => all.engine.commit(writes, { actor: owner, transaction }),
  };
}

describe('two transactions that read and write the same document', () => {
  test('cannot both commit', () => {
    const { engine, begin, commitIn } = withDocuments();
    const [first, second] = [begin(), begin()];
    for (const transaction of [first, second]) engine.get('a/1', transaction);
    commitIn(first, update('a/1', { n: 10n }));
    expect(() => commitIn(second, update('a/1', { n: 20n }))).toThrow(code('ABORTED'));
    expect(engine.get('a/1')?.fields.get('n')).toBe(10n);
  });

  test('can both commit where they do not overlap', () => {
    const { engine, begin, commitIn } = withDocuments();
    const [first, second] = [begin(), begin()];
    engine.get('a/1', first);
    engine.get('a/2', second);
    commitIn(first, update('a/1', { n: 10n }));
    commitIn(second, update('a/2', { n: 20n }));
    expect(engine.get('a/2')?.fields.get('n')).toBe(20n);
  });
});

describe('a transaction is aborted when what it read', () => {
  test.each<[string, Write]>([
    ['was changed', update('a/1', { n: 5n })],
    ['was deleted', remove('a/1')],
    ['was missing and is there', set('a/none', {})],
    ['was a query whose result changed', update('a/2', { n: 3n })],
    ['was a query with a new result', set('a/3', { n: 2n })],
  ])('%s', (_, change) => {
    const { engine, commit, begin, commitIn } = withDocuments();
    const transaction = begin();
    engine.get('a/1', transaction);
    engine.get('a/none', transaction);
    engine.runQuery(query('a', { where: where('n', '==', 2n) }), transaction);
    commit(change);
    expect(() => commitIn(transaction, set('c/1', {}))).toThrow(code('ABORTED'));
    expect(engine.get('c/1')).toBeNull();
  });

  test('was an aggregation with another outcome', () => {
    const { engine, commit, begin, commitIn } = withDocuments();
    const transaction = begin();
    engine.aggregate(query('a'), [{ alias: 'n', kind: 'count' }], transaction);
    commit(set('a/3', {}));
    expect(() => commitIn(transaction, set('c/1', {}))).toThrow(code('ABORTED'));
  });

  test('changed before it reads more', () => {
    const { engine, commit, begin } = withDocuments();
    const transaction = begin();
    engine.get('a/1', transaction);
    commit(update('a/1', { n: 5n }), update('a/2', { n: 6n }));
    expect(() => engine.get('a/2', transaction)).toThrow(code('ABORTED'));
  });
});

test('a transaction is not aborted by changes of what it did not read, nor by writes that change nothing', () => {
  const { engine, commit, begin, commitIn } = withDocuments();
  const transaction = begin();
  engine.get('a/1', transaction);
  engine.runQuery(query('a', { where: where('n', '==', 2n) }), transaction);
  commit(update('b/1', { n: 5n }), set('a/3', { n: 9n }), update('a/1', { n: 1n }));
  commitIn(transaction, update('a/1', { n: 7n }));
  expect(engine.get('a/1')?.fields.get('n')).toBe(7n);
});

describe('a read-only transaction', () => {
  test('keeps seeing the data as it was when it began', () => {
    const { engine, commit, begin, commitIn } = withDocuments();
    const transaction = begin(true);
    commit(update('a/1', { n: 5n }), remove('a/2'), set('a/3', { n: 3n }));
    commit(update('a/1', { n: 6n }));
    const seen = engine.runQuery(query('a', { orderBy: ['-n'], limit: 5 }), transaction);
    expect(seen.map(({ path, fields }) => [path, fields.get('n')])).toEqual([
      ['a/2', 2n],
      ['a/1', 1n],
    ]);
    expect(engine.get('a/1', transaction)?.fields.get('n')).toBe(1n);
    expect(engine.get('a/2', transaction)?.fields.get('n')).toBe(2n);
    expect(engine.get('a/3', transaction)).toBeNull();
    const count = engine.aggregate(query('a'), [{ alias: 'n', kind: 'count' }], transaction);
    expect(count.get('n')).toBe(2n);
    commitIn(transaction);
    expect(engine.get('a/3')?.fields.get('n')).toBe(3n);
  });

  test('cannot write', () => {
    const { begin, commitIn } = withDocuments();
    expect(() => commitIn(begin(true), set('a/1', {}))).toThrow(
      expect.objectContaining({
        code: 'INVALID_ARGUMENT',
        message: 'Cannot modify entities in a read-only transaction.',
      }),
    );
  });
});

describe('a transaction ends', () => {
  test.each<[string, (all: ReturnType<typeof withDocuments>, transaction: string) => void]>([
    ['with its commit', ({ commitIn }, transaction) => commitIn(transaction)],
    ['with its rollback', ({ engine }, transaction) => engine.rollback(transaction)],
    ['with a clear', ({ engine }) => engine.clear()],
    ['after 60 idle seconds', ({ clock }) => void (clock.time += 60_001)],
    [
      'after 270 seconds',
      ({ clock, engine }, transaction) => {
        for (let second = 0; second < 270; second += 30) {
          engine.get('a/1', transaction);
          clock.time += 30_000;
        }
        clock.time += 1;
      },
    ],
  ])('%s', (_, end) => {
    const all = withDocuments();
    const transaction = all.begin();
    end(all, transaction);
    expect(() => all.engine.get('a/1', transaction)).toThrow(gone);
    expect(() => all.commitIn(transaction)).toThrow(gone);
    expect(() => all.engine.rollback(transaction)).toThrow(gone);
  });

  test('not while it is used', () => {
    const { engine, clock, begin, commitIn } = withDocuments();
    const transaction = begin();
    for (let i = 0; i < 4; i++) {
      clock.time += 59_000;
      engine.get('a/1', transaction);
    }
    commitIn(transaction, update('a/1', { n: 2n }));
  });

  test('with a commit that fails', () => {
    const { begin, commitIn } = withDocuments();
    const transaction = begin();
    expect(() => commitIn(transaction, update('a/none', {}))).toThrow(code('NOT_FOUND'));
    expect(() => commitIn(transaction)).toThrow(gone);
  });
});

test('an id that was never given out is refused; those given out are distinct and base64', () => {
  const { engine, begin } = withDocuments();
  expect(() => engine.get('a/1', 'unknown')).toThrow(gone);
  const ids = [begin(), begin(true), begin()];
  expect(new Set(ids).size).toBe(3);
  for (const id of ids) expect(Buffer.from(id, 'base64').toString('base64')).toBe(id);
});
