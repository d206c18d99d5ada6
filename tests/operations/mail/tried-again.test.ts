import { Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mailId, paths } from '../../../domain/paths.ts';
import { PATIENCE_MS } from '../../../functions/src/deliveries/retry-schedule.ts';
import { RETRIES_A_MINUTE, retryDue } from '../../../functions/src/deliveries/retry-due.ts';
import { beforeTransactions } from '../../support/before-transactions.ts';
import {
  ACCOUNT,
  CONFERENCE,
  putAccount,
  putAdmin,
  saveId,
  startWorld,
  type World,
} from '../world.ts';
import { Installation } from './installation.ts';
import { Clock, mailer, type Refusal, Smtp } from './mail-world.ts';
import { sendMail } from '../../../mailer/src/send-mail.ts';
import { mirrorDelivery } from '../../../functions/src/deliveries/mirror-delivery.ts';

// Emails that a server refuses for now, or that it cannot be told of: tried again with growing pauses, once
// each however often it is told, and given up after two hours.

let world: World;
let smtp: Smtp;
let clock: Clock;
let installation: Installation;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  smtp = new Smtp();
  clock = new Clock();
  await smtp.start();
  await putAccount(world.db);
  await putAdmin(world.db);
  installation = new Installation(world, smtp, clock);
});
afterEach(async () => {
  await smtp.stop();
  world.failCommits();
  await world.clear();
});

const fail = (error: unknown): never => {
  throw error;
};

const ANA = 'ana@acme.example';
const BUSY: Refusal = { at: 'content', code: 451, text: '4.7.1 Too busy, try later' };
const moment = (time: string) => Timestamp.fromDate(new Date(`2026-11-23T${time}Z`));

