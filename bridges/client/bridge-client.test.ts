import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { type BridgeClient, openBridgeClient } from './bridge-client.ts';
import { NoAnswer } from './failures.ts';
import { signedHeaders } from './sign.ts';

const KEY = { id: 'one-a', secret: Buffer.alloc(32, 1).toString('base64') };
const URL_HERE = 'http://127.0.0.1:1/bridge';
const REQUEST = {
  callId: 'c-1',
  dialedNumber: '+15145550100',
  callerId: null,
  digits: '0000000000',
  attempt: 1,
};
const JOIN = {
  decision: 'join',
  conferenceId: 'f-1',
  role: 'leader',
  waitForLeader: true,
  endOnLeaderExit: false,
  language: 'en',
  legToken: 'played-token-of-a-leg',
  delayMs: 0,
};
const NOW = Date.parse('2026-11-24T12:00:00Z');
const MINUTE = 60_000;

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  readonly date?: number;
}

/** A client whose requests are answered with these, in turn; the last over and over. */
function clientAnswered(...answers: readonly (Answer | Error)[]) {
  const sent: Sent[] = [];
  const logged: string[] = [];
  const clock = { now: NOW };
  const played = (url: string, init: RequestInit): Promise<Response> => {
    const answer = answers[Math.min(sent.length, answers.length - 1)];
    sent.push({ url, init });
    if (answer instanceof Error) return Promise.reject(answer);
    const { status = 200, body = JOIN, date = clock.now } = answer ?? {};
    const headers = { date: new Date(date).toUTCString() };
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return Promise.resolve(new Response(text, { status, headers }));
  };
  const client = openBridgeClient({
    url: URL_HERE,
    key: KEY,
    fetch: played as typeof fetch,
    now: () => clock.now,
    log: (level, name, facts) => logged.push(`${level} ${name} ${JSON.stringify(facts)}`),
  });
  /** When a request was signed. */
  const signedAt = (index: number) =>
    Number(new Headers(sent[index]?.init.headers).get('confdesk-time'));
  return { client, sent, logged, clock, signedAt };
}

