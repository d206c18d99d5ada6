import { FieldValue, type Firestore, Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mailId, paths } from '../../../domain/paths.ts';
import {
  FORGOTTEN_MS,
  GIVEN_UP_KEPT_MS,
  OVERDUE_MS,
  settleOverdue,
  UNTAKEN_MS,
} from '../../../functions/src/deliveries/settle-overdue.ts';
import { sendMail } from '../../../mailer/src/send-mail.ts';
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
import { Clock, mailer, Smtp } from './mail-world.ts';

// Whatever becomes of a mail, and whichever mailer had it: the conference is told an end.

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
  // Firestore's own clock says when a document was made; this one goes on from there.
  clock = new Clock(new Date());
  await smtp.start();
  await putAccount(world.db);
  await putAdmin(world.db);
  installation = new Installation(world, smtp, clock);
  await installation.press('A');
});
afterEach(async () => {
  await smtp.stop();
  await world.clear();
});

const MINUTE_MS = 60_000;
const NOTHING = { told: 0, givenUp: 0, lost: 0, stillUnderWay: 0 };
const state = async () => (await installation.told())['state'] as unknown;
const failure = async () => (await installation.told())['failure'] as unknown;
const settleWith = (db: Firestore, onFailure: (error: unknown) => void = fail) =>
  settleOverdue(db, ['mail', 'bulkMail'], clock.now(), onFailure);
const fail = (error: unknown): never => {
  throw error;
};

describe('an email that is on its way', () => {
  it('is left to its mailer for ten minutes', async () => {
    await clock.pause(OVERDUE_MS - 1_000);
    expect(await installation.settle()).toEqual(NOTHING);
    await clock.pause(1_000);
    expect(await installation.settle()).toEqual({ ...NOTHING, stillUnderWay: 1 });
    expect(await state()).toBe('queued');
  });

  it('is given up where no mailer takes it, and is not sent by one that wakes up then', async () => {
    await clock.pause(UNTAKEN_MS + 60_000);
    expect(await installation.settle()).toEqual({ ...NOTHING, givenUp: 1 });
    expect(await installation.told()).toMatchObject({ state: 'failed', failure: 'notTaken' });
    expect((await installation.entry('A'))['email']).toMatchObject({ failure: 'notTaken' });
    await installation.deliver();
    expect(smtp.received).toEqual([]);
    expect(await installation.settle()).toEqual(NOTHING);
    // Who sends again is not kept from it.
    await installation.save('B');
    expect(await state()).toBe('sent');
  });

  it('may be deleted a month after it was given up, and no sooner: it holds codes', async () => {
    await clock.pause(UNTAKEN_MS + 60_000);
    await installation.settle();
    const end = clock.now().getTime() + GIVEN_UP_KEPT_MS;
    expect(world.deleteExpired(new Date(end - 1))).toEqual([]);
    expect(world.deleteExpired(new Date(end))).toEqual([installation.mail('A').path]);
  });

  it.each(['PENDING', 'RETRY'])('is given up where it stays at %s', async (stuck) => {
    await installation.mail('A').update({ 'delivery.state': stuck });
    await clock.pause(UNTAKEN_MS + 60_000);
    expect(await installation.settle()).toMatchObject({ givenUp: 1 });
    expect(await failure()).toBe('notTaken');
  });

  it('has perhaps arrived where its mailer died over it, which no event tells', async () => {
    await installation.mail('A').update({
      delivery: {
        state: 'PROCESSING',
        attempts: 1,
        leaseExpireTime: Timestamp.fromMillis(clock.now().getTime() + 60_000),
      },
    });
    await clock.pause(OVERDUE_MS);
    expect(await installation.settle()).toMatchObject({ givenUp: 1 });
    expect(await installation.told()).toMatchObject({
      failure: 'interrupted',
      at: Timestamp.fromDate(clock.now()),
    });
    expect((await installation.mail('A').get()).get('delivery')).toMatchObject({
      state: 'ERROR',
      error: 'Error: Message processing lease expired.',
    });
  });

  it('is not given up while a lease runs that a mailer took late', async () => {
    await clock.pause(OVERDUE_MS);
    await installation.mail('A').update({
      'delivery.state': 'PROCESSING',
      'delivery.leaseExpireTime': Timestamp.fromMillis(clock.now().getTime() + 60_000),
    });
    expect(await installation.settle()).toMatchObject({ stillUnderWay: 1 });
  });

  it('has perhaps arrived where a mailer tells no lease, and is heard of no more', async () => {
    await installation.mail('A').update({ 'delivery.state': 'PROCESSING' });
    await clock.pause(OVERDUE_MS + 60_000);
    expect(await installation.settle()).toMatchObject({ givenUp: 1 });
    expect(await failure()).toBe('interrupted');
  });

  it('has perhaps arrived where somebody wrote a state that nobody knows', async () => {
    await installation.mail('A').update({ delivery: { state: 'sent?' } });
    await clock.pause(OVERDUE_MS + 60_000);
    expect(await installation.settle()).toMatchObject({ givenUp: 1 });
    expect(await failure()).toBe('interrupted');
  });

  it('has perhaps arrived where its document is gone', async () => {
    await installation.mail('A').delete();
    await clock.pause(OVERDUE_MS);
    expect(await installation.settle()).toEqual({ ...NOTHING, lost: 1 });
    expect(await installation.told()).toMatchObject({
      state: 'failed',
      failure: 'interrupted',
      to: 'ana@acme.example',
      at: Timestamp.fromDate(clock.now()),
    });
    expect(await installation.settle()).toEqual(NOTHING);
  });

  it('has perhaps arrived where its document was deleted while it was being sent', async () => {
    const reference = installation.mail('A');
    const openly = mailer(smtp, clock);
    const transport = () => {
      const real = openly.transport();
      const send: typeof real.sendMail = async (message) => {
        await reference.delete();
        return real.sendMail(message);
      };
      return Object.assign(Object.create(real) as typeof real, { sendMail: send });
    };
    expect(await sendMail(world.db, { ...openly, transport }, reference)).toBe('sent');
    await installation.mirror();
    expect(await state()).toBe('queued');
    await clock.pause(OVERDUE_MS);
    await installation.settle();
    expect(await failure()).toBe('interrupted');
  });

  it('is told its end where the event of that was lost', async () => {
    await installation.send();
    await clock.pause(OVERDUE_MS);
    expect(await installation.settle()).toEqual({ ...NOTHING, told: 1 });
    expect(await state()).toBe('sent');
    expect(smtp.received).toEqual(['ana@acme.example']);
  });

  it('is left as it ended where its end was told since it was looked for', async () => {
    await clock.pause(OVERDUE_MS);
    const ends = async () => {
      await installation.deliver();
      // What has ended may expire.
      await installation.mail('A').delete();
    };
    expect(await settleWith(beforeTransactions(world.db, ends))).toEqual({
      ...NOTHING,
      stillUnderWay: 1,
    });
    expect(await state()).toBe('sent');
  });

  it('is seen to in the next minute where it could not be, and who asks is told why', async () => {
    await clock.pause(OVERDUE_MS);
    const away = new Error('away');
    const failures: unknown[] = [];
    const db = beforeTransactions(world.db, () => Promise.reject(away));
    expect(await settleWith(db, (error) => failures.push(error))).toEqual(NOTHING);
    expect(failures).toEqual([away]);
    expect(await installation.settle()).toEqual({ ...NOTHING, stillUnderWay: 1 });
  });

  it('is not what a mail of another account says, though that has an entry of this name', async () => {
    const { source, ...mail } = (await installation.mail('A').get()).data() ?? {};
    // By its name it comes before the mail itself.
    const other = { ...(source as object), accountId: 'other' };
    await world.db.doc('mail/a').set({ ...mail, source: other, delivery: { state: 'SUCCESS' } });
    await clock.pause(OVERDUE_MS);
    expect(await installation.settle()).toEqual({ ...NOTHING, stillUnderWay: 1 });
    await installation.mail('A').delete();
    expect(await installation.settle()).toEqual({ ...NOTHING, lost: 1 });
    expect(await failure()).toBe('interrupted');
  });

  it('is told an end when its conference is gone for good', async () => {
    await world.db.doc(paths.conference(ACCOUNT, CONFERENCE)).delete();
    await installation.mail('A').delete();
    await clock.pause(OVERDUE_MS);
    expect(await installation.settle()).toMatchObject({ lost: 1 });
    expect((await installation.entry('A'))['email']).toMatchObject({ state: 'failed' });
  });
});

