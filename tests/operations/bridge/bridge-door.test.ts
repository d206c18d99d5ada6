import { once } from 'node:events';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import type { Firestore } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  BRIDGE_MEDIA_TYPE,
  MAX_BODY_BYTES,
  type ProblemAnswer,
  REQUEST_PROBLEMS,
  type RequestProblem,
  TIME_WANTED,
} from '../../../domain/bridge/request-problem.ts';
import {
  type BridgeClient,
  type BridgeKey,
  openBridgeClient,
  type RawAnswer,
  type RawRequest,
  signedHeaders,
} from '../../../bridges/client/index.ts';
import { answerHttp } from '../../../functions/src/bridge/door/answer-http.ts';
import { parseBridgeKeys } from '../../../functions/src/bridge/door/bridge-keys.ts';
import { isFresh } from '../../../functions/src/bridge/door/refuse-replay.ts';
import type { ServeDependencies } from '../../../functions/src/bridge/door/serve-request.ts';
import { type FunctionServer, serveFunction } from '../../support/serve-function.ts';
import { NOW, startWorld, type World } from '../world.ts';

/*
 * The door of the Bridge API over real HTTP and a real Firestore, with what is behind it played: who may
 * come in, and with what.
 */

const KEYS = [
  { bridge: 'one', id: 'one-a', secret: Buffer.alloc(32, 1).toString('base64') },
  { bridge: 'one', id: 'one-b', secret: Buffer.alloc(40, 2).toString('base64') },
  { bridge: 'two', id: 'two-a', secret: Buffer.alloc(32, 3).toString('base64') },
] as const;

const REQUEST = {
  callId: 'call-1',
  dialedNumber: '+15145550100',
  callerId: null,
  digits: '0000000000',
  attempt: 1,
};
const RESOLVE = { path: '/v1/resolve', body: JSON.stringify(REQUEST), time: NOW.getTime() };
const COMMANDS = { path: '/v1/commands', body: '{"can":[]}', time: NOW.getTime() };
const EVENTS = { path: '/v1/events', body: '{"events":[]}', time: NOW.getTime() };

const REFUSED = {
  decision: 'retry',
  prompt: 'codeNotRecognized',
  attemptsLeft: 2,
  delayMs: 0,
} as const;

let world: World;
let server: FunctionServer;
/** What got in: an operation, and the bridge that it was told. */
let inside: string[];
let logged: string[];
let played: Partial<ServeDependencies>;

beforeAll(async () => {
  world = await startWorld();
  const dependencies: ServeDependencies = {
    keys: () => parseBridgeKeys(JSON.stringify(KEYS)),
    now: () => NOW,
    isFresh: (signed) => isFresh(world.db, signed),
    resolve: async (bridge, _request, fresh) => {
      if (!(await fresh)) return 'replayed';
      inside.push(`resolve ${bridge}`);
      return REFUSED;
    },
    recordEvents: (bridge) => {
      inside.push(`events ${bridge}`);
      return Promise.resolve({ accepted: 0, duplicates: 0, rejected: [] });
    },
    fetchCommands: (bridge) => {
      inside.push(`commands ${bridge}`);
      return Promise.resolve({ commands: [] });
    },
    log: (level, name, facts) => {
      logged.push(`${level} ${name} ${JSON.stringify(facts)}`);
    },
  };
  server = await serveFunction((request, response) =>
    answerHttp({ ...dependencies, ...played }, request, response),
  );
});
beforeEach(() => {
  inside = [];
  logged = [];
  played = {};
});
afterEach(async () => {
  world.failCommits();
  await world.clear();
});
afterAll(async () => {
  await server.close();
  await world.stop();
});

const bridge = (key: BridgeKey = KEYS[0]): BridgeClient =>
  openBridgeClient({ url: server.url, key });
const send = (over: Partial<RawRequest> = {}) => bridge().send({ ...RESOLVE, ...over });
const notes = async () => (await world.db.collection('bridgeRequests').get()).size;

