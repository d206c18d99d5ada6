import type { Clients } from '../testing/world.ts';
import {
  AggregateField,
  FieldPath,
  FieldValue,
  Filter,
  GeoPoint,
  Timestamp,
} from '@google-cloud/firestore';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startAnyWorld } from '../testing/world.ts';

let world: Clients;
beforeAll(async () => {
  world = await startAnyWorld();
});
beforeEach(() => world.clear());
afterAll(() => world.stop());

describe('values', () => {
  test('every type comes back as it was written', async () => {
    const { admin } = world;
    const data = {
      nothing: null,
      yes: true,
      whole: 42,
      fraction: 1.5,
      nan: NaN,
      infinite: -Infinity,
      text: 'Grüße 🙂\u0000',
      bytes: Buffer.from([0, 128, 255]),
      at: new Timestamp(1_700_000_000, 123_456_000),
      before1970: new Timestamp(-5, 1000),
      place: new GeoPoint(-33.5, 151.25),
      ref: admin.doc('a/b/c/d'),
      list: [1, 'two', null, { deep: [] }],
      map: { 'odd.name `': { empty: {} } },
    };
    await admin.doc('a/b').set(data);
    const back = (await admin.doc('a/b').get()).data();
    expect(back).toEqual(data);
  });

  test('integers beyond 2^53 survive', async () => {
    const { admin } = world;
    const most = 9_223_372_036_854_775_807n;
    await admin.doc('a/b').set({ most, least: -most - 1n });
    const response = await fetch(`${world.documents}/a/b`);
    expect(await response.json()).toMatchObject({
      fields: { most: { integerValue: String(most) }, least: { integerValue: String(-most - 1n) } },
    });
    const found = await admin.collection('a').where('most', '==', most).get();
    expect(found.size).toBe(1);
  });

  test('a field called __proto__ is only a field, on REST too', async () => {
    const response = await fetch(`${world.documents}/a?documentId=b`, {
      method: 'POST',
      body: '{"fields":{"__proto__":{"stringValue":"x"}}}',
    });
    // Firestore keeps names between double underscores to itself.
    expect(response.status).toBe(400);
    expect(({} as Record<string, unknown>)['stringValue']).toBeUndefined();
  });
});

describe('writes', () => {
  test('transforms: server time, increment, minimum, maximum, arrays, delete', async () => {
    const { admin } = world;
    const doc = admin.doc('a/b');
    await doc.set({ n: 1, low: 5, high: 5, list: [1, 2], gone: true });
    const { writeTime } = await doc.update({
      n: FieldValue.increment(2),
      list: FieldValue.arrayUnion(2, 3),
      gone: FieldValue.delete(),
      at: FieldValue.serverTimestamp(),
    });
    const data = (await doc.get()).data() ?? {};
    expect(data).toMatchObject({ n: 3, list: [1, 2, 3] });
    expect(data).not.toHaveProperty('gone');
    // Server time is the time of the request, in milliseconds; the commit's in microseconds.
    expect((data['at'] as Timestamp).seconds).toBe(writeTime.seconds);
  });

  test('create refuses what exists, update what does not, delete with exists', async () => {
    const { admin } = world;
    await admin.doc('a/b').create({ n: 1 });
    await expect(admin.doc('a/b').create({ n: 2 })).rejects.toMatchObject({ code: 6 });
    await expect(admin.doc('a/none').update({ n: 2 })).rejects.toMatchObject({ code: 5 });
    await expect(admin.doc('a/none').delete({ exists: true })).rejects.toMatchObject({ code: 5 });
    await admin.doc('a/none').delete();
  });

  test('a stale lastUpdateTime is refused', async () => {
    const { admin } = world;
    const first = await admin.doc('a/b').set({ n: 1 });
    await admin.doc('a/b').set({ n: 2 });
    const stale = admin.doc('a/b').update({ n: 3 }, { lastUpdateTime: first.writeTime });
    await expect(stale).rejects.toMatchObject({ code: 9 });
  });

  test('a batch is all or nothing', async () => {
    const { admin } = world;
    const batch = admin.batch();
    batch.set(admin.doc('a/1'), { n: 1 });
    batch.create(admin.doc('a/2'), { n: 2 });
    batch.update(admin.doc('a/none'), { n: 3 });
    await expect(batch.commit()).rejects.toMatchObject({ code: 5 });
    expect((await admin.collection('a').get()).size).toBe(0);
  });

  test('BulkWriter answers for each write', async () => {
    const { admin } = world;
    const writer = admin.bulkWriter();
    const failures: number[] = [];
    writer.onWriteError((error) => {
      failures.push(error.code);
      return false;
    });
    for (let n = 0; n < 50; n += 1) void writer.create(admin.doc(`a/${n}`), { n });
    const refused = writer.create(admin.doc('a/0'), { n: -1 });
    await Promise.all([writer.close(), expect(refused).rejects.toMatchObject({ code: 6 })]);
    expect(failures).toEqual([6]);
    expect((await admin.collection('a').count().get()).data().count).toBe(50);
  });

  test('merge touches only what is named, also by odd field names', async () => {
    const { admin } = world;
    await admin.doc('a/b').set({ 'a.b': { 'x`y': 1, keep: 1 }, other: 1 });
    await admin.doc('a/b').update(new FieldPath('a.b', 'x`y'), 2);
    await admin.doc('a/b').set({ other: 2 }, { merge: true });
    const data = (await admin.doc('a/b').get()).data();
    expect(data).toEqual({ 'a.b': { 'x`y': 2, keep: 1 }, other: 2 });
  });
});

