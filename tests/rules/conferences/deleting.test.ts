import {
  deleteDoc,
  deleteField,
  serverTimestamp,
  Timestamp,
  updateDoc,
  type DocumentData,
} from 'firebase/firestore/lite';
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import { UNDO_ACCEPTED_MS } from '../../../domain/conference/deletion-times.ts';
import { paths } from '../../../domain/paths.ts';
import {
  allowed,
  denied,
  startRulesFirestore,
  type RulesFirestore,
} from '../../support/firestore.ts';
import {
  at,
  FORGED,
  FUTURE,
  nonAdmins,
  PAST,
  saveAgain,
  seedConference,
  seedWorld,
  type World,
} from '../../support/rules-world.ts';

let now = Date.now();
let firestore: RulesFirestore;
let world: World;

beforeAll(async () => {
  firestore = await startRulesFirestore({ clock: () => now });
});
afterAll(() => firestore.stop());
beforeEach(async () => {
  now += 3_600_000;
  world = await seedWorld(firestore);
});

/** What the portal writes to delete a conference. */
const deletion = (uid: string): DocumentData => ({
  deletedAt: serverTimestamp(),
  deletedBy: uid,
});

/** What the portal writes to undo that. */
const undo = (uid: string): DocumentData => ({
  deletedAt: null,
  deletedBy: null,
  restoredAt: serverTimestamp(),
  restoredBy: uid,
});

const write = (path: string, fields: DocumentData, uid = world.admin) =>
  updateDoc(at(firestore.as(uid), path), fields);

/** A conference that an administrator deleted so long ago. */
function seedDeleted(milliseconds: number) {
  // The next commit comes a millisecond after the seed's.
  const deletedAt = new Date(now - milliseconds);
  return seedConference(firestore, world, { deletedAt, deletedBy: world.admin });
}

async function switchServiceOff(): Promise<void> {
  const account = at(firestore.owner, paths.account(world.account));
  await updateDoc(account, { 'services.conferencing': false });
}

/** Values that neither a deletion nor its undo may bring in the place of a time or of oneself. */
const notNow: [string, unknown][] = [
  ['a time that has passed', PAST],
  ['a time to come', FUTURE],
  ["the client's own clock", Timestamp.now()],
  ['text', 'now'],
  ['a number', 0],
  ['a large map', { much: 'x'.repeat(100_000) }],
  ['nothing', deleteField()],
];
const notMyself: [string, unknown][] = [
  ['another uid', 'somebody-else'],
  ['null', null],
  ['a list', ['somebody-else']],
  ['a large text', 'x'.repeat(100_000)],
  ['nothing', deleteField()],
];

describe('a conference', () => {
  it('is deleted by an administrator', async () => {
    const { path } = await seedConference(firestore, world);
    await allowed(write(path, deletion(world.admin)));
  });

  it('is not deleted by anybody else', async () => {
    const { path } = await seedConference(firestore, world);
    for (const { who, uid, client } of nonAdmins(firestore, world)) {
      await denied(updateDoc(at(client, path), deletion(uid)), who);
      await denied(updateDoc(at(client, path), deletion(world.admin)), who);
    }
  });

  it('is not deleted when conferencing is not on the Profile', async () => {
    const { path } = await seedConference(firestore, world);
    await switchServiceOff();
    await denied(write(path, deletion(world.admin)));
  });

  it('is not taken out of the database', async () => {
    const { path } = await seedDeleted(1000);
    for (const { who, client } of nonAdmins(firestore, world)) {
      await denied(deleteDoc(at(client, path)), who);
    }
    await denied(deleteDoc(at(firestore.as(world.admin), path)));
  });

  it('is not deleted a second time', async () => {
    const { path } = await seedDeleted(1000);
    await denied(write(path, deletion(world.admin)));
  });

  it('is deleted again after an undo', async () => {
    const { path } = await seedConference(firestore, world);
    await allowed(write(path, deletion(world.admin)));
    await allowed(write(path, undo(world.admin)));
    await allowed(write(path, deletion(world.admin)));
  });

  it.each(notNow)('is not deleted at %s', async (_what, deletedAt) => {
    const { path } = await seedConference(firestore, world);
    await denied(write(path, { ...deletion(world.admin), deletedAt }));
  });

  it.each(notMyself)('is not deleted by %s', async (_what, deletedBy) => {
    const { path } = await seedConference(firestore, world);
    await denied(write(path, { ...deletion(world.admin), deletedBy }));
  });

  it.each([...FORGED, ['tag', 'Other'], ['createdAt', FUTURE], ['restoredAt', FUTURE]] as const)(
    'is not deleted with a forged %s',
    async (field, value) => {
      const { path } = await seedConference(firestore, world);
      await denied(write(path, { ...deletion(world.admin), [field]: value }));
    },
  );
});