describe('a Save whose email is refused for now', () => {
  it.each<[string, Refusal]>([
    ['rateLimited', { at: 'recipient', code: 451, text: '4.7.1 server busy' }],
    ['greylisted', { at: 'recipient', code: 450, text: '4.2.0 Greylisted, see postgrey' }],
    ['mailboxFull', { at: 'recipient', code: 452, text: '4.2.2 over quota' }],
    ['tryLater', { at: 'content', code: 421, text: '4.3.2 closing' }],
    ['rateLimited', { at: 'content', code: 432, text: '4.3.2 concurrent connections' }],
  ])('waits and says why (%s, %o), and is sent once when it is taken', async (failure, refusal) => {
    smtp.refuses = () => refusal;
    await installation.save('A');
    const waiting = {
      state: 'waiting',
      to: ANA,
      failure,
      detail: `${refusal.code} ${refusal.text}`,
      at: moment('12:00:00'),
      nextTryAt: moment('12:01:00'),
    };
    expect(await installation.told()).toEqual({ saveId: saveId('A'), ...waiting });
    expect((await installation.entry('A'))['email']).toEqual(waiting);
    expect(smtp.received).toEqual([]);

    smtp.refuses = () => null;
    expect(await installation.minute()).toMatchObject({ retried: 1 });
    expect(smtp.received).toEqual([ANA]);
    expect(await installation.told()).toMatchObject({ state: 'sent', failure: null });
    expect(await installation.told()).not.toHaveProperty('nextTryAt');
    const entry = await installation.entry('A');
    expect(entry['email']).toMatchObject({ state: 'sent' });
    expect(entry).not.toHaveProperty('retry');
    expect((await installation.mail('A').get()).get('delivery')).toMatchObject({ attempts: 2 });
    expect(await installation.minute(130)).toMatchObject({ retried: 0 });
    expect(smtp.received).toEqual([ANA]);
  });

  it('is tried at growing pauses for two hours, and has then failed', async () => {
    smtp.refuses = () => BUSY;
    const begin = clock.now().getTime();
    await installation.save('A');
    const tries: number[] = [];
    while (tries.length < 20) {
      const due: unknown = (await installation.told())['nextTryAt'];
      if (!(due instanceof Timestamp)) break;
      const minutes = Math.round((due.toMillis() - clock.now().getTime()) / 60_000);
      if (minutes > 1) expect(await installation.minute(minutes - 1)).toMatchObject({ retried: 0 });
      expect(await installation.minute()).toMatchObject({ retried: 1 });
      tries.push(Math.round((clock.now().getTime() - begin) / 60_000));
    }
    expect(tries).toEqual([1, 2, 4, 8, 16, 32, 62, 92, 120]);
    expect(await installation.told()).toMatchObject({ state: 'failed', failure: 'rateLimited' });
    expect((await installation.entry('A'))['email']).toMatchObject({ state: 'failed' });
    expect(smtp.received).toEqual([]);
    expect(smtp.asked).toHaveLength(1 + tries.length);
    // Its event comes once more.
    const again = mirrorDelivery(world.db, 'mail', installation.mail('A').id, clock.now());
    expect(await again).toBe('unchanged');

    // Who sends again has two hours anew.
    await installation.save('B');
    expect(await installation.told()).toMatchObject({ state: 'waiting' });
  });

  it('says that it is on its way while it is tried, and counts on from the first refusal', async () => {
    smtp.refuses = () => BUSY;
    await installation.save('A');
    await clock.pause(60_000);
    expect(await installation.retry()).toMatchObject({ retried: 1 });
    expect(await installation.told()).toMatchObject({ state: 'queued', failure: null });
    expect((await installation.entry('A'))['retry']).toMatchObject({ since: moment('12:00:00') });
    await installation.deliver();
    expect(await installation.told()).toMatchObject({
      state: 'waiting',
      at: moment('12:01:00'),
      nextTryAt: moment('12:02:00'),
    });
  });

  it('costs no write more than one that fails, and seven for each further try', async () => {
    smtp.refuses = () => BUSY;
    await installation.press('A');
    const atFirst = await world.writesDuring(() => installation.deliver());
    expect(atFirst).toBe(4);
    expect(await world.writesDuring(() => installation.minute())).toBe(7);
  });

  it('in the bulk lane goes on there', async () => {
    smtp.refuses = () => BUSY;
    await installation.save('A', {}, true);
    expect((await installation.entry('A'))['retry']).toMatchObject({ lane: 'bulkMail' });
    smtp.refuses = () => null;
    await installation.minute();
    expect(smtp.received).toEqual([ANA]);
    expect(await installation.told()).toMatchObject({ state: 'sent' });
  });

  it.each([
    ['is refused', { unavailable: 0.4 }],
    ['meets another one', { aborted: 0.4 }],
    ['succeeds and its answer is lost', { answerLost: 0.4 }],
  ])('is sent once when a commit %s', async (_, failing) => {
    smtp.refuses = () => BUSY;
    await installation.save('A');
    smtp.refuses = () => null;
    world.failCommits(failing, 3);
    await installation.minute();
    world.failCommits();
    await installation.minute();
    expect(smtp.received).toEqual([ANA]);
    expect(await installation.told()).toMatchObject({ state: 'sent' });
  });

  it('is not tried before its time by an event that comes late, or twice', async () => {
    smtp.refuses = () => BUSY;
    await installation.save('A');
    smtp.refuses = () => null;
    const again = () => sendMail(world.db, mailer(smtp, clock), installation.mail('A'));
    expect(await again()).toBe('nothing');
    await clock.pause(30_000);
    expect(await again()).toBe('nothing');
    expect(await installation.retry()).toMatchObject({ retried: 0 });
    expect(smtp.received).toEqual([]);
  });

  it('is not tried where it is due only later, or has been seen to, by the time it is read', async () => {
    smtp.refuses = () => BUSY;
    await installation.save('A');
    await clock.pause(60_000);
    const entry = world.db.doc(paths.activityEntry(ACCOUNT, mailId(CONFERENCE, saveId('A'))));
    for (const dueAt of [Timestamp.fromMillis(clock.now().getTime() + 1), null]) {
      const writing = () => entry.update({ 'retry.dueAt': dueAt });
      const tried = retryDue(beforeTransactions(world.db, writing), ['mail'], clock.now(), fail);
      expect(await tried).toEqual({ retried: 0, ended: 0, withdrawn: 0, notDue: 1 });
      expect((await installation.mail('A').get()).get('delivery.state')).toBe('ERROR');
      await entry.update({ 'retry.dueAt': Timestamp.fromDate(clock.now()) });
    }
    expect(await installation.retry()).toMatchObject({ retried: 1 });
  });

  it('is not tried again once the two hours are long over, because an event came late', async () => {
    smtp.refuses = () => BUSY;
    await installation.press('A');
    await installation.send();
    await clock.pause(PATIENCE_MS);
    await installation.mirror();
    expect(await installation.told()).toMatchObject({ state: 'failed', failure: 'rateLimited' });
  });
});

