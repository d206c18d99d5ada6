import { describe, expect, test } from 'vitest';
import { FirestoreError } from '../values/error.ts';
import { create, fieldsOf, owner, remove, ROOT, set, subject, update } from '../test-support.ts';
import { toMicros } from '../values/time.ts';
import type { Commit, DataView, PendingWrite, Write } from '../values/types.ts';
import { Timestamp } from '../values/value.ts';

const failure = (code: string, message: string): unknown =>
  expect.objectContaining({ code, message });

/** An engine with `a/b` in it, and what its commits tell from then on. */
function withDocument() {
  const all = subject();
  const createTime = all.commit(set('a/b', { x: 1n, y: { z: 2n } })).commitTime;
  const heard: Commit[] = [];
  all.engine.onCommit((commit) => heard.push(commit));
  return { ...all, createTime, heard };
}

describe('commit times', () => {
  test('follow the clock and strictly increase while it stands still or runs back', () => {
    const { commit, engine, clock } = subject();
    const first = toMicros(commit(set('a/b', { x: 1n })).commitTime);
    expect(toMicros(commit(set('a/c', { x: 2n })).commitTime)).toBe(first + 1);
    clock.time += 5;
    const third = commit(set('a/b', { x: 3n })).commitTime;
    expect(toMicros(third)).toBe(clock.time * 1000);
    expect(engine.now()).toEqual(third);
    clock.time -= 60_000;
    expect(toMicros(commit(set('a/d', { x: 4n })).commitTime)).toBe(toMicros(third) + 1);
  });

  test('of one document are of different milliseconds', () => {
    const { commit, clock } = subject();
    const now = clock.time * 1000;
    expect(toMicros(commit(set('a/b', { x: 1n })).commitTime)).toBe(now + 1);
    expect(toMicros(commit(set('a/b', { x: 2n })).commitTime)).toBe(now + 1000);
    expect(toMicros(commit({ kind: 'delete', path: 'a/b' }).commitTime)).toBe(now + 2000);
  });
});

describe('writes', () => {
  test('without a mask replace the document and keep its create time', () => {
    const { commit, engine, createTime } = withDocument();
    const { commitTime } = commit(set('a/b', { w: 1n }));
    expect(engine.get('a/b')).toEqual({
      path: 'a/b',
      fields: fieldsOf({ w: 1n }),
      createTime,
      updateTime: commitTime,
    });
  });

  test('with a mask change and remove only what it names', () => {
    const { commit, engine } = withDocument();
    commit(set('a/b', { y: { n: 3n, ignored: 1n } }, { mask: [['y', 'n'], ['x']] }));
    expect(engine.get('a/b')?.fields).toEqual(fieldsOf({ y: { z: 2n, n: 3n } }));
  });

  test('with a mask and no precondition create a missing document', () => {
    const { commit, engine } = subject();
    commit(set('a/new', { x: 1n, y: 2n }, { mask: [['x']] }));
    expect(engine.get('a/new')?.fields).toEqual(fieldsOf({ x: 1n }));
  });

  test('of one commit to one document build on each other and tell one change', () => {
    const { commit, engine, heard } = withDocument();
    const { results, commitTime } = commit(update('a/b', { x: 5n }), update('a/b', { v: 6n }));
    expect(engine.get('a/b')?.fields).toEqual(fieldsOf({ x: 5n, y: { z: 2n }, v: 6n }));
    expect(results.map((result) => result.updateTime)).toEqual([commitTime, commitTime]);
    expect(heard.map(({ changes }) => changes.map(({ path, mask }) => ({ path, mask })))).toEqual([
      [{ path: 'a/b', mask: [['x'], ['v']] }],
    ]);
  });

  test('that delete and write again make a new document', () => {
    const { commit, engine } = withDocument();
    const { commitTime } = commit(remove('a/b'), create('a/b', { x: 1n, y: { z: 2n } }));
    expect(engine.get('a/b')?.createTime).toEqual(commitTime);
  });

  test('a field called like what every object has is only a field', () => {
    const { commit, engine } = subject();
    commit({ kind: 'update', path: 'a/b', fields: new Map([['constructor', 1n]]), transforms: [] });
    expect(engine.get('a/b')?.fields.get('constructor')).toBe(1n);
  });
});

describe('a write that changes nothing', () => {
  test.each<[string, readonly Write[]]>([
    ['set', [set('a/b', { x: 1n, y: { z: 2n } })]],
    ['update', [update('a/b', { x: 1n })]],
    ['there and back', [update('a/b', { x: 2n }), update('a/b', { x: 1n })]],
    ['verify', [{ kind: 'verify', path: 'a/b', precondition: { kind: 'exists', exists: true } }]],
  ])('keeps the update time and tells nobody: %s', (_, writes) => {
    const { commit, engine, createTime, heard } = withDocument();
    expect(commit(...writes).results.map((result) => result.updateTime)).toEqual(
      writes.map(() => createTime),
    );
    expect(engine.get('a/b')?.updateTime).toEqual(createTime);
    expect(heard).toEqual([]);
  });

  test('an integer become a double is a change', () => {
    const { commit, heard } = withDocument();
    commit(update('a/b', { x: 1 }));
    expect(heard).toHaveLength(1);
  });

  test('deleting what is not there tells nobody', () => {
    const { commit, heard } = withDocument();
    commit(remove('a/none'));
    expect(heard).toEqual([]);
  });
});

