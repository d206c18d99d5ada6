import { doc, getDoc, updateDoc } from 'firebase/firestore/lite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import {
  readSaidConferences,
  type SaidConference,
} from '../../../src/features/imports/existing-conferences.ts';
import { saveInRun } from '../../../src/runs/api/save-in-run.ts';
import type { RunItem } from '../../../src/runs/plan/run-plan.ts';
import {
  type EmbeddedRulesFirestore,
  startEmbeddedRulesFirestore,
} from '../../support/firestore.ts';
import {
  drawId,
  FUTURE,
  PAST,
  saveAgain,
  seedConference,
  seedWorld,
  type World,
} from '../../support/rules-world.ts';

/* What an import reads and changes of conferences that are there, with its own code, under the rules. */

let firestore: EmbeddedRulesFirestore;
let world: World;
let other: World;
beforeAll(async () => {
  firestore = await startEmbeddedRulesFirestore();
});
beforeEach(async () => {
  other = await seedWorld(firestore);
  world = await seedWorld(firestore);
});
afterAll(() => firestore.stop());

const client = () => firestore.as(world.admin);
const stored = async (id: string) =>
  (await getDoc(doc(firestore.owner, paths.conference(world.account, id)))).data();

describe('the conferences that rows of a file may be about', () => {
  const nothing = () => undefined;
  const never = new AbortController().signal;
  const said = (over: Partial<SaidConference>) => ({ id: '', code: '', tag: 'None', ...over });
  const read = async (...rows: SaidConference[]) => {
    const found = await readSaidConferences(client(), world.account, rows, nothing, never);
    return found.map(({ id }) => id).sort();
  };

  it('are found by id, by participant code and by Tag, and deleted ones not', async () => {
    const byId = await seedConference(firestore, world);
    const byCode = await seedConference(firestore, world, { participantCode: '4368680861' });
    const byTag = await seedConference(firestore, world, { tag: 'Équipe Ouest' });
    const gone = await seedConference(firestore, world, { deletedAt: new Date() });
    const many = Array.from({ length: 70 }, (_, n) => said({ code: String(5_000_000_000 + n) }));
    expect(
      await read(
        said({ id: byId.id }),
        ...many,
        said({ id: drawId(), code: '4368680861' }),
        said({ code: '9999999999', tag: 'Équipe Ouest' }),
        said({ id: gone.id }),
      ),
    ).toEqual([byId.id, byCode.id, byTag.id].sort());
  });

  it('are none of another account’s, whatever its ids and codes', async () => {
    const theirs = await seedConference(firestore, other, { participantCode: '4368680861' });
    expect(await read(said({ id: theirs.id, code: '4368680861' }))).toEqual([]);
    const asked = readSaidConferences(
      client(),
      other.account,
      [said({ id: theirs.id })],
      nothing,
      never,
    );
    await expect(asked).rejects.toMatchObject({ code: 'permission-denied' });
  });
});

describe('a conference that an import changes', () => {
  const RUN = drawId();
  const run = () => ({
    ...{ runId: RUN, accountId: world.account, uid: world.admin, kind: 'import' as const },
  });
  const change = (of: RunItem, saveId = drawId(), uid = world.admin) =>
    saveInRun(firestore.as(uid), run(), of, () => saveId);
  async function planned(over: Partial<RunItem> = {}, fields = {}): Promise<RunItem> {
    const { id, saveId } = await seedConference(firestore, world, fields);
    return {
      ...{ conferenceId: id, basedOn: saveId, pbxUserId: null, name: '', extension: '', row: 2 },
      ...{ tag: 'Directors', adminEmail: 'bo@acme.example', expiresAt: FUTURE, language: 'fr' },
      ...over,
    };
  }

  it('has a new Save with what the file says, named as the run’s, and keeps its codes', async () => {
    const of = await planned();
    const before = await stored(of.conferenceId);
    const saveId = drawId();
    expect(await change(of, saveId)).toBe('made');
    const now = await stored(of.conferenceId);
    expect(now).toEqual({
      ...before,
      ...{ tag: 'Directors', adminEmail: 'bo@acme.example', language: 'fr', expiryChosen: null },
      ...{ saveId, savedBy: world.admin, run: { id: RUN, saveId, kind: 'import' } },
      expiresAt: expect.objectContaining({ seconds: FUTURE.getTime() / 1000 }) as unknown,
      savedAt: expect.anything() as unknown,
    });
    expect(await change(of)).toBe('made');
    expect(await stored(of.conferenceId)).toEqual(now);
  });

  it('is left to whoever has saved or deleted it since', async () => {
    const of = await planned();
    const theirs = saveAgain(world.admin) as { saveId: string };
    await updateDoc(doc(client(), paths.conference(world.account, of.conferenceId)), theirs);
    expect(await change(of)).toBe('saved');
    expect(await stored(of.conferenceId)).toMatchObject({ saveId: theirs.saveId });
    expect(await change(await planned({}, { deletedAt: new Date() }))).toBe('deleted');
  });

  it('that has expired gets an expiry in the future, and no other', async () => {
    expect(await change(await planned({}, { expiresAt: PAST }))).toBe('made');
    expect(await change(await planned({ expiresAt: PAST }))).toBe('expired');
  });

  it('is none of another account’s, and nobody’s who may not save', async () => {
    const theirs = await seedConference(firestore, other);
    const of = await planned({ conferenceId: theirs.id, basedOn: theirs.saveId });
    expect(await change(of)).toBe('deleted');
    const elsewhere = { ...run(), accountId: other.account };
    await expect(saveInRun(client(), elsewhere, of, drawId)).rejects.toMatchObject({
      code: 'permission-denied',
    });
    const making = change(await planned(), drawId(), world.viewer);
    await expect(making).rejects.toMatchObject({ code: 'permission-denied' });
  });
});