describe('while the server is away', () => {
  it('an email waits at once, and is sent when it is back', async () => {
    await smtp.stop();
    await installation.save('A');
    expect(await installation.told()).toMatchObject({
      state: 'waiting',
      failure: 'unreachable',
      detail: expect.stringMatching(/ECONNREFUSED/) as unknown,
    });
    await installation.minute();
    expect(await installation.told()).toMatchObject({ state: 'waiting', failure: 'unreachable' });
    await smtp.start();
    await installation.minute();
    expect(smtp.received).toEqual([ANA]);
  });
});

describe('a server that has the message and does not answer', () => {
  it('is not sent it again, and it is said that it may have arrived', async () => {
    smtp.dropsAfterData = true;
    await installation.save('A');
    expect(await installation.told()).toMatchObject({ state: 'failed', failure: 'uncertain' });
    expect(await installation.minute(10)).toMatchObject({ retried: 0 });
    expect(smtp.received).toEqual([ANA]);
  });
});

describe('another mailer on the contract', () => {
  it('is asked again by RETRY, as its text alone tells that it was refused for now', async () => {
    await installation.press('A');
    const refused = {
      state: 'ERROR',
      attempts: 1,
      error: "Error: Can't send mail - all recipients were rejected: 451 4.7.1 Please try again",
      endTime: Timestamp.fromDate(clock.now()),
    };
    await installation.mail('A').update({ delivery: refused });
    await installation.mirror();
    expect(await installation.told()).toMatchObject({ state: 'waiting', failure: 'rateLimited' });
    await clock.pause(60_000);
    await installation.retry();
    expect((await installation.mail('A').get()).get('delivery')).toEqual({
      ...refused,
      state: 'RETRY',
    });
  });
});