describe('reads', () => {
  beforeEach(async () => {
    const { admin } = world;
    const batch = admin.batch();
    for (let n = 0; n < 6; n += 1) {
      batch.set(admin.doc(`rooms/r${n}`), { n, even: n % 2 === 0, tags: [`t${n % 3}`] });
      batch.set(admin.doc(`rooms/r${n}/members/m${n}`), { uid: `u${n % 2}` });
    }
    await batch.commit();
  });

  test('getAll, in order, missing ones included, with a field mask', async () => {
    const { admin } = world;
    const names = ['rooms/r3', 'rooms/none', 'rooms/r1'].map((name) => admin.doc(name));
    const found = await admin.getAll(...names, { fieldMask: ['n'] });
    expect(found.map((each) => each.data())).toEqual([{ n: 3 }, undefined, { n: 1 }]);
    expect(found[0]?.updateTime?.isEqual(found[0].createTime ?? Timestamp.now())).toBe(true);
  });

  test('filters, orders, cursors, limitToLast, projections and offsets', async () => {
    const rooms = world.admin.collection('rooms');
    const ids = async (query: FirebaseFirestore.Query) =>
      (await query.get()).docs.map((each) => each.id);
    expect(await ids(rooms.where('n', '>', 3))).toEqual(['r4', 'r5']);
    expect(await ids(rooms.where('n', 'in', [5, 1]))).toEqual(['r1', 'r5']);
    expect(await ids(rooms.where('tags', 'array-contains', 't1'))).toEqual(['r1', 'r4']);
    expect(await ids(rooms.orderBy('n', 'desc').limit(2))).toEqual(['r5', 'r4']);
    expect(await ids(rooms.orderBy('n').limitToLast(2))).toEqual(['r4', 'r5']);
    expect(await ids(rooms.orderBy('n').startAfter(3).endAt(4))).toEqual(['r4']);
    expect(await ids(rooms.orderBy('n').offset(4))).toEqual(['r4', 'r5']);
    const either = Filter.or(Filter.where('n', '==', 0), Filter.where('n', '==', 5));
    expect(await ids(rooms.where(either))).toEqual(['r0', 'r5']);
    const names = await rooms.where('n', '==', 2).select().get();
    expect(names.docs.map((each) => each.data())).toEqual([{}]);
    expect(await ids(rooms.where(FieldPath.documentId(), '>=', rooms.doc('r5')))).toEqual(['r5']);
    expect(await ids(rooms.where('n', '==', 99))).toEqual([]);
  });

  test('a collection group', async () => {
    const found = await world.admin.collectionGroup('members').where('uid', '==', 'u1').get();
    expect(found.docs.map((each) => each.ref.path)).toEqual([
      'rooms/r1/members/m1',
      'rooms/r3/members/m3',
      'rooms/r5/members/m5',
    ]);
  });

  test('count, sum and average', async () => {
    const answer = await world.admin
      .collection('rooms')
      .where('n', '>', 1)
      .aggregate({
        count: AggregateField.count(),
        sum: AggregateField.sum('n'),
        average: AggregateField.average('n'),
      })
      .get();
    expect(answer.data()).toEqual({ count: 4, sum: 14, average: 3.5 });
  });

  test('listDocuments shows missing parents, listCollections the collections', async () => {
    const { admin } = world;
    await admin.doc('rooms/ghost/members/m').set({ uid: 'x' });
    const listed = await admin.collection('rooms').listDocuments();
    expect(listed.map((each) => each.id)).toContain('ghost');
    expect((await admin.listCollections()).map((each) => each.id)).toEqual(['rooms']);
    expect((await admin.doc('rooms/r1').listCollections()).map((each) => each.id)).toEqual([
      'members',
    ]);
  });
});

