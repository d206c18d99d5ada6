import type { Received, Receiver } from '../testing/receiver.ts';
import type { World } from '../testing/world.ts';
import { doc, setDoc } from 'firebase/firestore/lite';
import { deleteApp, initializeApp, type App } from 'firebase-admin/app';
import {
  onDocumentCreated,
  onDocumentDeleted,
  onDocumentUpdated,
  onDocumentWritten,
  onDocumentWrittenWithAuthContext,
} from 'firebase-functions/v2/firestore';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startReceiver } from '../testing/receiver.ts';
import { projectId, startWorld } from '../testing/world.ts';
import { placesHere } from '../triggers/delivery.ts';

let app: App;
let world: World;
let receiver: Receiver;

beforeAll(() => {
  app = initializeApp({ projectId });
});
afterAll(() => deleteApp(app));
afterEach(async () => {
  await world.stop();
  await receiver.close();
});

async function start(answer?: (event: Received) => number | Promise<number>): Promise<void> {
  receiver = await startReceiver(answer);
  world = await startWorld({ functionsHost: receiver.host });
}

/** Registers as firebase-tools does. */
async function register(key: string, kind: string, pattern: string): Promise<void> {
  const matchType = /[{*]/.test(pattern) ? 'PATH_PATTERN' : 'EXACT';
  await world.emulator('POST', `/eventarcTrigger?eventarcTriggerId=${key}`, {
    eventType: `google.cloud.firestore.document.v1.${kind}`,
    database: '(default)',
    namespace: '(default)',
    document: { value: pattern, matchType },
  });
}

/** What a deployed function makes of an event; its type says more than firebase-tools hands over. */
function asFunctionInput(event: Received): never {
  return event.body as never;
}

describe('what a function is given', () => {
  test('written: before and after as firebase-functions reads them', async () => {
    await start();
    await register('t', 'written', 'rooms/{room}');
    const { admin } = world;
    await admin.doc('rooms/r1').set({ n: 1, big: 2n ** 60n, at: new Date(0), list: [null] });
    await admin.doc('rooms/r1').update({ n: 2 });
    await admin.doc('rooms/r1').delete();
    const events = await receiver.until(3);
    const seen: unknown[] = [];
    const fn = onDocumentWritten('rooms/{room}', (event) => {
      const { before, after } = event.data!;
      seen.push([event.params.room, before.exists, before.get('n'), after.exists, after.get('n')]);
      if (!before.exists) expect(after.updateTime?.isEqual(after.createTime!)).toBe(true);
    });
    for (const event of events) await fn(asFunctionInput(event));
    expect(seen).toEqual([
      ['r1', false, undefined, true, 1],
      ['r1', true, 1, true, 2],
      ['r1', true, 2, false, undefined],
    ]);
  });

  test('created, updated and deleted each get their own', async () => {
    await start();
    for (const kind of ['created', 'updated', 'deleted']) {
      await register(kind, kind, 'rooms/{room}');
    }
    const { admin } = world;
    await admin.doc('rooms/r1').set({ n: 1 });
    await receiver.until(1);
    await admin.doc('rooms/r1').set({ n: 2 });
    await receiver.until(2);
    await admin.doc('rooms/r1').delete();
    const events = await receiver.until(3);
    expect(events.map((each) => each.key)).toEqual(['created', 'updated', 'deleted']);
    const [created, updated, deleted] = events.map(asFunctionInput);
    const seen: unknown[] = [];
    await onDocumentCreated('rooms/{room}', (event) => seen.push(event.data?.get('n')))(created!);
    await onDocumentUpdated('rooms/{room}', (event) =>
      seen.push(event.data?.before.get('n'), event.data?.after.get('n')),
    )(updated!);
    await onDocumentDeleted('rooms/{room}', (event) => seen.push(event.data?.get('n')))(deleted!);
    expect(seen).toEqual([1, 1, 2, 2]);
  });

  test('who wrote, for the types with auth context', async () => {
    await start();
    await register('t', 'written.withAuthContext', 'rooms/{room}');
    await world.admin.doc('rooms/r1').set({ n: 1 });
    await receiver.until(1);
    await setDoc(doc(world.lite('ada'), 'rooms/r1'), { n: 2 });
    await receiver.until(2);
    await setDoc(doc(world.lite(null), 'rooms/r1'), { n: 3 });
    const events = await receiver.until(3);
    const seen: unknown[] = [];
    const fn = onDocumentWrittenWithAuthContext('rooms/{room}', (event) => {
      seen.push([event.authType, event.authId]);
    });
    for (const event of events) await fn(asFunctionInput(event));
    expect(seen).toEqual([
      ['system', undefined],
      ['app_user', 'ada'],
      ['unauthenticated', undefined],
    ]);
  });

  test('patterns: exact, deep, with wildcards in several segments', async () => {
    await start();
    await register('exact', 'created', 'rooms/r1');
    await register('deep', 'created', 'rooms/{room}/members/{member}');
    await register('rest', 'created', 'rooms/{rest=**}');
    const batch = world.admin.batch();
    batch.set(world.admin.doc('rooms/r1'), {});
    batch.set(world.admin.doc('rooms/r2'), {});
    batch.set(world.admin.doc('rooms/r1/members/m1'), {});
    batch.set(world.admin.doc('other/r1'), {});
    await batch.commit();
    const events = await receiver.until(5);
    const seen = events.map(({ key, body }) => `${key} ${String(body['document'])}`);
    expect(seen.sort()).toEqual([
      'deep rooms/r1/members/m1',
      'exact rooms/r1',
      'rest rooms/r1',
      'rest rooms/r1/members/m1',
      'rest rooms/r2',
    ]);
  });

  test('an id that no header can hold comes escaped, and whole in the document', async () => {
    await start();
    await register('t', 'created', 'rooms/{room}');
    await world.admin.doc('rooms/a\nb').set({ n: 1 });
    const [event] = await receiver.until(1);
    const seen: unknown[] = [];
    const fn = onDocumentCreated('rooms/{room}', ({ document, params, data }) => {
      seen.push(document, params.room, data?.id, data?.get('n'));
    });
    await fn(asFunctionInput(event!));
    expect(seen).toEqual(['rooms/a%0Ab', 'a\nb', 'a\nb', 1]);
  });

  test('a 1st-generation trigger gets context and data', async () => {
    await start();
    await world.emulator('PUT', '/triggers/old', {
      eventTrigger: {
        resource: `projects/${projectId}/databases/(default)/documents/rooms/{room}`,
        eventType: 'providers/cloud.firestore/eventTypes/document.create',
        service: 'firestore.googleapis.com',
      },
    });
    await world.admin.doc('rooms/r1').set({ n: 1 });
    const [event] = await receiver.until(1);
    expect(event).toMatchObject({
      key: 'old',
      body: {
        context: { eventType: 'providers/cloud.firestore/eventTypes/document.create' },
        data: { value: { fields: { n: { integerValue: '1' } } } },
      },
    });
  });

  test('a write that changes nothing, and a failed one, are no event', async () => {
    await start();
    await register('t', 'written', 'rooms/{room}');
    const { admin } = world;
    await admin.doc('rooms/r1').set({ n: 1 });
    await admin.doc('rooms/none').delete();
    await expect(admin.doc('rooms/r1').create({})).rejects.toMatchObject({ code: 6 });
    await admin.doc('rooms/last').set({});
    const events = await receiver.until(2);
    expect(events.map((each) => each.body['document'])).toEqual(['rooms/r1', 'rooms/last']);
  });

  test('a registration that cannot be used is refused', async () => {
    await start();
    const answer = await world.emulator('POST', '/eventarcTrigger?eventarcTriggerId=k', {
      eventType: 'google.cloud.pubsub.topic.v1.messagePublished',
    });
    expect(answer).toMatchObject({ error: { status: 'INVALID_ARGUMENT' } });
  });
});

describe('delivery', () => {
  test('an event that the function refused comes again, as the same event', async () => {
    let refusals = 1;
    await start(() => (refusals-- > 0 ? 500 : 200));
    await register('t', 'created', 'rooms/{room}');
    await world.admin.doc('rooms/r1').set({});
    const [first, second] = await receiver.until(2);
    expect(second?.body['id']).toBe(first?.body['id']);
  });

  test('one function has no more at a time than this machine bears, and none is lost', async () => {
    let busy = 0;
    let most = 0;
    const holds: (() => void)[] = [];
    await start(async () => {
      busy += 1;
      most = Math.max(most, busy);
      // Held until the last that may come is there, so that they do overlap.
      if (holds.length < placesHere) {
        await new Promise<void>((resolve) => {
          holds.push(resolve);
          if (holds.length === placesHere) for (const release of holds) release();
        });
      }
      busy -= 1;
      return 200;
    });
    await register('t', 'created', 'rooms/{room}');
    const batch = world.admin.batch();
    for (let n = 0; n < 30; n += 1) batch.set(world.admin.doc(`rooms/r${n}`), {});
    await batch.commit();
    const events = await receiver.until(30);
    expect(most).toBe(placesHere);
    expect(new Set(events.map((each) => each.body['document'])).size).toBe(30);
  });

  test('faults, switched on while running: every event twice', async () => {
    await start();
    await register('t', 'created', 'rooms/{room}');
    const faults = { seed: 7, events: { duplicate: true } };
    expect(await world.emulator('PUT', ':faults', faults)).toMatchObject(faults);
    await world.admin.doc('rooms/r1').set({});
    const [first, second] = await receiver.until(2);
    expect(second?.body['id']).toBe(first?.body['id']);
  });

  test('faults: the first delivery fails without reaching the function', async () => {
    await start();
    await register('t', 'created', 'rooms/{room}');
    await world.emulator('PUT', ':faults', { events: { failFirst: true } });
    await world.admin.doc('rooms/r1').set({});
    await receiver.until(1);
    expect(await world.emulator('GET', ':counters')).toMatchObject({ events: { retried: 1 } });
  });

  test('faults: the answer of a commit is lost, though it was made', async () => {
    await start();
    await world.emulator('PUT', ':faults', { commits: { answerLost: 1 } });
    const response = await fetch(`${world.documents}:commit`, {
      method: 'POST',
      body: JSON.stringify({
        writes: [
          { update: { name: `projects/${projectId}/databases/(default)/documents/rooms/r1` } },
        ],
      }),
    });
    expect(response.status).toBe(503);
    await world.emulator('PUT', ':faults', {});
    expect((await world.admin.doc('rooms/r1').get()).exists).toBe(true);
  });

  test('faults that make no sense are refused and change nothing', async () => {
    await start();
    const refused = { error: { status: 'INVALID_ARGUMENT' } };
    for (const bad of [{ events: { twice: true } }, { commits: { aborted: 2 } }, [], 'x']) {
      expect(await world.emulator('PUT', ':faults', bad)).toMatchObject(refused);
    }
    expect(await world.emulator('GET', ':faults')).toMatchObject({ events: { duplicate: false } });
  });
});
