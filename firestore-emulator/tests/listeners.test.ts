import type {
  DocumentSnapshot as AdminDocument,
  QuerySnapshot as AdminQuery,
} from '@google-cloud/firestore';
import {
  collection,
  collectionGroup,
  deleteDoc,
  disableNetwork,
  doc,
  enableNetwork,
  limit,
  onSnapshot,
  orderBy,
  query,
  setDoc,
  updateDoc,
  waitForPendingWrites,
  where,
  type DocumentSnapshot,
  type Query,
  type QuerySnapshot,
} from 'firebase/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hear, webClients, type Heard, type WebClients } from '../testing/web.ts';
import { startWorld, type World } from '../testing/world.ts';

const rulesSource = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    match /open/{id} {
      allow read, write: if true;
    }
    match /{path=**}/members/{member} {
      allow list: if true;
    }
    match /owned/{id} {
      allow get: if resource == null || resource.data.owner == request.auth.uid;
      allow list: if resource.data.owner == request.auth.uid;
    }
    match /teams/{id} {
      allow list: if request.auth.uid in get(/databases/$(database)/documents/roster/now).data.uids;
    }
  }
}`;

let world: World;
let web: WebClients;
/** Ends every listener of a test. */
const stops: (() => void)[] = [];
beforeAll(async () => {
  world = await startWorld({ rulesSource });
  web = webClients(world.server.port);
});
beforeEach(() => {
  world.server.engine.clear();
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});
afterAll(async () => {
  await web.stop();
  await world.stop();
});

const denied = { code: 'permission-denied' };

function follow(target: Query): Heard<QuerySnapshot> {
  const heard = hear<QuerySnapshot>();
  stops.push(onSnapshot(target, heard.next, heard.fail));
  return heard;
}

function followDocument(path: string, uid = 'ada'): Heard<DocumentSnapshot> {
  const heard = hear<DocumentSnapshot>();
  stops.push(onSnapshot(doc(web.open(uid), path), heard.next, heard.fail));
  return heard;
}

const ids = (snapshot: QuerySnapshot | AdminQuery) => snapshot.docs.map(({ id }) => id);
const changes = (snapshot: QuerySnapshot | AdminQuery) =>
  snapshot.docChanges().map((change) => `${change.type} ${change.doc.id}`);

describe('a document', () => {
  test('is missing, made, changed and deleted', async () => {
    const heard = followDocument('open/a');
    expect((await heard.take()).exists()).toBe(false);
    await world.admin.doc('open/a').set({ n: 1 });
    expect((await heard.take()).data()).toEqual({ n: 1 });
    await world.admin.doc('open/a').update({ n: 2 });
    expect((await heard.take()).data()).toEqual({ n: 2 });
    await world.admin.doc('open/a').delete();
    expect((await heard.take()).exists()).toBe(false);
  });

  test("one's own write is told at once, and once more when it is stored", async () => {
    const db = web.open('ada');
    const heard = hear<DocumentSnapshot>();
    const ref = doc(db, 'open/a');
    stops.push(onSnapshot(ref, { includeMetadataChanges: true }, heard.next));
    expect((await heard.take()).exists()).toBe(false);
    await setDoc(ref, { n: 1 });
    const pending = [];
    for (let last = true; last; pending.push(last)) {
      last = (await heard.take()).metadata.hasPendingWrites;
    }
    expect(pending).toEqual([true, false]);
  });

  test('is no longer told when the rules refuse it', async () => {
    await world.admin.doc('owned/a').set({ owner: 'ada' });
    const heard = followDocument('owned/a');
    expect((await heard.take()).get('owner')).toBe('ada');
    await world.admin.doc('owned/a').set({ owner: 'bob' });
    await expect(heard.take()).rejects.toMatchObject(denied);
  });

  test('is asked of the replaced rules with its next change, as on the official emulator', async () => {
    await world.admin.doc('open/a').set({ n: 1 });
    const heard = followDocument('open/a');
    await heard.take();
    const replace = (content: string) =>
      world.emulator('PUT', ':securityRules', { rules: { files: [{ name: 'rules', content }] } });
    await replace(rulesSource.replace('allow read, write: if true', 'allow read: if false'));
    try {
      await world.admin.doc('open/a').update({ n: 2 });
      await expect(heard.take()).rejects.toMatchObject(denied);
    } finally {
      await replace(rulesSource);
    }
  });

  test('of somebody else is refused at once', async () => {
    await world.admin.doc('owned/b').set({ owner: 'bob' });
    await expect(followDocument('owned/b').take()).rejects.toMatchObject(denied);
  });
});

describe('a query', () => {
  test('gains, changes and loses documents', async () => {
    await world.admin.doc('open/a').set({ n: 1 });
    const heard = follow(query(collection(web.open('ada'), 'open'), where('n', '<', 10)));
    expect(ids(await heard.take())).toEqual(['a']);
    await world.admin.doc('open/b').set({ n: 2 });
    expect(changes(await heard.take())).toEqual(['added b']);
    await world.admin.doc('open/a').update({ n: 3 });
    expect(changes(await heard.take())).toEqual(['modified a']);
    await world.admin.doc('open/b').update({ n: 20 });
    expect(changes(await heard.take())).toEqual(['removed b']);
    await world.admin.doc('open/a').delete();
    expect(changes(await heard.take())).toEqual(['removed a']);
  });

  test('is told of one commit at once', async () => {
    const heard = follow(collection(web.open('ada'), 'open'));
    expect((await heard.take()).empty).toBe(true);
    const batch = world.admin.batch();
    for (const id of ['a', 'b', 'c']) batch.set(world.admin.doc(`open/${id}`), { n: 1 });
    await batch.commit();
    expect(changes(await heard.take())).toEqual(['added a', 'added b', 'added c']);
  });

  test('with a limit takes in who comes after', async () => {
    for (const n of [1, 2, 3]) await world.admin.doc(`open/d${n}`).set({ n });
    const heard = follow(query(collection(web.open('ada'), 'open'), orderBy('n'), limit(2)));
    expect(ids(await heard.take())).toEqual(['d1', 'd2']);
    await world.admin.doc('open/d0').set({ n: 0 });
    expect(ids(await heard.take())).toEqual(['d0', 'd1']);
    await world.admin.doc('open/d1').delete();
    expect(ids(await heard.take())).toEqual(['d0', 'd2']);
  });

  test('over a collection group hears of every collection of that name', async () => {
    const heard = follow(collectionGroup(web.open('ada'), 'members'));
    expect((await heard.take()).empty).toBe(true);
    await world.admin.doc('accounts/a/members/m').set({ n: 1 });
    expect((await heard.take()).docs.map(({ ref }) => ref.path)).toEqual(['accounts/a/members/m']);
  });

  test('hears nothing of what belongs to somebody else by now', async () => {
    await world.admin.doc('owned/a').set({ owner: 'ada' });
    const mine = query(collection(web.open('ada'), 'owned'), where('owner', '==', 'ada'));
    const heard = follow(mine);
    expect(ids(await heard.take())).toEqual(['a']);
    await world.admin.doc('owned/a').set({ owner: 'bob', secret: 1 });
    expect(changes(await heard.take())).toEqual(['removed a']);
  });

  test('is asked of the rules again', async () => {
    await world.admin.doc('roster/now').set({ uids: ['ada'] });
    const heard = follow(collection(web.open('ada'), 'teams'));
    await heard.take();
    await world.admin.doc('roster/now').set({ uids: [] });
    await world.admin.doc('teams/t').set({ n: 1 });
    await expect(heard.take()).rejects.toMatchObject(denied);
  });

  test('hears that everything was cleared', async () => {
    await world.admin.doc('open/a').set({ n: 1 });
    const heard = follow(collection(web.open('ada'), 'open'));
    expect(ids(await heard.take())).toEqual(['a']);
    await world.clear();
    expect((await heard.take()).empty).toBe(true);
    await world.admin.doc('open/a').set({ n: 2 });
    expect(ids(await heard.take())).toEqual(['a']);
  });

  test('catches up after an absence', async () => {
    const db = web.open('ada');
    for (const id of ['a', 'b', 'c']) await world.admin.doc(`open/${id}`).set({ n: 1 });
    const heard = follow(collection(db, 'open'));
    expect(ids(await heard.take())).toEqual(['a', 'b', 'c']);
    await disableNetwork(db);
    await world.admin.doc('open/a').delete();
    await world.admin.doc('open/b').set({ n: 2 });
    await world.admin.doc('open/d').set({ n: 1 });
    await enableNetwork(db);
    // What it is not told of, the SDK asks for by itself, and shows until then.
    expect(ids(await heard.take())).toEqual(['a', 'b', 'c', 'd']);
    const caughtUp = await heard.take();
    expect(ids(caughtUp)).toEqual(['b', 'c', 'd']);
    expect(caughtUp.docs[0]?.get('n')).toBe(2);
  });

  test('costs what it is told, not what was read to find out', async () => {
    for (const n of [1, 2, 3]) await world.admin.doc(`open/d${n}`).set({ n });
    const { counters } = world.server.engine;
    const heard = follow(collection(web.open('ada'), 'open'));
    await heard.take();
    counters.documentReads = 0;
    await world.admin.doc('open/d1').update({ n: 5 });
    await heard.take();
    expect(counters.documentReads).toBe(1);
  });

  test("shows one's own writes in their order", async () => {
    const db = web.open('ada');
    const heard = follow(query(collection(db, 'open'), orderBy('n')));
    await heard.take();
    void setDoc(doc(db, 'open/a'), { n: 1 });
    expect(ids(await heard.take())).toEqual(['a']);
    void setDoc(doc(db, 'open/b'), { n: 0 });
    expect(ids(await heard.take())).toEqual(['b', 'a']);
    void updateDoc(doc(db, 'open/b'), { n: 2 });
    expect(ids(await heard.take())).toEqual(['a', 'b']);
    void deleteDoc(doc(db, 'open/a'));
    expect(ids(await heard.take())).toEqual(['b']);
    await waitForPendingWrites(db);
    expect([...world.server.engine.documents()].map(({ path }) => path)).toEqual(['open/b']);
  });
});

describe('the Admin SDK', () => {
  test('follows a document', async () => {
    const heard = hear<AdminDocument>();
    const ref = world.admin.doc('rooms/r');
    stops.push(ref.onSnapshot(heard.next, heard.fail));
    expect((await heard.take()).exists).toBe(false);
    await ref.set({ n: 1 });
    expect((await heard.take()).data()).toEqual({ n: 1 });
    await ref.delete();
    expect((await heard.take()).exists).toBe(false);
  });

  test('follows a query', async () => {
    const heard = hear<AdminQuery>();
    const rooms = world.admin.collection('rooms').orderBy('n').limitToLast(2);
    stops.push(rooms.onSnapshot(heard.next, heard.fail));
    expect((await heard.take()).empty).toBe(true);
    const batch = world.admin.batch();
    for (const n of [1, 2, 3]) batch.set(world.admin.doc(`rooms/r${n}`), { n });
    await batch.commit();
    expect(ids(await heard.take())).toEqual(['r2', 'r3']);
    await world.admin.doc('rooms/r2').delete();
    expect(changes(await heard.take())).toEqual(['removed r2', 'added r1']);
    await world.clear();
    expect((await heard.take()).empty).toBe(true);
  });

  test('is told why a query cannot be followed', async () => {
    const heard = hear<AdminQuery>();
    const impossible = world.admin.collection('rooms').where('a', 'not-in', Array(11).fill(1));
    stops.push(impossible.onSnapshot(heard.next, heard.fail));
    await expect(heard.take()).rejects.toThrow("'not-in' supports up to 10");
  });
});