describe('a client', () => {
  it('signs what it asks, and sends it to the one address', async () => {
    const { client, sent } = clientAnswered({});
    await client.resolve(REQUEST);
    const body = JSON.stringify(REQUEST);
    expect(sent).toEqual([
      {
        url: `${URL_HERE}/v1/resolve`,
        init: {
          method: 'POST',
          redirect: 'manual',
          body,
          headers: [...new Headers(signedHeaders(KEY, { path: '/v1/resolve', body, time: NOW }))],
        },
      },
    ]);
  });

  it('puts headers over its own, however they are written', async () => {
    const { client, sent } = clientAnswered({});
    const headers = { 'Confdesk-Key': 'other', 'Content-Type': undefined };
    await client.send({ path: '/v1/events', body: '{}', headers });
    const went = new Headers(sent[0]?.init.headers);
    expect(went.get('confdesk-key')).toBe('other');
    expect(went.has('content-type')).toBe(false);
  });

  it('passes over what a newer API adds to its answers', async () => {
    const menu = [
      { keys: '*6', role: 'everyone', does: 'muteSelf', since: 2 },
      { keys: '*9', role: 'leader', does: 'sing' },
    ];
    const { client } = clientAnswered(
      { body: { ...JOIN, menu, more: {} } },
      { body: { accepted: 0, duplicates: 1, more: 1, rejected: [] } },
      {
        body: { accepted: 0, duplicates: 0, rejected: [{ index: 0, eventId: null, code: 'new' }] },
      },
    );
    expect(await client.resolve(REQUEST)).toEqual({
      ...JOIN,
      menu: [
        { keys: '*6', role: 'everyone', does: 'muteSelf' },
        { keys: '*9', role: 'leader', does: null },
      ],
    });
    expect(await client.events([])).toEqual({ accepted: 0, duplicates: 1, rejected: [] });
    expect((await client.events([{}])).rejected).toMatchObject([
      { index: 0, count: 1, code: 'new' },
    ]);
  });

  it('knows no menu where an older API tells of none', async () => {
    expect(await clientAnswered({}).client.resolve(REQUEST)).toEqual({ ...JOIN, menu: [] });
  });

  it('throws what it was refused with, and how long it is to wait', async () => {
    const error = { code: 'invalid_request', message: 'No.', fields: ['digits'], wanted: 'Ten.' };
    const { client } = clientAnswered(
      { status: 400, body: { error } },
      { status: 502, body: '<p>' },
    );
    await expect(client.resolve(REQUEST)).rejects.toMatchObject({ status: 400, problem: error });
    await expect(client.resolve(REQUEST)).rejects.toMatchObject({ status: 502, problem: null });
  });

  it.each([
    ['a page', { body: '<html>Sign in</html>' }],
    ['JSON of something else', { body: { decision: 'dance' } }],
    ['nothing', new TypeError('fetch failed', { cause: new Error('ECONNRESET') })],
  ])('takes %s for no answer', async (_, answer) => {
    await expect(clientAnswered(answer).client.resolve(REQUEST)).rejects.toThrow(NoAnswer);
  });

  it('does not take a defect for a missing answer', async () => {
    const { client } = clientAnswered(new TypeError('x is not a function'));
    await expect(client.resolve(REQUEST)).rejects.toThrow('x is not a function');
  });

  it('throws what it was given up with', async () => {
    const stop = new AbortController();
    stop.abort(new RangeError('hung up'));
    const { client } = clientAnswered(new TypeError('fetch failed', { cause: new Error() }));
    await expect(client.resolve(REQUEST, stop.signal)).rejects.toThrow('hung up');
  });

  it('does not go where a redirect leads', async () => {
    const server = createServer((_, response) => {
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    try {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const client = openBridgeClient({ url, key: KEY });
      await expect(client.resolve(REQUEST)).rejects.toMatchObject({ status: 307 });
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it('is not reached in the clear but on this machine', () => {
    const open = (url: string) => openBridgeClient({ url, key: KEY });
    for (const url of ['http://bridge.example', 'http://127.0.0.1.example', 'ftp://localhost']) {
      expect(() => open(url)).toThrow('HTTPS');
    }
    for (const url of ['https://bridge.example', 'http://localhost:1', 'http://[::1]:1']) {
      expect(() => open(url)).not.toThrow();
    }
  });
});

describe('a clock', () => {
  const ask = (client: BridgeClient) => client.resolve(REQUEST);

  it('that is right within a minute is the one that signs', async () => {
    const { client, signedAt, logged } = clientAnswered({ date: NOW - 59_000 });
    expect(client.clockDifferenceMs()).toBeNull();
    await ask(client);
    await ask(client);
    expect(signedAt(1)).toBe(NOW);
    expect(client.clockDifferenceMs()).toBe(58_500);
    expect(client.now()).toBe(NOW);
    expect(logged).toEqual([]);
  });

  it.each([10 * MINUTE, -10 * MINUTE])('that is %i ms off signs as the server’s', async (off) => {
    const { client, signedAt, logged } = clientAnswered({ date: NOW - off });
    await ask(client);
    expect(signedAt(0)).toBe(NOW);
    await ask(client);
    await ask(client);
    for (const index of [1, 2]) expect(Math.abs(signedAt(index) - (NOW - off))).toBeLessThan(1000);
    expect(Math.abs(client.now() - (NOW - off))).toBeLessThan(1000);
    // Once, however long it is off.
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatch(/^error clock\.off \{"seconds":-?(599|600|601)\}$/);
  });

  it('that is wrong at the first request is put right within it', async () => {
    const off = {
      status: 401,
      date: NOW - 10 * MINUTE,
      body: { error: { code: 'clock_difference' } },
    };
    const { client, sent, signedAt } = clientAnswered(off, { date: NOW - 10 * MINUTE });
    expect(await ask(client)).toMatchObject({ decision: 'join' });
    expect(sent).toHaveLength(2);
    expect(Math.abs(signedAt(1) - (NOW - 10 * MINUTE))).toBeLessThan(1000);
  });

  it('is not blamed for ever', async () => {
    const off = { status: 401, body: { error: { code: 'clock_difference' } } };
    const { client, sent } = clientAnswered(off);
    await expect(ask(client)).rejects.toMatchObject({ status: 401 });
    expect(sent).toHaveLength(1);
  });

  it('that is set again is trusted again, once it is right within seconds', async () => {
    const { client, signedAt, logged, clock } = clientAnswered({ date: NOW });
    clock.now = NOW + 10 * MINUTE;
    await ask(client);
    clock.now = NOW + 20_000;
    await ask(client);
    await ask(client);
    expect(Math.abs(signedAt(2) - NOW)).toBeLessThan(1000);
    clock.now = NOW + 1000;
    await ask(client);
    await ask(client);
    expect(signedAt(4)).toBe(NOW + 1000);
    expect(logged.map((line) => line.split(' ')[1])).toEqual(['clock.off', 'clock.right']);
  });
});
