import {
  doc,
  getDoc,
  setDoc,
  Timestamp,
  updateDoc,
  writeBatch,
  type DocumentData,
} from 'firebase/firestore/lite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RUN_UNDO_ACCEPTED_MS } from '../../../domain/conference/deletion-times.ts';
import { paths } from '../../../domain/paths.ts';
import { countRestorable, planRestoration } from '../../../src/runs/api/deleted-in-run.ts';
import { kindOfRun } from '../../../src/runs/api/kind-of-run.ts';
import { lookAtRun } from '../../../src/runs/api/look-at-run.ts';
import { makeInRun } from '../../../src/runs/api/make-in-run.ts';
import type { RunIdentity, RunItem, RunKind } from '../../../src/runs/plan/run-plan.ts';
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

/* What runs do to conferences that are there: with the portal's own code, under the rules. */

let firestore: EmbeddedRulesFirestore;
let world: World;
let RUN: string;
beforeAll(async () => {
  firestore = await startEmbeddedRulesFirestore();
});
beforeEach(async () => {
  world = await seedWorld(firestore);
  RUN = drawId();
});
afterAll(() => firestore.stop());

const client = () => firestore.as(world.admin);
const run = (kind: RunKind, over: Partial<RunIdentity> = {}): RunIdentity => ({
  ...{ runId: RUN, accountId: world.account, uid: world.admin, kind, ...over },
});
const path = (id: string) => paths.conference(world.account, id);
const stored = async ({ conferenceId }: RunItem) =>
  (await getDoc(doc(firestore.owner, path(conferenceId)))).data() ?? {};
const make = (kind: RunKind, item: RunItem, over: Partial<RunIdentity> = {}) =>
  makeInRun(client(), run(kind, over), item, drawId);

/** A conference that is there, as a preview has planned it. */
async function planned(over: Partial<RunItem> = {}, fields: DocumentData = {}): Promise<RunItem> {
  const { id, saveId } = await seedConference(firestore, world, fields);
  return {
    ...{ conferenceId: id, basedOn: saveId, pbxUserId: null, name: '', extension: '', row: null },
    ...{ tag: 'Weekly sales', adminEmail: 'ana@acme.example', expiresAt: null, ...over },
  };
}

const newCodes = (overlapUntil: Date | null = null) => ({ codesWanted: 2, overlapUntil });
const byKind: readonly (readonly [RunKind, Partial<RunItem>, DocumentData])[] = [
  ['again', {}, {}],
  ['codes', { newCodes: newCodes() }, { codesWanted: 2, participantOverlapUntil: null }],
  ['reassign', { adminEmail: 'li@acme.example' }, { adminEmail: 'li@acme.example' }],
  [
    'reassign',
    { adminEmail: 'li@acme.example', newCodes: newCodes() },
    { adminEmail: 'li@acme.example', codesWanted: 2 },
  ],
  ['expiry', { expiresAt: FUTURE }, { expiresAt: Timestamp.fromDate(FUTURE) }],
];

describe.each(byKind)('a run of kind %s', (kind, over, expected) => {
  it('saves with what it is about, as the run’s, and leaves the rest', async () => {
    const item = await planned(over);
    const before = await stored(item);
    expect(await make(kind, item)).toBe('made');
    const after = await stored(item);
    expect(after).toMatchObject({ ...expected, savedBy: world.admin, run: { id: RUN, kind } });
    expect(after['saveId']).not.toBe(before['saveId']);
    expect((after['run'] as { saveId: string }).saveId).toBe(after['saveId']);
    const changed = Object.keys(after).filter((field) => !Object.is(after[field], before[field]));
    const left = Object.keys(before).filter((field) => !changed.includes(field));
    expect(left).toEqual(expect.arrayContaining(['tag', 'participantCode', 'codesVersion']));
  });

  it('saves once when its answer was lost and it is asked for again', async () => {
    const item = await planned(over);
    await expect(firestore.losingAnswers(() => make(kind, item))).rejects.toMatchObject({
      code: 'unavailable',
    });
    const first = await stored(item);
    expect(first).toMatchObject({ run: { id: RUN } });
    expect(await make(kind, item)).toBe('made');
    expect(await stored(item)).toEqual(first);
  });

  it('is one of two windows’, and one of two administrators’', async () => {
    const item = await planned(over);
    const others = { runId: drawId() };
    const outcomes = await Promise.all([
      make(kind, item),
      make(kind, item),
      make(kind, item, others),
    ]);
    const { run: named } = (await stored(item)) as { run: { id: string } };
    const [mine, theirs] =
      named.id === RUN
        ? [outcomes.slice(0, 2), outcomes.slice(2)]
        : [outcomes.slice(2), outcomes.slice(0, 2)];
    expect(mine.every((outcome) => outcome === 'made')).toBe(true);
    expect(theirs.every((outcome) => outcome === 'saved' || outcome === 'already')).toBe(true);
  });

  it('leaves alone what somebody has saved or deleted since, or what is gone', async () => {
    const saved = await planned(over);
    await updateDoc(doc(client(), path(saved.conferenceId)), {
      ...saveAgain(world.admin),
      ...{ adminEmail: 'zoe@acme.example', expiresAt: null },
    });
    const theirs = await stored(saved);
    expect(await make(kind, saved)).toBe('saved');
    expect(await stored(saved)).toEqual(theirs);
    expect(await make(kind, await planned(over, { deletedAt: PAST }))).toBe('deleted');
    expect(await make(kind, { ...saved, conferenceId: drawId() })).toBe('deleted');
  });

  it('of somebody who may not save is a refusal that is about them', async () => {
    const item = await planned(over);
    const making = makeInRun(
      firestore.as(world.viewer),
      run(kind, { uid: world.viewer }),
      item,
      drawId,
    );
    await expect(making).rejects.toMatchObject({ code: 'permission-denied' });
  });
});

