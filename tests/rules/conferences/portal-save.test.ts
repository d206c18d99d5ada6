import { collection, doc, getDoc, getDocs, Timestamp, updateDoc } from 'firebase/firestore/lite';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NEVER_EXPIRES } from '../../../domain/conference/chosen-expiry.ts';
import { paths } from '../../../domain/paths.ts';
import {
  ConflictError,
  GoneError,
  saveConference,
  type SaveRequest,
} from '../../../src/features/conferences/api/save-conference.ts';
import {
  type EmbeddedRulesFirestore,
  startEmbeddedRulesFirestore,
} from '../../support/firestore.ts';
import {
  drawId,
  FUTURE,
  PAST,
  seedConference,
  seedWorld,
  type World,
} from '../../support/rules-world.ts';

let firestore: EmbeddedRulesFirestore;
let world: World;
beforeAll(async () => {
  firestore = await startEmbeddedRulesFirestore();
});
beforeEach(async () => {
  world = await seedWorld(firestore);
});
afterAll(() => firestore.stop());

const input = {
  tag: 'Weekly sales',
  adminEmail: 'ana@acme.example',
  ...NEVER_EXPIRES,
  language: null,
};

/** A Save of a new conference by the account's administrator, unless told otherwise. */
function request(changes: Partial<SaveRequest> = {}): SaveRequest {
  return {
    accountId: world.account,
    conferenceId: drawId(),
    input,
    saveId: drawId(),
    ownSaveIds: new Set(),
    basedOn: null,
    codesWanted: 1,
    overlapUntil: null,
    uid: world.admin,
    ...changes,
  };
}

const save = (asked: SaveRequest) => saveConference(firestore.as(asked.uid), asked);

async function stored(conferenceId: string): Promise<Record<string, unknown> | undefined> {
  const path = paths.conference(world.account, conferenceId);
  return (await getDoc(doc(firestore.owner, path))).data();
}

/** What the functions write into a conference; their writes are outside the rules. */
function allotCodes(conferenceId: string, codesVersion: number): Promise<void> {
  const ref = doc(firestore.owner, paths.conference(world.account, conferenceId));
  return updateDoc(ref, { codesVersion });
}