function expectProblem(answer: RawAnswer, code: RequestProblem): void {
  const [status, message] = REQUEST_PROBLEMS[code];
  const { error } = answer.body as ProblemAnswer;
  expect({ status: answer.status, code: error.code, message: error.message }).toEqual({
    status,
    code,
    message,
  });
}

it('lets a signed request in, and says that nobody may keep the answer', async () => {
  const answer = await send();
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual(REFUSED);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('content-type')).toBe('application/json');
  expect(await bridge().send(EVENTS)).toMatchObject({ status: 200, body: { accepted: 0 } });
  expect(inside).toEqual(['resolve one', 'events one']);
});

describe('a key', () => {
  it('is one of two of a bridge, and makes a request that bridge’s', async () => {
    for (const key of KEYS) expect(await bridge(key).send(EVENTS)).toMatchObject({ status: 200 });
    expect(inside).toEqual(['events one', 'events one', 'events two']);
  });

  it('that is removed stops while the other one goes on', async () => {
    played = { keys: () => parseBridgeKeys(JSON.stringify(KEYS.slice(1))) };
    expectProblem(await bridge(KEYS[0]).send(RESOLVE), 'signature_invalid');
    expect(await bridge(KEYS[1]).send(RESOLVE)).toMatchObject({ status: 200 });
  });

  it('unknown, and a wrong signature, are one and the same answer', async () => {
    const other = { ...KEYS[0], secret: KEYS[2].secret };
    const wrong = await bridge(other).send(RESOLVE);
    const unknown = await bridge({ ...KEYS[0], id: 'nobody' }).send(RESOLVE);
    expectProblem(wrong, 'signature_invalid');
    expect(unknown.body).toEqual(wrong.body);
    expect(inside).toEqual([]);
    expect(await notes()).toBe(0);
  });
});

describe('what is signed is', () => {
  const signedOtherwise: [string, Partial<RawRequest>][] = [
    ['the body', { body: `${RESOLVE.body} ` }],
    ['the path', { path: '/v1/events' }],
    ['the time', { time: NOW.getTime() + 1 }],
  ];
  it.each(signedOtherwise)('%s', async (_, over) => {
    const headers = signatureOf(signedWith({ ...RESOLVE, ...over }));
    expectProblem(await send({ headers }), 'signature_invalid');
  });

  it('and a signature may be in capital letters', async () => {
    const headers = signedWith(RESOLVE);
    const capitals = headers['confdesk-signature']!.toUpperCase();
    expect((await send({ headers: { 'confdesk-signature': capitals } })).status).toBe(200);
    expectProblem(await send(), 'replayed');
  });

  it.each(['', 'x', 'zz'.repeat(32), 'ab'.repeat(31), 'ab'.repeat(33)])(
    'no signature such as "%s"',
    async (signature) => {
      const answer = await send({ headers: { 'confdesk-signature': signature } });
      expectProblem(answer, signature === '' ? 'signature_missing' : 'signature_invalid');
    },
  );
});

describe('what is given', () => {
  /** Sends the headers as lines of their own, as many as a name has values; fetch would join them. */
  const sendLines = async (headers: Readonly<Record<string, string | string[]>>) => {
    const request = httpRequest(`${server.url}${RESOLVE.path}`, { method: 'POST', headers });
    request.end(RESOLVE.body);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const body = JSON.parse(await text(response)) as unknown;
    return { status: response.statusCode ?? 0, headers: new Headers(), body };
  };

  it.each(['confdesk-key', 'confdesk-time', 'confdesk-signature'])(
    'twice is not signed: %s',
    async (name) => {
      const headers = signedWith(RESOLVE);
      const value = headers[name]!;
      expectProblem(await sendLines({ ...headers, [name]: [value, value] }), 'signature_invalid');
      expectProblem(await sendLines({ ...headers, [name]: [value, ''] }), 'signature_invalid');
      expect(inside).toEqual([]);
      expect(await notes()).toBe(0);
      expect(await sendLines(headers)).toMatchObject({ status: 200 });
    },
  );

  it.each(['zz', 'ab', '=', ' ab', ', '])(
    'with more behind it is not signed: "%s"',
    async (more) => {
      const headers = signedWith(RESOLVE);
      const signature = `${headers['confdesk-signature']!}${more}.`;
      expectProblem(
        await send({ headers: { 'confdesk-signature': signature } }),
        'signature_invalid',
      );
    },
  );
});

