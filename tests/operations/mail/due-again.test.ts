import { FieldValue, type Firestore, Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mailId, paths } from '../../../domain/paths.ts';
import { retryDue } from '../../../functions/src/deliveries/retry-due.ts';
import { handleSave } from '../../../functions/src/saves/handle-save.ts';
import { beforeTransactions } from '../../support/before-transactions.ts';
import {
  ACCOUNT,
  CONFERENCE,
  dependencies,
  putAccount,
  putAdmin,
  save,
  saveEvent,
  saveId,
  startWorld,
  type World,
} from '../world.ts';
import { Installation } from './installation.ts';
import { Clock, type Refusal, Smtp } from './mail-world.ts';

// What has happened to an email that waits by the time it is due: it is sent once, and only while it is wanted.

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
  smtp.refuses = () => BUSY;
});
afterEach(async () => {
  await smtp.stop();
  await world.clear();
});

const ANA = 'ana@acme.example';
const MINUTE_MS = 60_000;
const BUSY: Refusal = { at: 'content', code: 451, text: '4.7.1 Too busy, try later' };
const at = (minutes = 0) => Timestamp.fromMillis(clock.now().getTime() + minutes * MINUTE_MS);
const conference = () => world.db.doc(paths.conference(ACCOUNT, CONFERENCE));
const entryOf = (id: string) => world.db.doc(paths.activityEntry(ACCOUNT, id));
const delivery = async (letter: string) =>
  (await installation.mail(letter).get()).get('delivery') as object;

/** An email is refused for now; from then on the server takes what comes. */
async function saveAndWait(letter: string): Promise<void> {
  await installation.save(letter);
  expect(await installation.told()).toMatchObject({ state: 'waiting', saveId: saveId(letter) });
  smtp.refuses = () => null;
}

describe('an email that is due', () => {
  it('does not expire before it has an end, though it had one', async () => {
    await saveAndWait('A');
    await installation.mail('A').update({ 'delivery.expireAt': at(5) });
    await clock.pause(MINUTE_MS);
    await installation.retry();
    expect(await delivery('A')).toMatchObject({ state: 'RETRY' });
    expect(await delivery('A')).not.toHaveProperty('expireAt');
  });

  it.each([
    ['and is wanted', 'A'],
    // It may arrive all the same, so nobody may say that it does not.
    ['although a newer Save has come', 'B'],
  ])('is left to the mailer that has it already, %s', async (_, newest) => {
    await saveAndWait('A');
    // By hand somebody wrote RETRY, and a mailer is at it.
    await installation.mail('A').update({ 'delivery.state': 'PROCESSING' });
    await conference().update({ saveId: saveId(newest) });
    await clock.pause(MINUTE_MS);
    expect(await installation.retry()).toMatchObject({ retried: 1, withdrawn: 0 });
    expect(await delivery('A')).toMatchObject({ state: 'PROCESSING' });
    expect((await installation.entry('A'))['email']).toMatchObject({ state: 'queued' });
  });

  it('is seen to in the next minute where it could not be, and who asks is told why', async () => {
    await saveAndWait('A');
    await clock.pause(MINUTE_MS);
    const away = new Error('away');
    const failures: unknown[] = [];
    const tryWith = (db: Firestore) =>
      retryDue(db, ['mail'], clock.now(), (error) => failures.push(error));
    expect(await tryWith(beforeTransactions(world.db, () => Promise.reject(away)))).toEqual({
      ...{ retried: 0, ended: 0, withdrawn: 0, notDue: 0 },
    });
    expect(failures).toEqual([away]);
    expect(await tryWith(world.db)).toMatchObject({ retried: 1 });
  });

  it('has failed, as it was refused, where its mail is gone', async () => {
    await saveAndWait('A');
    const refusedAt = at();
    await installation.mail('A').delete();
    expect(await installation.minute()).toMatchObject({ ended: 1, retried: 0 });
    for (const told of [await installation.told(), (await installation.entry('A'))['email']]) {
      expect(told).toMatchObject({
        state: 'failed',
        failure: 'rateLimited',
        at: refusedAt,
        to: ANA,
      });
    }
    expect(await installation.minute()).toMatchObject({ ended: 0 });
  });

  it('is sent although the event of an older Save comes late', async () => {
    await save(world.db, saveId('A'), { savedAt: at() });
    await saveAndWait('B');
    const given = { ...dependencies, now: clock.now };
    expect(await handleSave(world.db, given, saveEvent('A'))).toBe('queued');
    expect((await installation.entry('B'))['email']).toMatchObject({ state: 'waiting' });
    expect(await installation.minute()).toMatchObject({ retried: 1 });
    expect(await installation.told()).toMatchObject({ state: 'sent', saveId: saveId('B') });
  });

  it('keeps no newer Save from being handled where its entry is gone', async () => {
    await saveAndWait('A');
    await entryOf(mailId(CONFERENCE, saveId('A'))).delete();
    await installation.save('B');
    expect(await installation.told()).toMatchObject({ state: 'sent', saveId: saveId('B') });
    expect(smtp.received).toEqual([ANA]);
  });

  it('waits again where somebody sends it by hand that had failed, and it is refused for now', async () => {
    smtp.refuses = () => ({ at: 'recipient', code: 550, text: '5.1.1 nobody here' });
    await installation.save('A');
    expect(await installation.told()).toMatchObject({ failure: 'mailboxUnknown' });
    await clock.pause(MINUTE_MS);
    smtp.refuses = () => BUSY;
    await installation.mail('A').update({ 'delivery.state': 'RETRY' });
    await installation.deliver();
    expect(await installation.told()).toMatchObject({
      ...{ state: 'waiting', failure: 'rateLimited', at: at(), nextTryAt: at(1) },
    });
  });
});

