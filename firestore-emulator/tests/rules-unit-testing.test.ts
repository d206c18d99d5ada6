/**
 * Google's own library for testing rules, and the full web SDK in Node that it uses: what speaks the Write
 * and Listen streams over gRPC.
 */
import {
  assertFails,
  assertSucceeds,
  initializeTestEnvironment,
  type RulesTestEnvironment,
} from '@firebase/rules-unit-testing';
import {
  collection,
  deleteDoc,
  doc,
  getDoc,
  getDocs,
  increment,
  limit,
  limitToLast,
  orderBy,
  query,
  runTransaction,
  serverTimestamp,
  setDoc,
  setLogLevel,
  Timestamp,
  updateDoc,
  where,
  writeBatch,
  type Firestore,
  type QueryConstraint,
} from 'firebase/firestore';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { projectId, startWorld, type World } from '../testing/world.ts';

const rules = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    match /open/{id} {
      allow read, write: if true;
    }
    match /owned/{id} {
      allow read: if resource == null || resource.data.owner == request.auth.uid;
      allow create: if request.resource.data.owner == request.auth.uid;
      allow update: if resource.data.owner == request.auth.uid
        && request.resource.data.owner == resource.data.owner;
      allow delete: if resource.data.owner == request.auth.uid && request.auth.token.admin == true;
    }
  }
}`;

// Refusals are what is tried here; the SDK would print each.
setLogLevel('silent');

let world: World;
let environment: RulesTestEnvironment;
beforeAll(async () => {
  world = await startWorld();
  environment = await initializeTestEnvironment({
    projectId,
    firestore: { rules, host: '127.0.0.1', port: world.server.port },
  });
});
afterEach(async () => {
  await environment.clearFirestore();
});
afterAll(async () => {
  await environment.cleanup();
  await world.stop();
});

/** The library hands out the older form of the SDK; the functions of the newer one take it too. */
function signedIn(uid: string, claims?: { admin: boolean }): Firestore {
  return environment.authenticatedContext(uid, claims).firestore() as unknown as Firestore;
}

async function seed(path: string, data: object): Promise<void> {
  await environment.withSecurityRulesDisabled(async (context) => {
    await setDoc(doc(context.firestore() as unknown as Firestore, path), data);
  });
}

describe('@firebase/rules-unit-testing', () => {
  test('what the rules allow succeeds, and is there', async () => {
    const db = signedIn('ada');
    const mine = doc(db, 'owned/a');
    await assertSucceeds(setDoc(mine, { owner: 'ada', n: 1 }));
    await assertSucceeds(updateDoc(mine, { n: increment(1) }));
    expect((await assertSucceeds(getDoc(mine))).data()).toEqual({ owner: 'ada', n: 2 });
    await assertSucceeds(deleteDoc(doc(signedIn('ada', { admin: true }), 'owned/a')));
    expect(world.server.engine.get('owned/a')).toBeNull();
  });

  test('what they refuse fails, and leaves nothing', async () => {
    await seed('owned/b', { owner: 'bob' });
    const db = signedIn('ada');
    await assertFails(getDoc(doc(db, 'owned/b')));
    await assertFails(updateDoc(doc(db, 'owned/b'), { n: 1 }));
    await assertFails(deleteDoc(doc(db, 'owned/b')));
    await assertFails(setDoc(doc(db, 'owned/c'), { owner: 'bob' }));
    await assertFails(getDocs(collection(db, 'owned')));
    await assertFails(
      getDoc(
        doc(environment.unauthenticatedContext().firestore() as unknown as Firestore, 'shut/x'),
      ),
    );
    expect([...world.server.engine.documents()].map(({ path }) => path)).toEqual(['owned/b']);
  });

  test('with rules disabled everything may be written and read', async () => {
    await seed('shut/x', { n: 1 });
    await environment.withSecurityRulesDisabled(async (context) => {
      const db = context.firestore() as unknown as Firestore;
      expect((await getDoc(doc(db, 'shut/x'))).get('n')).toBe(1);
    });
  });

  test('after a refusal the next writes go through', async () => {
    const db = signedIn('ada');
    const results = await Promise.allSettled([
      setDoc(doc(db, 'open/first'), { n: 1 }),
      setDoc(doc(db, 'shut/second'), { n: 2 }),
      setDoc(doc(db, 'open/third'), { n: 3 }),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(world.server.engine.get('open/third')).not.toBeNull();
  });
});

describe('the full SDK over gRPC', () => {
  test('a missing document is missing', async () => {
    expect((await getDoc(doc(signedIn('ada'), 'owned/none'))).exists()).toBe(false);
  });

  test('an update of what is not there fails with its code', async () => {
    const missing = doc(signedIn('ada'), 'open/none');
    await expect(updateDoc(missing, { n: 1 })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('server times come back', async () => {
    const ref = doc(signedIn('ada'), 'open/t');
    await setDoc(ref, { at: serverTimestamp(), n: -0, nan: NaN });
    const data = (await getDoc(ref)).data() ?? {};
    expect(data['at']).toBeInstanceOf(Timestamp);
    expect(data['nan']).toBeNaN();
  });

  test('queries, limits from both ends', async () => {
    const db = signedIn('ada');
    const batch = writeBatch(db);
    for (let n = 0; n < 5; n += 1) batch.set(doc(db, `open/d${n}`), { n });
    await batch.commit();
    const ids = async (...parts: QueryConstraint[]) =>
      (await getDocs(query(collection(db, 'open'), ...parts))).docs.map(({ id }) => id);
    expect(await ids(where('n', '>=', 1), orderBy('n', 'desc'), limit(2))).toEqual(['d4', 'd3']);
    expect(await ids(orderBy('n'), limitToLast(2))).toEqual(['d3', 'd4']);
    expect(await ids(where('n', '==', 77))).toEqual([]);
  });

  test('a transaction', async () => {
    const db = signedIn('ada');
    const ref = doc(db, 'open/c');
    await setDoc(ref, { n: 1 });
    await runTransaction(db, async (transaction) => {
      const n = (await transaction.get(ref)).get('n') as number;
      transaction.update(ref, { n: n + 1 });
    });
    expect((await getDoc(ref)).get('n')).toBe(2);
  });
});