it.each(['confdesk-key', 'confdesk-time', 'confdesk-signature'])(
  'refuses a request without %s',
  async (name) => {
    expectProblem(await send({ headers: { [name]: undefined } }), 'signature_missing');
  },
);

describe('the time', () => {
  const MINUTES = 60_000;
  it.each([-5 * MINUTES, 5 * MINUTES])('may be %i ms from ours', async (difference) => {
    expect((await send({ time: NOW.getTime() + difference })).status).toBe(200);
  });

  it.each([-5 * MINUTES - 1, 5 * MINUTES + 1])('may not be %i ms from it', async (difference) => {
    expectProblem(await send({ time: NOW.getTime() + difference }), 'clock_difference');
  });

  it.each(['1795435200', '2026-11-23T12:00:00Z', '1795435200000.5', '-1795435200000', ' '])(
    'is in milliseconds, not "%s"',
    async (time) => {
      const answer = await send({ headers: { 'confdesk-time': time } });
      expectProblem(answer, time === ' ' ? 'signature_missing' : 'clock_difference');
      const { wanted } = (answer.body as ProblemAnswer).error;
      expect(wanted).toBe(time === ' ' ? undefined : TIME_WANTED);
    },
  );

  it('is handed on with events, so that the bridge’s clock can be compared with ours', async () => {
    const clocks: Date[] = [];
    played = {
      recordEvents: (_bridge, _body, signedAt) => {
        clocks.push(signedAt);
        return Promise.resolve({ accepted: 0, duplicates: 0, rejected: [] });
      },
    };
    const time = NOW.getTime() - 1234;
    expect(await bridge().send({ ...EVENTS, time })).toMatchObject({ status: 200 });
    expect(clocks).toEqual([new Date(time)]);
  });
});

describe('a replay', () => {
  it.each([RESOLVE, EVENTS, COMMANDS])('is refused: $path', async (request) => {
    expect((await bridge().send(request)).status).toBe(200);
    expectProblem(await bridge().send(request), 'replayed');
    expect(inside).toHaveLength(1);
    // The same text from another key, or at another moment, is another request.
    expect((await bridge(KEYS[1]).send(request)).status).toBe(200);
    expect((await bridge().send({ ...request, time: request.time + 1 })).status).toBe(200);
  });

  it('is refused to all but one of those who send it at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => send()));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(7);
    expect(inside).toHaveLength(1);
  });

  it('gets no answer, even if what is behind the door gave one', async () => {
    played = { resolve: () => Promise.resolve(REFUSED) };
    expect((await send()).status).toBe(200);
    expectProblem(await send(), 'replayed');
  });

  it('is none when the database took the note, and its answer was lost', async () => {
    world.failCommits({ answerLost: 1 });
    expect((await send()).status).toBe(200);
  });

  it('is none where the note could not be written: it may be sent again', async () => {
    const failure = Object.assign(new Error('14 UNAVAILABLE: x'), { code: 14 });
    const away = Object.create(world.db, {
      doc: {
        value: (path: string) => ({
          create: () => Promise.reject(failure),
          get: () => world.db.doc(path).get(),
        }),
      },
    }) as Firestore;
    played = { isFresh: (signed) => isFresh(away, signed) };
    expectProblem(await send(), 'unavailable');
    played = {};
    expect((await send()).status).toBe(200);
  });

  it('is remembered for longer than a request can be taken', async () => {
    await send();
    const [note] = (await world.db.collection('bridgeRequests').get()).docs;
    expect(note?.id).toMatch(/^one_[0-9a-f]{64}$/);
    const expireAt = (note?.get('expireAt') as { toMillis(): number } | undefined)?.toMillis();
    expect((expireAt ?? 0) - NOW.getTime()).toBeGreaterThan(10 * 60_000);
  });
});

