import {
  addDoc,
  collection,
  collectionGroup,
  deleteDoc,
  getCount,
  getDoc,
  getDocs,
  orderBy,
  query,
  serverTimestamp,
  setDoc,
  updateDoc,
  where,
  type Firestore,
} from 'firebase/firestore/lite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import {
  allowed,
  denied,
  startRulesFirestore,
  type RulesFirestore,
} from '../../support/firestore.ts';
import { at, nonAdmins, seedWorld, type World } from '../../support/rules-world.ts';

let firestore: RulesFirestore;
let world: World;
let entry: string;

beforeAll(async () => {
  firestore = await startRulesFirestore();
});
afterAll(() => firestore.stop());
beforeEach(async () => {
  world = await seedWorld(firestore);
  entry = paths.activityEntry(world.account, 'one');
  await setDoc(at(firestore.owner, entry), {
    kind: 'generated',
    at: serverTimestamp(),
    by: { uid: world.admin, email: 'ana@acme.example' },
    conferenceId: 'c',
  });
});

const admin = () => firestore.as(world.admin);
const log = (client: Firestore) => collection(client, paths.activity(world.account));

describe('the activity log', () => {
  it('is read, listed and counted by administrators', async () => {
    expect((await allowed(getDoc(at(admin(), entry)))).get('kind')).toBe('generated');
    const newest = query(log(admin()), where('kind', '==', 'generated'), orderBy('at', 'desc'));
    expect((await allowed(getDocs(newest))).size).toBe(1);
    const ofOne = query(log(admin()), where('conferenceId', '==', 'c'), orderBy('at', 'desc'));
    expect((await allowed(getDocs(ofOne))).size).toBe(1);
    expect((await allowed(getCount(log(admin())))).data().count).toBe(1);
  });

  it('is not read, listed or counted by anybody else', async () => {
    for (const { who, uid, client } of nonAdmins(firestore, world)) {
      await denied(getDoc(at(client, entry)), who);
      await denied(getDocs(log(client)), who);
      await denied(getDocs(query(log(client), where('by.uid', '==', uid))), who);
      await denied(getCount(log(client)), who);
    }
  });

  it('is not searched across accounts, not even for one’s own deeds', async () => {
    const clients = nonAdmins(firestore, world).map(({ client }) => client);
    for (const client of [admin(), ...clients]) {
      const everywhere = collectionGroup(client, 'activity');
      await denied(getDocs(everywhere));
      await denied(getDocs(query(everywhere, where('by.uid', '==', world.admin))));
      await denied(getCount(everywhere));
    }
  });

  it('is not read in another account', async () => {
    const theirs = paths.activity(world.strangersAccount);
    await denied(getDocs(collection(admin(), theirs)));
    await denied(getDoc(at(admin(), paths.activityEntry(world.strangersAccount, 'one'))));
  });

  it('is written by nobody', async () => {
    const clients = nonAdmins(firestore, world).map(({ client }) => client);
    for (const client of [admin(), ...clients]) {
      await denied(addDoc(log(client), { kind: 'saved', at: serverTimestamp() }));
      await denied(setDoc(at(client, entry), { kind: 'saved' }));
      await denied(updateDoc(at(client, entry), { by: null }));
      await denied(deleteDoc(at(client, entry)));
    }
  });
});
