import {
  deleteField,
  doc,
  getDoc,
  serverTimestamp,
  setDoc,
  Timestamp,
  updateDoc,
  type DocumentData,
} from 'firebase/firestore/lite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { mendExpiry } from '../../../src/features/conferences/api/mend-expiry.ts';
import { GoneError } from '../../../src/features/conferences/api/save-conference.ts';
import {
  allowed,
  denied,
  startEmbeddedRulesFirestore,
  type EmbeddedRulesFirestore,
} from '../../support/firestore.ts';
import {
  at,
  drawId,
  newConference,
  nonAdmins,
  PAST,
  saveAgain,
  seedConference,
  seedWorld,
  type World,
} from '../../support/rules-world.ts';

let firestore: EmbeddedRulesFirestore;
let world: World;
beforeAll(async () => {
  firestore = await startEmbeddedRulesFirestore();
});
afterAll(() => firestore.stop());
beforeEach(async () => {
  world = await seedWorld(firestore);
});

// Winnipeg, whose winter was thought to be an hour farther from UTC.
const expiryChosen = { local: '2998-12-12T17:00', timeZone: 'America/Winnipeg', choice: null };
const BEFORE = new Date('2998-12-12T23:00:00Z');
const RIGHT = new Date('2998-12-12T22:00:00Z');
const chosen = { expiresAt: BEFORE, expiryChosen };

describe('what was chosen as an expiry', () => {
  const create = (fields: DocumentData) =>
    setDoc(at(firestore.as(world.admin), paths.conference(world.account, drawId())), {
      ...newConference(world.admin),
      ...fields,
    });
  const update = (path: string, fields: DocumentData) =>
    updateDoc(at(firestore.as(world.admin), path), { ...saveAgain(world.admin), ...fields });

  it('comes with a Save, and goes with another', async () => {
    await allowed(create(chosen));
    await allowed(create({ expiresAt: null, expiryChosen: null }));
    const { path } = await seedConference(firestore, world);
    await allowed(update(path, chosen));
    await allowed(update(path, { expiresAt: null, expiryChosen: null }));
    await allowed(update(path, { ...chosen, expiryChosen: { ...expiryChosen, choice: 'later' } }));
  });

  it('may be missing, as from an earlier version', async () => {
    await allowed(create({ expiresAt: BEFORE }));
    const { path } = await seedConference(firestore, world);
    await allowed(update(path, { expiresAt: BEFORE }));
  });

  it.each([
    ['text', 'noon'],
    ['a list', [expiryChosen]],
    ['a map with more in it', { ...expiryChosen, more: 1 }],
    ['a map without a zone', { local: expiryChosen.local, choice: null }],
    ['a map that does not say of a choice', { local: expiryChosen.local, timeZone: 'UTC' }],
    ['a date alone', { ...expiryChosen, local: '2998-12-12' }],
    ['a time with a zone', { ...expiryChosen, local: '2998-12-12T17:00Z' }],
    ['a time that is none', { ...expiryChosen, local: 17 }],
    ['a zone that is none', { ...expiryChosen, timeZone: 'AST' }],
    ['a very long zone', { ...expiryChosen, timeZone: 'x'.repeat(100_000) }],
    ['a third choice', { ...expiryChosen, choice: 'both' }],
    ['a day long before', { ...expiryChosen, local: '2998-12-09T17:00' }],
    ['a day long after', { ...expiryChosen, local: '2998-12-15T17:00' }],
  ])('is not %s', async (_what, value) => {
    await denied(create({ expiresAt: BEFORE, expiryChosen: value }));
    const { path } = await seedConference(firestore, world);
    await denied(update(path, { expiresAt: BEFORE, expiryChosen: value }));
  });

  it('is nothing where the conference never expires', async () => {
    await denied(create({ expiresAt: null, expiryChosen }));
  });

  it('does not stay with an expiry that an older portal moves to another day', async () => {
    const { path } = await seedConference(firestore, world, chosen);
    await denied(update(path, { expiresAt: new Date('2999-01-01T00:00:00Z') }));
    await denied(update(path, { expiresAt: null }));
  });
});