describe('the body', () => {
  it.each([
    ['cut off', '{"events":['],
    ['empty', ''],
    ['text', 'hello'],
    ['not UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
    ['nested without end', '['.repeat(1_000_000)],
  ])('%s is malformed', async (_, body) => {
    expectProblem(await bridge().send({ ...EVENTS, body }), 'malformed_json');
    expect(await notes()).toBe(0);
  });

  it.each([
    ['null', ['body']],
    ['[]', ['body']],
    ['{}', ['callId', 'dialedNumber', 'callerId', 'digits', 'attempt']],
    [JSON.stringify({ ...REQUEST, attempt: '1' }), ['attempt']],
    [JSON.stringify({ ...REQUEST, attempt: 0, digits: 'Z' }), ['digits', 'attempt']],
    [JSON.stringify({ ...REQUEST, more: 1 }), ['more']],
    [JSON.stringify({ ...REQUEST, '0000000000': 1 }), ['?']],
    [JSON.stringify({ ...REQUEST, ['x'.repeat(41)]: 1 }), ['?']],
    [JSON.stringify({ ...REQUEST, callerId: undefined }), ['callerId']],
  ])('of resolve %#: its wrong fields are named, no value is', async (body, fields) => {
    const answer = await send({ body });
    expectProblem(answer, 'invalid_request');
    expect((answer.body as ProblemAnswer).error.fields).toEqual(fields);
    expect(inside).toEqual([]);
    expect(await notes()).toBe(0);
  });

  it.each(['{}', '{"events":{}}', '{"events":[],"more":1}'])(
    'of events %s is invalid',
    async (body) => {
      expectProblem(await bridge().send({ ...EVENTS, body }), 'invalid_request');
    },
  );

  it('names no more fields than help', async () => {
    const more = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [nameOf(i), 1]));
    const answer = await send({ body: JSON.stringify({ ...REQUEST, ...more }) });
    expect((answer.body as ProblemAnswer).error.fields).toHaveLength(20);
  });

  it('may be 2 MiB, and not a byte more', async () => {
    const body = (bytes: number) => `{"events":[]${' '.repeat(bytes - 13)}}`;
    expect((await bridge().send({ ...EVENTS, body: body(MAX_BODY_BYTES) })).status).toBe(200);
    const answer = await bridge().send({ ...EVENTS, body: body(MAX_BODY_BYTES + 1) });
    expectProblem(answer, 'body_too_large');
  });

  it.each([undefined, 'application/json', 'text/plain', `${BRIDGE_MEDIA_TYPE}+x`])(
    'is not taken as %s',
    async (type) => {
      const headers = { 'content-type': type };
      // Bytes, because fetch gives a text a type of its own.
      const body = new TextEncoder().encode(RESOLVE.body);
      expectProblem(await send({ headers, body }), 'unsupported_media_type');
    },
  );

  it('is taken with a character set behind its type, and not packed', async () => {
    const type = `${BRIDGE_MEDIA_TYPE.toUpperCase()}; charset=utf-8`;
    expect((await send({ headers: { 'content-type': type } })).status).toBe(200);
    const unpacked = {
      'content-type': `${BRIDGE_MEDIA_TYPE} ; a=b`,
      'content-encoding': 'identity',
    };
    expect((await bridge().send({ ...EVENTS, headers: unpacked })).status).toBe(200);
    const packed = new Uint8Array(gzipSync(RESOLVE.body));
    const answer = await send({ body: packed, headers: { 'content-encoding': 'gzip' } });
    expectProblem(answer, 'unsupported_media_type');
  });
});

it.each(['/', '/v1', '/v1/resolve/', '/v1/Resolve', '//v1/resolve', '/v2/resolve', '/constructor'])(
  'has nothing at %s',
  async (path) => {
    expectProblem(await send({ path }), 'not_found');
  },
);

