import { type DocumentData, Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accessCodeKey } from '../../../functions/src/codes/access-code-key.ts';
import { handleSave } from '../../../functions/src/saves/handle-save.ts';
import type { Deletion } from '../../../functions/src/deletion/deletion-event.ts';
import { settleDeletion } from '../../../functions/src/deletion/settle-deletion.ts';
import {
  ACCOUNT,
  ADMIN,
  ADMITS,
  CONFERENCE,
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

const LEADER = '3618402957';
const PARTICIPANT = '5290174836';
const EARLIER_LEADER = '4829150637';
const EARLIER_PARTICIPANT = '7712049958';

const at = (iso: string) => Timestamp.fromDate(new Date(iso));
const deletedAt = at('2026-11-24T09:00:00.250Z');
const restoredAt = at('2026-11-24T09:00:08Z');
const deletedAgainAt = at('2026-11-24T09:00:20Z');
const overlap = at('2026-11-30T12:00:00Z');
const working = { validUntil: null, retiredAt: null, reservedUntil: null };
const ended = {
  validUntil: deletedAt,
  retiredAt: deletedAt,
  reservedUntil: at('2027-11-24T09:00:00.250Z'),
};

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
/** A conference with two participant codes in overlap. */
beforeEach(async () => {
  await putAccount(world.db);
  await putAdmin(world.db);
  await save(world.db, saveId('A'));
  await handleSave(world.db, dealing(EARLIER_LEADER, EARLIER_PARTICIPANT), saveEvent('A'));
  await save(world.db, saveId('B'), { codesWanted: 2, participantOverlapUntil: overlap });
  await handleSave(world.db, dealing(LEADER, PARTICIPANT), saveEvent('B'));
});
afterEach(async () => {
  world.failCommits();
  await world.clear();
});

const reference = () => world.db.doc(`accounts/${ACCOUNT}/conferences/${CONFERENCE}`);
const codeDocument = (code: string) =>
  world.db.doc(`accessCodes/${accessCodeKey(code, dependencies.pepper)}`);

async function end(code: string) {
  const snapshot = await codeDocument(code).get();
  const field = (name: string): unknown => snapshot.get(name);
  return {
    validUntil: field('validUntil'),
    retiredAt: field('retiredAt'),
    reservedUntil: field('reservedUntil'),
  };
}
async function activity(): Promise<DocumentData[]> {
  const { docs } = await world.db.collection(`accounts/${ACCOUNT}/activity`).get();
  const entries = docs.map((doc) => doc.data());
  return entries.filter(({ kind }) => kind === 'deleted' || kind === 'restored');
}

const event = (
  kind: Deletion['kind'],
  moment: Timestamp,
  over: Partial<Deletion> = {},
): Deletion => ({
  accountId: ACCOUNT,
  conferenceId: CONFERENCE,
  kind,
  at: moment.toDate(),
  by: ADMIN.uid,
  tag: 'Weekly sales',
  runId: null,
  ...over,
});
const settle = (deletion: Deletion) => settleDeletion(world.db, dependencies.pepper, deletion);

async function remove(moment = deletedAt): Promise<Deletion> {
  await reference().update({ deletedAt: moment, deletedBy: ADMIN.uid });
  return event('deleted', moment);
}
async function restore(): Promise<Deletion> {
  const undone = { deletedAt: null, deletedBy: null, restoredAt, restoredBy: ADMIN.uid };
  await reference().update(undone);
  return event('restored', restoredAt);
}

async function expectAllWork(): Promise<void> {
  expect(await end(LEADER)).toEqual(working);
  expect(await end(PARTICIPANT)).toEqual(working);
  expect(await end(EARLIER_PARTICIPANT)).toEqual({
    validUntil: overlap,
    retiredAt: Timestamp.fromDate(NOW),
    reservedUntil: at('2027-11-30T12:00:00Z'),
  });
  expect((await reference().get()).data()).not.toHaveProperty('purgeAt');
}

describe('deleting a conference', () => {
  it('ends all its codes at that moment and has it purged a month later', async () => {
    const earlier = await end(EARLIER_LEADER);
    expect(await settle(await remove())).toBe('codesEnded');
    expect(await end(LEADER)).toEqual(ended);
    expect(await end(PARTICIPANT)).toEqual(ended);
    expect(await end(EARLIER_PARTICIPANT)).toEqual({
      ...ended,
      retiredAt: Timestamp.fromDate(NOW),
    });
    expect(await end(EARLIER_LEADER)).toEqual(earlier);
    expect((await reference().get()).get('purgeAt')).toEqual(at('2026-12-24T09:00:00.250Z'));
  });

  it('leaves the codes of other conferences alone, also of one with the same id elsewhere', async () => {
    const others = [
      { accountId: ACCOUNT, conferenceId: 'd'.repeat(20) },
      { accountId: 'another', conferenceId: CONFERENCE },
    ];
    for (const [index, other] of others.entries()) {
      await world.db.doc(`accessCodes/other${index}`).set({ ...other, ...working });
    }
    await settle(await remove());
    for (const index of others.keys()) {
      expect((await world.db.doc(`accessCodes/other${index}`).get()).data()).toMatchObject(working);
    }
  });

  it('stands in the activity log once', async () => {
    const deletion = await remove();
    await settle(deletion);
    expect(await world.writesDuring(() => settle(deletion))).toBeLessThanOrEqual(1);
    expect(await activity()).toEqual([
      {
        kind: 'deleted',
        at: deletedAt,
        by: ADMIN,
        conferenceId: CONFERENCE,
        tag: 'Weekly sales',
        email: null,
        member: null,
        displaced: null,
        overlapUntil: null,
        profile: null,
        information: null,
        expiresAt: null,
        changes: null,
        run: null,
        notTaken: null,
        act: null,
      },
    ]);
  });

  it('many times at once ends right', async () => {
    const deletion = await remove();
    await Promise.all(Array.from({ length: 5 }, () => settle(deletion)));
    expect(await end(LEADER)).toEqual(ended);
    expect(await activity()).toHaveLength(1);
  });

  it('does nothing for a conference that is gone', async () => {
    await reference().delete();
    const work = async () =>
      expect(await settle(event('deleted', deletedAt))).toBe('conferenceGone');
    expect(await world.writesDuring(work)).toBe(0);
  });
});

describe('undoing it', () => {
  it('lets the codes work again, each as it did', async () => {
    await settle(await remove());
    expect(await settle(await restore())).toBe('codesWork');
    await expectAllWork();
    expect(await activity()).toMatchObject([
      { kind: 'deleted', at: deletedAt },
      { kind: 'restored', at: restoredAt, by: ADMIN },
    ]);
  });

  it('brings back the document of a code that has been deleted', async () => {
    await settle(await remove());
    for (const code of [LEADER, PARTICIPANT, EARLIER_PARTICIPANT])
      await codeDocument(code).delete();
    await settle(await restore());
    const held = { accountId: ACCOUNT, conferenceId: CONFERENCE };
    for (const [code, role] of [
      [LEADER, 'leader'],
      [PARTICIPANT, 'participant'],
    ] as const) {
      const brought = { ...held, role, ...working, admits: ADMITS };
      expect((await codeDocument(code).get()).data()).toEqual(brought);
    }
    expect((await codeDocument(EARLIER_PARTICIPANT).get()).data()).toMatchObject({
      ...held,
      role: 'participant',
      validUntil: overlap,
      admits: ADMITS,
    });
  });

  it('takes no code back that is another conference’s by now: the next Save gives new ones', async () => {
    await settle(await remove());
    const theirs = { accountId: ACCOUNT, conferenceId: 'd'.repeat(20), role: 'leader', ...working };
    await codeDocument(LEADER).set(theirs);
    expect(await settle(await restore())).toBe('codesWork');
    expect((await codeDocument(LEADER).get()).data()).toEqual(theirs);
    expect(await end(PARTICIPANT)).toEqual(working);

    await save(world.db, saveId('C'));
    await handleSave(world.db, dealing('9051736284', '6403928157'), saveEvent('C'));
    expect((await reference().get()).data()).toMatchObject({
      participantCode: '6403928157',
      codesVersion: 2,
    });
    expect((await codeDocument(LEADER).get()).data()).toEqual(theirs);
    expect((await end(PARTICIPANT)).validUntil).not.toBeNull();
  });

  it('asks for no new codes where only one is another’s that would have ended anyway', async () => {
    await settle(await remove());
    const theirs = { accountId: ACCOUNT, conferenceId: 'd'.repeat(20), role: 'leader', ...working };
    await codeDocument(EARLIER_PARTICIPANT).set(theirs);
    await settle(await restore());
    expect((await codeDocument(EARLIER_PARTICIPANT).get()).data()).toEqual(theirs);
    expect((await reference().get()).get('codesVersion')).toBe(2);
  });

  it('of a conference without codes is no trouble', async () => {
    const other = 'e'.repeat(20);
    await save(world.db, saveId('A'), { purgeAt: deletedAt }, other);
    expect(await settle(event('restored', restoredAt, { conferenceId: other }))).toBe('codesWork');
  });
});

describe('what is told in another order than it happened', () => {
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ] as const;

  it.each(orders)('deleted, undone, deleted (%i %i %i) ends deleted', async (...order) => {
    const events = [await remove(), await restore(), await remove(deletedAgainAt)];
    for (const index of order) await settle(events[index]!);
    for (const code of [LEADER, PARTICIPANT, EARLIER_PARTICIPANT]) {
      expect((await end(code)).validUntil).toEqual(deletedAgainAt);
    }
    const purgeAt = at('2026-12-24T09:00:20Z');
    expect((await reference().get()).get('purgeAt')).toEqual(purgeAt);
    const kinds = (await activity()).map(({ kind }): unknown => kind);
    expect(kinds.sort()).toEqual(['deleted', 'deleted', 'restored']);
  });

  it('each dealt with in between, and the old ones told again, ends deleted', async () => {
    const first = await remove();
    await settle(first);
    const undone = await restore();
    await settle(undone);
    const last = await remove(deletedAgainAt);
    for (const late of [last, undone, first]) await settle(late);
    expect((await end(LEADER)).validUntil).toEqual(deletedAgainAt);
    expect(await activity()).toHaveLength(3);
  });

  it('deleted, undone ends undone when the deletion comes last', async () => {
    const deletion = await remove();
    const undone = await restore();
    await settle(undone);
    await settle(deletion);
    await expectAllWork();
    expect(await activity()).toHaveLength(2);
  });

  it.each([{ unavailable: 0.5 }, { aborted: 0.5 }, { answerLost: 0.5 }])(
    'while commits fail (%o) ends right',
    async (failing) => {
      const deletion = await remove();
      world.failCommits(failing);
      await settle(deletion);
      await settle(await restore());
      world.failCommits();
      await expectAllWork();
      expect(await activity()).toHaveLength(2);
    },
  );
});