describe('what has expired', () => {
  it.each(['again', 'codes', 'reassign'] as const)(
    'is left alone by %s unless answered',
    async (kind) => {
      const over = {
        adminEmail: 'li@acme.example',
        ...(kind === 'codes' ? { newCodes: newCodes() } : {}),
      };
      const fields = { expiresAt: PAST };
      const left = await planned({ ...over, expiresAt: PAST }, fields);
      expect(await make(kind, left)).toBe('expired');
      const asItIs = await planned({ ...over, expiresAt: PAST, ofExpired: 'leave' }, fields);
      expect(await make(kind, asItIs)).toBe('made');
      expect(await stored(asItIs)).toMatchObject({ expiresAt: Timestamp.fromDate(PAST) });
      const moved = await planned({ ...over, expiresAt: FUTURE, ofExpired: 'moved' }, fields);
      expect(await make(kind, moved)).toBe('made');
      expect(await stored(moved)).toMatchObject({ expiresAt: Timestamp.fromDate(FUTURE) });
      const late = await planned({ ...over, expiresAt: PAST, ofExpired: 'moved' }, fields);
      expect(await make(kind, late)).toBe('expired');
    },
  );

  it('is given another expiry, or none, and not one that has come by then', async () => {
    const fields = { expiresAt: PAST };
    const later = await planned({ expiresAt: FUTURE }, fields);
    expect(await make('expiry', later)).toBe('made');
    const endless = await planned({ expiresAt: null }, fields);
    expect(await make('expiry', endless)).toBe('made');
    expect(await stored(endless)).toMatchObject({ expiresAt: null, expiryChosen: null });
    const tooLate = await planned({ expiresAt: new Date(Date.now() - 1000) }, {});
    expect(await make('expiry', tooLate)).toBe('expired');
  });

  it('keeps the moment to which its expiry was mended meanwhile', async () => {
    const mended = new Date(FUTURE.getTime() + 3_600_000);
    const item = await planned({ expiresAt: FUTURE }, { expiresAt: mended });
    expect(await make('again', item)).toBe('made');
    expect(await stored(item)).toMatchObject({ expiresAt: Timestamp.fromDate(mended) });
  });
});

describe('what is as wanted already', () => {
  it('is not saved', async () => {
    const address = await planned({ adminEmail: 'ana@acme.example' });
    const expiry = await planned({ expiresAt: FUTURE }, { expiresAt: FUTURE });
    const before = [await stored(address), await stored(expiry)];
    expect(await make('reassign', address)).toBe('already');
    expect(await make('expiry', expiry)).toBe('already');
    expect([await stored(address), await stored(expiry)]).toEqual(before);
    expect(await make('expiry', await planned())).toBe('already');
    // New codes are wanted all the same, and so is a date for one that has expired.
    expect(await make('reassign', await planned({ newCodes: newCodes() }))).toBe('made');
    const over = { expiresAt: FUTURE, ofExpired: 'moved' } as const;
    expect(await make('reassign', await planned(over, { expiresAt: PAST }))).toBe('made');
  });
});

describe('the participant code from before', () => {
  it('goes on until the moment that was chosen, unless that has come while the run was paused', async () => {
    const until = new Date(Date.now() + 7 * 24 * 3_600_000);
    const goesOn = await planned({ newCodes: newCodes(until) });
    expect(await make('codes', goesOn)).toBe('made');
    expect(await stored(goesOn)).toMatchObject({
      participantOverlapUntil: Timestamp.fromDate(until),
    });
    const passed = await planned({ newCodes: newCodes(new Date(Date.now() - 1000)) });
    expect(await make('codes', passed)).toBe('made');
    expect(await stored(passed)).toMatchObject({ codesWanted: 2, participantOverlapUntil: null });
  });
});

