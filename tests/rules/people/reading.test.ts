import {
  collection,
  collectionGroup,
  deleteDoc,
  doc,
  getCount,
  getDoc,
  getDocs,
  orderBy,
  query,
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
import {
  at,
  member,
  outsiders,
  seedConference,
  seedWorld,
  type World,
} from '../../support/rules-world.ts';

let firestore: RulesFirestore;
let world: World;

beforeAll(async () => {
  firestore = await startRulesFirestore();
});
afterAll(() => firestore.stop());
beforeEach(async () => {
  world = await seedWorld(firestore);
});

const admin = () => firestore.as(world.admin);
const viewer = () => firestore.as(world.viewer);
const others = (): Firestore[] => outsiders(firestore, world).map(({ client }) => client);

describe('an account', () => {
  it('is read by its administrators and viewers', async () => {
    for (const client of [admin(), viewer()]) {
      const account = await allowed(getDoc(at(client, paths.account(world.account))));
      expect(account.get('name')).toBe('Acme');
    }
  });

  it('is not read by anybody else', async () => {
    for (const client of others()) await denied(getDoc(at(client, paths.account(world.account))));
  });

  it('is not listed, not even by its members', async () => {
    await denied(getDocs(collection(admin(), 'accounts')));
    await denied(getDocs(query(collection(admin(), 'accounts'), where('name', '==', 'Acme'))));
  });

  it('is closed at once to a member who was taken out', async () => {
    await allowed(getDoc(at(viewer(), paths.account(world.account))));
    await deleteDoc(at(firestore.owner, paths.member(world.account, world.viewer)));
    await denied(getDoc(at(viewer(), paths.account(world.account))));
  });

  it('is closed to a member with a role that does not exist', async () => {
    const path = paths.member(world.account, world.viewer);
    await setDoc(at(firestore.owner, path), member(world.viewer, 'owner'));
    await denied(getDoc(at(viewer(), paths.account(world.account))));
  });
});

describe('members', () => {
  it('are read one by one by themselves, also to learn that they were taken out', async () => {
    for (const uid of [world.admin, world.viewer, world.removed]) {
      const path = paths.member(world.account, uid);
      expect((await allowed(getDoc(at(firestore.as(uid), path)))).get('uid')).toBe(uid);
    }
  });

  it('are told that they are none where they are none', async () => {
    const path = paths.member(world.account, world.outsider);
    const snapshot = await allowed(getDoc(at(firestore.as(world.outsider), path)));
    expect(snapshot.exists()).toBe(false);
  });

  it('are read and listed by administrators of the account', async () => {
    await allowed(getDoc(at(admin(), paths.member(world.account, world.viewer))));
    const all = await allowed(getDocs(collection(admin(), paths.members(world.account))));
    expect(all.size).toBe(3);
  });

  it('are not read or listed by a viewer or anybody outside', async () => {
    const path = paths.member(world.account, world.admin);
    for (const client of [viewer(), ...others()]) {
      await denied(getDoc(at(client, path)));
      await denied(getDocs(collection(client, paths.members(world.account))));
    }
  });
});

describe('the list of my accounts', () => {
  const mine = (client: Firestore, uid: string) =>
    getDocs(query(collectionGroup(client, 'members'), where('uid', '==', uid)));

  it('has the member documents with my uid, across accounts', async () => {
    const second = paths.member(world.strangersAccount, world.viewer);
    await setDoc(at(firestore.owner, second), member(world.viewer, 'admin'));
    const found = await allowed(mine(viewer(), world.viewer));
    expect(found.docs.map((each) => each.ref.path).sort()).toEqual(
      [paths.member(world.account, world.viewer), second].sort(),
    );
  });

  it('is empty for a member of nothing', async () => {
    expect((await allowed(mine(firestore.as(world.outsider), world.outsider))).size).toBe(0);
  });

  it('is refused for another uid, without a filter, for other fields, and anonymously', async () => {
    await denied(mine(viewer(), world.admin));
    await denied(mine(admin(), world.viewer));
    await denied(mine(admin(), world.stranger));
    await denied(getDocs(collectionGroup(admin(), 'members')));
    const byRole = where('role', '==', 'viewer');
    await denied(getDocs(query(collectionGroup(viewer(), 'members'), byRole)));
    const two = where('uid', 'in', [world.viewer, world.admin]);
    await denied(getDocs(query(collectionGroup(viewer(), 'members'), two)));
    await denied(mine(firestore.anonymous(), world.viewer));
  });
});

describe('conferences', () => {
  it('are read and listed newest first by members', async () => {
    const { id, path } = await seedConference(firestore, world);
    for (const client of [admin(), viewer()]) {
      await allowed(getDoc(at(client, path)));
      const list = collection(client, paths.conferences(world.account));
      const found = await allowed(
        getDocs(query(list, where('deletedAt', '==', null), orderBy('createdAt', 'desc'))),
      );
      expect(found.docs.map((each) => each.id)).toEqual([id]);
    }
  });

  it('are counted by members', async () => {
    await seedConference(firestore, world);
    for (const client of [admin(), viewer()]) {
      const counted = await allowed(getCount(collection(client, paths.conferences(world.account))));
      expect(counted.data().count).toBe(1);
    }
  });

  it('are read by members when the Profile has lost the service', async () => {
    const { path } = await seedConference(firestore, world);
    const off = { services: { conferencing: false, pbx: true } };
    await updateDoc(at(firestore.owner, paths.account(world.account)), off);
    await allowed(getDoc(at(viewer(), path)));
  });

  it('are not read or listed by anybody else', async () => {
    const { path } = await seedConference(firestore, world);
    for (const client of others()) {
      await denied(getDoc(at(client, path)));
      await denied(getDocs(collection(client, paths.conferences(world.account))));
      await denied(getCount(collection(client, paths.conferences(world.account))));
    }
  });

  it('are not found across accounts', async () => {
    await seedConference(firestore, world);
    for (const client of [admin(), viewer(), ...others()]) {
      await denied(getDocs(collectionGroup(client, 'conferences')));
      const byAdmin = where('savedBy', '==', world.admin);
      await denied(getDocs(query(collectionGroup(client, 'conferences'), byAdmin)));
    }
  });
});

describe.each(['pbxUsers', 'calls', 'legs', 'usage'])('%s', (name) => {
  const path = () => `${paths.account(world.account)}/${name}`;
  beforeEach(() => setDoc(doc(firestore.owner, `${path()}/one`), { name: 'Ana' }));

  it('are read and listed by members', async () => {
    for (const client of [admin(), viewer()]) {
      await allowed(getDoc(doc(client, `${path()}/one`)));
      expect((await allowed(getDocs(collection(client, path())))).size).toBe(1);
    }
  });

  it('are not read or listed by anybody else', async () => {
    for (const client of others()) {
      await denied(getDoc(doc(client, `${path()}/one`)));
      await denied(getDocs(collection(client, path())));
    }
  });

  it('are written by nobody just so', async () => {
    await denied(setDoc(doc(admin(), `${path()}/two`), { name: 'Li' }));
    await denied(updateDoc(doc(admin(), `${path()}/one`), { name: 'Li' }));
    await denied(deleteDoc(doc(admin(), `${path()}/one`)));
  });
});

describe.each([
  'mail',
  'accessCodes',
  'openCalls',
  'bridgeRequests',
  'bridges',
  'dialInNumbers',
  'strayNumbers',
  'guesses',
  'alerts',
  'anything',
])('%s', (name) => {
  it('is read and written by nobody but the server', async () => {
    await setDoc(doc(firestore.owner, `${name}/one`), { to: 'ana@acme.example' });
    for (const client of [admin(), viewer(), ...others()]) {
      await denied(getDoc(doc(client, `${name}/one`)));
      await denied(getDoc(doc(client, `${name}/none`)));
      await denied(getDocs(collection(client, name)));
      await denied(setDoc(doc(client, `${name}/two`), { to: 'ana@acme.example' }));
      await denied(updateDoc(doc(client, `${name}/one`), { to: 'eve@acme.example' }));
      await denied(deleteDoc(doc(client, `${name}/one`)));
    }
  });
});
