import { afterEach, expect, it } from 'vitest';
import type { Adapter, HttpRequest } from './adapter.ts';
import { type Alone, serveAlone } from './serve-alone.ts';

let alone: Alone;
afterEach(() => alone.stop());

function recording(): Adapter & { readonly requests: HttpRequest[]; beats: number } {
  const requests: HttpRequest[] = [];
  const adapter = {
    requests,
    beats: 0,
    answer: (request: HttpRequest) => {
      requests.push(request);
      const headers = { 'content-type': 'text/xml; charset=utf-8' };
      return Promise.resolve(
        request.url === '/events'
          ? { status: 204, headers: {}, body: '' }
          : { status: 200, headers, body: '<é/>' },
      );
    },
    beat: () => {
      adapter.beats += 1;
      return Promise.reject(new Error('A beat that fails'));
    },
  };
  return adapter;
}

const start = async (adapter: Adapter, beatMs = 60_000) => {
  alone = await serveAlone({ adapter, host: '127.0.0.1', port: 0, log: () => undefined, beatMs });
  return `http://127.0.0.1:${alone.port}`;
};

it('brings requests as they came, and answers', async () => {
  const adapter = recording();
  const url = await start(adapter);
  const answer = await fetch(`${url}/code?attempt=2`, {
    method: 'POST',
    headers: { 'x-twilio-signature': 'signed' },
    body: new URLSearchParams({ Digits: '12#' }),
  });
  expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
    200,
    'text/xml; charset=utf-8',
    '<é/>',
  ]);
  expect(adapter.requests[0]).toMatchObject({ method: 'POST', url: '/code?attempt=2' });
  expect(adapter.requests[0]?.headers['x-twilio-signature']).toBe('signed');
  expect(adapter.requests[0]?.body.toString()).toBe('Digits=12%23');
  expect((await fetch(`${url}/events`, { method: 'POST', body: 'x=1' })).status).toBe(204);
});

it('keeps no more of a body than it takes to refuse it', async () => {
  const adapter = recording();
  const url = await start(adapter);
  await fetch(url, { method: 'POST', body: Buffer.alloc(5_000_000) });
  expect(adapter.requests[0]?.body.length).toBeLessThan(300_000);
});

it('looks round at once, and again, also after a look that failed', async () => {
  const adapter = recording();
  await start(adapter, 1);
  await expect.poll(() => adapter.beats).toBeGreaterThan(2);
});