describe('a newer Save', () => {
  beforeEach(async () => {
    smtp.refuses = () => BUSY;
    await installation.save('A');
    expect(await installation.told()).toMatchObject({ state: 'waiting' });
    smtp.refuses = () => null;
  });

  it('sends its own email, and the one that waits is never sent', async () => {
    await installation.save('B', { adminEmail: 'li@acme.example' });
    expect(await installation.told()).toMatchObject({ state: 'sent', saveId: saveId('B') });
    const entry = await installation.entry('A');
    expect(entry['email']).toMatchObject({ state: 'failed', failure: 'superseded', to: ANA });
    expect(entry['email']).not.toHaveProperty('nextTryAt');
    expect(entry).not.toHaveProperty('retry');
    // Its event comes once more.
    const again = mirrorDelivery(world.db, 'mail', installation.mail('A').id, clock.now());
    expect(await again).toBe('unchanged');
    expect((await installation.entry('A'))['email']).toMatchObject({ failure: 'superseded' });
    expect(await installation.minute(130)).toMatchObject({ retried: 0 });
    expect(smtp.received).toEqual(['li@acme.example']);
  });

  it('costs one write more', async () => {
    const ordinary = await world.writesDuring(async () => {
      await installation.minute();
      expect(await installation.told()).toMatchObject({ state: 'sent' });
    });
    expect(ordinary).toBe(7);
    // To another address: where nothing is changed after one that was sent, the conference is not written.
    const pressed = () => installation.press('B', { adminEmail: 'li@acme.example' });
    const without = await world.writesDuring(pressed);
    await world.clear();
    await putAccount(world.db);
    await putAdmin(world.db);
    smtp.refuses = () => BUSY;
    await installation.save('A');
    expect(await world.writesDuring(pressed)).toBe(without + 1);
  });

  it('that the functions have not seen yet keeps the older one from being tried', async () => {
    // Pressed, and its event not yet there.
    const conference = world.db.doc(paths.conference(ACCOUNT, CONFERENCE));
    await conference.update({ saveId: saveId('B') });
    await clock.pause(60_000);
    expect(await installation.retry()).toMatchObject({ retried: 0, withdrawn: 1 });
    expect((await installation.entry('A'))['email']).toMatchObject({ failure: 'superseded' });
    await installation.deliver();
    expect(smtp.received).toEqual([]);
  });

  it('that comes while the older one is being refused ends that one', async () => {
    smtp.refuses = () => BUSY;
    await clock.pause(60_000);
    await installation.retry();
    await installation.send();
    await installation.press('B');
    smtp.refuses = () => null;
    await installation.mirror();
    expect((await installation.entry('A'))['email']).toMatchObject({
      state: 'failed',
      failure: 'superseded',
    });
    await installation.deliver();
    expect(await installation.minute(40)).toMatchObject({ retried: 0 });
    expect(smtp.received).toEqual([ANA]);
    expect(await installation.told()).toMatchObject({ state: 'sent', saveId: saveId('B') });
  });

  it('is not what happens when the conference is deleted: its email is withdrawn', async () => {
    const conference = world.db.doc(paths.conference(ACCOUNT, CONFERENCE));
    await conference.update({ deletedAt: Timestamp.fromDate(clock.now()) });
    expect(await installation.minute()).toMatchObject({ withdrawn: 1 });
    expect(await installation.told()).toMatchObject({ state: 'failed', failure: 'withdrawn' });
    expect(smtp.received).toEqual([]);
  });
});

describe('an invitation', () => {
  const member = () => world.db.doc(paths.member(ACCOUNT, 'zoe'));
  const at = () => Timestamp.fromDate(clock.now());

  async function invite(mailId: string): Promise<void> {
    const email = {
      state: 'queued',
      to: 'zoe@acme.example',
      at: at(),
      failure: null,
      detail: null,
    };
    const entryId = `zoe_${clock.now().getTime()}`;
    await member().set({
      uid: 'zoe',
      email: email.to,
      role: 'viewer',
      invitation: { ...email, mailId },
    });
    const told = { kind: 'memberAdded', at: at(), member: { email: email.to, role: 'viewer' } };
    await world.db.doc(paths.activityEntry(ACCOUNT, entryId)).set({ ...told, email });
    await world.db
      .collection('mail')
      .doc(mailId)
      .set({
        to: email.to,
        message: { subject: 'Welcome', text: 'Body' },
        source: { accountId: ACCOUNT, activityId: entryId, memberUid: 'zoe' },
      });
    await installation.deliver();
  }

  beforeEach(async () => {
    smtp.refuses = () => BUSY;
    await invite('first');
    expect((await member().get()).get('invitation')).toMatchObject({ state: 'waiting' });
    smtp.refuses = () => null;
  });

  it('is tried again like any email', async () => {
    await installation.minute();
    expect(smtp.received).toEqual(['zoe@acme.example']);
    expect((await member().get()).get('invitation')).toMatchObject({ state: 'sent' });
  });

  it('is not, once a newer one has been sent', async () => {
    await clock.pause(1_000);
    await invite('second');
    expect(await installation.minute()).toMatchObject({ withdrawn: 1 });
    expect(smtp.received).toEqual(['zoe@acme.example']);
    expect((await member().get()).get('invitation')).toMatchObject({
      state: 'sent',
      mailId: 'second',
    });
  });

  it.each([
    ['taken out', () => member().update({ role: 'removed' })],
    ['gone', () => member().delete()],
  ])('is not, once the member is %s', async (_, leave) => {
    await leave();
    expect(await installation.minute()).toMatchObject({ withdrawn: 1 });
    expect(smtp.received).toEqual([]);
  });
});

