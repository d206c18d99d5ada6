import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asksForSending } from '../../../mailer/src/delivery.ts';
import { nextTry, PATIENCE_MILLISECONDS } from '../../../mailer/src/retry-schedule.ts';
import { sendMail } from '../../../mailer/src/send-mail.ts';
import { Clock, deliveryOf, handle, mailer, putMail, Smtp } from './mail-world.ts';
import { startWorld, type World } from '../world.ts';

// Mail of the bulk lane while the SMTP server is away, and once it is back.

let world: World;
let smtp: Smtp;
let clock: Clock;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  smtp = new Smtp();
  clock = new Clock();
  await smtp.start();
});
afterEach(async () => {
  await smtp.stop();
  world.failCommits();
  world.clear();
});

const PATH = 'bulkMail/a';
const patient = () => mailer(smtp, clock, { nextTry });
const delivery = () => deliveryOf(world.db, PATH);

/** Whether the event of the mail as it stands now would be for a mailer. */
async function wouldAsk(): Promise<boolean> {
  const { state, waitingSince } = await delivery();
  return asksForSending(state, waitingSince);
}

describe('while the server is away', () => {
  beforeEach(() => smtp.stop());

  it('each mail waits for it and is then sent once, by those who waited', async () => {
    const paths = Array.from({ length: 5 }, (_, index) => `bulkMail/${index}`);
    await Promise.all(paths.map((path) => putMail(world.db, path)));
    let pauses = 0;
    let isBack: Promise<void> | undefined;
    const pause = async (milliseconds: number) => {
      pauses += 1;
      if (pauses >= 8) await (isBack ??= smtp.start());
      await clock.pause(milliseconds);
    };
    const outcomes = await Promise.all(
      paths.map((path) => handle(world.db, path, patient(), pause)),
    );
    expect(outcomes).toEqual(paths.map(() => 'sent'));
    expect(smtp.received.sort()).toEqual(paths.map((_, index) => `bulkMail.${index}@acme.example`));
    for (const path of paths) {
      const found = await deliveryOf(world.db, path);
      expect(found).toMatchObject({ state: 'SUCCESS', error: null });
      expect(found).not.toHaveProperty('waitingSince');
    }
  });

  it('it is sent once also by two to whom its event came', async () => {
    await putMail(world.db, PATH);
    let pauses = 0;
    const pause = async (milliseconds: number) => {
      pauses += 1;
      if (pauses === 4) await smtp.start();
      // The lease of a sending, which takes real time, must not run out on this clock.
      if ((await delivery())['state'] === 'RETRY') await clock.pause(milliseconds);
    };
    const both = [1, 2].map(() => handle(world.db, PATH, patient(), pause));
    expect((await Promise.all(both)).sort()).toEqual(['nothing', 'sent']);
    expect(smtp.received).toHaveLength(1);
  });

  it('the write that says so asks nobody else to send', async () => {
    await putMail(world.db, PATH);
    expect(await wouldAsk()).toBe(true);
    expect(await sendMail(world.db, patient(), world.db.doc(PATH))).toEqual({ pause: 5_000 });
    expect(await delivery()).toMatchObject({
      state: 'RETRY',
      error: expect.stringMatching(/ECONNREFUSED/) as unknown,
      attempts: 1,
      leaseExpireTime: null,
    });
    expect(await wouldAsk()).toBe(false);
  });

  it('whoever finds it after the one that waited died goes on where that was', async () => {
    await putMail(world.db, PATH);
    const die = () => Promise.reject(new Error('The instance is gone.'));
    await expect(handle(world.db, PATH, patient(), die)).rejects.toThrow(/gone/);
    const waitingSince: unknown = (await delivery())['waitingSince'];
    await clock.pause(60_000);
    await expect(handle(world.db, PATH, patient(), die)).rejects.toThrow(/gone/);
    expect(await delivery()).toMatchObject({ state: 'RETRY', attempts: 2, waitingSince });

    await smtp.start();
    expect(await handle(world.db, PATH, patient(), clock.pause)).toBe('sent');
    expect(await delivery()).toMatchObject({ state: 'SUCCESS', attempts: 3 });
    expect(smtp.received).toHaveLength(1);
  });

  it('it fails after five minutes, and is sent once somebody then writes RETRY', async () => {
    await putMail(world.db, PATH);
    const begin = clock.now().getTime();
    expect(await handle(world.db, PATH, patient(), clock.pause)).toBe('failed');
    const waited = clock.now().getTime() - begin;
    expect(waited).toBeGreaterThanOrEqual(PATIENCE_MILLISECONDS);
    expect(waited).toBeLessThan(PATIENCE_MILLISECONDS + 60_000);
    expect(await delivery()).toMatchObject({
      state: 'ERROR',
      error: expect.stringMatching(/ECONNREFUSED/) as unknown,
    });

    await smtp.start();
    await world.db.doc(PATH).update({ 'delivery.state': 'RETRY' });
    expect(await wouldAsk()).toBe(true);
    expect(await handle(world.db, PATH, patient(), clock.pause)).toBe('sent');
    expect(smtp.received).toHaveLength(1);
  });

  it('it goes on with the next event where this one may not wait any longer', async () => {
    await putMail(world.db, PATH);
    await expect(handle(world.db, PATH, patient(), clock.pause, 12_000)).rejects.toThrow(
      /wait longer/,
    );
    expect(await delivery()).toMatchObject({ state: 'RETRY', attempts: 3 });
    await smtp.start();
    expect(await handle(world.db, PATH, patient(), clock.pause)).toBe('sent');
    expect(smtp.received).toHaveLength(1);
  });

  it('mail that somebody waits for fails at once', async () => {
    await putMail(world.db, PATH);
    const never = () => Promise.reject(new Error('This must not pause.'));
    expect(await handle(world.db, PATH, mailer(smtp, clock), never)).toBe('failed');
  });

  it('it is postponed once when the answer of that commit is lost', async () => {
    await putMail(world.db, PATH);
    world.failCommits({ answerLost: 0.5 });
    expect(await sendMail(world.db, patient(), world.db.doc(PATH))).toEqual({ pause: 5_000 });
    expect(await delivery()).toMatchObject({ state: 'RETRY', attempts: 1 });
  });
});

describe('a server that reads the message to its end and then drops the connection', () => {
  it('is not sent the message again', async () => {
    smtp.dropsAfterData = true;
    await putMail(world.db, PATH);
    const never = () => Promise.reject(new Error('This must not pause.'));
    expect(await handle(world.db, PATH, patient(), never)).toBe('failed');
    expect(await delivery()).toMatchObject({ state: 'ERROR', attempts: 1 });
    expect(smtp.received).toHaveLength(1);
    expect(await wouldAsk()).toBe(false);
  });
});