/** The server has seen what a run did, so many seconds later. */
async function handle(item: RunItem, field: string, seconds: number): Promise<void> {
  const { at } = (await stored(item))[field] as { at: Timestamp };
  const handledAt = Timestamp.fromMillis(at.toMillis() + seconds * 1000);
  await updateDoc(doc(firestore.owner, path(item.conferenceId)), {
    [`${field}.handledAt`]: handledAt,
  });
}

describe('a run that deletes', () => {
  it('deletes once, although an answer was lost and somebody has brought it back since', async () => {
    const item = await planned();
    await expect(firestore.losingAnswers(() => make('delete', item))).rejects.toMatchObject({
      code: 'unavailable',
    });
    const first = await stored(item);
    expect(first).toMatchObject({ deletedBy: world.admin, deletionRun: { id: RUN } });
    expect(first['deletedAt']).toEqual((first['deletionRun'] as { at: Timestamp }).at);
    expect(await make('delete', item)).toBe('made');
    expect(await stored(item)).toEqual(first);
    await updateDoc(doc(firestore.owner, path(item.conferenceId)), { deletedAt: null });
    expect(await make('delete', item)).toBe('made');
    expect(await stored(item)).toMatchObject({ deletedAt: null });
  });

  it('leaves alone what somebody has saved or deleted since, or what is gone', async () => {
    const saved = await planned();
    await updateDoc(doc(client(), path(saved.conferenceId)), saveAgain(world.admin));
    expect(await make('delete', saved)).toBe('saved');
    expect(await stored(saved)).toMatchObject({ deletedAt: null });
    const deleted = await planned();
    expect(await make('delete', deleted, { runId: drawId() })).toBe('made');
    expect(await make('delete', deleted)).toBe('deleted');
    expect(await make('delete', { ...saved, conferenceId: drawId() })).toBe('deleted');
  });

  it('is one of two administrators’', async () => {
    const item = await planned();
    const outcomes = await Promise.all([
      make('delete', item),
      make('delete', item, { runId: drawId() }),
    ]);
    expect([...outcomes].sort()).toEqual(['deleted', 'made']);
  });

  it('of somebody who may not is a refusal that is about them', async () => {
    const item = await planned();
    const making = makeInRun(firestore.as(world.viewer), run('delete'), item, drawId);
    await expect(making).rejects.toMatchObject({ code: 'permission-denied' });
    expect(await stored(item)).toMatchObject({ deletedAt: null });
  });

  it('is counted by what it did, and ends each with what the server has seen', async () => {
    const items = [await planned(), await planned(), await planned()];
    for (const item of items) await make('delete', item);
    await make('delete', await planned(), { runId: drawId() });
    await handle(items[0]!, 'deletionRun', 2);
    await handle(items[1]!, 'deletionRun', 4);
    const { look, until } = await lookAtRun(client(), run('delete'), null);
    expect(look).toEqual({
      made: 3,
      codes: 2,
      sent: 2,
      failed: 0,
      waiting: 0,
      tookMs: expect.anything() as unknown,
    });
    expect([...look.tookMs].sort()).toEqual([2000, 4000]);
    const later = await lookAtRun(client(), run('delete'), until);
    expect(later).toMatchObject({ look: { made: 3, sent: 2, tookMs: [] }, until });
    // Brought back, it was deleted by the run all the same.
    await make('restore', items[0]!, { runId: drawId(), undoes: RUN });
    expect((await lookAtRun(client(), run('delete'), null)).look).toMatchObject({
      made: 3,
      sent: 2,
    });
  });
});