describe('an email about a conference that tells its end only in the log', () => {
  const expiresAt = Timestamp.fromDate(new Date('2027-01-31T12:00:00Z'));

  /** One that was refused for now, about a conference with this expiry; null: whatever that has. */
  async function putNotice(about: Timestamp | null): Promise<void> {
    await save(world.db, saveId('A'), { expiresAt });
    const email = { state: 'queued', to: ANA, at: at(), failure: null, detail: null };
    await entryOf('notice').set({ kind: 'reminded', conferenceId: CONFERENCE, email });
    await world.db.doc('mail/notice').set({
      to: ANA,
      message: { subject: 'Soon', text: 'Body' },
      source: {
        accountId: ACCOUNT,
        activityId: 'notice',
        about: { conferenceId: CONFERENCE, expiresAt: about },
      },
    });
    await installation.deliver();
    expect((await entryOf('notice').get()).get('email')).toMatchObject({ state: 'waiting' });
    smtp.refuses = () => null;
  }

  it.each([
    ['that is as it was', expiresAt, () => Promise.resolve()],
    ['whose expiry it does not tell', null, () => conference().update({ expiresAt: at(9_000) })],
  ])('%s is tried again', async (_, about, happens) => {
    await putNotice(about);
    await happens();
    expect(await installation.minute()).toMatchObject({ retried: 1 });
    expect(smtp.received).toEqual([ANA]);
    expect((await entryOf('notice').get()).get('email')).toMatchObject({ state: 'sent' });
  });

  it.each([
    ['deleted', 'withdrawn', () => conference().update({ deletedAt: at() })],
    ['gone for good', 'withdrawn', () => conference().delete()],
    ['to end at another time', 'superseded', () => conference().update({ expiresAt: at(9_000) })],
    ['never to end', 'superseded', () => conference().update({ expiresAt: null })],
    [
      'of no known end',
      'superseded',
      () => conference().update({ expiresAt: FieldValue.delete() }),
    ],
  ])('is not, once that is %s', async (_, failure, happens) => {
    await putNotice(expiresAt);
    await happens();
    expect(await installation.minute()).toMatchObject({ retried: 0, withdrawn: 1 });
    expect(smtp.received).toEqual([]);
    expect((await entryOf('notice').get()).get('email')).toMatchObject({
      state: 'failed',
      failure,
      detail: expect.stringContaining('Too busy') as unknown,
    });
  });
});