describe('an email is given up to the millisecond', () => {
  /** It is still under way a moment before, and is not any more then. */
  async function isGivenUpAt(moment: number, why: string): Promise<void> {
    await clock.pause(moment - 1 - clock.now().getTime());
    expect(await installation.settle()).toEqual({ ...NOTHING, stillUnderWay: 1 });
    await clock.pause(1);
    expect(await installation.settle()).toEqual({ ...NOTHING, givenUp: 1 });
    expect(await failure()).toBe(why);
  }

  it('five minutes after its lease', async () => {
    await clock.pause(OVERDUE_MS);
    const lease = clock.now().getTime() + MINUTE_MS;
    await installation.mail('A').update({
      'delivery.state': 'PROCESSING',
      'delivery.leaseExpireTime': Timestamp.fromMillis(lease),
    });
    await isGivenUpAt(lease + 5 * MINUTE_MS, 'interrupted');
  });

  it.each([
    ['PROCESSING', 5 * MINUTE_MS, 'interrupted'],
    ['PENDING', UNTAKEN_MS, 'notTaken'],
    ['RETRY', UNTAKEN_MS, 'notTaken'],
    ['sent?', OVERDUE_MS, 'interrupted'],
  ])('of its last change, where that was to %s', async (stuck, limit, why) => {
    await installation.mail('A').update({ 'delivery.state': stuck });
    // So that it is looked at, however short the time since the change.
    const id = mailId(CONFERENCE, saveId('A'));
    const long = Timestamp.fromMillis(clock.now().getTime() - OVERDUE_MS);
    await world.db.doc(paths.activityEntry(ACCOUNT, id)).update({ 'email.at': long });
    const { updateTime } = await installation.mail('A').get();
    await isGivenUpAt((updateTime?.toMillis() ?? 0) + limit, why);
  });

  it('of its beginning, where no mailer has taken it, whatever else was changed', async () => {
    await installation.mail('A').update({ delivery: { state: null } });
    const { createTime } = await installation.mail('A').get();
    await isGivenUpAt((createTime?.toMillis() ?? 0) + UNTAKEN_MS, 'notTaken');
  });
});

