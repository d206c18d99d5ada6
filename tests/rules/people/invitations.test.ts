import {
  collection,
  collectionGroup,
  deleteDoc,
  deleteField,
  getDoc,
  getDocs,
  query,
  serverTimestamp,
  setDoc,
  Timestamp,
  updateDoc,
  where,
  type DocumentData,
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
const path = (id = drawId()) => paths.invitation(world.account, id);

/** What the portal writes to let somebody in. */
const invitation = (uid: string, fields: DocumentData = {}): DocumentData => ({
  email: 'ana@acme.example',
  role: 'viewer',
  invitedBy: uid,
  invitedAt: serverTimestamp(),
  ...fields,
});

const invite = (fields: DocumentData = {}, id = drawId()) =>
  setDoc(at(admin(), path(id)), invitation(world.admin, fields));

/** An invitation as it lies there, past the rules. */
async function seedInvitation(fields: DocumentData = {}): Promise<string> {
  const seeded = path();
  const stored = { ...invitation(world.admin), invitedAt: PAST, ...fields };
  await setDoc(at(firestore.owner, seeded), stored);
  return seeded;
}

describe('an invitation', () => {
  it('is made by an administrator, for either role', async () => {
    await allowed(invite());
    await allowed(invite({ role: 'admin' }));
  });

  it('is not made by anybody else', async () => {
    for (const { who, uid, client } of nonAdmins(firestore, world)) {
      await denied(setDoc(at(client, path()), invitation(uid)), who);
      await denied(setDoc(at(client, path()), invitation(world.admin)), who);
    }
  });

  it('is not made into another account', async () => {
    const elsewhere = paths.invitation(world.strangersAccount, drawId());
    await denied(setDoc(at(admin(), elsewhere), invitation(world.admin)));
  });

  it('is not made under an id of another shape', async () => {
    for (const id of ['short', 'a'.repeat(21), `${'a'.repeat(19)}_`]) await denied(invite({}, id));
  });

  it.each([
    ['capitals in the address', { email: 'Ana@acme.example' }],
    ['capitals in the domain', { email: 'ana@ACME.example' }],
    ['two addresses', { email: 'ana@acme.example,li@acme.example' }],
    ['a list of addresses', { email: ['ana@acme.example'] }],
    ['a map of addresses', { email: { a: 'ana@acme.example' } }],
    ['a name with the address', { email: 'ana <ana@acme.example>' }],
    ['a header in the address', { email: 'ana@acme.example\nbcc: eve@example.com' }],
    ['an address that is very long', { email: `ana@${'acme.'.repeat(20_000)}example` }],
    ['no text for an address', { email: null }],
    ['a role that does not exist', { role: 'owner' }],
    ['the role of those who were taken out', { role: 'removed' }],
    ['a list of roles', { role: ['admin'] }],
    ['no role', { role: null }],
    ['the name of another', { invitedBy: 'somebody-else' }],
    ['nobody’s name', { invitedBy: null }],
    ['a time that has passed', { invitedAt: PAST }],
    ['a time to come', { invitedAt: FUTURE }],
    ["the client's own clock", { invitedAt: Timestamp.now() }],
    ['text for a time', { invitedAt: 'now' }],
    ['a failure', { failure: 'other' }],
    ['an empty failure', { failure: null }],
    ['a permission', { permitted: { by: 'ana@acme.example', at: serverTimestamp() } }],
    ['an empty permission', { permitted: null }],
    ['what was done to a sign-in', { displaced: 'replaced' }],
    ['a uid', { uid: 'somebody-else' }],
    ['a large field', { anything: 'x'.repeat(100_000) }],
  ])('does not have %s', async (_what, fields) => {
    await denied(invite(fields));
  });

  it.each(['email', 'role', 'invitedBy', 'invitedAt'])('does not lack %s', async (field) => {
    const { [field]: _left, ...rest } = invitation(world.admin);
    await denied(setDoc(at(admin(), path()), rest));
  });

  it('is read and listed by administrators', async () => {
    const seeded = await seedInvitation();
    expect((await allowed(getDoc(at(admin(), seeded)))).get('role')).toBe('viewer');
    const all = await allowed(getDocs(collection(admin(), paths.invitations(world.account))));
    expect(all.size).toBe(1);
  });

  it('is not read or listed by anybody else', async () => {
    const seeded = await seedInvitation();
    for (const { who, client } of nonAdmins(firestore, world)) {
      await denied(getDoc(at(client, seeded)), who);
      await denied(getDocs(collection(client, paths.invitations(world.account))), who);
    }
  });

  it('is not found across accounts, not even one’s own', async () => {
    await seedInvitation();
    const everywhere = collectionGroup(admin(), 'invitations');
    await denied(getDocs(everywhere));
    await denied(getDocs(query(everywhere, where('invitedBy', '==', world.admin))));
  });

  it('is not changed by anybody', async () => {
    const seeded = await seedInvitation({ failure: 'other' });
    const clients = nonAdmins(firestore, world).map(({ client }) => client);
    for (const client of [admin(), ...clients]) {
      await denied(updateDoc(at(client, seeded), { role: 'admin' }));
      await denied(updateDoc(at(client, seeded), { failure: deleteField() }));
      await denied(updateDoc(at(client, seeded), { permitted: { by: 'ana@acme.example' } }));
    }
    await denied(setDoc(at(admin(), seeded), invitation(world.admin)));
  });

  it('is deleted by an administrator when it has failed', async () => {
    await allowed(deleteDoc(at(admin(), await seedInvitation({ failure: 'refused' }))));
  });

  it('is not deleted while it is under way', async () => {
    await denied(deleteDoc(at(admin(), await seedInvitation())));
    await denied(deleteDoc(at(admin(), path())), 'one that does not exist');
  });

  it('is not deleted by anybody else, failed or not', async () => {
    const failed = await seedInvitation({ failure: 'refused' });
    for (const { who, client } of nonAdmins(firestore, world)) {
      await denied(deleteDoc(at(client, failed)), who);
    }
  });
});