it.each(['GET', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s, and says what to use', async (method) => {
  const answer = await send({ method });
  expectProblem(answer, 'method_not_allowed');
  expect(answer.headers.get('allow')).toBe('POST');
});

describe('asks to be asked again', () => {
  it.each([RESOLVE, EVENTS, COMMANDS])(
    'when the database does not answer: $path',
    async (request) => {
      played = {
        isFresh: () => Promise.reject(Object.assign(new Error('14 UNAVAILABLE: x'), { code: 14 })),
      };
      const answer = await bridge().send(request);
      expectProblem(answer, 'unavailable');
      expect(answer.headers.get('retry-after')).toBe('1');
      expect(inside).toEqual([]);
      expect(logged).toEqual([expect.stringContaining('"code":14')]);
    },
  );

  it('when something is broken, and logs where without what it was about', async () => {
    played = { resolve: () => Promise.reject(new RangeError(`bad ${REQUEST.digits}`)) };
    expectProblem(await send(), 'unavailable');
    expect(logged).toEqual([expect.stringContaining('error bridge.failed {"kind":"RangeError"')]);
    expect(logged.join()).not.toContain(REQUEST.digits);
  });

  it('while its keys are wrong, and logs what is wrong with them', async () => {
    played = { keys: () => parseBridgeKeys('[{"bridge":"one","id":"one-a","secret":"c2hvcnQ="}]') };
    expectProblem(await send(), 'unavailable');
    expect(logged).toEqual([
      'error bridge.unusableKeys {"why":"BRIDGE_KEYS is wrong at: 0.secret"}',
    ]);
  });
});

it('logs who asked and what was decided, and nothing of the request', async () => {
  await send();
  await send();
  await bridge().send(EVENTS);
  await bridge({ ...KEYS[0], id: 'nobody' }).send(EVENTS);
  expect(logged).toEqual([
    'info bridge.resolved {"bridge":"one","decision":"retry"}',
    'info bridge.refused {"code":"replayed","bridge":"one"}',
    'info bridge.recorded {"bridge":"one","accepted":0,"duplicates":0,"rejected":0}',
    'info bridge.refused {"code":"signature_invalid","bridge":null}',
  ]);
});

it('logs how many events were refused, and each command that was handed out, without what they say', async () => {
  const reject = (index: number, count: number) => ({
    ...({ index, count, eventId: 'e-1', code: 'try_again', message: 'later' } as const),
  });
  const about = { kind: 'mute', sessionId: 's', legId: 'l-1', voidAt: '', validForMs: 1 } as const;
  played = {
    recordEvents: () =>
      Promise.resolve({ accepted: 1, duplicates: 2, rejected: [reject(0, 1), reject(4, 40)] }),
    fetchCommands: () =>
      Promise.resolve({ commands: ['c-1', 'c-2'].map((commandId) => ({ commandId, ...about })) }),
  };
  await bridge().send(EVENTS);
  await bridge().send(COMMANDS);
  await bridge().send({ ...COMMANDS, body: '{' });
  expect(logged).toEqual([
    'info bridge.recorded {"bridge":"one","accepted":1,"duplicates":2,"rejected":41}',
    'info bridge.commanded {"bridge":"one","commandId":"c-1","kind":"mute"}',
    'info bridge.commanded {"bridge":"one","commandId":"c-2","kind":"mute"}',
    'info bridge.refused {"code":"malformed_json","bridge":"one"}',
  ]);
});

/** The headers of a signature, made for another request than the one that they are sent with. */
function signedWith(request: RawRequest): Record<string, string> {
  return signedHeaders(KEYS[0], { ...request, time: request.time ?? NOW.getTime() });
}

function signatureOf(headers: Record<string, string>): Record<string, string | undefined> {
  return { 'confdesk-signature': headers['confdesk-signature'] };
}

/** A name of letters for each number. */
const nameOf = (index: number) =>
  `x${'abcdefghij'[Math.floor(index / 10)]}${'abcdefghij'[index % 10]}`;
