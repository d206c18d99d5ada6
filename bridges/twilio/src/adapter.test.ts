import { afterEach, describe, expect, it } from 'vitest';
import { MAX_BODY_BYTES } from './adapter.ts';
import { AUTH_TOKEN } from './testing/fake-twilio.ts';
import { PUBLIC_URL, ROOM, startWorld, type World } from './testing/world.ts';
import { signatureOf } from './twilio/signature.ts';

let world: World;
afterEach(() => world.stop());

interface Asked {
  readonly url: string;
  readonly body?: string;
  readonly method?: string;
  readonly signature?: string | readonly string[] | null;
}

/** Asks the adapter; signed, unless it is said otherwise. */
function ask({ url, body = 'CallSid=CA1', method = 'POST', signature }: Asked) {
  const right = signatureOf(AUTH_TOKEN, PUBLIC_URL + url, new URLSearchParams(body));
  const given = signature === undefined ? right : signature;
  return world.adapter.answer({
    method,
    url,
    headers: given === null ? {} : { 'x-twilio-signature': given },
    body: Buffer.from(body),
  });
}

describe('who is not Twilio', () => {
  it.each([
    { url: '/voice', signature: null },
    { url: '/voice', signature: 'c2lnbmF0dXJl' },
    { url: '/voice', signature: ['a', 'b'] },
    { url: '/nowhere', signature: null },
    { url: '/voice', method: 'GET', signature: null },
    { url: '/__proto__', signature: null },
  ])('is told nothing: %o', async (asked) => {
    world = await startWorld();
    expect(await ask(asked)).toMatchObject({ status: 403, body: '' });
  });

  it('cannot use a signature of another address or another form', async () => {
    world = await startWorld();
    const form = new URLSearchParams({ CallSid: 'CA1' });
    const signature = signatureOf(AUTH_TOKEN, `${PUBLIC_URL}/voice`, form);
    expect((await ask({ url: '/voice', signature })).status).toBe(200);
    expect((await ask({ url: '/voice', signature, body: 'CallSid=CA2' })).status).toBe(403);
    expect((await ask({ url: '/voice?attempt=1', signature })).status).toBe(403);
    expect((await ask({ url: '/events', signature })).status).toBe(403);
  });

  it('cannot make it read much', async () => {
    world = await startWorld();
    const body = `CallSid=${'1'.repeat(MAX_BODY_BYTES)}`;
    expect((await ask({ url: '/voice', body })).status).toBe(413);
  });
});

describe('Twilio', () => {
  it.each([
    [{ url: '/nowhere' }, 404],
    [{ url: '/voice', method: 'GET' }, 405],
    [{ url: '/code?attempt=1' }, 400],
    [{ url: '/code?attempt=0', body: `CallSid=CA${'1'.repeat(32)}` }, 400],
    [{ url: '/code', body: `CallSid=CA${'1'.repeat(32)}` }, 400],
    [{ url: '/left' }, 400],
    [{ url: '/events', body: '' }, 204],
    [{ url: '/events', body: '%E0%A4%A&&&=&=' }, 204],
  ])('is answered to %o with %i', async (asked, status) => {
    world = await startWorld();
    expect((await ask(asked)).status).toBe(status);
  });

  it('is asked to send again what could not be kept', async () => {
    world = await startWorld();
    const call = await world.enter(ROOM.leaderCode);
    world.store.change = () => Promise.reject(new Error('No room'));
    const [callback] = world.twilio.pending;
    expect(await world.twilio.bring(callback ? [callback] : [])).toEqual([500]);
    expect(call.conference).not.toBeNull();
  });

  it('may send everything again, long after: nothing changes', async () => {
    world = await startWorld();
    const leader = await world.enter(ROOM.leaderCode);
    await world.twilio.hangUp(leader);
    const all = world.twilio.pending.splice(0);
    await world.twilio.bring(all);
    const before = JSON.stringify(world.store.told);
    world.now += 30 * 24 * 3_600_000;
    expect(await world.twilio.bring([...all, ...all])).toEqual(all.concat(all).map(() => 204));
    expect(JSON.stringify(world.store.told)).toBe(before);
    expect(world.twilio.asked.filter((each) => each.startsWith('POST'))).toEqual([]);
  });
});

it('what is logged and where requests go have no code, no token and no whole number', async () => {
  world = await startWorld({ rooms: [{ ...ROOM, endOnLeaderExit: true }] });
  const leader = await world.enter(ROOM.leaderCode);
  const participant = await world.enter(ROOM.participantCode);
  await world.enter('9999999999');
  await world.twilio.bringAll();
  await world.twilio.hangUp(leader);
  await world.twilio.bringAll();
  world.twilio.isDown = true;
  await world.adapter.beat();
  await ask({ url: '/voice', signature: null });
  const written = [
    ...world.logged,
    ...world.twilio.asked,
    ...[leader, participant].flatMap(({ twiml }) => [...twiml.matchAll(/https:[^"<]*/g)].join(' ')),
  ].join('\n');
  expect(world.logged.length).toBeGreaterThan(4);
  for (const secret of [
    ...[ROOM.leaderCode, ROOM.participantCode, '9999999999', 'token-0', AUTH_TOKEN],
    ...['4165550134', '5145550100'],
  ]) {
    expect(written).not.toContain(secret);
  }
});
