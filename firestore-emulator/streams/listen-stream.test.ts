import type { Context } from '../api/context.ts';
import type { ListenResponse } from './messages.ts';
import { expect, test } from 'vitest';
import { createEngine } from '../engine/engine.ts';
import { FirestoreError } from '../engine/values/error.ts';
import { openListenStream } from './listen-stream.ts';

const database = 'projects/p/databases/(default)';
const name = (path: string) => `${database}/documents/${path}`;

/** A stream over an engine of its own, whose later work is done by `work()`. */
function open() {
  const engine = createEngine({ projectId: 'p', clock: () => 1_800_000_000_000 });
  const refused = new Set<string>();
  const context: Context = {
    actor: { kind: 'anonymous' },
    database: { project: 'p', database: '(default)' },
    engine,
    authorizer: {
      reading: () => (path) => {
        if (refused.has(path)) throw new FirestoreError('PERMISSION_DENIED', 'No.');
      },
      list: () => undefined,
      committing: () => undefined,
      administer: () => undefined,
    },
    faults: { before: () => undefined, after: () => undefined },
    newId: () => 'id',
  };
  const sent: ListenResponse[] = [];
  const failures: FirestoreError[] = [];
  const sink = {
    ready: true,
    send: (response: ListenResponse) => sent.push(response),
    fail: (error: FirestoreError) => failures.push(error),
    end: () => undefined,
  };
  let due: (() => void)[] = [];
  const stream = openListenStream(
    { context: () => context, call: () => [], report: () => undefined },
    undefined,
    sink,
    (call) => {
      due.push(call);
      return () => {
        due = due.filter((each) => each !== call);
      };
    },
  );
  return {
    sink,
    stream,
    refused,
    failures,
    write: (path: string, n: number) =>
      engine.commit(
        [{ kind: 'update', path, fields: new Map([['n', BigInt(n)]]), transforms: [] }],
        { actor: { kind: 'owner' } },
      ),
    follow: (targetId: number, path: string, more: object = {}) => {
      stream.receive({
        database,
        addTarget: { targetId, documents: { documents: [name(path)] }, ...more },
      });
    },
    work: () => {
      for (const call of due.splice(0)) call();
    },
    isWaiting: () => due.length > 0,
    /** What was sent since it was asked last, in short. */
    said: () => sent.splice(0).map(describe),
  };
}

function describe(response: ListenResponse): string {
  const { targetChange, documentChange, documentDelete } = response;
  if (targetChange) {
    const { targetChangeType = '', targetIds = [], cause } = targetChange;
    return [targetChangeType, ...targetIds, ...(cause ? [cause.code] : [])].join(' ');
  }
  if (documentChange) {
    const n = documentChange.document.fields?.get('n')?.integerValue;
    return `${documentChange.document.name?.split('/').at(-1)}=${n}`;
  }
  return `${documentDelete?.document.split('/').at(-1)} gone`;
}

test('commits that come close together are told together, as of the last', () => {
  const { follow, write, work, said } = open();
  follow(1, 'a/x');
  follow(2, 'a/y');
  expect(said()).toEqual([
    ...['ADD 1', 'x gone', 'CURRENT 1', 'NO_CHANGE'],
    ...['ADD 2', 'y gone', 'CURRENT 2', 'NO_CHANGE'],
  ]);
  write('a/x', 1);
  write('a/y', 1);
  write('a/x', 2);
  expect(said()).toEqual([]);
  work();
  expect(said()).toEqual(['x=2', 'y=1', 'NO_CHANGE']);
  work();
  expect(said()).toEqual([]);
});

test('a target that is added meanwhile is told as of the same moment as the others', () => {
  const { follow, write, work, said } = open();
  follow(1, 'a/x');
  said();
  write('a/x', 1);
  follow(2, 'a/y');
  expect(said()).toEqual(['ADD 2', 'x=1', 'y gone', 'CURRENT 2', 'NO_CHANGE']);
  work();
  expect(said()).toEqual([]);
});

test('who reads slowly is told the newest state when it has read the rest', () => {
  const { sink, stream, follow, write, work, said } = open();
  follow(1, 'a/x');
  said();
  sink.ready = false;
  for (const n of [1, 2, 3]) {
    write('a/x', n);
    work();
  }
  expect(said()).toEqual([]);
  sink.ready = true;
  stream.drained();
  expect(said()).toEqual(['x=3', 'NO_CHANGE']);
});

test('one refused target leaves the others', () => {
  const { refused, follow, write, work, said } = open();
  follow(1, 'a/x');
  follow(2, 'a/y');
  said();
  refused.add('a/x');
  write('a/x', 1);
  write('a/y', 1);
  work();
  expect(said()).toEqual(['REMOVE 1 7', 'y=1', 'NO_CHANGE']);
  write('a/x', 2);
  work();
  expect(said()).toEqual([]);
});

test('a target that is resumed is told all anew', () => {
  const { follow, write, said } = open();
  write('a/x', 1);
  follow(1, 'a/x', { resumeToken: Buffer.from('1.0') });
  expect(said()).toEqual(['ADD 1', 'RESET 1', 'x=1', 'CURRENT 1', 'NO_CHANGE']);
});

test('a target for once is removed after its state', () => {
  const { follow, write, work, said } = open();
  follow(1, 'a/x', { once: true });
  expect(said()).toEqual(['ADD 1', 'x gone', 'CURRENT 1', 'NO_CHANGE', 'REMOVE 1']);
  write('a/x', 1);
  work();
  expect(said()).toEqual([]);
});

test('what is removed is not told any more, and what is unknown is not removed', () => {
  const { stream, follow, write, work, said } = open();
  follow(1, 'a/x');
  said();
  write('a/x', 1);
  stream.receive({ database, removeTarget: 1 });
  stream.receive({ database, removeTarget: 7 });
  work();
  expect(said()).toEqual(['REMOVE 1']);
});

test('a bad target is removed with its cause, one that is there already ends the stream', () => {
  const { stream, follow, failures, said } = open();
  stream.receive({ database, addTarget: { targetId: 1 } });
  expect(said()).toEqual(['ADD 1', 'REMOVE 1 3']);
  follow(2, 'a/x');
  follow(2, 'a/y');
  expect(failures.map(({ code }) => code)).toEqual(['INVALID_ARGUMENT']);
  said();
  follow(3, 'a/z');
  expect(said()).toEqual([]);
});

test('who has gone is told nothing', () => {
  const { stream, follow, write, isWaiting, said } = open();
  follow(1, 'a/x');
  said();
  write('a/x', 1);
  expect(isWaiting()).toBe(true);
  stream.close();
  write('a/x', 2);
  expect([isWaiting(), said()]).toEqual([false, []]);
});