/** Whoever waits inside of a transaction for somebody else's write to what it has read waits until it expires. */
const LOCKS = 'the official emulator locks what a transaction has read';

describe('transactions', () => {
  test('20 increments make 20, two at a time, each pair having read the same', async () => {
    const { admin } = world;
    const counter = admin.doc('counters/c');
    await counter.set({ n: 0 });
    let attempts = 0;
    const increment = (afterFirstRead: () => Promise<void>) => {
      let first = true;
      return admin.runTransaction(async (transaction) => {
        attempts += 1;
        const n = (await transaction.get(counter)).get('n') as number;
        if (first) await afterFirstRead();
        first = false;
        transaction.update(counter, { n: n + 1 });
      });
    };
    for (let pair = 0; pair < 10; pair += 1) {
      const bothHaveRead = meetingOf(2);
      await Promise.all([increment(bothHaveRead), increment(bothHaveRead)]);
    }
    expect((await counter.get()).get('n')).toBe(20);
    // One of each pair was turned away, once.
    expect(attempts).toBe(30);
  });

  test('the second of two that read the same document tries again', async ({ skip }) => {
    const { admin, isOfficial } = world;
    skip(isOfficial, LOCKS);
    const doc = admin.doc('a/b');
    await doc.set({ n: 0 });
    let attempts = 0;
    await admin.runTransaction(async (outer) => {
      attempts += 1;
      const n = (await outer.get(doc)).get('n') as number;
      if (attempts === 1) {
        await admin.runTransaction(async (inner) => {
          inner.update(doc, { n: ((await inner.get(doc)).get('n') as number) + 10 });
        });
      }
      outer.update(doc, { n: n + 1 });
    });
    expect(attempts).toBe(2);
    expect((await doc.get()).get('n')).toBe(11);
  });

  test('a query inside a transaction is guarded too', async ({ skip }) => {
    const { admin, isOfficial } = world;
    skip(isOfficial, LOCKS);
    let attempts = 0;
    await admin.runTransaction(async (transaction) => {
      attempts += 1;
      const taken = await transaction.get(admin.collection('seats').where('free', '==', true));
      if (attempts === 1) await admin.doc('seats/s1').set({ free: true });
      transaction.set(admin.doc('result/r'), { free: taken.size });
    });
    expect((await admin.doc('result/r').get()).get('free')).toBe(1);
  });

  test('one that throws leaves nothing behind; a read-only one reads', async () => {
    const { admin } = world;
    const failing = admin.runTransaction((transaction) => {
      transaction.set(admin.doc('a/b'), { n: 1 });
      return Promise.reject(new Error('changed my mind'));
    });
    await expect(failing).rejects.toThrow('changed my mind');
    const size = await admin.runTransaction(
      async (transaction) => (await transaction.get(admin.collection('a'))).size,
      { readOnly: true },
    );
    expect(size).toBe(0);
  });
});

/** A place where so many wait for each other. */
function meetingOf(count: number): () => Promise<void> {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let here = 0;
  return () => {
    here += 1;
    if (here === count) open();
    return opened;
  };
}
