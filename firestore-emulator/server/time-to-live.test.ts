import type { Received, Receiver } from '../testing/receiver.ts';
import type { World } from '../testing/world.ts';
import { Timestamp } from '@google-cloud/firestore';
import { afterEach, describe, expect, test } from 'vitest';
import { startReceiver } from '../testing/receiver.ts';
import { startWorld } from '../testing/world.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const indexes = {
  indexes: [],
  fieldOverrides: [
    { collectionGroup: 'notes', fieldPath: 'expireAt', ttl: true, indexes: [] },
    { collectionGroup: 'mail', fieldPath: 'delivery.expireAt', ttl: true, indexes: [] },
    { collectionGroup: 'kept', fieldPath: 'expireAt', indexes: [] },
    { collectionGroup: 'kept', fieldPath: 'other', ttl: false, indexes: [] },
  ],
};

let world: World;
let receiver: Receiver | undefined;
afterEach(async () => {
  await world.stop();
  await receiver?.close();
  receiver = undefined;
});

const put = async (path: string, data: object) => {
  await world.admin.doc(path).set(data);
};
const expiringAt = (millis: number) => ({ expireAt: Timestamp.fromMillis(millis) });

describe('what has expired', () => {
  test('is deleted by the moment that is named, in every collection of the group', async () => {
    world = await startWorld({ indexes });
    await put('notes/a', expiringAt(NOW));
    await put('notes/b', expiringAt(NOW + 1));
    await put('people/ada/notes/c', expiringAt(NOW - 1));
    await put('mail/m', { delivery: expiringAt(NOW) });
    expect(world.server.deleteExpired(NOW)).toEqual(['mail/m', 'notes/a', 'people/ada/notes/c']);
    expect(world.server.deleteExpired(NOW)).toEqual([]);
    expect((await world.admin.doc('notes/b').get()).exists).toBe(true);
    expect((await world.admin.doc('notes/a').get()).exists).toBe(false);
  });

  test('is by the server’s own clock where no moment is named', async () => {
    let now = NOW;
    world = await startWorld({ indexes, clock: () => now });
    await put('notes/a', expiringAt(NOW + 60_000));
    expect(world.server.deleteExpired()).toEqual([]);
    now += 60_000;
    expect(world.server.deleteExpired()).toEqual(['notes/a']);
  });

  test('to the microsecond', async () => {
    world = await startWorld({ indexes });
    await put('notes/a', { expireAt: new Timestamp(NOW / 1000, 1000) });
    expect(world.server.deleteExpired(NOW)).toEqual([]);
  });

  test('is none of what has no policy, no time, or none of its own', async () => {
    world = await startWorld({ indexes });
    await put('kept/a', { ...expiringAt(0), other: Timestamp.fromMillis(0) });
    await put('mail/a', expiringAt(0));
    await put('notes/a', { expireAt: null });
    await put('notes/b', { expireAt: 1 });
    await put('notes/c', { expireAt: '1970-01-01T00:00:00Z' });
    await put('notes/d', {});
    expect(world.server.deleteExpired(NOW)).toEqual([]);
  });

  test('goes alone: what is below it stays', async () => {
    world = await startWorld({ indexes });
    await put('notes/a', expiringAt(0));
    await put('notes/a/words/w', {});
    expect(world.server.deleteExpired(NOW)).toEqual(['notes/a']);
    expect((await world.admin.doc('notes/a/words/w').get()).exists).toBe(true);
  });

  test('is told to functions', async () => {
    receiver = await startReceiver();
    world = await startWorld({ indexes, functionsHost: receiver.host });
    await world.emulator('POST', '/eventarcTrigger?eventarcTriggerId=t', {
      eventType: 'google.cloud.firestore.document.v1.deleted.withAuthContext',
      database: '(default)',
      namespace: '(default)',
      document: { value: 'notes/{note}', matchType: 'PATH_PATTERN' },
    });
    await put('notes/a', expiringAt(0));
    world.server.deleteExpired(NOW);
    const [event] = (await receiver.until(1)) as [Received];
    expect(event.body).toMatchObject({ document: 'notes/a', authtype: 'system' });
  });
});

describe('over HTTP', () => {
  const below = '/databases/(default)/documents:deleteExpired';

  test('what has expired by a moment, or by now', async () => {
    world = await startWorld({ indexes, clock: () => NOW });
    await put('notes/a', expiringAt(NOW));
    await put('notes/b', expiringAt(NOW + 1000));
    expect(await world.emulator('POST', below)).toEqual({ deleted: ['notes/a'] });
    const at = new Date(NOW + 1000).toISOString();
    expect(await world.emulator('POST', below, { at })).toEqual({ deleted: ['notes/b'] });
  });

  test('no time is refused', async () => {
    world = await startWorld({ indexes });
    expect(await world.emulator('POST', below, { at: 'soon' })).toMatchObject({
      error: { status: 'INVALID_ARGUMENT' },
    });
    expect(await world.emulator('POST', below, { at: 5 })).toMatchObject({
      error: { status: 'INVALID_ARGUMENT' },
    });
  });

  test('nothing expires without an indexes file', async () => {
    world = await startWorld();
    await put('notes/a', expiringAt(0));
    expect(await world.emulator('POST', below)).toEqual({ deleted: [] });
  });
});
