import {
  collection,
  doc,
  getDoc,
  getDocs,
  setDoc,
  Timestamp,
  updateDoc,
  writeBatch,
  type DocumentData,
} from 'firebase/firestore/lite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { createInRun } from '../../../src/runs/api/create-in-run.ts';
import {
  countFailedAndExpired,
  countFinalFailures,
  sendFailedAgain,
  type OfExpired,
} from '../../../src/runs/api/failed-in-run.ts';
import { lookAtRun } from '../../../src/runs/api/look-at-run.ts';
import { saveInRun } from '../../../src/runs/api/save-in-run.ts';
import type { RunItem, RunKind } from '../../../src/runs/plan/run-plan.ts';
import {
  type EmbeddedRulesFirestore,
  startEmbeddedRulesFirestore,
} from '../../support/firestore.ts';
import {
  drawId,
  FUTURE,
  newConference,
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
beforeEach(async () => {
  world = await seedWorld(firestore);
});
afterAll(() => firestore.stop());

const RUN = drawId();
const run = (kind: RunKind = 'users') => ({
  ...{ runId: RUN, accountId: world.account, uid: world.admin, kind },
});
const looked = run;
const client = () => firestore.as(world.admin);
const path = (id: string) => paths.conference(world.account, id);
const stored = async (id: string) => (await getDoc(doc(firestore.owner, path(id)))).data();

/** What is to be made of an imported file, unless it says for which user. */
function item(over: Partial<RunItem> = {}): RunItem {
  return {
    ...{ conferenceId: drawId(), pbxUserId: null, name: '', extension: '', row: 2 },
    ...{ tag: 'Weekly sales', adminEmail: 'ana@acme.example', expiresAt: null },
    ...over,
  };
}

/** A user of the Cloud PBX as the directory has them. */
async function seedUser(conferenceId: string, over: DocumentData = {}): Promise<string> {
  const pbxUserId = drawId();
  await setDoc(doc(firestore.owner, paths.pbxUser(world.account, pbxUserId)), {
    ...{ name: 'Ana', extension: '1', email: 'ana@acme.example', conferenceId },
    ...{ leftAt: null, hasConference: false, standing: 'ready' },
    ...over,
  });
  return pbxUserId;
}

describe('a conference of a run', () => {
  const create = (of: RunItem, saveId = drawId()) => createInRun(client(), run(), of, () => saveId);

  it('is made, and named as the run’s', async () => {
    const made = item();
    const saveId = drawId();
    expect(await create(made, saveId)).toBe('made');
    expect(await stored(made.conferenceId)).toMatchObject({
      ...{ tag: made.tag, adminEmail: made.adminEmail, saveId, savedBy: world.admin },
      language: null,
      run: { id: RUN, saveId, kind: 'users' },
    });
    const french = item({ language: 'fr' });
    await create(french);
    expect(await stored(french.conferenceId)).toMatchObject({ language: 'fr' });
  });

  it.each(['an imported one', 'a user’s'])(
    'is made once when its answer was lost and it is asked for again (%s)',
    async (kind) => {
      const conferenceId = drawId();
      const pbxUserId = kind === 'a user’s' ? await seedUser(conferenceId) : null;
      const lost = item({ conferenceId, pbxUserId });
      await expect(firestore.losingAnswers(() => create(lost))).rejects.toMatchObject({
        code: 'unavailable',
      });
      const first = await stored(conferenceId);
      expect(first).toBeDefined();
      expect(await create(lost)).toBe('made');
      expect(await stored(conferenceId)).toEqual(first);
      const all = await getDocs(collection(firestore.owner, paths.conferences(world.account)));
      expect(all.size).toBe(1);
    },
  );

  it('that another run, or a person, has made is left alone', async () => {
    const ofOther = item();
    await createInRun(client(), { ...run(), runId: drawId() }, ofOther, drawId);
    expect(await create(ofOther)).toBe('has');
    const persons = item();
    await setDoc(doc(client(), path(persons.conferenceId)), newConference(world.admin));
    expect(await create(persons)).toBe('has');
  });

  it('of a user is made under the id that is reserved by now', async () => {
    const reserved = drawId();
    const of = item({ pbxUserId: await seedUser(reserved) });
    expect(await create(of)).toBe('made');
    expect(await stored(of.conferenceId)).toBeUndefined();
    expect(await stored(reserved)).toMatchObject({ pbxUserId: of.pbxUserId });
  });

  it.each([
    ['has', { hasConference: true }],
    ['left', { leftAt: PAST }],
  ] as const)('is none where its user %s', async (reason, over) => {
    const pbxUserId = await seedUser(drawId(), over);
    expect(await create(item({ pbxUserId }))).toBe(reason);
  });

  it('is none where it was deleted a short while ago, or its expiry has come', async () => {
    const { id } = await seedConference(firestore, world, { deletedAt: new Date() });
    expect(await create(item({ conferenceId: id }))).toBe('deleted');
    expect(await create(item({ expiresAt: PAST }))).toBe('refused');
  });

  it('of somebody who may not make any is a refusal that is about them', async () => {
    const making = createInRun(firestore.as(world.viewer), run(), item(), drawId);
    await expect(making).rejects.toMatchObject({ code: 'permission-denied' });
  });
});

/** A conference of the run, whose email came to its end so many seconds after it was saved. */
async function made(state: string, seconds: number, over: DocumentData = {}) {
  const saveId = drawId();
  const savedAt = new Date('2026-11-23T12:00:00Z');
  const at = new Date(savedAt.getTime() + seconds * 1000);
  const email = { state, saveId, to: 'ana@acme.example', at, failure: null, detail: null };
  const fields = { saveId, savedAt, run: { id: RUN, saveId }, email, ...over };
  return { ...(await seedConference(firestore, world, fields)), saveId };
}

describe('a look at a run', () => {
  it('counts what there is, and tells how long the newest emails took', async () => {
    await made('sent', 2);
    await made('sent', 4);
    await made('failed', 3);
    await made('queued', 1, { codesVersion: 0 });
    await made('waiting', 1);
    await seedConference(firestore, world);
    const { look, until } = await lookAtRun(client(), looked(), null);
    const counts = { made: 5, codes: 4, sent: 2, failed: 1, waiting: 1 };
    expect(look).toEqual({ ...counts, tookMs: [4000, 2000] });
    expect(until).toEqual(new Date('2026-11-23T12:00:04Z'));
    const later = await lookAtRun(client(), looked(), new Date('2026-11-23T12:00:02Z'));
    expect(later.look.tookMs).toEqual([4000]);
    const nothingNew = await lookAtRun(client(), looked(), until);
    expect(nothingNew).toMatchObject({ look: { tookMs: [] }, until });
  });

  it('does not take the email of an earlier Save for that of the newest', async () => {
    await made('sent', 2);
    // Saved again since: its email is that of the Save before, and says nothing of how long this takes.
    await made('sent', 60, { saveId: drawId(), savedAt: new Date('2026-11-23T12:00:59Z') });
    const { look, until } = await lookAtRun(client(), looked(), null);
    expect(look.tookMs).toEqual([2000]);
    expect(until).toEqual(new Date('2026-11-23T12:00:02Z'));
  });
});

describe('a conference that a run saves again', () => {
  const again = (of: RunItem, saveId = drawId(), uid = world.admin) =>
    saveInRun(firestore.as(uid), { ...run('again'), uid }, of, () => saveId);
  /** One that somebody has saved before, as a run plans it. */
  async function planned(over: Partial<RunItem> = {}, fields: DocumentData = {}) {
    const { id, saveId } = await seedConference(firestore, world, fields);
    return item({ conferenceId: id, basedOn: saveId, ...over });
  }

  it('has a new Save, named as the run’s, and is else as it was', async () => {
    const of = await planned();
    const before = await stored(of.conferenceId);
    const saveId = drawId();
    expect(await again(of, saveId)).toBe('made');
    expect(await stored(of.conferenceId)).toEqual({
      ...before,
      ...{ saveId, savedBy: world.admin, run: { id: RUN, saveId, kind: 'again' } },
      savedAt: expect.anything() as unknown,
    });
  });

  it('takes the address that its user has now', async () => {
    const of = await planned({ adminEmail: 'ana@new.example' });
    await again(of);
    expect(await stored(of.conferenceId)).toMatchObject({ adminEmail: 'ana@new.example' });
  });

  it('is saved once when its answer was lost and it is asked for again', async () => {
    const of = await planned();
    await expect(firestore.losingAnswers(() => again(of))).rejects.toMatchObject({
      code: 'unavailable',
    });
    const first = await stored(of.conferenceId);
    expect(first).toMatchObject({ run: { id: RUN } });
    expect(await again(of)).toBe('made');
    expect(await stored(of.conferenceId)).toEqual(first);
  });

  it('is saved by one of two windows, and of two administrators', async () => {
    const of = await planned();
    const others = { ...run('again'), runId: drawId() };
    const outcomes = await Promise.all([
      again(of),
      again(of),
      saveInRun(client(), others, of, drawId),
    ]);
    const now = (await stored(of.conferenceId)) as { run: { id: string } };
    const mine = now.run.id === RUN;
    expect(outcomes).toEqual(mine ? ['made', 'made', 'saved'] : ['saved', 'saved', 'made']);
  });

  it('is left to whoever has saved or deleted it since', async () => {
    const saved = await planned();
    const theirs = saveAgain(world.admin) as { saveId: string };
    await updateDoc(doc(client(), path(saved.conferenceId)), theirs);
    expect(await again(saved)).toBe('saved');
    expect(await stored(saved.conferenceId)).toMatchObject({ saveId: theirs.saveId });
    const deleted = await planned({}, { deletedAt: new Date() });
    expect(await again(deleted)).toBe('deleted');
    expect(await again(item({ basedOn: drawId() }))).toBe('deleted');
  });

  it('is left alone once it has expired', async () => {
    expect(await again(await planned({}, { expiresAt: PAST }))).toBe('expired');
  });

  it('of somebody who may not save is a refusal that is about them', async () => {
    const making = again(await planned(), drawId(), world.viewer);
    await expect(making).rejects.toMatchObject({ code: 'permission-denied' });
  });

  it('is counted from when the server has seen that Save, not by its email from before', async () => {
    const before = await made('sent', 1);
    const seen = await made('sent', 2);
    await made('failed', 3, { run: { id: RUN, saveId: drawId(), isHandled: true } });
    await updateDoc(doc(firestore.owner, seen.path), {
      run: { id: RUN, saveId: seen.saveId, isHandled: true },
    });
    for (const kind of ['again', 'import'] as const) {
      const { look } = await lookAtRun(client(), looked(kind), null);
      expect(look).toMatchObject({ made: 3, sent: 1, failed: 1 });
    }
    await updateDoc(doc(firestore.owner, before.path), {
      run: { id: RUN, saveId: before.saveId, isHandled: true },
    });
    const later = await lookAtRun(client(), looked('again'), null);
    expect(later.look).toMatchObject({ made: 3, sent: 2, failed: 1 });
  });
});

describe('the emails of a run that failed', () => {
  type Revival = OfExpired['revival'];
  const NOW = new Date('2026-11-28T12:00:00Z');
  const again = (
    turn: () => Promise<boolean> = () => Promise.resolve(true),
    revival: Revival = { kind: 'leave' },
  ) => sendFailedAgain(client(), run(), drawId, turn, { revival, now: () => NOW });

  it('are counted, but not while one of them is being sent again', async () => {
    await made('failed', 1);
    await made('failed', 2);
    await made('sent', 3);
    expect(await countFinalFailures(client(), run())).toBe(2);
    await made('failed', 4, { saveId: drawId() });
    expect(await countFinalFailures(client(), run())).toBeNull();
  });

  it('are sent again by one Save each, as the run’s', async () => {
    const failed = await made('failed', 1);
    const sent = await made('sent', 1);
    await again();
    const saved = (await stored(failed.id)) as { saveId: string };
    expect(saved.saveId).not.toBe(failed.saveId);
    expect(saved).toMatchObject({ savedBy: world.admin, run: { id: RUN, saveId: saved.saveId } });
    expect(await stored(sent.id)).toMatchObject({ saveId: sent.saveId });
    // Told as failed still, and on its way already.
    await again();
    expect(await stored(failed.id)).toMatchObject({ saveId: saved.saveId });
  });

  it('are left to whoever saves or deletes the conference meanwhile', async () => {
    const saved = await made('failed', 1);
    const deleted = await made('failed', 2);
    const theirs = saveAgain(world.admin) as { saveId: string };
    const seen: string[] = [];
    await again(async () => {
      if (seen.length === 0) {
        await updateDoc(doc(client(), saved.path), theirs);
        await updateDoc(doc(firestore.owner, deleted.path), { deletedAt: PAST });
      }
      seen.push('turn');
      return true;
    });
    expect(seen).toHaveLength(2);
    expect(await stored(saved.id)).toMatchObject({ saveId: theirs.saveId });
    expect(await stored(deleted.id)).toMatchObject({ saveId: deleted.saveId });
  });

  it('are left alone from the turn on that is refused', async () => {
    const [one, two] = [await made('failed', 1), await made('failed', 2)];
    const turns = [true, false];
    await again(() => Promise.resolve(turns.shift() ?? false));
    const now = [await stored(one.id), await stored(two.id)];
    const untouched = now.filter(
      (each) => each?.['saveId'] === one.saveId || each?.['saveId'] === two.saveId,
    );
    expect(untouched).toHaveLength(1);
  });

  it.each<[Revival, { readonly sent: boolean; readonly expiresAt: Date | null }]>([
    [
      { kind: 'moved', expiry: { expiresAt: FUTURE, expiryChosen: null } },
      { sent: true, expiresAt: FUTURE },
    ],
    [
      { kind: 'moved', expiry: { expiresAt: null, expiryChosen: null } },
      { sent: true, expiresAt: null },
    ],
    [{ kind: 'leave' }, { sent: true, expiresAt: PAST }],
    [{ kind: 'skip' }, { sent: false, expiresAt: PAST }],
  ])('of those that have expired become what was answered: %j', async (revival, expected) => {
    const over = await made('failed', 1, { expiresAt: PAST });
    const open = await made('failed', 2, { expiresAt: FUTURE });
    const endless = await made('failed', 3);
    expect(await countFailedAndExpired(client(), run(), NOW)).toBe(1);
    await again(undefined, revival);
    const now = await Promise.all([over, open, endless].map(({ id }) => stored(id)));
    const momentOf = (at: unknown) => (at instanceof Timestamp ? at.toDate() : at);
    expect(now.map((each) => momentOf(each?.['expiresAt']))).toEqual([
      expected.expiresAt,
      FUTURE,
      null,
    ]);
    const sent = now.map(
      (each, index) => each?.['saveId'] !== [over, open, endless][index]?.saveId,
    );
    expect(sent).toEqual([expected.sent, true, true]);
  });

  it('are all found, on however many pages', async () => {
    const batch = writeBatch(firestore.owner);
    for (let n = 0; n < 301; n += 1) {
      const saveId = drawId();
      const email = { state: 'failed', saveId, to: 'a@x.example', at: PAST };
      batch.set(doc(firestore.owner, path(drawId())), {
        ...newConference(world.admin),
        ...{ saveId, run: { id: RUN, saveId }, email },
      });
    }
    await batch.commit();
    expect(await countFinalFailures(client(), run())).toBe(301);
  });
});