describe('an expiry that is put right', () => {
  const mended = (fields: DocumentData = {}, uid = world.admin): DocumentData => ({
    expiresAt: RIGHT,
    expiryMendedAt: serverTimestamp(),
    expiryMendedBy: uid,
    ...fields,
  });

  it('is so by an administrator, without a Save', async () => {
    const { path } = await seedConference(firestore, world, chosen);
    await allowed(updateDoc(at(firestore.as(world.admin), path), mended()));
  });

  it('is not by anybody else', async () => {
    const { path } = await seedConference(firestore, world, chosen);
    for (const { who, uid, client } of nonAdmins(firestore, world)) {
      await denied(updateDoc(at(client, path), mended({}, uid)), who);
      await denied(updateDoc(at(client, path), mended()), who);
    }
  });

  it.each([
    ['another time of it', { expiryMendedAt: PAST }],
    ["the client's own time", { expiryMendedAt: Timestamp.now() }],
    ['another name', { expiryMendedBy: 'somebody-else' }],
    ['another day', { expiresAt: new Date('2998-12-16T22:00:00Z') }],
    ['no expiry', { expiresAt: null }],
    ['an expiry that is text', { expiresAt: '2998-12-12' }],
    ['another choice', { expiryChosen: { ...expiryChosen, local: '2998-12-12T18:00' } }],
    ['another Tag', { tag: 'Board' }],
    ['another address', { adminEmail: 'eve@example.com' }],
    ['another Save', { saveId: 'x'.repeat(20) }],
    ['codes', { codesVersion: 7 }],
    ['no time of it', { expiryMendedAt: deleteField() }],
  ])('does not come with %s', async (_what, fields) => {
    const { path } = await seedConference(firestore, world, chosen);
    await denied(updateDoc(at(firestore.as(world.admin), path), mended(fields)));
  });

  it('needs a choice, a conference that is there, and the service', async () => {
    const write = (path: string) => updateDoc(at(firestore.as(world.admin), path), mended());
    const unknown = await seedConference(firestore, world, { expiresAt: BEFORE });
    await denied(write(unknown.path));
    const never = await seedConference(firestore, world, { ...chosen, expiryChosen: null });
    await denied(write(never.path));
    const deleted = await seedConference(firestore, world, { ...chosen, deletedAt: PAST });
    await denied(write(deleted.path));
    const { path } = await seedConference(firestore, world, chosen);
    const account = at(firestore.owner, paths.account(world.account));
    await updateDoc(account, { 'services.conferencing': false });
    await denied(write(path));
  });
});

describe("the portal's way to put it right", () => {
  const mend = (conferenceId: string) =>
    mendExpiry(firestore.as(world.admin), {
      accountId: world.account,
      conferenceId,
      uid: world.admin,
    });
  const stored = async (path: string) => (await getDoc(doc(firestore.owner, path))).data() ?? {};

  it('writes the moment that was chosen, once', async () => {
    const { id, path, saveId } = await seedConference(firestore, world, chosen);
    expect((await mend(id)).expiresAt).toEqual(RIGHT);
    const first = await stored(path);
    expect(first).toMatchObject({ expiryMendedBy: world.admin, saveId, expiryChosen });
    expect(first['expiresAt']).toEqual(Timestamp.fromDate(RIGHT));
    expect((await mend(id)).expiresAt).toEqual(RIGHT);
    expect(await stored(path)).toEqual(first);
  });

  it('is done once when its answer was lost', async () => {
    const { id, path } = await seedConference(firestore, world, chosen);
    await expect(firestore.losingAnswers(() => mend(id))).rejects.toMatchObject({
      code: 'unavailable',
    });
    const first = await stored(path);
    await mend(id);
    expect(await stored(path)).toEqual(first);
  });

  it('says so where the conference is gone', async () => {
    const { id } = await seedConference(firestore, world, { ...chosen, deletedAt: PAST });
    await expect(mend(id)).rejects.toThrow(GoneError);
    await expect(mend(drawId())).rejects.toThrow(GoneError);
  });
});
