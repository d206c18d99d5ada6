import { type DocumentData, Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accessCodeKey } from '../../../functions/src/codes/access-code-key.ts';
import type { Deletion } from '../../../functions/src/deletion/deletion-event.ts';
import { settleDeletion } from '../../../functions/src/deletion/settle-deletion.ts';
import { handleSave } from '../../../functions/src/saves/handle-save.ts';
import { readChange } from '../../../functions/src/triggers/conference-change.ts';
import {
  ACCOUNT,
  ADMIN,
  dealing,
  dependencies,
  NOW,
  putAccount,
  putAdmin,
  save,
  saveEvent,
  saveId,
  startWorld,
  type World,
} from '../world.ts';

/* What a run deletes and another one brings back: their events as they come, and what is told of them. */

const DELETION = 'd'.repeat(20);
const RESTORATION = 'r'.repeat(20);
const CODES = [
  ['3618402957', '5290174836'],
  ['4829150637', '7712049958'],
] as const;
const CONFERENCES = ['a'.repeat(20), 'b'.repeat(20)] as const;

let world: World;
let ticks = 0;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  ticks = 0;
  await putAccount(world.db);
  await putAdmin(world.db);
  for (const [n, conferenceId] of CONFERENCES.entries()) {
    await save(world.db, saveId('A'), {}, conferenceId);
    const event = saveEvent('A', { conferenceId });
    await handleSave(world.db, dealing(...CODES[n]!), event);
  }
});
afterEach(async () => {
  world.failCommits();
  await world.clear();
});

const reference = (id: string) => world.db.doc(`accounts/${ACCOUNT}/conferences/${id}`);
const stored = async (id: string): Promise<DocumentData> => (await reference(id).get()).data()!;
/** Each write comes a second after the one before. */
const nextMoment = () => Timestamp.fromMillis(NOW.getTime() + ++ticks * 1000);

/** Writes what somebody or a run does, as the rules let them, and reads the event of it as the trigger does. */
async function write(conferenceId: string, fields: DocumentData): Promise<Deletion> {
  const before = await reference(conferenceId).get();
  await reference(conferenceId).update(fields);
  const after = await reference(conferenceId).get();
  const { deletion } = readChange({ accountId: ACCOUNT, conferenceId }, before, after, NOW);
  if (deletion === null) throw new Error('Nothing was deleted or brought back.');
  return deletion;
}
function remove(conferenceId: string, runId: string | null = DELETION): Promise<Deletion> {
  const deletedAt = nextMoment();
  const run = runId === null ? {} : { deletionRun: { id: runId, at: deletedAt } };
  return write(conferenceId, { deletedAt, deletedBy: ADMIN.uid, ...run });
}
function restore(conferenceId: string, runId: string | null = RESTORATION): Promise<Deletion> {
  const restoredAt = nextMoment();
  const run = runId === null ? {} : { restorationRun: { id: runId, at: restoredAt } };
  const undone = { deletedAt: null, deletedBy: null, restoredAt, restoredBy: ADMIN.uid };
  return write(conferenceId, { ...undone, ...run });
}
const settle = (deletion: Deletion) => settleDeletion(world.db, dependencies.pepper, deletion);

async function isWorking(code: string): Promise<boolean> {
  const key = accessCodeKey(code, dependencies.pepper);
  return (await world.db.doc(`accessCodes/${key}`).get()).get('validUntil') === null;
}
/** By id, without those of the Saves. */
async function activity(): Promise<Record<string, DocumentData>> {
  const { docs } = await world.db.collection(`accounts/${ACCOUNT}/activity`).get();
  const told = docs.filter((entry) => !String(entry.get('kind')).startsWith('generated'));
  return Object.fromEntries(told.map((entry) => [entry.id, entry.data()]));
}
const kinds = async () =>
  Object.values(await activity())
    .map(({ kind }): unknown => kind)
    .sort();

describe('a run that deletes', () => {
  it('is told as one entry, with one for each that it deleted', async () => {
    const first = await remove(CONFERENCES[0]);
    // Two codes, the conference, its entry and the run's.
    expect(await world.writesDuring(() => settle(first))).toBe(5);
    const second = await remove(CONFERENCES[1]);
    expect(await world.writesDuring(() => settle(second))).toBe(4);
    const entries = await activity();
    expect(Object.keys(entries)).toHaveLength(3);
    expect(entries[`run_${DELETION}`]).toMatchObject({
      ...{ kind: 'runDeleted', by: ADMIN, conferenceId: null, tag: null, run: { id: DELETION } },
      at: Timestamp.fromDate(first.at),
    });
    expect(entries[`${CONFERENCES[1]}_deleted_${second.at.getTime()}`]).toMatchObject({
      ...{ kind: 'deletedInRun', by: ADMIN, tag: 'Weekly sales', run: { id: DELETION } },
    });
    expect(JSON.stringify(entries)).not.toMatch(new RegExp(CODES.flat().join('|')));
  });

  it('counts each once the server has seen it, at the moment of the first time', async () => {
    const deletion = await remove(CONFERENCES[0]);
    expect((await stored(CONFERENCES[0]))['deletionRun']).not.toHaveProperty('handledAt');
    await settle(deletion);
    const { deletionRun: seen } = await stored(CONFERENCES[0]);
    expect(seen).toMatchObject({ id: DELETION, handledAt: expect.any(Timestamp) as unknown });
    await settle(deletion);
    expect((await stored(CONFERENCES[0]))['deletionRun']).toEqual(seen);
    expect(await kinds()).toEqual(['deletedInRun', 'runDeleted']);
  });

  it('whose events come all at once, and twice, ends all codes and is told once', async () => {
    const deletions = [await remove(CONFERENCES[0]), await remove(CONFERENCES[1])];
    await Promise.all([...deletions, ...deletions].map(settle));
    for (const code of CODES.flat()) expect(await isWorking(code)).toBe(false);
    expect(await kinds()).toEqual(['deletedInRun', 'deletedInRun', 'runDeleted']);
  });

  it('is not what somebody deletes by hand later, whatever the conference still says', async () => {
    await settle(await remove(CONFERENCES[0]));
    await settle(await restore(CONFERENCES[0], null));
    const byHand = await remove(CONFERENCES[0], null);
    expect(byHand.runId).toBeNull();
    await settle(byHand);
    expect(await kinds()).toEqual(['deleted', 'deletedInRun', 'restored', 'runDeleted']);
  });
});

