import { doc, getDoc, updateDoc } from 'firebase/firestore/lite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import {
  deleteConference,
  restoreConference,
} from '../../../src/features/conferences/api/delete-conference.ts';
import { GoneError } from '../../../src/features/conferences/api/save-conference.ts';
import {
  type EmbeddedRulesFirestore,
  startEmbeddedRulesFirestore,
} from '../../support/firestore.ts';
import { drawId, PAST, seedConference, seedWorld, type World } from '../../support/rules-world.ts';

let firestore: EmbeddedRulesFirestore;
let world: World;
beforeAll(async () => {
  firestore = await startEmbeddedRulesFirestore();
});
beforeEach(async () => {
  world = await seedWorld(firestore);
});
afterAll(() => firestore.stop());

const asked = (conferenceId: string) => ({
  accountId: world.account,
  conferenceId,
  uid: world.admin,
});
const remove = (id: string) => deleteConference(firestore.as(world.admin), asked(id));
const restore = (id: string) => restoreConference(firestore.as(world.admin), asked(id));
const stored = async (path: string) => (await getDoc(doc(firestore.owner, path))).data() ?? {};

describe("the portal's deletion", () => {
  it('is this person’s, and theirs to undo', async () => {
    const { id, path } = await seedConference(firestore, world);
    expect(await remove(id)).toBe('deleted');
    expect(await stored(path)).toMatchObject({ deletedBy: world.admin });
    await restore(id);
    expect(await stored(path)).toMatchObject({ deletedAt: null, restoredBy: world.admin });
  });

  it('is still theirs when its answer was lost and it is asked for again', async () => {
    const { id, path } = await seedConference(firestore, world);
    await expect(firestore.losingAnswers(() => remove(id))).rejects.toMatchObject({
      code: 'unavailable',
    });
    const first = await stored(path);
    expect(await remove(id)).toBe('deleted');
    expect(await stored(path)).toEqual(first);
  });

  it('is told as stored where the first answer was lost and the second was not', async () => {
    const { id, path } = await seedConference(firestore, world);
    expect(await firestore.losingFirstAnswer(() => remove(id))).toBe('deleted');
    await firestore.losingFirstAnswer(() => restore(id));
    expect(await stored(path)).toMatchObject({ deletedAt: null, restoredBy: world.admin });
  });

  it('is taken back once when the answer to that was lost', async () => {
    const { id, path } = await seedConference(firestore, world);
    await remove(id);
    await expect(firestore.losingAnswers(() => restore(id))).rejects.toMatchObject({
      code: 'unavailable',
    });
    const first = await stored(path);
    await restore(id);
    expect(await stored(path)).toEqual(first);
  });

  it('that somebody else has made is not theirs', async () => {
    const { id, path } = await seedConference(firestore, world);
    await updateDoc(doc(firestore.owner, path), { deletedAt: PAST, deletedBy: 'somebody-else' });
    expect(await remove(id)).toBe('already');
    expect(await stored(path)).toMatchObject({ deletedBy: 'somebody-else' });
  });

  it('of a conference that is gone says so', async () => {
    const id = drawId();
    await expect(remove(id)).rejects.toBeInstanceOf(GoneError);
    await expect(restore(id)).rejects.toBeInstanceOf(GoneError);
    expect(await stored(paths.conference(world.account, id))).toEqual({});
  });
});
