import type { Context } from '../api/context.ts';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEngine } from '../engine/engine.ts';
import { createWebChannel, type WebChannel } from './handler.ts';

const database = 'projects/p/databases/(default)';

let server: Server;
let channels: WebChannel;
let address: string;
/** What the sessions wait for, in milliseconds. */
let timers: { readonly milliseconds: number; readonly call: () => void }[];
/** What was committed, by whom. */
let commits: string[];
let engine: ReturnType<typeof createEngine>;
const leaving: AbortController[] = [];

beforeEach(async () => {
  timers = [];
  commits = [];
  engine = createEngine({ projectId: 'p', clock: () => 1_800_000_000_000 });
  const context: Context = {
    actor: { kind: 'anonymous' },
    database: { project: 'p', database: '(default)' },
    engine,
    authorizer: {
      reading: () => () => undefined,
      list: () => undefined,
      committing: () => undefined,
      administer: () => undefined,
    },
    faults: { before: () => undefined, after: () => undefined },
    newId: () => 'id',
  };
  channels = createWebChannel(
    {
      context: () => context,
      call: (_method, request, authorization) => {
        const { writes } = request as { writes: { delete: string }[] };
        commits.push(`${authorization} ${writes[0]?.delete}`);
        return [{ commitTime: { seconds: 1n } }];
      },
      report: () => undefined,
    },
    (milliseconds, call) => {
      const timer = { milliseconds, call };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
  );
  server = createServer((request, response) => {
    void channels.handle(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/google.firestore.v1.Firestore`;
});
afterEach(() => {
  for (const each of leaving.splice(0)) each.abort();
  channels.close();
  server.closeAllConnections();
  server.close();
});

function runOut(milliseconds: number): void {
  const due = timers.filter((each) => each.milliseconds === milliseconds);
  expect(due).toHaveLength(1);
  timers = timers.filter((each) => !due.includes(each));
  due[0]?.call();
}

/** A form of messages, of which the first has this number. */
function form(first: number, ...messages: unknown[]): string {
  const parts = messages.map(
    (each, i) => `req${i}___data__=${encodeURIComponent(JSON.stringify(each))}`,
  );
  return [`count=${messages.length}`, `ofs=${first}`, ...parts].join('&');
}

interface Session {
  /** Sends messages. Resolves with `[whether a back channel is open, the last number, what is unread]`. */
  say(first: number, ...messages: unknown[]): Promise<readonly number[]>;
  ask(query: string, body?: string): Promise<Response>;
  /** A back channel of what comes after this number. */
  listen(after: number, streams?: boolean): Promise<BackChannel>;
}

interface BackChannel {
  /** Resolves with the next frame's arrays; null at the end. */
  next(): Promise<readonly (readonly [number, readonly unknown[]])[] | null>;
  leave(): void;
}

async function open(method: string, ...messages: unknown[]): Promise<Session> {
  const body = `headers=${encodeURIComponent('Authorization:Bearer x\r\n')}&${form(0, ...messages)}`;
  const greeted = await fetch(`${address}/${method}/channel?VER=8&RID=7&CVER=22`, {
    method: 'POST',
    body,
  });
  const [[zero, greeting]] = content(await greeted.text()) as [[number, unknown[]]];
  const [c, sid, ...rest] = greeting;
  expect([zero, c, ...rest]).toEqual([0, 'c', '', 8, 12, 30_000]);
  const at = (query: string) => `${address}/${method}/channel?VER=8&SID=${sid as string}&${query}`;
  const ask = (query: string, form = '') => fetch(at(query), { method: 'POST', body: form });
  return {
    ask,
    async say(first, ...more) {
      const answer = await ask('RID=8&AID=0', form(first, ...more));
      return content(await answer.text()) as number[];
    },
    async listen(after, streams = true) {
      const leave = new AbortController();
      leaving.push(leave);
      const query = `RID=rpc&TYPE=xmlhttp&AID=${after}&CI=${streams ? 0 : 1}`;
      const { body } = await fetch(at(query), { signal: leave.signal });
      return backChannel(body!, leave);
    },
  };
}

function backChannel(body: ReadableStream<Uint8Array>, leave: AbortController): BackChannel {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  return {
    async next() {
      for (;;) {
        const end = text.indexOf('\n');
        const length = Number(text.slice(0, end));
        if (end !== -1 && text.length > end + length) {
          const frame = text.slice(0, end + 1 + length);
          text = text.slice(frame.length);
          return content(frame) as never;
        }
        const { done, value } = await reader.read();
        if (done) return null;
        text += decoder.decode(value, { stream: true });
      }
    },
    leave: () => {
      leave.abort();
    },
  };
}

function content(frame: string): unknown {
  const end = frame.indexOf('\n');
  expect(frame.length - end - 1).toBe(Number(frame.slice(0, end)));
  return JSON.parse(frame.slice(end + 1));
}

const remove = (id: string) => ({ writes: [{ delete: id }] });
const token = (n: number) => ({ streamToken: Buffer.from(String(n)).toString('base64') });
const answer = (n: number) => [{ ...token(n), commitTime: '1970-01-01T00:00:01Z' }];

test('what is said is answered in the back channel, and known by the headers of the first request', async () => {
  const session = await open('Write', { database });
  const back = await session.listen(0);
  expect(await back.next()).toMatchObject([[1, [token(1)]]]);
  expect((await session.say(1, remove('a'), remove('b')))[0]).toBe(1);
  expect(await back.next()).toEqual([[2, answer(2)]]);
  expect(await back.next()).toEqual([[3, answer(3)]]);
  expect(commits).toEqual(['Bearer x a', 'Bearer x b']);
});

test('a request that comes twice is made once, and one that comes too early waits', async () => {
  const session = await open('Write', { database });
  await session.say(2, remove('second'));
  expect(commits).toEqual([]);
  await session.say(1, remove('first'));
  await session.say(1, remove('first'));
  const back = await session.listen(0);
  expect((await back.next())?.map(([id]) => id)).toEqual([1, 2, 3]);
  expect(commits).toEqual(['Bearer x first', 'Bearer x second']);
});

test('what was not read before a back channel broke comes with the next one', async () => {
  const session = await open('Write', { database }, remove('a'), remove('b'));
  const first = await session.listen(0);
  let read = (await first.next())!.map(([id]) => id);
  while (read.at(-1) !== 3) read = [...read, ...(await first.next())!.map(([id]) => id)];
  first.leave();
  const second = await session.listen(1);
  expect(await second.next()).toEqual([
    [2, answer(2)],
    [3, answer(3)],
  ]);
  const third = await session.listen(3);
  // Nothing is left: only what shows that the way is free.
  expect(await third.next()).toEqual([[4, ['noop']]]);
  // One back channel at a time.
  expect(await second.next()).toBeNull();
});

test('without streaming a back channel ends with the first that there is to say', async () => {
  const session = await open('Write', { database });
  const back = await session.listen(0, false);
  expect(await back.next()).toMatchObject([[1, [token(1)]]]);
  expect(await back.next()).toBeNull();
  const later = await session.listen(1, false);
  await session.say(1, remove('a'));
  expect(await later.next()).toEqual([[2, answer(2)]]);
  expect(await later.next()).toBeNull();
});

test('a silent back channel says from time to time that it is there', async () => {
  const session = await open('Write', { database });
  const back = await session.listen(0);
  await back.next();
  runOut(30_000);
  expect(await back.next()).toEqual([[2, ['noop']]]);
  runOut(30_000);
  expect(await back.next()).toEqual([[3, ['noop']]]);
});

test('who stays away is forgotten, and who says so goes at once', async () => {
  const gone = await open('Write', { database });
  runOut(60_000);
  const unknown = await gone.ask('RID=9&AID=0', form(1, remove('a')));
  expect([unknown.status, await unknown.text()]).toEqual([400, 'Unknown SID']);

  const session = await open('Write', { database });
  const back = await session.listen(0);
  await back.next();
  expect((await session.ask('RID=9&TYPE=terminate')).status).toBe(200);
  expect(await back.next()).toBeNull();
  expect((await session.ask('RID=10&AID=0', form(1, remove('a')))).status).toBe(400);
  expect(timers).toEqual([]);
  expect(commits).toEqual([]);
});

test('a target is told of what changes until the browser goes', async () => {
  const name = `${database}/documents/a/x`;
  const session = await open('Listen', {
    database,
    addTarget: { targetId: 2, documents: { documents: [name] } },
  });
  const back = await session.listen(0);
  expect(await back.next()).toMatchObject([
    [1, [{ targetChange: { targetChangeType: 'ADD', targetIds: [2] } }]],
    [2, [{ documentDelete: { document: name, removedTargetIds: [2] } }]],
    [3, [{ targetChange: { targetChangeType: 'CURRENT', targetIds: [2] } }]],
    [4, [{ targetChange: { readTime: '2027-01-15T08:00:00Z' } }]],
  ]);
  engine.commit([{ kind: 'update', path: 'a/x', fields: new Map([['s', 'ü']]), transforms: [] }], {
    actor: { kind: 'owner' },
  });
  expect(await back.next()).toMatchObject([
    [5, [{ documentChange: { document: { name, fields: { s: { stringValue: 'ü' } } } } }]],
    [6, [{ targetChange: {} }]],
  ]);
});

test('who does not read is not told more than it can hold', async () => {
  const name = `${database}/documents/a/x`;
  const session = await open('Listen', {
    database,
    addTarget: { targetId: 2, documents: { documents: [name] } },
  });
  const write = async (letter: string) => {
    const fields = new Map([['s', letter.repeat(900_000)]]);
    engine.commit([{ kind: 'update', path: 'a/x', fields, transforms: [] }], {
      actor: { kind: 'owner' },
    });
    // The stream tells it when this turn is over.
    await new Promise((resolve) => setImmediate(resolve));
  };
  for (const letter of 'abcdefghij') await write(letter);
  const [, last = 0, unread = 0] = await session.say(1);
  expect(unread).toBeGreaterThan(4 * 1024 * 1024);
  expect(unread).toBeLessThan(6 * 1024 * 1024);
  // It has read all of that, and gets the newest.
  const back = await session.listen(last);
  expect(JSON.stringify(await back.next())).toContain('jjj');
  // So much ends a back channel: with the next one the browser says what it has read.
  await write('k');
  let rest = '';
  for (let frame = await back.next(); frame; frame = await back.next())
    rest += JSON.stringify(frame);
  expect(rest).toContain('kkk');
});

test('what is too much for one back channel comes with the next ones, in small frames', async () => {
  const names = ['a', 'b', 'c', 'd'].map((id) => `${database}/documents/large/${id}`);
  for (const id of ['a', 'b', 'c', 'd']) {
    const fields = new Map([['s', id.repeat(600_000)]]);
    engine.commit([{ kind: 'update', path: `large/${id}`, fields, transforms: [] }], {
      actor: { kind: 'owner' },
    });
  }
  const addTarget = { targetId: 2, documents: { documents: names } };
  const session = await open('Listen', { database, addTarget });
  const frames: (readonly number[])[][] = [];
  let read = 0;
  while (read < 7) {
    const back = await session.listen(read);
    const channel: (readonly number[])[] = [];
    for (let frame = await back.next(); frame; frame = read < 7 ? await back.next() : null) {
      channel.push(frame.map(([id]) => id));
      read = frame.at(-1)?.[0] ?? 0;
    }
    frames.push(channel);
  }
  expect(frames).toEqual([[[1], [2], [3]], [[4], [5]], [[6, 7]]]);
});

test('an error is told, with its code', async () => {
  const session = await open('Write', { database, writes: [{ delete: 'a' }] });
  const back = await session.listen(0);
  const error = { code: 400, status: 'INVALID_ARGUMENT' };
  expect(await back.next()).toMatchObject([[1, [{ error }]]]);
});

test.each([
  ['{', 'is not JSON'],
  ['{"nonsense":1}', 'nonsense'],
  ['null', ''],
])('a message that cannot be read ends the stream: %s', async (text, why) => {
  const session = await open('Write', { database });
  await session.ask('RID=9&AID=0', `count=1&ofs=1&req0___data__=${encodeURIComponent(text)}`);
  const back = await session.listen(0);
  const second = (await back.next())?.[1];
  expect(JSON.stringify(second)).toContain('INVALID_ARGUMENT');
  expect(JSON.stringify(second)).toContain(why);
});

test("a number that is none has read nothing, and other addresses are somebody else's", async () => {
  const session = await open('Write', { database });
  await session.ask('RID=9&AID=nonsense', form(1, remove('a')));
  const back = await session.listen(0);
  expect((await back.next())?.map(([id]) => id)).toEqual([1, 2]);
  for (const url of ['//', '/?', '', '/google.firestore.v1.Firestore/Commit/channel']) {
    expect(await channels.handle({ url } as never, {} as never)).toBe(false);
  }
});

test('a bad form is refused', async () => {
  const session = await open('Write', { database });
  const answered = await session.ask('RID=9&AID=0', 'count=1&ofs=x&req0___data__=1');
  expect([answered.status, await answered.text()]).toEqual([400, 'ofs is not a number.']);
});
