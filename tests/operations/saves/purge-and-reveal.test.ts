import { Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handleSave } from '../../../functions/src/saves/handle-save.ts';
import { logReveal } from '../../../functions/src/codes/log-reveal.ts';
import { purgeConference } from '../../../functions/src/deletion/purge-conference.ts';
import {
  ACCOUNT,
  ADMIN,
  CONFERENCE,
  dealing,
  NOW,
  putAccount,
  putAdmin,
  save,
  saveEvent,
  saveId,
  startWorld,
  type World,
} from '../world.ts';

const LEADER = '4829150637';
const holder = { accountId: ACCOUNT, conferenceId: CONFERENCE };
const path = `accounts/${ACCOUNT}/conferences/${CONFERENCE}`;
const lookedAt = new Date('2026-11-24T09:00:00.250Z');

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  await putAccount(world.db);
  await putAdmin(world.db);
  await save(world.db, saveId('A'));
  await handleSave(world.db, dealing(LEADER, '7712049958'), saveEvent('A'));
});
afterEach(async () => {
  world.failCommits();
  await world.clear();
});

describe('a conference that is gone for good', () => {
  const below = async () => {
    const [codes, reveals] = await Promise.all([
      world.db.doc(`${path}/private/codes`).get(),
      world.db.collection(`${path}/reveals`).get(),
    ]);
    return { codes: codes.exists, reveals: reveals.size };
  };
  beforeEach(async () => {
    for (const uid of ['uid', 'other']) {
      await world.db.doc(`${path}/reveals/${uid}`).set({ at: Timestamp.fromDate(lookedAt) });
    }
  });

  it('leaves nothing below it, its codes ended and reserved, its activity kept', async () => {
    await world.db.doc(path).delete();
    expect(await purgeConference(world.db, NOW, holder)).toBe('purged');
    expect(await below()).toEqual({ codes: false, reveals: 0 });
    const { docs } = await world.db.collection('accessCodes').get();
    expect(docs).toHaveLength(2);
    for (const code of docs) {
      expect(code.data()).toMatchObject({
        validUntil: Timestamp.fromDate(NOW),
        reservedUntil: Timestamp.fromDate(new Date('2027-11-23T12:00:00Z')),
      });
    }
    expect((await world.db.collection(`accounts/${ACCOUNT}/activity`).get()).size).toBe(1);
  });

  it('can be told twice', async () => {
    await world.db.doc(path).delete();
    await purgeConference(world.db, NOW, holder);
    const later = new Date(NOW.getTime() + 60_000);
    expect(await purgeConference(world.db, later, holder)).toBe('purged');
    const { docs } = await world.db.collection('accessCodes').get();
    for (const code of docs) expect(code.get('validUntil')).toEqual(Timestamp.fromDate(NOW));
  });

  it('is left alone where it is there after all', async () => {
    const work = async () =>
      expect(await purgeConference(world.db, NOW, holder)).toBe('stillThere');
    expect(await world.writesDuring(work)).toBe(0);
    expect(await below()).toEqual({ codes: true, reveals: 2 });
  });
});

describe('a look at a leader code', () => {
  const look = (over = {}) =>
    logReveal(world.db, { ...holder, uid: ADMIN.uid, at: lookedAt, ...over });
  async function looks() {
    const { docs } = await world.db.collection(`accounts/${ACCOUNT}/activity`).get();
    return docs.filter((doc) => doc.get('kind') === 'leaderCodeRevealed').map((doc) => doc.data());
  }

  it('stands in the activity log, without the code', async () => {
    expect(await look()).toBe('logged');
    const found = await looks();
    expect(found).toEqual([
      {
        kind: 'leaderCodeRevealed',
        at: Timestamp.fromDate(lookedAt),
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
    expect(JSON.stringify(found)).not.toContain(LEADER);
  });

  it('is one entry however often it is told, and each look has its own', async () => {
    await look();
    expect(await world.writesDuring(async () => expect(await look()).toBe('alreadyLogged'))).toBe(
      0,
    );
    await look({ at: new Date(lookedAt.getTime() + 1) });
    await look({ uid: 'other' });
    expect((await looks()).map(({ by }): unknown => by)).toEqual(
      expect.arrayContaining([ADMIN, ADMIN, { uid: 'other', email: 'other' }]),
    );
    expect(await looks()).toHaveLength(3);
  });

  it('is one entry when it is told many times at once', async () => {
    await Promise.allSettled(Array.from({ length: 5 }, () => look()));
    await look();
    expect(await looks()).toHaveLength(1);
  });

  it('is one entry while commits fail', async () => {
    world.failCommits({ answerLost: 0.5, aborted: 0.3 });
    await look();
    world.failCommits();
    expect(await looks()).toHaveLength(1);
  });

  it('is told also when the conference is gone', async () => {
    await world.db.doc(path).delete();
    await look();
    expect(await looks()).toMatchObject([{ conferenceId: CONFERENCE, tag: null }]);
  });
});
