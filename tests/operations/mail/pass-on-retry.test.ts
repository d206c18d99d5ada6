import type { Firestore } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { asksForAnotherTry, passOnRetry } from '../../../functions/src/deliveries/pass-on-retry.ts';
import { NOW, startWorld, type World } from '../world.ts';

// Somebody writes RETRY on a mail; our mailer, which looks only at what is created, is told of it.

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
afterEach(() => world.clear());

const DAY_MS = 24 * 3_600_000;
const mail = () => world.db.doc('bulkMail/m');
const passOn = () => passOnRetry(world.db, 'bulkMail', 'm', NOW);
const told = async () => (await mail().collection('retries').get()).size;

describe('passOnRetry', () => {
  it.each(['RETRY', 'PENDING'])(
    'passes %s on once, however often its event comes',
    async (state) => {
      await mail().set({ delivery: { state } });
      const outcomes = await Promise.all([passOn(), passOn(), passOn()]);
      expect(outcomes.sort()).toEqual(['alreadyPassedOn', 'alreadyPassedOn', 'passedOn']);
      expect(await told()).toBe(1);
    },
  );

  it('passes on each time that it is written', async () => {
    await mail().set({ delivery: { state: 'RETRY' } });
    await passOn();
    await mail().update({ 'delivery.state': 'ERROR' });
    await mail().update({ 'delivery.state': 'RETRY' });
    expect(await passOn()).toBe('passedOn');
    expect(await told()).toBe(2);
  });

  it.each(['PROCESSING', 'SUCCESS', 'ERROR', undefined])(
    'does nothing where the mail stands at %s by now',
    async (state) => {
      await mail().set(state === undefined ? {} : { delivery: { state } });
      expect(await passOn()).toBe('nothing');
      expect(await told()).toBe(0);
    },
  );

  it('does nothing for a mail that is gone', async () => {
    expect(await passOn()).toBe('nothing');
    expect(await told()).toBe(0);
  });

  it('says so where it could not be passed on, so that its event comes again', async () => {
    await mail().set({ delivery: { state: 'RETRY' } });
    const away = new Error('away');
    const refusing = { create: () => Promise.reject(away) };
    const db = Object.create(world.db, { doc: { value: () => refusing } }) as Firestore;
    await expect(passOnRetry(db, 'bulkMail', 'm', NOW)).rejects.toBe(away);
  });

  it('leaves nothing for ever where no mailer takes it', async () => {
    await mail().set({ delivery: { state: 'RETRY' } });
    await passOn();
    expect(world.deleteExpired(new Date(NOW.getTime() + DAY_MS - 1))).toEqual([]);
    expect(world.deleteExpired(new Date(NOW.getTime() + DAY_MS))).toEqual([
      expect.stringMatching(/^bulkMail\/m\/retries\//),
    ]);
  });
});

describe('asksForAnotherTry', () => {
  it.each([
    ['ERROR', 'RETRY', true],
    ['SUCCESS', 'RETRY', true],
    ['ERROR', 'PENDING', true],
    // Not what a mailer writes on its way: the extension begins with PENDING.
    [undefined, 'PENDING', false],
    [null, 'PENDING', false],
    ['PENDING', 'PROCESSING', false],
    ['RETRY', 'PROCESSING', false],
    ['RETRY', 'RETRY', false],
    ['PROCESSING', 'ERROR', false],
  ])('of %s to %s is %s', (before, after, asks) => {
    expect(asksForAnotherTry(before, after)).toBe(asks);
  });
});