describe('an undo', () => {
  it('brings a conference back, by whichever administrator', async () => {
    const { path } = await seedDeleted(UNDO_ACCEPTED_MS - 1000);
    await updateDoc(at(firestore.owner, path), { deletedBy: 'somebody-else' });
    await allowed(write(path, undo(world.admin)));
  });

  it('is not made by anybody else', async () => {
    const { path } = await seedDeleted(1000);
    for (const { who, uid, client } of nonAdmins(firestore, world)) {
      await denied(updateDoc(at(client, path), undo(uid)), who);
      await denied(updateDoc(at(client, path), undo(world.admin)), who);
    }
  });

  it('is not made when conferencing is not on the Profile', async () => {
    const { path } = await seedDeleted(1000);
    await switchServiceOff();
    await denied(write(path, undo(world.admin)));
  });

  it('is taken until a minute has passed', async () => {
    const { path } = await seedDeleted(0);
    now += UNDO_ACCEPTED_MS;
    await denied(write(path, undo(world.admin)), 'after exactly a minute');
    now += 30_000;
    await denied(write(path, undo(world.admin)), 'after a minute and a half');
  });

  it('is not made of what was not deleted', async () => {
    const { path } = await seedConference(firestore, world);
    await denied(write(path, undo(world.admin)));
  });

  it.each(notNow)('is not made at %s', async (_what, restoredAt) => {
    const { path } = await seedDeleted(1000);
    await denied(write(path, { ...undo(world.admin), restoredAt }));
  });

  it.each(notMyself)('is not made by %s', async (_what, restoredBy) => {
    const { path } = await seedDeleted(1000);
    await denied(write(path, { ...undo(world.admin), restoredBy }));
  });

  it.each([
    ['a later deletion', { deletedAt: serverTimestamp() }],
    ['no deletedAt', { deletedAt: deleteField() }],
    ['a deletedAt that is not null', { deletedAt: false }],
    ['who deleted it', { deletedBy: 'somebody-else' }],
    ['no deletedBy', { deletedBy: deleteField() }],
  ])('does not leave %s', async (_what, fields) => {
    const { path } = await seedDeleted(1000);
    await denied(write(path, { ...undo(world.admin), ...fields }));
  });

  it.each([...FORGED, ['tag', 'Other'], ['createdAt', FUTURE]] as const)(
    'does not bring a forged %s',
    async (field, value) => {
      const { path } = await seedDeleted(1000);
      await denied(write(path, { ...undo(world.admin), [field]: value }));
    },
  );
});

describe('a deleted conference', () => {
  it('is not saved, not even with the undo in one', async () => {
    const { path } = await seedDeleted(1000);
    await denied(write(path, saveAgain(world.admin)));
    await denied(write(path, { ...saveAgain(world.admin), ...undo(world.admin) }));
    await denied(write(path, { ...saveAgain(world.admin), deletedAt: null }));
  });

  it('gets no new codes', async () => {
    const { path } = await seedDeleted(1000);
    const wish = { codesWanted: 2, participantOverlapUntil: null };
    await denied(write(path, { ...saveAgain(world.admin), ...wish }));
  });

  it('is saved after an undo', async () => {
    const { path } = await seedDeleted(1000);
    await allowed(write(path, undo(world.admin)));
    await allowed(write(path, saveAgain(world.admin)));
  });
});