describe('an email that waits', () => {
  beforeEach(async () => {
    smtp.refuses = () => ({ at: 'content', code: 451, text: '4.7.1 busy' });
    await installation.deliver();
    expect(await state()).toBe('waiting');
  });

  it('is left to its next try', async () => {
    await clock.pause(FORGOTTEN_MS - 1_000);
    expect(await installation.settle()).toEqual(NOTHING);
  });

  it('has failed, as it was refused, where nobody comes back to it', async () => {
    await clock.pause(FORGOTTEN_MS);
    expect(await installation.settle()).toEqual({ ...NOTHING, told: 1 });
    expect(await installation.told()).toMatchObject({ state: 'failed', failure: 'rateLimited' });
    expect(await installation.entry('A')).not.toHaveProperty('retry');
  });

  it('has failed also where its document is gone', async () => {
    await installation.mail('A').delete();
    await clock.pause(FORGOTTEN_MS);
    expect(await installation.settle()).toEqual({ ...NOTHING, lost: 1 });
    expect(await installation.told()).toMatchObject({
      ...{ state: 'failed', failure: 'rateLimited', detail: '451 4.7.1 busy' },
    });
  });

  it('has perhaps arrived where another mailer dies over a later try, and is not tried again', async () => {
    await clock.pause(2 * MINUTE_MS);
    expect(await installation.retry()).toMatchObject({ retried: 1 });
    // What it was refused for before still stands there.
    await installation.mail('A').update({ 'delivery.state': 'PROCESSING' });
    await clock.pause(OVERDUE_MS);
    expect(await installation.settle()).toEqual({ ...NOTHING, givenUp: 1 });
    expect(await installation.told()).toMatchObject({ state: 'failed', failure: 'interrupted' });
  });
});

it('an invitation whose mail is gone is told its end on the member, unless a newer one is', async () => {
  await installation.deliver();
  const at = Timestamp.fromDate(clock.now());
  const email = { state: 'queued', to: 'zoe@acme.example', at, failure: null, detail: null };
  const entryId = `zoe_b_${at.toMillis()}`;
  const member = world.db.doc(paths.member(ACCOUNT, 'zoe_b'));
  await member.set({ uid: 'zoe_b', invitation: { ...email, mailId: 'gone' } });
  const entry = { kind: 'memberAdded', conferenceId: null, member: { email: email.to }, email };
  await world.db.doc(paths.activityEntry(ACCOUNT, entryId)).set(entry);
  await world.db.doc(paths.activityEntry(ACCOUNT, `zoe_b_${at.toMillis() - 9}`)).set({
    ...entry,
    email: { ...email, at: Timestamp.fromMillis(at.toMillis() - 9) },
  });
  await clock.pause(OVERDUE_MS - 5);
  expect(await installation.settle()).toMatchObject({ lost: 1 });
  expect((await member.get()).get('invitation')).toMatchObject({ state: 'queued' });
  await clock.pause(5);
  expect(await installation.settle()).toMatchObject({ lost: 1 });
  expect((await member.get()).get('invitation')).toMatchObject({
    state: 'failed',
    failure: 'interrupted',
    mailId: 'gone',
  });
});

it('many are seen to, also behind many that are still under way', async () => {
  await installation.deliver();
  const entries = 230;
  const batch = world.db.batch();
  for (let n = 0; n < entries; n += 1) {
    const at = Timestamp.fromMillis(clock.now().getTime() + n);
    const email = { state: 'queued', to: 'a@acme.example', at, failure: null, detail: null };
    batch.set(world.db.doc(paths.activityEntry(ACCOUNT, `many${n}`)), { email });
    if (n >= 200) continue;
    const source = { accountId: ACCOUNT, activityId: `many${n}` };
    batch.set(world.db.doc(`bulkMail/many${n}`), { to: 'a@acme.example', source });
  }
  await batch.commit();
  await clock.pause(OVERDUE_MS + entries);
  expect(await installation.settle()).toEqual({ ...NOTHING, stillUnderWay: 200, lost: 30 });
});

it('a mail of which somebody has deleted what says whose it is, is as good as gone', async () => {
  await installation.mail('A').update({ source: FieldValue.delete() });
  await clock.pause(OVERDUE_MS);
  expect(await installation.settle()).toMatchObject({ lost: 1 });
  expect(await failure()).toBe('interrupted');
});
