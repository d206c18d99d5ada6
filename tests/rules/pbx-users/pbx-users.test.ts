import {
  deleteDoc,
  deleteField,
  serverTimestamp,
  setDoc,
  updateDoc,
  type DocumentData,
} from 'firebase/firestore/lite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { pbxListKeys, type PbxStanding, standingOf } from '../../../domain/pbx-users/pbx-user.ts';
import {
  allowed,
  denied,
  startRulesFirestore,
  type RulesFirestore,
} from '../../support/firestore.ts';
import {
  at,
  drawId,
  FUTURE,
  nonAdmins,
  PAST,
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
const pathOf = (id: string) => paths.pbxUser(world.account, id);

/** What the portal writes for a user that it loads for the first time. */
function newUser(fields: DocumentData = {}, uid = world.admin): DocumentData {
  const entry = { name: 'Ana Martín', extension: '201', email: 'ana@acme.example' };
  return {
    ...entry,
    leftAt: null,
    loadedAt: serverTimestamp(),
    loadedBy: uid,
    conferenceId: drawId(),
    hasConference: false,
    standing: 'ready',
    listKeys: pbxListKeys(entry),
    ...fields,
  };
}

/** What it writes when the file says something else. */
function change(fields: DocumentData = {}, uid = world.admin): DocumentData {
  return { extension: '202', loadedAt: serverTimestamp(), loadedBy: uid, ...fields };
}

/** A user as an earlier file, and the server, left it. */
async function seedUser(fields: DocumentData = {}): Promise<string> {
  const path = pathOf(drawId());
  await setDoc(at(firestore.owner, path), { ...newUser(fields), loadedAt: PAST });
  return path;
}

const setDirectory = (keeper: string) =>
  updateDoc(at(firestore.owner, paths.account(world.account)), { pbxDirectory: keeper });

describe('a user of the Cloud PBX', () => {
  it('is loaded and changed by an administrator', async () => {
    const path = pathOf(drawId());
    await allowed(setDoc(at(admin(), path), newUser()));
    await allowed(updateDoc(at(admin(), path), change()));
    await allowed(
      setDoc(at(admin(), pathOf(drawId())), newUser({ email: '', standing: 'unusable' })),
    );
  });

  it('that somebody else loaded is changed', async () => {
    const everything = {
      name: 'Ana',
      email: 'ana.martin@acme.example',
      listKeys: pbxListKeys({ name: 'Ana', extension: '202', email: '' }),
    };
    for (const loadedBy of [null, 'another']) {
      const path = await seedUser({ loadedBy });
      await allowed(updateDoc(at(admin(), path), change(everything)));
    }
  });

  it('is loaded and changed by nobody else', async () => {
    const path = await seedUser();
    for (const { who, uid, client } of nonAdmins(firestore, world)) {
      await denied(setDoc(at(client, pathOf(drawId())), newUser({}, uid)), who);
      await denied(updateDoc(at(client, path), change({}, uid)), who);
    }
  });

  it('is not loaded or changed where the provider keeps the directory', async () => {
    const path = await seedUser();
    await setDirectory('provider');
    await denied(setDoc(at(admin(), pathOf(drawId())), newUser()));
    await denied(updateDoc(at(admin(), path), change()));
    await setDirectory('account');
    await allowed(setDoc(at(admin(), pathOf(drawId())), newUser()));
    await allowed(updateDoc(at(admin(), path), change()));
  });

  it('is not loaded or changed where the Profile has no Cloud PBX', async () => {
    world = await seedWorld(firestore, { conferencing: true, pbx: false });
    const path = await seedUser();
    await denied(setDoc(at(admin(), pathOf(drawId())), newUser()));
    await denied(updateDoc(at(admin(), path), change()));
  });

  it('is deleted by nobody', async () => {
    await denied(deleteDoc(at(admin(), await seedUser())));
  });

  it.each([
    ['another’s uid', { loadedBy: 'another' }],
    ['a time of one’s own', { loadedAt: PAST }],
    ['a conference', { hasConference: true, standing: 'has' }],
    ['no answer to whether there is a conference', { hasConference: 0 }],
    ['a conference id of another form', { conferenceId: 'one' }],
    ['a departure', { leftAt: serverTimestamp(), standing: 'left' }],
    ['no name', { name: '' }],
    ['a name too long', { name: 'x'.repeat(101) }],
    ['a name that is none', { name: ['x'] }],
    ['a name with a line break', { name: 'Ana\nMartín' }],
    ['an extension too long', { extension: '1'.repeat(21) }],
    ['an extension that is a number', { extension: 201 }],
    ['an address too long', { email: 'x'.repeat(255), standing: 'unusable' }],
    ['an address that is none', { email: ['ana@acme.example'] }],
    ['another field', { anything: 'x' }],
    ['keys that are none', { listKeys: 'ana' }],
    ['a sorting key too long', { listKeys: { name: 'x'.repeat(121), search: [] } }],
    ['a sorting key that is none', { listKeys: { name: ['ana'], search: [] } }],
    ['another key', { listKeys: { name: 'ana', search: [], more: 'x' } }],
    ['too many keys', { listKeys: { name: 'ana', search: Array(121).fill('a') } }],
    ['keys too long', { listKeys: { name: 'ana', search: ['x'.repeat(2001)] } }],
    ['no list of keys', { listKeys: { name: 'ana', search: 'a' } }],
  ])('is not loaded with %s', async (_, fields) => {
    await denied(setDoc(at(admin(), pathOf(drawId())), newUser(fields)));
  });

  it.each([
    ['names of one and of a hundred letters', { name: 'x' }, { name: 'x'.repeat(100) }],
    ['no and a long extension', { extension: '' }, { extension: '1'.repeat(20) }],
    [
      'the most keys',
      { listKeys: { name: 'x'.repeat(120), search: Array(120).fill('x'.repeat(16)) } },
      { listKeys: { name: '', search: ['x'.repeat(2000)] } },
    ],
    ['the longest address', { email: 'x'.repeat(254), standing: 'unusable' }, {}],
  ])('is loaded with %s', async (_, one, other) => {
    await allowed(setDoc(at(admin(), pathOf(drawId())), newUser(one)));
    await allowed(setDoc(at(admin(), pathOf(drawId())), newUser(other)));
  });

  it('is not loaded without one of its fields, or under an id of another form', async () => {
    for (const field of Object.keys(newUser())) {
      const { [field]: _without, ...rest } = newUser();
      await denied(setDoc(at(admin(), pathOf(drawId())), rest), field);
    }
    await denied(setDoc(at(admin(), pathOf('ana')), newUser()));
  });

  it.each([
    ['another’s uid', { loadedBy: 'another' }],
    ['a time of one’s own', { loadedAt: FUTURE }],
    ['the time left out', { loadedAt: PAST }],
    ['another conference', { conferenceId: 'x'.repeat(20) }],
    ['that there is a conference', { hasConference: true, standing: 'has' }],
    ['a field taken out', { hasConference: deleteField() }],
    ['another field', { anything: 'x' }],
    ['a departure in the past', { leftAt: PAST, standing: 'left' }],
    ['a departure some day', { leftAt: FUTURE, standing: 'left' }],
    ['no name', { name: '' }],
    ['an address that is none', { email: 7 }],
    ['keys that are none', { listKeys: {} }],
  ])('is not changed to %s', async (_, fields) => {
    await denied(updateDoc(at(admin(), await seedUser()), change(fields)));
  });

  it('leaves, is corrected meanwhile, and comes back', async () => {
    const path = await seedUser();
    await allowed(
      updateDoc(at(admin(), path), change({ leftAt: serverTimestamp(), standing: 'left' })),
    );
    await allowed(updateDoc(at(admin(), path), change({ name: 'Ana' })));
    await denied(updateDoc(at(admin(), path), change({ leftAt: null })));
    await allowed(updateDoc(at(admin(), path), change({ leftAt: null, standing: 'ready' })));
  });
});

describe('the standing of a user', () => {
  const standings: readonly PbxStanding[] = ['ready', 'unusable', 'has', 'left'];
  it.each(
    ['ana@acme.example', '', 'ana', 'ana@acme.example, eve@evil.example'].flatMap((email) =>
      [true, false].flatMap((hasConference) =>
        [null, PAST].map((leftAt) => ({ email, hasConference, leftAt })),
      ),
    ),
  )('with %o is what the domain says, and nothing else', async (user) => {
    const right = standingOf(user);
    for (const standing of standings) {
      const path = await seedUser({ ...user, standing: right });
      const write = updateDoc(at(admin(), path), change({ standing }));
      await (standing === right ? allowed(write) : denied(write, standing));
    }
    expect(standings).toContain(right);
  });
});
