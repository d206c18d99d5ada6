import { Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Lane } from '../../../mailer/src/message-rate.ts';
import { RATE_DOCUMENT } from '../../../mailer/src/take-message-slot.ts';
import { Clock, deliveryOf, handle, mailer, putMail, Smtp } from './mail-world.ts';
import { startWorld, type World } from '../world.ts';

// Several mailers at once under one limit.

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
  await world.clear();
});

const under = (limit: number, lane: Lane) => mailer(smtp, clock, { rate: { lane, limit } });
const never = () => Promise.reject(new Error('This must not pause.'));

/** Sends mail after mail; resolves with when each began, in milliseconds. */
async function work(paths: readonly string[], limit: number, lane: Lane): Promise<number[]> {
  const times: number[] = [];
  for (const path of paths) {
    await putMail(world.db, path);
    expect(await handle(world.db, path, under(limit, lane), clock.pause)).toBe('sent');
    const { startTime, attempts } = await deliveryOf(world.db, path);
    expect(attempts).toBe(1);
    if (startTime instanceof Timestamp) times.push(startTime.toMillis());
  }
  return times;
}

it('several mailers of both lanes keep to the limit, and send each mail once', async () => {
  const limit = 6;
  const paths = (name: string) => Array.from({ length: 4 }, (_, index) => `${name}${index}`);
  const times = await Promise.all([
    work(paths('bulkMail/a'), limit, 'bulk'),
    work(paths('bulkMail/b'), limit, 'bulk'),
    work(paths('bulkMail/c'), limit, 'bulk'),
    work(paths('mail/d'), limit, 'interactive'),
  ]);
  const all = times.flat().sort((a, b) => a - b);
  expect(all).toHaveLength(16);
  for (const [index, time] of all.entries()) {
    const next = all[index + limit];
    if (next !== undefined) expect(next - time).toBeGreaterThanOrEqual(60_000);
  }
  expect(new Set(smtp.received).size).toBe(16);
  expect(smtp.received).toHaveLength(16);
});

it('a mail that somebody waits for goes at once while bulk mail waits', async () => {
  await work(['bulkMail/a', 'bulkMail/b', 'bulkMail/c'], 2, 'bulk');
  await putMail(world.db, 'bulkMail/d');
  await expect(handle(world.db, 'bulkMail/d', under(2, 'bulk'), never)).rejects.toThrow(/pause/);
  expect(await deliveryOf(world.db, 'bulkMail/d')).toEqual({});

  await putMail(world.db, 'mail/e');
  expect(await handle(world.db, 'mail/e', under(2, 'interactive'), never)).toBe('sent');
});

it('a mail whose event may not wait until there is room is left as it was, and comes again', async () => {
  await work(['mail/a'], 1, 'interactive');
  await putMail(world.db, 'mail/b');
  // Others take every minute's room.
  let others = 0;
  const pause = async (milliseconds: number) => {
    await clock.pause(milliseconds);
    others += 1;
    await work([`mail/other${others}`], 1, 'interactive');
  };
  await expect(handle(world.db, 'mail/b', under(1, 'interactive'), pause)).rejects.toThrow(
    /wait longer/,
  );
  expect(await deliveryOf(world.db, 'mail/b')).toEqual({});
  await clock.pause(61_000);
  expect(await handle(world.db, 'mail/b', under(1, 'interactive'), never)).toBe('sent');
});

it('a limit costs one write a mail, and none costs nothing', async () => {
  await putMail(world.db, 'mail/a');
  await putMail(world.db, 'mail/b');
  const unlimited = () => handle(world.db, 'mail/a', mailer(smtp, clock), never);
  expect(await world.writesDuring(unlimited)).toBe(2);
  expect((await world.db.doc(RATE_DOCUMENT).get()).exists).toBe(false);
  const limited = () => handle(world.db, 'mail/b', under(60, 'interactive'), never);
  expect(await world.writesDuring(limited)).toBe(3);
});

it('what was written down long ago is forgotten', async () => {
  await work(['mail/a', 'mail/b'], 10, 'interactive');
  await clock.pause(61_000);
  await work(['mail/c'], 10, 'interactive');
  expect((await world.db.doc(RATE_DOCUMENT).get()).data()).toEqual({
    sent: { interactive: [clock.now().getTime()], bulk: [] },
  });
});