it('no more than so many are tried in a minute, those that wait longest first', async () => {
  const count = RETRIES_A_MINUTE + 5;
  await smtp.stop();
  const batch = world.db.batch();
  for (let n = 0; n < count; n += 1) {
    const id = `entry${String(n).padStart(3, '0')}`;
    const since = Timestamp.fromMillis(clock.now().getTime() - 60_000);
    const dueAt = Timestamp.fromMillis(clock.now().getTime() - n);
    batch.set(world.db.doc(paths.activityEntry(ACCOUNT, id)), {
      email: { state: 'waiting', to: ANA, at: since, failure: 'unreachable', detail: null },
      retry: { lane: n % 2 === 0 ? 'mail' : 'bulkMail', mailId: id, since, dueAt },
    });
    batch.set(world.db.collection(n % 2 === 0 ? 'mail' : 'bulkMail').doc(id), {
      to: ANA,
      message: { subject: 'Hello', text: 'Body' },
      source: { accountId: ACCOUNT, activityId: id },
      delivery: { state: 'ERROR', error: 'Error: connect ECONNREFUSED', endTime: since },
    });
  }
  await batch.commit();
  // Each lane has its own: mail that somebody waits for does not stand behind a bulk run's.
  expect(await installation.retry()).toMatchObject({ retried: count });

  await world.clear();
  const many = world.db.batch();
  for (let n = 0; n < count; n += 1) {
    const since = Timestamp.fromMillis(clock.now().getTime() - 60_000);
    const dueAt = Timestamp.fromMillis(clock.now().getTime() - n);
    many.set(world.db.doc(paths.activityEntry(ACCOUNT, `entry${n}`)), {
      email: { state: 'waiting', to: ANA, at: since, failure: 'unreachable', detail: null },
      retry: { lane: 'bulkMail', mailId: `m${n}`, since, dueAt },
    });
    many.set(world.db.collection('bulkMail').doc(`m${n}`), {
      to: ANA,
      source: { accountId: ACCOUNT, activityId: `entry${n}` },
      delivery: { state: 'ERROR', error: 'Error: connect ECONNREFUSED', endTime: since },
    });
  }
  await many.commit();
  expect(await installation.retry()).toMatchObject({ retried: RETRIES_A_MINUTE });
  const { docs } = await world.db.collection(paths.activity(ACCOUNT)).get();
  const left = docs.filter((entry) => entry.get('retry.dueAt') !== null).map(({ id }) => id);
  expect(left.sort()).toEqual(Array.from({ length: 5 }, (_, n) => `entry${n}`));
});

it('what cannot be tried is told, and does not keep the others from it', async () => {
  smtp.refuses = () => BUSY;
  await installation.save('A');
  const broken = world.db.doc(paths.activityEntry(ACCOUNT, 'broken'));
  const at = Timestamp.fromDate(clock.now());
  const detail = '451 4.3.2 later';
  await broken.set({
    email: { state: 'waiting', to: ANA, at, failure: 'tryLater', detail },
    retry: { lane: 'mail', mailId: 'gone', since: at, dueAt: at },
  });
  smtp.refuses = () => null;
  expect(await installation.minute()).toMatchObject({ retried: 1, ended: 1 });
  expect((await broken.get()).data()).toEqual({
    email: { state: 'failed', to: ANA, at, failure: 'tryLater', detail },
  });
  expect(smtp.received).toEqual([ANA]);
});

it('the end of one that was sent without anybody having told is told when it is due', async () => {
  smtp.refuses = () => BUSY;
  await installation.save('A');
  smtp.refuses = () => null;
  // By hand, as the contract has it; and the event of its end is lost.
  await installation.mail('A').update({ 'delivery.state': 'RETRY' });
  await installation.send();
  await clock.pause(60_000);
  expect(await installation.retry()).toMatchObject({ ended: 1 });
  expect(await installation.told()).toMatchObject({ state: 'sent' });
  expect(smtp.received).toEqual([ANA]);
  const again = mirrorDelivery(world.db, 'mail', installation.mail('A').id, clock.now());
  expect(await again).toBe('unchanged');
});
