import type { World } from '../testing/world.ts';
import {
  collection,
  collectionGroup,
  deleteDoc,
  doc,
  getCount,
  getDoc,
  getDocs,
  increment,
  limit,
  orderBy,
  query,
  runTransaction,
  serverTimestamp,
  setDoc,
  Timestamp,
  updateDoc,
  where,
  writeBatch,
} from 'firebase/firestore/lite';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startWorld } from '../testing/world.ts';

const rulesSource = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    match /open/{id} {
      allow read, write: if true;
    }
    match /owned/{id} {
      allow get: if resource == null || resource.data.owner == request.auth.uid;
      allow list: if resource.data.owner == request.auth.uid;
      allow create: if request.resource.data.owner == request.auth.uid
        && request.resource.data.at == request.time;
      allow update: if request.auth.uid in get(/databases/$(database)/documents/teams/t).data.uids;
    }
    match /pairs/{id} {
      allow create: if existsAfter(/databases/$(database)/documents/pairs/$(request.resource.data.other));
    }
    match /{path=**}/members/{member} {
      allow list: if resource.data.uid == request.auth.uid;
    }
  }
}`;

let world: World;
beforeAll(async () => {
  world = await startWorld({ rulesSource });
});
beforeEach(() => {
  world.server.engine.clear();
});
afterAll(() => world.stop());

const denied = { code: 'permission-denied' };

describe('the Lite SDK', () => {
  test('writes, reads, updates and deletes', async () => {
    const db = world.lite('ada');
    const ref = doc(db, 'open/ä b:c');
    await setDoc(ref, { n: 1, fraction: -0, nan: NaN, at: serverTimestamp() });
    await updateDoc(ref, { n: increment(4) });
    const data = (await getDoc(ref)).data() ?? {};
    expect(data).toMatchObject({ n: 5, nan: NaN });
    expect(Object.is(data['fraction'], -0)).toBe(true);
    expect(data['at']).toBeInstanceOf(Timestamp);
    await deleteDoc(ref);
    expect((await getDoc(ref)).exists()).toBe(false);
  });

  test('queries and counts', async () => {
    const db = world.lite('ada');
    const batch = writeBatch(db);
    for (let n = 0; n < 5; n += 1) batch.set(doc(db, `open/d${n}`), { n });
    await batch.commit();
    const found = await getDocs(
      query(collection(db, 'open'), where('n', '>=', 1), orderBy('n', 'desc'), limit(2)),
    );
    expect(found.docs.map((each) => each.id)).toEqual(['d4', 'd3']);
    const none = await getDocs(query(collection(db, 'open'), where('n', '==', 77)));
    expect(none.empty).toBe(true);
    expect((await getCount(collection(db, 'open'))).data().count).toBe(5);
  });

  test('an update of what is not there fails with a code', async () => {
    const ref = doc(world.lite('ada'), 'open/none');
    await expect(updateDoc(ref, { n: 1 })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a transaction meets a write over gRPC and tries again', async () => {
    const db = world.lite('ada');
    await world.admin.doc('open/c').set({ n: 0 });
    let attempts = 0;
    await runTransaction(db, async (transaction) => {
      attempts += 1;
      const n = (await transaction.get(doc(db, 'open/c'))).get('n') as number;
      if (attempts === 1) await world.admin.doc('open/c').set({ n: 10 });
      transaction.update(doc(db, 'open/c'), { n: n + 1 });
    });
    expect(attempts).toBe(2);
    expect((await world.admin.doc('open/c').get()).get('n')).toBe(11);
  });

  test('a document that a transaction only read is verified', async () => {
    const db = world.lite('ada');
    await world.admin.doc('open/read').set({ n: 1 });
    let attempts = 0;
    await runTransaction(db, async (transaction) => {
      attempts += 1;
      const read = await transaction.get(doc(db, 'open/read'));
      if (attempts === 1) await world.admin.doc('open/read').set({ n: 2 });
      transaction.set(doc(db, 'open/written'), { saw: read.get('n') as number });
    });
    expect((await world.admin.doc('open/written').get()).get('saw')).toBe(2);
  });
});

describe('rules', () => {
  test('request.time is the commit time, and auth is the token', async () => {
    const mine = doc(world.lite('ada'), 'owned/o');
    await setDoc(mine, { owner: 'ada', at: serverTimestamp() });
    await expect(
      setDoc(doc(world.lite('ada'), 'owned/p'), {
        owner: 'ada',
        at: Timestamp.fromMillis(1_700_000_000_000),
      }),
    ).rejects.toMatchObject(denied);
    expect((await getDoc(mine)).get('owner')).toBe('ada');
    await expect(getDoc(doc(world.lite('bob'), 'owned/o'))).rejects.toMatchObject(denied);
    await expect(getDoc(doc(world.lite(null), 'owned/o'))).rejects.toMatchObject(denied);
  });

  test('a missing document may be read where get is allowed, not elsewhere', async () => {
    const db = world.lite('ada');
    expect((await getDoc(doc(db, 'owned/none'))).exists()).toBe(false);
    await expect(getDoc(doc(db, 'shut/none'))).rejects.toMatchObject(denied);
  });

  test('get() reads other documents', async () => {
    await world.admin.doc('owned/o').set({ owner: 'ada' });
    const mine = doc(world.lite('ada'), 'owned/o');
    await expect(updateDoc(mine, { n: 1 })).rejects.toMatchObject(denied);
    await world.admin.doc('teams/t').set({ uids: ['ada'] });
    await updateDoc(mine, { n: 1 });
  });

  test('existsAfter() sees the whole batch', async () => {
    const db = world.lite('ada');
    const batch = writeBatch(db);
    batch.set(doc(db, 'pairs/left'), { other: 'right' });
    batch.set(doc(db, 'pairs/right'), { other: 'left' });
    await batch.commit();
    await expect(setDoc(doc(db, 'pairs/x'), { other: 'none' })).rejects.toMatchObject(denied);
  });

  test('a list is decided by its constraints, whatever is there', async () => {
    const db = world.lite('ada');
    await world.admin.doc('owned/o').set({ owner: 'ada' });
    const mine = query(collection(db, 'owned'), where('owner', '==', 'ada'));
    expect((await getDocs(mine)).size).toBe(1);
    expect((await getCount(mine)).data().count).toBe(1);
    await expect(getDocs(collection(db, 'owned'))).rejects.toMatchObject(denied);
    await expect(getCount(collection(db, 'owned'))).rejects.toMatchObject(denied);
  });

  test('a collection group by its recursive wildcard', async () => {
    await world.admin.doc('accounts/a/members/ada').set({ uid: 'ada' });
    const members = collectionGroup(world.lite('ada'), 'members');
    expect((await getDocs(query(members, where('uid', '==', 'ada')))).size).toBe(1);
    await expect(getDocs(query(members, where('uid', '==', 'bob')))).rejects.toMatchObject(denied);
  });

  test('one denied write stops the whole batch', async () => {
    const db = world.lite('ada');
    const batch = writeBatch(db);
    batch.set(doc(db, 'open/a'), { n: 1 });
    batch.set(doc(db, 'shut/b'), { n: 1 });
    await expect(batch.commit()).rejects.toMatchObject(denied);
    expect((await world.admin.doc('open/a').get()).exists).toBe(false);
  });

  test('a denial is explained in the log and on request, without values', async () => {
    await world.admin.doc('owned/o').set({ owner: 'the-secret-value' });
    await expect(getDoc(doc(world.lite('eve'), 'owned/o'))).rejects.toMatchObject(denied);
    const answer = (await world.emulator('GET', ':denials')) as { denials: object[] };
    expect(answer.denials.at(-1)).toMatchObject({ method: 'get', path: 'owned/o', uid: 'eve' });
    const said = JSON.stringify([answer, world.log]);
    expect(said).toContain('line 8');
    expect(said).not.toContain('the-secret-value');
  });

  test('20 documents read by rules are the most for a batch', async () => {
    const db = world.lite('ada');
    const commitPairs = (count: number) => {
      const batch = writeBatch(db);
      for (let n = 0; n < count; n += 1) {
        batch.set(doc(db, `pairs/${count}-${n}`), { other: `${count}-${(n + 1) % count}` });
      }
      return batch.commit();
    };
    await commitPairs(20);
    await expect(commitPairs(21)).rejects.toMatchObject(denied);
  });
});
