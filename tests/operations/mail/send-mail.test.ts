import type { AddressInfo } from 'node:net';
import { type DocumentData, Timestamp } from 'firebase-admin/firestore';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type MailerDependencies, sendMail } from '../../../mailer/src/send-mail.ts';
import { openTransport, type SmtpTransport } from '../../../mailer/src/transport.ts';
import { startWorld, type World } from '../world.ts';

const now = new Date('2026-11-23T12:00:00Z');

/** What the SMTP server has taken: one entry an email. */
let received: string[][] = [];
/** What it answers a recipient with; null takes it. */
let refusal: Error | null = null;
/** What happens instead of an answer to DATA; null: it answers. */
let goesSilent: (() => void) | null = null;

const smtp = new SMTPServer({
  authOptional: true,
  hideSTARTTLS: true,
  onRcptTo: (_address, _session, done) => {
    done(refusal);
  },
  onData(stream, session, done) {
    stream.resume();
    stream.on('end', () => {
      if (goesSilent !== null) {
        goesSilent();
        return;
      }
      received.push(session.envelope.rcptTo.map(({ address }) => address));
      done();
    });
  },
});

let world: World;
let uri: string;
beforeAll(async () => {
  world = await startWorld();
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  uri = `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await world.stop();
  await new Promise<void>((resolve) => {
    smtp.close(() => resolve());
  });
});
beforeEach(() => {
  received = [];
  refusal = null;
  goesSilent = null;
});
afterEach(async () => {
  world.failCommits();
  await world.clear();
});

function dependencies(over: Partial<MailerDependencies> = {}): MailerDependencies {
  return {
    transport: () => openTransport(uri, ''),
    defaults: { from: 'no-reply@confdesk.example', replyTo: '' },
    now: () => now,
    deadline: () => new AbortController().signal,
    ttl: { type: 'never', value: 1 },
    ...over,
  };
}

/** The transport, with something that happens right before a message leaves. */
function during(happens: () => Promise<void>): () => SmtpTransport {
  const transport = openTransport(uri, '');
  return () =>
    Object.assign(Object.create(transport) as SmtpTransport, {
      sendMail: async (message: Parameters<SmtpTransport['sendMail']>[0]) => {
        await happens();
        return transport.sendMail(message);
      },
    });
}

const reference = () => world.db.doc('mail/m1');
const send = (over?: Partial<MailerDependencies>) =>
  sendMail(world.db, dependencies(over), reference());

async function putMail(over: DocumentData = {}): Promise<void> {
  await reference().set({
    to: 'ana@acme.example',
    message: { subject: 'Hello', text: 'Body', html: '<p>Body</p>' },
    ...over,
  });
}
async function delivery(): Promise<unknown> {
  return (await reference().get()).get('delivery');
}

describe('sendMail', () => {
  it('sends and says so, in two writes', async () => {
    await putMail();
    expect(await world.writesDuring(async () => expect(await send()).toBe('sent'))).toBe(2);
    expect(received).toEqual([['ana@acme.example']]);
    expect(await delivery()).toMatchObject({
      state: 'SUCCESS',
      attempts: 1,
      error: null,
      leaseExpireTime: null,
      startTime: Timestamp.fromDate(now),
      endTime: Timestamp.fromDate(now),
      info: { accepted: ['ana@acme.example'], rejected: [], pending: [] },
    });
    expect(await delivery()).not.toHaveProperty('expireAt');
  });

  it('sends once, however often and how much at once it is called', async () => {
    await putMail();
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => send()));
    expect(outcomes.filter((outcome) => outcome === 'sent')).toHaveLength(1);
    expect(await send()).toBe('nothing');
    expect(received).toHaveLength(1);
  });

  it.each([
    ['is refused', { unavailable: 0.5 }, 1],
    ['meets another one', { aborted: 0.5 }, 1],
    ['succeeds and its answer is lost', { answerLost: 0.5 }, 1],
    // With this seed the claim is made, its answer lost, and the commit that asks again aborted: the
    // SDK then begins the transaction anew and finds the mail claimed, by itself.
    ['is repeated after it has succeeded', { answerLost: 0.5, aborted: 0.5 }, 400],
  ])('sends once when a commit %s', async (_, failing, seed) => {
    await putMail();
    world.failCommits(failing, seed);
    expect(await send()).toBe('sent');
    expect(received).toHaveLength(1);
    expect(await delivery()).toMatchObject({ state: 'SUCCESS', attempts: 1 });
  });

  it('sends once more for RETRY', async () => {
    await putMail();
    await send();
    await reference().update({ 'delivery.state': 'RETRY' });
    expect(await send()).toBe('sent');
    expect(received).toHaveLength(2);
    expect(await delivery()).toMatchObject({ state: 'SUCCESS', attempts: 2 });
  });

  it('takes a mail that another mailer left at PENDING', async () => {
    await putMail({ delivery: { state: 'PENDING', attempts: 0, error: null } });
    expect(await send()).toBe('sent');
  });

  it('waits for a lease, and gives up one that ran out without sending', async () => {
    const leaseExpireTime = Timestamp.fromMillis(now.getTime() + 1);
    await putMail({ delivery: { state: 'PROCESSING', attempts: 1, leaseExpireTime } });
    expect(await send()).toBe('held');
    expect(await send({ now: () => new Date(now.getTime() + 1) })).toBe('abandoned');
    expect(received).toEqual([]);
    expect(await delivery()).toMatchObject({
      state: 'ERROR',
      error: 'Error: Message processing lease expired.',
    });
  });

  it('owns a mail for a minute while it sends it, and no longer', async () => {
    await putMail();
    const later = (ms: number) => send({ now: () => new Date(now.getTime() + ms) });
    const looks: unknown[] = [];
    const sent = await send({
      transport: during(async () => {
        // However long it takes, it must not expire before it has an end.
        looks.push(...world.deleteExpired(new Date('2999-01-01T00:00:00Z')));
        looks.push(await later(59_999), await later(60_000));
      }),
    });
    expect(looks).toEqual(['held', 'abandoned']);
    expect(sent).toBe('sent');
    expect(received).toHaveLength(1);
  });

  it('leaves nothing of a mail that is deleted while it is being sent', async () => {
    await putMail();
    const transport = during(async () => {
      await reference().delete();
    });
    expect(await send({ transport })).toBe('sent');
    expect((await reference().get()).exists).toBe(false);
  });

  it('writes nothing of an attempt that fails after it was given up', async () => {
    await putMail();
    const transport = during(async () => {
      await send({ now: () => new Date(now.getTime() + 60_000) });
      await reference().update({ 'delivery.state': 'RETRY' });
      refusal = Object.assign(new Error('gone'), { responseCode: 550 });
    });
    expect(await send({ transport })).toBe('failed');
    expect(await delivery()).toMatchObject({
      state: 'RETRY',
      error: expect.any(String) as unknown,
    });
    expect(await delivery()).not.toHaveProperty('cause');
  });

  it('does nothing for a mail that is gone', async () => {
    expect(await send()).toBe('nothing');
  });

  it('says what the server refused', async () => {
    refusal = Object.assign(new Error('5.1.1 mailbox unknown'), { responseCode: 550 });
    await putMail();
    expect(await send()).toBe('failed');
    expect(await delivery()).toMatchObject({
      state: 'ERROR',
      error: expect.stringMatching(
        /^Error: .*recipients were rejected.*mailbox unknown/,
      ) as unknown,
      cause: {
        reply: { code: 550, enhanced: '5.1.1' },
        error: 'EENVELOPE',
        system: null,
        command: 'RCPT TO',
        hasContentLeft: false,
      },
    });
  });

  it('forgets what was refused once it is sent', async () => {
    refusal = Object.assign(new Error('4.2.0 later'), { responseCode: 450 });
    await putMail();
    expect(await send()).toBe('failed');
    refusal = null;
    await reference().update({ 'delivery.state': 'RETRY' });
    expect(await send()).toBe('sent');
    expect(await delivery()).not.toHaveProperty('cause');
  });

  it('gives up on a server that never ends', async () => {
    const time = new AbortController();
    goesSilent = () => {
      time.abort();
    };
    await putMail();
    expect(await send({ deadline: () => time.signal })).toBe('failed');
    expect(await delivery()).toMatchObject({
      state: 'ERROR',
      error: 'Error: Sending timed out.',
      cause: { hasContentLeft: true },
    });
  });

  it('says in a sentence what is wrong with a mail, and sends nothing', async () => {
    await putMail({ message: { subject: 'no body' } });
    expect(await send()).toBe('failed');
    expect(await delivery()).toMatchObject({
      state: 'ERROR',
      error: 'The message has neither text nor html.',
    });
    expect(received).toEqual([]);
  });

  it('says when the mail may be deleted, where a time is set, from its first attempt on', async () => {
    await putMail();
    const expireAt = Timestamp.fromDate(new Date('2026-12-23T12:00:00Z'));
    let meanwhile: unknown;
    const transport = during(async () => {
      meanwhile = await delivery();
    });
    await send({ ttl: { type: 'day', value: 30 }, transport });
    expect(meanwhile).toMatchObject({ state: 'PROCESSING', expireAt });
    expect(await delivery()).toMatchObject({ state: 'SUCCESS', expireAt });
  });

  it('counts that time from the end', async () => {
    await putMail();
    let clock = now;
    const transport = during(() => {
      clock = new Date('2026-11-24T12:00:00Z');
      return Promise.resolve();
    });
    await send({ ttl: { type: 'day', value: 30 }, transport, now: () => clock });
    expect(await delivery()).toMatchObject({
      expireAt: Timestamp.fromDate(new Date('2026-12-24T12:00:00Z')),
    });
  });
});