describe('preconditions', () => {
  const missing = failure('NOT_FOUND', `No document to update: ${ROOT}/a/none`);
  const there = failure('ALREADY_EXISTS', `Document already exists: ${ROOT}/a/b`);
  const exists = (value: boolean) => ({ kind: 'exists', exists: value }) as const;

  test.each<[string, Write, unknown]>([
    ['update of a missing document', update('a/none', { x: 1n }), missing],
    ['delete of a missing document', { ...remove('a/none'), precondition: exists(true) }, missing],
    ['create of what is there', create('a/b', {}), there],
    [
      'verify that nothing is there',
      { kind: 'verify', path: 'a/b', precondition: exists(false) },
      there,
    ],
    [
      'another update time',
      { ...remove('a/b'), precondition: { kind: 'updateTime', updateTime: new Timestamp(1, 0) } },
      failure(
        'FAILED_PRECONDITION',
        'the stored version (1767225600000001) does not match the required base version (1000000)',
      ),
    ],
    [
      'an update time of what is gone',
      {
        ...remove('a/none'),
        precondition: { kind: 'updateTime', updateTime: new Timestamp(1, 0) },
      },
      failure(
        'FAILED_PRECONDITION',
        'the stored version (0) does not match the required base version (1000000)',
      ),
    ],
  ])('%s fails and nothing of the commit is applied', (_, write, error) => {
    const { commit, engine, heard } = withDocument();
    const now = engine.now();
    expect(() => commit(set('a/other', {}), write)).toThrow(error);
    expect([...engine.documents()].map(({ path }) => path)).toEqual(['a/b']);
    expect(heard).toEqual([]);
    expect(engine.now()).toEqual(now);
  });

  test('that are met let the write through', () => {
    const { commit, engine, createTime } = withDocument();
    commit({
      ...set('a/b', { x: 2n }),
      precondition: { kind: 'updateTime', updateTime: createTime },
    });
    expect(engine.get('a/b')?.fields.get('x')).toBe(2n);
  });

  test('meet what the writes before them left', () => {
    const { commit, engine } = subject();
    commit(create('a/c', { x: 1n }), update('a/c', { y: 2n }));
    expect(engine.get('a/c')?.fields).toEqual(fieldsOf({ x: 1n, y: 2n }));
    expect(() => commit(remove('a/c'), update('a/c', {}))).toThrow(FirestoreError);
  });
});

describe('the authorizer', () => {
  test('sees each write with its transforms applied, and the data before and after', () => {
    const { engine, clock } = withDocument();
    clock.time += 1.5;
    const seen: { writes: readonly PendingWrite[]; time: Timestamp; views: unknown }[] = [];
    const look = (view: DataView) =>
      ['a/b', 'a/c', 'a/d'].map((path) => view.get(path)?.fields.get('x'));
    engine.commit(
      [
        update('a/b', { x: 7n }, [{ kind: 'serverTime', field: ['at'] }]),
        set('a/c', { x: 8n }),
        remove('a/b'),
        { kind: 'verify', path: 'a/d' },
      ],
      {
        actor: owner,
        authorize: (writes, time, before, after) =>
          seen.push({ writes, time, views: [look(before), look(after)] }),
      },
    );
    const [{ writes, time, views }] = seen as [(typeof seen)[0]];
    expect(writes.map(({ kind, path, before }) => [kind, path, before?.fields.get('x')])).toEqual([
      ['update', 'a/b', 1n],
      ['create', 'a/c', undefined],
      ['delete', 'a/b', 7n],
      ['verify', 'a/d', undefined],
    ]);
    expect(writes[0]?.after?.fields.get('at')).toEqual(time);
    expect(time.nanos % 1_000_000).toBe(0);
    expect(views).toEqual([
      [1n, undefined, undefined],
      [undefined, 8n, undefined],
    ]);
  });

  test('that throws stops everything', () => {
    const { engine, heard } = withDocument();
    const denied = new FirestoreError('PERMISSION_DENIED', 'no');
    expect(() =>
      engine.commit([set('a/b', { x: 9n }), set('a/c', {})], {
        actor: { kind: 'anonymous' },
        authorize: () => {
          throw denied;
        },
      }),
    ).toThrow(denied);
    expect(engine.get('a/b')?.fields.get('x')).toBe(1n);
    expect(engine.get('a/c')).toBeNull();
    expect(heard).toEqual([]);
    expect(engine.counters.documentWrites).toBe(1);
  });
});

describe('listeners', () => {
  test('hear each commit with its changes and who made it, until they stop', () => {
    const { engine } = subject();
    const heard: Commit[] = [];
    const stop = engine.onCommit((commit) => heard.push(commit));
    const actor = { kind: 'user', uid: 'u1', token: {} } as const;
    const { commitTime } = engine.commit([set('a/b', { x: 1n })], { actor });
    engine.commit([remove('a/b')], { actor: owner });
    stop();
    engine.commit([set('a/b', {})], { actor: owner });
    const document = {
      path: 'a/b',
      fields: fieldsOf({ x: 1n }),
      createTime: commitTime,
      updateTime: commitTime,
    };
    expect(heard.map(({ actor: who, changes }) => ({ who, changes }))).toEqual([
      { who: actor, changes: [{ path: 'a/b', before: null, after: document, mask: null }] },
      { who: owner, changes: [{ path: 'a/b', before: document, after: null, mask: null }] },
    ]);
  });
});
