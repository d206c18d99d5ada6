import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { mirrorDelivery } from '../../../functions/src/deliveries/mirror-delivery.ts';
import { sendMail } from '../../../mailer/src/send-mail.ts';
import type { SmtpTransport } from '../../../mailer/src/transport.ts';
import { openTransport } from '../../../mailer/src/transport.ts';
import { ACCOUNT, CONFERENCE, NOW, save, saveId, startWorld, type World } from '../world.ts';
import { Clock, deliveryOf, mailer, putMail, Smtp } from './mail-world.ts';

// What an event brings along spares reading it, and is believed nothing that is not so any more.

const PATH = 'mail/m';
const smtp = new Smtp();
const clock = new Clock();
let world: World;
beforeAll(async () => {
  world = await startWorld();
  await smtp.start();
});
afterAll(async () => {
  await smtp.stop();
  await world.stop();
});
beforeEach(async () => {
  smtp.received = [];
  await putMail(world.db, PATH);
});
afterEach(async () => {
  world.failCommits();
  await world.clear();
});

const reference = () => world.db.doc(PATH);
const send = (seen: DocumentSnapshot, transport?: () => SmtpTransport) =>
  sendMail(world.db, mailer(smtp, clock, transport && { transport }), reference(), seen);

/** The transport, with something that happens right before the message leaves. */
function during(happens: () => Promise<unknown>): () => SmtpTransport {
  const transport = openTransport(smtp.uri, '');
  return () => ({
    sendMail: async (message) => {
      await happens();
      return transport.sendMail(message);
    },
  });
}

describe('a mail as its event brought it', () => {
  it('is sent without being read', async () => {
    const seen = await reference().get();
    expect(await world.readsDuring(async () => expect(await send(seen)).toBe('sent'))).toBe(0);
    expect(smtp.received).toHaveLength(1);
    expect(await deliveryOf(world.db, PATH)).toMatchObject({ state: 'SUCCESS', attempts: 1 });
  });

  it('is sent once, however many events bring it at once', async () => {
    const seen = await reference().get();
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => send(seen)));
    expect(outcomes.filter((outcome) => outcome === 'sent')).toHaveLength(1);
    expect(await send(seen)).toBe('nothing');
    expect(smtp.received).toHaveLength(1);
  });

  it.each([
    ['is refused', { unavailable: 0.5 }],
    ['meets another one', { aborted: 0.5 }],
    ['succeeds and its answer is lost', { answerLost: 0.5 }],
  ])('is sent once when a commit %s', async (_, failing) => {
    for (let seed = 1; seed <= 2; seed += 1) {
      smtp.received = [];
      await world.clear();
      await putMail(world.db, PATH);
      const seen = await reference().get();
      world.failCommits(failing, seed);
      // Where Firestore stays away for too long the event comes again.
      await send(seen).catch(() => 'again');
      world.failCommits();
      await send(seen);
      expect(smtp.received).toHaveLength(1);
    }
  });

  it('is not believed that it waits once somebody has claimed it', async () => {
    const seen = await reference().get();
    await reference().update({
      delivery: { state: 'PROCESSING', leaseExpireTime: new Date(clock.now().getTime() + 1_000) },
    });
    expect(await send(seen)).toBe('held');
    await reference().update({ delivery: { state: 'ERROR' } });
    expect(await send(seen)).toBe('nothing');
    expect(smtp.received).toEqual([]);
  });

  it('is sent as it is now where it was changed since', async () => {
    const seen = await reference().get();
    await reference().update({ to: 'li@acme.example' });
    expect(await send(seen)).toBe('sent');
    expect(smtp.received).toEqual(['li@acme.example']);
  });

  it('that was given up while it was sent is told as sent', async () => {
    const seen = await reference().get();
    const givesUp = during(() => reference().update({ 'delivery.state': 'ERROR' }));
    expect(await send(seen, givesUp)).toBe('sent');
    expect(await deliveryOf(world.db, PATH)).toMatchObject({ state: 'SUCCESS' });
  });

  it('that is gone by its end is not made again', async () => {
    const seen = await reference().get();
    await send(
      seen,
      during(() => reference().delete()),
    );
    expect((await reference().get()).exists).toBe(false);
  });
});

describe('the end of a mail as its event brought it', () => {
  const source = { accountId: ACCOUNT, conferenceId: CONFERENCE, saveId: saveId('A') };
  const queued = { state: 'queued', to: 'ana@acme.example', at: NOW, failure: null, detail: null };
  const shown = async () =>
    (await world.db.doc(paths.conference(ACCOUNT, CONFERENCE)).get()).get('email.state') as unknown;
  const mirror = (seen: DocumentSnapshot) => mirrorDelivery(world.db, 'mail', 'm', NOW, seen);

  it('is told as it stands there now', async () => {
    await save(world.db, saveId('A'), { email: { ...queued, saveId: saveId('A') } });
    await reference().update({ source, delivery: { state: 'ERROR', error: 'Error: 550' } });
    const seen = await reference().get();
    await reference().update({ 'delivery.state': 'RETRY' });
    expect(await mirror(seen)).toBe('notFinal');
    expect(await shown()).toBe('queued');
    await reference().update({ 'delivery.state': 'SUCCESS' });
    expect(await mirror(seen)).toBe('sent');
    expect(await shown()).toBe('sent');
  });

  it('is told where the mail says now that it is told', async () => {
    await save(world.db, saveId('A'), { email: { ...queued, saveId: saveId('A') } });
    const elsewhere = { ...source, conferenceId: 'another' };
    await reference().update({ source: elsewhere, delivery: { state: 'SUCCESS' } });
    const seen = await reference().get();
    await reference().update({ source });
    expect(await mirror(seen)).toBe('sent');
    expect(await shown()).toBe('sent');
  });
});
