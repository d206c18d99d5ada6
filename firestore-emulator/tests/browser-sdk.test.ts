/** The browser's build of the full web SDK, here in Node: it speaks WebChannel all the same. */
import type * as App from 'firebase/app';
import type * as Sdk from 'firebase/firestore';
import type { Firestore, FirestoreSettings, QuerySnapshot } from 'firebase/firestore';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bundleForBrowsers } from '../testing/browser-build.ts';
import { hear } from '../testing/web.ts';
import { projectId, startWorld, type World } from '../testing/world.ts';

const rulesSource = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    match /open/{id} {
      allow read, write: if true;
    }
    match /owned/{id} {
      allow read, write: if request.auth.uid == 'ada';
    }
  }
}`;

let world: World;
let sdk: typeof Sdk & Pick<typeof App, 'initializeApp'>;
const open: Firestore[] = [];
beforeAll(async () => {
  world = await startWorld({ rulesSource });
  const folder = await mkdtemp(path.join(tmpdir(), 'confdesk-browser-sdk-'));
  const file = path.join(folder, 'sdk.mjs');
  await writeFile(file, await bundleForBrowsers('esm'));
  sdk = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as typeof sdk;
  await rm(folder, { recursive: true });
  sdk.setLogLevel('silent');
});
beforeEach(() => {
  world.server.engine.clear();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((db) => sdk.terminate(db)));
});
afterAll(() => world.stop());

let apps = 0;
function connect(uid: string | null, settings: FirestoreSettings = {}): Firestore {
  const app = sdk.initializeApp({ projectId }, `browser-${(apps += 1)}`);
  const db = sdk.initializeFirestore(app, settings);
  const options = uid === null ? {} : { mockUserToken: { sub: uid } };
  sdk.connectFirestoreEmulator(db, '127.0.0.1', world.server.port, options);
  open.push(db);
  return db;
}

const denied = { code: 'permission-denied' };

describe.each([
  ['with an answer that stays open', {}],
  ['with one answer after the other', { experimentalForceLongPolling: true }],
])('the full SDK over WebChannel, %s', (_name, settings) => {
  test('writes and reads', async () => {
    const { doc, getDoc, getDocs, collection, increment, setDoc, updateDoc, deleteDoc } = sdk;
    const db = connect('ada', settings);
    const ref = doc(db, 'open/ä b:c');
    await setDoc(ref, {
      n: 1,
      text: 'ü😀\u2028"',
      fraction: -0,
      bytes: sdk.Bytes.fromUint8Array(new Uint8Array([0, 255])),
    });
    await updateDoc(ref, { n: increment(4), at: sdk.serverTimestamp() });
    const data = (await getDoc(ref)).data() ?? {};
    expect(data).toMatchObject({ n: 5, text: 'ü😀\u2028"' });
    expect(world.server.engine.get('open/ä b:c')?.fields.get('n')).toBe(5n);
    expect((await getDocs(collection(db, 'open'))).docs.map(({ id }) => id)).toEqual(['ä b:c']);
    await deleteDoc(ref);
    expect((await getDoc(ref)).exists()).toBe(false);
  });

  test('is refused with a code, and goes on', async () => {
    const { doc, getDoc, setDoc, collection, getDocs, updateDoc } = sdk;
    const db = connect('bob', settings);
    await expect(setDoc(doc(db, 'owned/a'), { n: 1 })).rejects.toMatchObject(denied);
    await expect(getDoc(doc(db, 'owned/a'))).rejects.toMatchObject(denied);
    await expect(getDocs(collection(db, 'owned'))).rejects.toMatchObject(denied);
    const missing = { code: 'not-found' };
    await expect(updateDoc(doc(db, 'open/none'), { n: 1 })).rejects.toMatchObject(missing);
    await setDoc(doc(db, 'open/a'), { n: 1 });
    await setDoc(doc(connect('ada', settings), 'owned/a'), { n: 1 });
    await expect(getDoc(doc(connect(null, settings), 'owned/a'))).rejects.toMatchObject(denied);
  });

  test('hears of what others write', async () => {
    const { collection, onSnapshot, orderBy, query } = sdk;
    const heard = hear<QuerySnapshot>();
    const target = query(collection(connect('ada', settings), 'open'), orderBy('n'));
    const stop = onSnapshot(target, heard.next, heard.fail);
    const ids = async () => (await heard.take()).docs.map(({ id }) => id);
    expect(await ids()).toEqual([]);
    await world.admin.doc('open/a').set({ n: 2 });
    expect(await ids()).toEqual(['a']);
    await world.admin.doc('open/b').set({ n: 1 });
    expect(await ids()).toEqual(['b', 'a']);
    await world.admin.doc('open/a').delete();
    expect(await ids()).toEqual(['b']);
    stop();
  });

  test('gets what is larger than one back channel', async () => {
    const { collection, getDocs } = sdk;
    const text = 'ü'.repeat(200_000);
    for (let n = 0; n < 8; n += 1) await world.admin.doc(`open/d${n}`).set({ text });
    const found = await getDocs(collection(connect('ada', settings), 'open'));
    expect(found.size).toBe(8);
    expect(found.docs.every((each) => each.get('text') === text)).toBe(true);
  });
});