describe('a run that brings back', () => {
  const undo = { undoes: '', runId: '' };
  beforeEach(() => {
    undo.undoes = RUN;
    undo.runId = drawId();
  });
  const restore = (item: RunItem) => make('restore', item, undo);

  it('brings back once, although its answer was lost and somebody has deleted it anew', async () => {
    const item = await planned();
    await make('delete', item);
    await expect(firestore.losingAnswers(() => restore(item))).rejects.toMatchObject({
      code: 'unavailable',
    });
    const first = await stored(item);
    expect(first).toMatchObject({
      ...{ deletedAt: null, deletedBy: null, restoredBy: world.admin },
      restorationRun: { id: undo.runId },
    });
    expect(await restore(item)).toBe('made');
    expect(await stored(item)).toEqual(first);
    await make('delete', item, { runId: drawId() });
    expect(await restore(item)).toBe('made');
    expect((await stored(item))['deletedAt']).not.toBeNull();
  });

  it('leaves alone what is there, is gone, or was deleted otherwise', async () => {
    const there = await planned();
    expect(await restore(there)).toBe('already');
    expect(await restore({ ...there, conferenceId: drawId() })).toBe('deleted');
    const another = await planned();
    await make('delete', another, { runId: drawId() });
    expect(await restore(another)).toBe('deleted');
    // Deleted by the run, brought back, and deleted by hand: the field tells of another moment.
    const byHand = await planned();
    await make('delete', byHand);
    const later = new Date(Date.now() + 1);
    await updateDoc(doc(firestore.owner, path(byHand.conferenceId)), { deletedAt: later });
    expect(await restore(byHand)).toBe('deleted');
  });

  it('is refused once a day has passed', async () => {
    const item = await planned();
    await make('delete', item);
    const deletedAt = new Date(Date.now() - RUN_UNDO_ACCEPTED_MS - 1000);
    await updateDoc(doc(firestore.owner, path(item.conferenceId)), {
      ...{ deletedAt, 'deletionRun.at': deletedAt },
    });
    await expect(restore(item)).rejects.toMatchObject({ code: 'permission-denied' });
    expect(await countRestorable(client(), run('delete'), new Date())).toBe(0);
    expect(await planRestoration(client(), run('delete'), new Date())).toEqual([]);
  });

  it('leaves deleted what was of a user who has been given another one', async () => {
    const pbxUserId = drawId();
    const user = doc(firestore.owner, paths.pbxUser(world.account, pbxUserId));
    const entry = { name: 'Ana', extension: '1', email: 'ana@acme.example', leftAt: null };
    await setDoc(user, {
      ...entry,
      conferenceId: drawId(),
      hasConference: false,
      standing: 'ready',
    });
    const item = await planned({ pbxUserId }, { pbxUserId });
    await make('delete', item);
    await updateDoc(user, { hasConference: true, standing: 'has' });
    expect(await restore(item)).toBe('has');
    await updateDoc(user, { hasConference: false, standing: 'ready' });
    expect(await restore(item)).toBe('made');
    await updateDoc(user, { hasConference: true, standing: 'has' });
    expect(await restore(item)).toBe('made');
  });

  it('plans what the run has deleted and what can be undone, and counts it', async () => {
    const pbxUserId = drawId();
    const [one, two, back] = [await planned(), await planned({}, { pbxUserId }), await planned()];
    for (const item of [one, two, back]) await make('delete', item);
    await make('delete', await planned(), { runId: drawId() });
    await restore(back);
    expect(await countRestorable(client(), run('delete'), new Date())).toBe(2);
    const items = await planRestoration(client(), run('delete'), new Date());
    expect(items).toMatchObject([
      { conferenceId: one.conferenceId, basedOn: one.basedOn, pbxUserId: null, tag: one.tag },
      { conferenceId: two.conferenceId, basedOn: two.basedOn, pbxUserId, tag: two.tag },
    ]);
    for (const item of items) expect(await restore(item)).toBe('made');
    await handle(one, 'restorationRun', 1);
    const { look } = await lookAtRun(client(), run('restore', undo), null);
    expect(look).toEqual({ made: 3, codes: 1, sent: 1, failed: 0, waiting: 0, tookMs: [1000] });
  });

  it('plans each once of more than a page', async () => {
    const deletedAt = Timestamp.now();
    const ids = Array.from({ length: 301 }, drawId);
    const batch = writeBatch(firestore.owner);
    for (const id of ids) {
      const fields = { ...newConference(world.admin), deletedAt };
      batch.set(doc(firestore.owner, path(id)), {
        ...fields,
        deletionRun: { id: RUN, at: deletedAt },
      });
    }
    await batch.commit();
    const items = await planRestoration(client(), run('delete'), new Date());
    expect(items.map(({ conferenceId }) => conferenceId).sort()).toEqual(ids.sort());
  });
});

describe('a run of another browser', () => {
  it('says of what kind it is, by what it did', async () => {
    const look = (runId: string) => kindOfRun(client(), { accountId: world.account, runId });
    expect(await look(RUN)).toBeNull();
    await make('expiry', await planned({ expiresAt: FUTURE }));
    expect(await look(RUN)).toBe('expiry');
    const [deletion, restoration] = [drawId(), drawId()];
    const item = await planned();
    await make('delete', item, { runId: deletion });
    await make('restore', item, { runId: restoration, undoes: deletion });
    expect(await look(deletion)).toBe('delete');
    expect(await look(restoration)).toBe('restore');
    const earlier = drawId();
    await seedConference(firestore, world, { run: { id: earlier, saveId: drawId() } });
    expect(await look(earlier)).toBeNull();
  });
});
