import {
  deleteDoc,
  deleteField,
  getDoc,
  serverTimestamp,
  setDoc,
  Timestamp,
  updateDoc,
  writeBatch,
  type DocumentData,
} from 'firebase/firestore/lite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mailId, paths } from '../../../domain/paths.ts';
import {
  allowed,
  denied,
  startRulesFirestore,
  type RulesFirestore,
} from '../../support/firestore.ts';
import {
  at,
  drawId,
  FORGED,
  FUTURE,
  newConference,
  nonAdmins,
  PAST,
  saveAgain,
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

function create(fields: DocumentData = {}, uid = world.admin, id = drawId()): Promise<void> {
  const conference = at(firestore.as(uid), paths.conference(world.account, id));
  return setDoc(conference, { ...newConference(uid), ...fields });
}

async function createWithout(field: string): Promise<void> {
  const { [field]: _left, ...rest } = newConference(world.admin);
  await setDoc(at(firestore.as(world.admin), paths.conference(world.account, drawId())), rest);
}

function update(path: string, fields: DocumentData = {}, uid = world.admin): Promise<void> {
  return updateDoc(at(firestore.as(uid), path), { ...saveAgain(uid), ...fields });
}

/** Values that a client field may not have, whether the conference is new or saved again. */
const refused: [string, DocumentData][] = [
  ['a Tag that is not text', { tag: 1 }],
  ['a Tag that is a list', { tag: ['Weekly sales'] }],
  ['no text in the Tag', { tag: '' }],
  ['a Tag of spaces', { tag: '   ' }],
  ['a Tag of 61 characters', { tag: 'x'.repeat(61) }],
  ['a Tag of 61 characters outside the basic plane', { tag: '\u{1F600}'.repeat(61) }],
  ['a very long Tag', { tag: 'x'.repeat(100_000) }],
  ['a Tag that begins with a space', { tag: ' Weekly sales' }],
  ['a Tag that ends with a no-break space', { tag: 'Weekly sales\u00a0' }],
  ['a line break in the Tag', { tag: 'Weekly\nBcc: eve@example.com' }],
  ['a line break at the end of the Tag', { tag: 'Weekly\n' }],
  ['a tabulator in the Tag', { tag: 'Weekly\tsales' }],
  ['a control character of the second block in the Tag', { tag: 'Weekly\u0085sales' }],
  ['a line separator in the Tag', { tag: 'Weekly\u2028sales' }],
  ['a bidirectional override in the Tag', { tag: 'Weekly \u202Eselas' }],
  ['a bidirectional isolate in the Tag', { tag: 'Weekly \u2067sales' }],
  ['a language that is none of ours', { language: 'de' }],
  ['a language with its country', { language: 'en-GB' }],
  ['no text in the language', { language: '' }],
  ['languages in a list', { language: ['en', 'fr'] }],
  ['a language that is no text', { language: true }],
  ['an address that is not text', { adminEmail: 1 }],
  ['a list of addresses', { adminEmail: ['ana@acme.example', 'li@acme.example'] }],
  ['no address', { adminEmail: '' }],
  ['two addresses with a comma', { adminEmail: 'ana@acme.example,li@acme.example' }],
  ['two addresses with a semicolon', { adminEmail: 'ana@acme.example;li@acme.example' }],
  ['two addresses with a space', { adminEmail: 'ana@acme.example li@acme.example' }],
  ['an address with a name', { adminEmail: 'Ana <ana@acme.example>' }],
  ['a line break after the address', { adminEmail: 'ana@acme.example\n' }],
  ['a header in the address', { adminEmail: 'ana@acme.example\r\nBcc: eve@example.com' }],
  ['an address without a domain', { adminEmail: 'ana' }],
  ['an address of 255 characters', { adminEmail: addressOfLength(255) }],
  ['an expiry that is text', { expiresAt: '2999-01-01' }],
  ['an expiry that is a number', { expiresAt: FUTURE.getTime() }],
  [
    'an expiry that is a map like a time',
    { expiresAt: { seconds: 32_472_144_000, nanoseconds: 0 } },
  ],
  ['an expiry in the past', { expiresAt: PAST }],
  ['the moment itself as expiry', { expiresAt: serverTimestamp() }],
  ['a Save id that is not text', { saveId: 1 }],
  ['a Save id of 19 characters', { saveId: 'a'.repeat(19) }],
  ['a Save id of 21 characters', { saveId: 'a'.repeat(21) }],
  ['a Save id with a slash', { saveId: `${'a'.repeat(18)}/b` }],
  ['a Save that is backdated', { savedAt: PAST }],
  ['a Save in the future', { savedAt: FUTURE }],
  ["a Save by the client's own clock", { savedAt: Timestamp.now() }],
  ['a time of the Save that is text', { savedAt: 'now' }],
  ['a Save in the name of another', { savedBy: 'somebody-else' }],
  ['a Save in nobody’s name', { savedBy: null }],
  ...FORGED.map(([field, value]): [string, DocumentData] => [
    `a forged ${field}`,
    { [field]: value },
  ]),
  ['who deleted it', { deletedBy: 'somebody-else' }],
  ['when it was restored', { restoredAt: FUTURE }],
  ['who restored it', { restoredBy: 'somebody-else' }],
];

/** An address of exactly that length, every part of it within its own limit. */
function addressOfLength(length: number): string {
  const label = 'd'.repeat(60);
  const end = `@${label}.${label}.${label}.`;
  return `${'a'.repeat(64)}${end}`.padEnd(length, 'e');
}

describe('a new conference', () => {
  it('is made by an administrator', async () => {
    await allowed(create());
    await allowed(create({ expiresAt: FUTURE }));
    await allowed(create({ tag: 'x'.repeat(60) }));
    await allowed(create({ tag: 'Réunion <b>à 10 h</b> \u{1F600}' }));
    await allowed(create({ adminEmail: addressOfLength(254) }));
    for (const language of ['en', 'fr', null]) await allowed(create({ language }));
  });

  it('can have the Tag of another', async () => {
    await allowed(create());
    await allowed(create());
  });

  it('is seen to be missing before it is made', async () => {
    const path = paths.conference(world.account, drawId());
    expect((await allowed(getDoc(at(firestore.as(world.admin), path)))).exists()).toBe(false);
  });

  it.each(refused)('does not have %s', async (_what, fields) => {
    await denied(create(fields));
  });

  it.each(Object.keys(newConference('')))('does not lack %s', async (field) => {
    await denied(createWithout(field));
  });

  it.each([0, 2, 1.5, -1, NaN, '1', null, [1], { codes: 1 }])(
    'does not begin with %j as the pair of codes it wants',
    async (codesWanted) => {
      await denied(create({ codesWanted }));
    },
  );

  it.each([
    ['deleted', { deletedAt: serverTimestamp() }],
    ['deleted long ago', { deletedAt: PAST, deletedBy: 'somebody-else' }],
    ['neither deleted nor not', { deletedAt: false }],
    ['with codes from before that go on', { participantOverlapUntil: FUTURE }],
    ['with no codes from before', { participantOverlapUntil: null }],
  ])('is not made %s', async (_what, fields) => {
    await denied(create(fields));
  });

  it('is not made at another time than now', async () => {
    await denied(create({ createdAt: PAST }));
    await denied(create({ createdAt: FUTURE }));
    await denied(create({ createdAt: 'now' }));
  });

  it('is not made under an id of another shape', async () => {
    for (const id of ['short', 'a'.repeat(21), `${'a'.repeat(19)}_`]) {
      await denied(create({}, world.admin, id));
    }
  });

  it('is not made with the id of a Save that is in the activity log', async () => {
    const id = drawId();
    const saveId = drawId();
    const entry = paths.activityEntry(world.account, mailId(id, saveId));
    await setDoc(at(firestore.owner, entry), { kind: 'generated' });
    await denied(create({ saveId }, world.admin, id));
    await allowed(create({ saveId }));
  });

  it('is not made by anybody but an administrator', async () => {
    for (const { who, uid, client } of nonAdmins(firestore, world)) {
      const path = paths.conference(world.account, drawId());
      await denied(setDoc(at(client, path), newConference(uid)), who);
      await denied(setDoc(at(client, path), newConference(world.admin)), who);
    }
  });

  it('is not made by an administrator who was taken out or became a viewer', async () => {
    const path = at(firestore.owner, paths.member(world.account, world.admin));
    await updateDoc(path, { role: 'viewer' });
    await denied(create());
    await deleteDoc(path);
    await denied(create());
  });

  it('is not made when conferencing is not on the Profile', async () => {
    const account = at(firestore.owner, paths.account(world.account));
    await updateDoc(account, { 'services.conferencing': false });
    await denied(create());
    await updateDoc(account, { 'services.conferencing': deleteField() });
    await denied(create());
    await updateDoc(account, { 'services.conferencing': true });
    await allowed(create());
  });

  it('is not made in one batch with something that is refused', async () => {
    const client = firestore.as(world.admin);
    const good = at(client, paths.conference(world.account, drawId()));
    const batch = writeBatch(client);
    batch.set(good, newConference(world.admin));
    batch.set(at(client, paths.mail(drawId())), { to: 'ana@acme.example' });
    await denied(batch.commit());
    expect((await getDoc(good)).exists()).toBe(false);
  });
});

describe('a Save of an existing conference', () => {
  it('is made by an administrator, changed or not', async () => {
    const { path } = await seedConference(firestore, world);
    await allowed(update(path));
    await allowed(update(path));
  });

  it('is made by another administrator than the one before', async () => {
    const { path } = await seedConference(firestore, world, { savedBy: 'somebody-else' });
    await allowed(update(path));
  });

  it('may take the expiry away or set one', async () => {
    const { path } = await seedConference(firestore, world, { expiresAt: FUTURE });
    await allowed(update(path, { expiresAt: null }));
    await allowed(update(path, { expiresAt: FUTURE }));
  });

  it('may give it a language, another one, or the account’s', async () => {
    const { path } = await seedConference(firestore, world);
    for (const language of ['fr', 'en', null, deleteField()]) {
      await allowed(update(path, { language }));
      await setDoc(at(firestore.owner, path), { saveId: drawId() }, { merge: true });
    }
  });

  it('keeps what the server wrote', async () => {
    const { path } = await seedConference(firestore, world);
    await allowed(update(path));
    const after = await getDoc(at(firestore.as(world.viewer), path));
    expect(after.get('participantCode')).toBe('0000000000');
    expect(after.get('createdAt')).toEqual(Timestamp.fromDate(PAST));
  });

  it.each(refused)('does not bring %s', async (_what, fields) => {
    const { path } = await seedConference(firestore, world);
    await denied(update(path, fields));
  });

  it.each(Object.keys(newConference('')))('does not take %s away', async (field) => {
    const { path } = await seedConference(firestore, world);
    await denied(update(path, { [field]: deleteField() }));
  });

  it.each(['participantCode', 'codesVersion', 'email', 'listKeys'])(
    'does not take the server’s %s away',
    async (field) => {
      const { path } = await seedConference(firestore, world);
      await denied(update(path, { [field]: deleteField() }));
    },
  );

  it('does not replace the document without the server’s fields', async () => {
    const { path } = await seedConference(firestore, world);
    const whole = { ...newConference(world.admin), createdAt: PAST };
    await denied(setDoc(at(firestore.as(world.admin), path), whole));
  });

  it('does not move createdAt', async () => {
    const { path } = await seedConference(firestore, world);
    await denied(update(path, { createdAt: serverTimestamp() }));
    await denied(update(path, { createdAt: FUTURE }));
  });

  it('may leave an expiry that has passed, but not set one', async () => {
    const { path } = await seedConference(firestore, world, { expiresAt: PAST });
    await allowed(update(path, { expiresAt: PAST }));
    await denied(update(path, { expiresAt: new Date(PAST.getTime() + 1) }));
    await denied(update(path, { expiresAt: new Date(PAST.getTime() - 1) }));
    await allowed(update(path, { expiresAt: FUTURE }));
  });

  it('does not leave an expiry that is not a time', async () => {
    const { path } = await seedConference(firestore, world, { expiresAt: 'tomorrow' });
    await denied(update(path, { expiresAt: 'tomorrow' }));
    await allowed(update(path, { expiresAt: null }));
  });

  it('is not made without a Save id of its own', async () => {
    const { path, saveId } = await seedConference(firestore, world);
    await denied(update(path, { saveId }));
    const client = at(firestore.as(world.admin), path);
    await denied(updateDoc(client, { tag: 'Only the Tag' }));
  });

  it('is not repeated before the functions have seen it', async () => {
    const { path } = await seedConference(firestore, world);
    const saveId = drawId();
    await allowed(update(path, { saveId }));
    await denied(update(path, { saveId }));
  });

  it('does not take the id of an earlier Save, which would send nothing', async () => {
    const { path, saveId } = await seedConference(firestore, world);
    await allowed(update(path));
    await denied(update(path, { saveId }));
  });

  it('is not made by anybody but an administrator', async () => {
    const { path } = await seedConference(firestore, world);
    for (const { who, uid, client } of nonAdmins(firestore, world)) {
      await denied(updateDoc(at(client, path), saveAgain(uid)), who);
      await denied(updateDoc(at(client, path), saveAgain(world.admin)), who);
    }
  });

  it('is not made by an administrator who was taken out', async () => {
    const { path } = await seedConference(firestore, world);
    await deleteDoc(at(firestore.owner, paths.member(world.account, world.admin)));
    await denied(update(path));
  });

  it('is not made when conferencing is no longer on the Profile', async () => {
    const { path } = await seedConference(firestore, world);
    const account = at(firestore.owner, paths.account(world.account));
    await updateDoc(account, { 'services.conferencing': false });
    await denied(update(path));
  });

  it('is not a deletion', async () => {
    const { path } = await seedConference(firestore, world);
    for (const uid of [world.admin, world.viewer, world.stranger]) {
      await denied(deleteDoc(at(firestore.as(uid), path)));
    }
  });
});
