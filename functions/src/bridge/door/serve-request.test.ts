import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  BRIDGE_MEDIA_TYPE,
  type ProblemAnswer,
  REQUEST_PROBLEMS,
} from '../../../../domain/bridge/request-problem.ts';
import { signedText } from '../../../../domain/bridge/signature.ts';
import { UnusableParameter } from '../../../../domain/whole-number.ts';
import { parseBridgeKeys } from './bridge-keys.ts';
import { type BridgeRequest, serve, type ServeDependencies } from './serve-request.ts';
import { verifySignature } from './verify-signature.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const KEYS = parseBridgeKeys(
  JSON.stringify([{ bridge: 'one', id: 'one-a', secret: Buffer.alloc(32, 1).toString('base64') }]),
);

/** Whatever somebody may send who has no key, or a little wrong of everything. */
const requests: fc.Arbitrary<BridgeRequest> = fc.record({
  method: fc.constantFrom('POST', 'POST', 'GET', 'PATCH'),
  path: fc.oneof(fc.constantFrom('/v1/resolve', '/v1/events', '/v1/commands'), fc.webPath()),
  headers: fc.record(
    {
      'content-type': fc.oneof(fc.constant(BRIDGE_MEDIA_TYPE), fc.string()),
      'content-encoding': fc.constantFrom('identity', 'gzip'),
      'confdesk-key': fc.oneof(fc.constant('one-a'), fc.string()),
      'confdesk-time': fc.oneof(fc.constant(String(NOW.getTime())), fc.string()),
      'confdesk-signature': fc.oneof(fc.string(), fc.string({ unit: hex(), minLength: 64 })),
    },
    { requiredKeys: [] },
  ),
  body: fc.oneof(fc.uint8Array(), fc.json()).map((body) => Buffer.from(body as string)),
});

function hex(): fc.Arbitrary<string> {
  return fc.constantFrom(...'0123456789abcdefABCDEF');
}

function dependencies(over: Partial<ServeDependencies>): ServeDependencies {
  return {
    keys: () => KEYS,
    now: () => NOW,
    isFresh: () => Promise.resolve(true),
    resolve: () => Promise.reject(new Error('let in')),
    recordEvents: () => Promise.reject(new Error('let in')),
    fetchCommands: () => Promise.reject(new Error('let in')),
    log: () => undefined,
    ...over,
  };
}

it('answers whatever comes with a documented problem, and lets none of it in', async () => {
  let asked = 0;
  const isFresh = () => Promise.resolve((asked += 1) > 0);
  await fc.assert(
    fc.asyncProperty(requests, async (request) => {
      const { status, body, headers } = await serve(dependencies({ isFresh }), request);
      const { code } = (body as ProblemAnswer).error;
      expect(REQUEST_PROBLEMS[code][0]).toBe(status);
      expect(code).not.toBe('unavailable');
      expect(headers['cache-control']).toBe('no-store');
    }),
    { numRuns: 500 },
  );
  expect(asked).toBe(0);
});

it('asks to be asked again while a parameter is not a number, and logs which', async () => {
  const logged: unknown[] = [];
  const body = Buffer.from('{}');
  const request = { method: 'POST', path: '/v1/events', headers: sign('/v1/events', body), body };
  const keys = () => {
    throw new UnusableParameter('CODE_LENGTH is not a whole number from 6 to 16.');
  };
  const log: ServeDependencies['log'] = (...line) => logged.push(line);
  const answer = await serve(dependencies({ keys, log }), request);
  expect((answer.body as ProblemAnswer).error.code).toBe('unavailable');
  expect(logged).toEqual([
    [
      'error',
      'bridge.unusableParameter',
      { why: 'CODE_LENGTH is not a whole number from 6 to 16.' },
    ],
  ]);
});

it('says no more to a signed body of any form than where it is wrong', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.json(),
      fc.constantFrom('/v1/resolve', '/v1/events'),
      async (text, path) => {
        // A field that is not a name may be a value in the wrong place.
        const value = `"secret-${'9'.repeat(10)}"`;
        const body = Buffer.from(`{"x": ${text}, "digits": ${value}, "events": ${value}}`);
        const signed = sign(path, body);
        const answer = await serve(dependencies({}), {
          method: 'POST',
          path,
          body,
          headers: signed,
        });
        expect((answer.body as ProblemAnswer).error.code).toBe('invalid_request');
        expect(JSON.stringify(answer.body)).not.toContain('9999999999');
      },
    ),
  );
});

it('takes a signature for one method, path and body', () => {
  const body = Buffer.from('{}');
  const headers = sign('/v1/events', body);
  const request = { method: 'POST', path: '/v1/events', headers, body };
  expect(verifySignature(request, KEYS, NOW)).toMatchObject({ bridge: 'one', signedAt: NOW });
  for (const other of [{ method: 'PUT' }, { path: '/v1/resolve' }, { body: Buffer.from('[]') }]) {
    expect(verifySignature({ ...request, ...other }, KEYS, NOW)).toBe('signature_invalid');
  }
});

it('takes a signature of 64 digits alone, whatever stands around it', () => {
  const body = Buffer.from('{}');
  const headers = sign('/v1/events', body);
  const signature = headers['confdesk-signature']!;
  const verify = (over: Record<string, string>) =>
    verifySignature(
      { method: 'POST', path: '/v1/events', headers: { ...headers, ...over }, body },
      KEYS,
      NOW,
    );
  const more = fc.oneof(
    fc.constantFrom('zz', '0', '00', ' ', '\n', '\u0000', '=', `, ${signature}`, '\uFF10'),
    fc.string({ minLength: 1, unit: 'grapheme' }),
  );
  fc.assert(
    fc.property(more, fc.nat(64), (text, at) => {
      const given = `${signature.slice(0, at)}${text}${signature.slice(at)}`;
      expect(verify({ 'confdesk-signature': given })).toBe('signature_invalid');
    }),
    { seed: 7 },
  );
  const capitals = verify({ 'confdesk-signature': signature.toUpperCase() });
  expect(capitals).toMatchObject({ bridge: 'one', signature });
});

function sign(path: string, body: Buffer): Record<string, string> {
  const time = String(NOW.getTime());
  const bodyHash = createHash('sha256').update(body).digest('hex');
  const signature = createHmac('sha256', Buffer.alloc(32, 1))
    .update(signedText(time, 'POST', path, bodyHash))
    .digest('hex');
  return {
    'content-type': BRIDGE_MEDIA_TYPE,
    'confdesk-key': 'one-a',
    'confdesk-time': time,
    'confdesk-signature': signature,
  };
}