describe('a run that brings back', () => {
  it('has the codes work again, hours later, and is told as one entry', async () => {
    for (const id of CONFERENCES) await settle(await remove(id));
    ticks += 20 * 3600;
    for (const id of CONFERENCES) await settle(await restore(id));
    for (const code of CODES.flat()) expect(await isWorking(code)).toBe(true);
    for (const id of CONFERENCES) {
      const conference = await stored(id);
      expect(conference).not.toHaveProperty('purgeAt');
      expect(conference['restorationRun']).toMatchObject({
        handledAt: expect.any(Timestamp) as unknown,
      });
      expect(conference['codesVersion']).toBe(1);
    }
    const entries = await activity();
    expect(entries[`run_${RESTORATION}`]).toMatchObject({ kind: 'runRestored', by: ADMIN });
    expect(await kinds()).toEqual([
      ...['deletedInRun', 'deletedInRun', 'restoredInRun', 'restoredInRun'],
      ...['runDeleted', 'runRestored'],
    ]);
  });

  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ] as const;
  it.each(orders)(
    'after a deletion, and before another (%i %i %i), ends deleted',
    async (...order) => {
      const again = 'e'.repeat(20);
      const [id] = CONFERENCES;
      const events = [await remove(id), await restore(id), await remove(id, again)];
      for (const index of [...order, ...order]) await settle(events[index]!);
      for (const code of CODES[0]) expect(await isWorking(code)).toBe(false);
      const conference = await stored(id);
      // What has been replaced since is nobody's to count any more; the others have both been seen.
      expect(conference['deletionRun']).toMatchObject({
        ...{ id: again, handledAt: expect.any(Timestamp) as unknown },
      });
      expect(conference['restorationRun']).toMatchObject({
        handledAt: expect.any(Timestamp) as unknown,
      });
      expect(await kinds()).toEqual([
        ...['deletedInRun', 'deletedInRun', 'restoredInRun'],
        ...['runDeleted', 'runDeleted', 'runRestored'],
      ]);
    },
  );

  it('does not count as seen in another run what has been seen of an earlier one', async () => {
    const [id] = CONFERENCES;
    const first = await remove(id);
    await restore(id);
    const second = await remove(id, 'e'.repeat(20));
    await settle(first);
    expect((await stored(id))['deletionRun']).not.toHaveProperty('handledAt');
    await settle(second);
    expect((await stored(id))['deletionRun']).toHaveProperty('handledAt');
  });

  it('right behind the deletion ends undone, both seen, when the deletion is told last', async () => {
    const deletion = await remove(CONFERENCES[0]);
    const undone = await restore(CONFERENCES[0]);
    await settle(undone);
    await settle(deletion);
    for (const code of CODES[0]) expect(await isWorking(code)).toBe(true);
    const conference = await stored(CONFERENCES[0]);
    for (const field of ['deletionRun', 'restorationRun']) {
      expect(conference[field]).toMatchObject({ handledAt: expect.any(Timestamp) as unknown });
    }
  });

  it.each([{ unavailable: 0.5 }, { aborted: 0.5 }, { answerLost: 0.5 }])(
    'while commits fail (%o) ends right, told once',
    async (failing) => {
      const deletions = [await remove(CONFERENCES[0]), await remove(CONFERENCES[1])];
      world.failCommits(failing);
      for (const deletion of deletions) await settle(deletion);
      for (const id of CONFERENCES) await settle(await restore(id));
      world.failCommits();
      for (const code of CODES.flat()) expect(await isWorking(code)).toBe(true);
      expect(await kinds()).toHaveLength(6);
    },
  );
});

describe('what is written past the rules', () => {
  it.each([
    ['an odd id', { id: '../odd' }],
    ['no id', {}],
    ['a text', 'run'],
  ])('is somebody’s own deletion where the run has %s', async (_what, run) => {
    const deletedAt = nextMoment();
    const deletionRun = typeof run === 'string' ? run : { ...run, at: deletedAt };
    const deletion = await write(CONFERENCES[0], { deletedAt, deletedBy: ADMIN.uid, deletionRun });
    await settle(deletion);
    expect(deletion.runId).toBeNull();
    expect(await kinds()).toEqual(['deleted']);
  });
});