describe("the portal's Save", () => {
  test('creates a conference of exactly the client’s fields', async () => {
    const asked = request({ input: { ...input, expiresAt: FUTURE } });
    await save(asked);
    const found = await stored(asked.conferenceId);
    expect(Object.keys(found ?? {}).sort()).toEqual([
      'adminEmail',
      'codesWanted',
      'createdAt',
      'deletedAt',
      'expiresAt',
      'expiryChosen',
      'language',
      'saveId',
      'savedAt',
      'savedBy',
      'tag',
    ]);
    expect(found).toMatchObject({ tag: input.tag, saveId: asked.saveId, savedBy: world.admin });
    expect(found?.['expiresAt']).toMatchObject({ seconds: FUTURE.getTime() / 1000 });
  });

  test('repeated after a lost answer, is the same Save and makes one conference', async () => {
    const asked = request();
    await save(asked);
    const first = await stored(asked.conferenceId);
    await save(asked);
    expect(await stored(asked.conferenceId)).toEqual(first);
    const all = await getDocs(collection(firestore.owner, paths.conferences(world.account)));
    expect(all.size).toBe(1);
  });

  test('whose first answer was lost is asked for once more, and made', async () => {
    const asked = request();
    await firestore.losingFirstAnswer(() => save(asked));
    expect(await stored(asked.conferenceId)).toMatchObject({ saveId: asked.saveId });
  });

  test('is not asked for a third time, so that somebody is told', async () => {
    await expect(firestore.losingAnswers(() => save(request()))).rejects.toMatchObject({
      code: 'unavailable',
    });
  });

  test('corrected after a lost answer, updates what the first try may have written', async () => {
    const asked = request();
    await save(asked);
    const corrected = request({
      conferenceId: asked.conferenceId,
      input: { ...input, tag: 'Weekly sales, west' },
      ownSaveIds: new Set([asked.saveId]),
    });
    await save(corrected);
    expect(await stored(asked.conferenceId)).toMatchObject({
      tag: 'Weekly sales, west',
      saveId: corrected.saveId,
    });
  });

  test('updates the version it was filled from and leaves the server’s fields alone', async () => {
    const asked = request();
    await save(asked);
    await allotCodes(asked.conferenceId, 1);
    const before = await stored(asked.conferenceId);
    const again = request({ conferenceId: asked.conferenceId, basedOn: asked.saveId });
    await save(again);
    expect(await stored(asked.conferenceId)).toMatchObject({
      saveId: again.saveId,
      codesVersion: 1,
      createdAt: before?.['createdAt'],
    });
  });

  test('says in which language its email is, and stores none as the account’s', async () => {
    const asked = request({ input: { ...input, language: 'fr' } });
    await save(asked);
    expect(await stored(asked.conferenceId)).toMatchObject({ language: 'fr' });
    await save(request({ conferenceId: asked.conferenceId, basedOn: asked.saveId }));
    expect(await stored(asked.conferenceId)).toMatchObject({ language: null });
  });

  test('over another administrator’s Save is a conflict that carries their version', async () => {
    const asked = request();
    await save(asked);
    const theirs = request({
      conferenceId: asked.conferenceId,
      basedOn: asked.saveId,
      input: { ...input, tag: 'Theirs' },
    });
    await save(theirs);
    const mine = request({
      conferenceId: asked.conferenceId,
      basedOn: asked.saveId,
      input: { ...input, tag: 'Mine' },
    });
    const conflict = await save(mine).catch((error: unknown) => error);
    expect(conflict).toBeInstanceOf(ConflictError);
    expect((conflict as ConflictError).theirs).toMatchObject({
      tag: 'Theirs',
      saveId: theirs.saveId,
    });
    expect(await stored(asked.conferenceId)).toMatchObject({ tag: 'Theirs' });
  });

  test('at the same moment as another, lets exactly one through', async () => {
    const asked = request();
    await save(asked);
    const rivals = ['One', 'Two', 'Three'].map((tag) =>
      request({
        conferenceId: asked.conferenceId,
        basedOn: asked.saveId,
        input: { ...input, tag },
      }),
    );
    const outcomes = await Promise.allSettled(rivals.map(save));
    const won = rivals.filter((_, index) => outcomes[index]?.status === 'fulfilled');
    expect(won).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(ConflictError);
    }
    expect(await stored(asked.conferenceId)).toMatchObject({ saveId: won[0]?.saveId });
  });

  test('goes through while the functions write into the same conference', async () => {
    const asked = request();
    await save(asked);
    const again = request({ conferenceId: asked.conferenceId, basedOn: asked.saveId });
    await Promise.all([
      save(again),
      allotCodes(asked.conferenceId, 1),
      allotCodes(asked.conferenceId, 2),
    ]);
    const found = await stored(asked.conferenceId);
    expect(found).toMatchObject({ saveId: again.saveId });
    expect(found?.['codesVersion']).toBeGreaterThan(0);
  });

  test('of a conference deleted meanwhile says so and does not bring it back', async () => {
    const asked = request({ basedOn: drawId() });
    await expect(save(asked)).rejects.toBeInstanceOf(GoneError);
    expect(await stored(asked.conferenceId)).toBeUndefined();
  });

  test('of an expired conference passes when its date was left alone', async () => {
    const { id, saveId } = await seedConference(firestore, world, { expiresAt: PAST });
    const expired = { ...input, expiresAt: PAST };
    const again = request({ conferenceId: id, basedOn: saveId, input: expired });
    await save(again);
    expect(await stored(id)).toMatchObject({ saveId: again.saveId });
  });

  test('asks for new codes once, however often its answer is lost', async () => {
    const asked = request();
    await save(asked);
    const overlapUntil = new Date(Date.now() + 86_400_000);
    const renewed = request({
      conferenceId: asked.conferenceId,
      basedOn: asked.saveId,
      codesWanted: 2,
      overlapUntil,
    });
    await save(renewed);
    await save(renewed);
    const corrected = { ...renewed, saveId: drawId(), ownSaveIds: new Set([renewed.saveId]) };
    await save(corrected);
    const found = await stored(asked.conferenceId);
    expect(found).toMatchObject({ saveId: corrected.saveId, codesWanted: 2 });
    expect(found?.['participantOverlapUntil']).toEqual(Timestamp.fromDate(overlapUntil));
  });

  test('right after one that asks for new codes leaves the wish', async () => {
    const asked = request();
    await save(asked);
    const renewed = request({
      conferenceId: asked.conferenceId,
      basedOn: asked.saveId,
      codesWanted: 2,
    });
    await save(renewed);
    const again = request({
      conferenceId: asked.conferenceId,
      basedOn: renewed.saveId,
      codesWanted: 2,
    });
    await save(again);
    expect(await stored(asked.conferenceId)).toMatchObject({
      saveId: again.saveId,
      codesWanted: 2,
      participantOverlapUntil: null,
    });
  });

  test('of a deleted conference says so and writes nothing', async () => {
    const { id, saveId } = await seedConference(firestore, world, { deletedAt: PAST });
    const again = request({ conferenceId: id, basedOn: saveId });
    await expect(save(again)).rejects.toBeInstanceOf(GoneError);
    expect(await stored(id)).toMatchObject({ saveId });
  });

  test('by a viewer is refused', async () => {
    await expect(save(request({ uid: world.viewer }))).rejects.toMatchObject({
      code: 'permission-denied',
    });
  });
});
