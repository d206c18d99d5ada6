import { type DocumentData, type DocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { randomId } from '../../../domain/random-id.ts';
import {
  readPbxUserChange,
  settlePbxUser,
} from '../../../functions/src/pbx-users/settle-pbx-user.ts';
import { ACCOUNT, CONFERENCE, save, saveId, startWorld, type World } from '../world.ts';

const USER = 'u'.repeat(20);
const NEXT = 'n'.repeat(20);
const DELETED = Timestamp.fromDate(new Date('2026-11-23T12:00:00Z'));

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
afterEach(async () => {
  world.failCommits();
  await world.clear();
});

const userRef = () => world.db.doc(`accounts/${ACCOUNT}/pbxUsers/${USER}`);
const conferenceRef = (id = CONFERENCE) => world.db.doc(`accounts/${ACCOUNT}/conferences/${id}`);
const user = async () => (await userRef().get()).data();
const settle = (conferenceId = CONFERENCE, drawn = NEXT) =>
  settlePbxUser(world.db, () => drawn, { accountId: ACCOUNT, conferenceId, pbxUserId: USER });

async function putUser(over: DocumentData = {}): Promise<void> {
  await userRef().set({
    name: 'Ana',
    email: 'ana@acme.example',
    leftAt: null,
    conferenceId: CONFERENCE,
    hasConference: false,
    standing: 'ready',
    ...over,
  });
}
const putConference = (id = CONFERENCE, over: DocumentData = {}) =>
  save(world.db, saveId('A'), { pbxUserId: USER, ...over }, id);

describe('a conference of a PBX user that was made', () => {
  it('is told on the user with one write, and only once', async () => {
    await putUser();
    await putConference();
    expect(await world.writesDuring(() => settle())).toBe(1);
    expect(await user()).toMatchObject({
      hasConference: true,
      standing: 'has',
      conferenceId: CONFERENCE,
    });
    expect(await world.writesDuring(() => settle())).toBe(0);
  });

  it('is told of a user for whom no id was reserved', async () => {
    await putUser({ conferenceId: '' });
    await putConference();
    expect(await settle()).toBe('hasIt');
    expect(await user()).toMatchObject({ hasConference: true, conferenceId: CONFERENCE });
  });

  it('mends what the list of users finds them by', async () => {
    await putUser({ hasConference: true, standing: 'ready' });
    await putConference();
    await settle();
    expect(await user()).toMatchObject({ standing: 'has' });
  });

  it('is told of somebody who left as well, who stays away', async () => {
    await putUser({ leftAt: DELETED, standing: 'left' });
    await putConference();
    expect(await settle()).toBe('hasIt');
    expect(await user()).toMatchObject({ hasConference: true, standing: 'left' });
  });

  it('for nobody who is known changes nothing', async () => {
    await putConference();
    expect(await settle()).toBe('userGone');
  });

  it('by somebody else under that id is not taken for the user’s', async () => {
    await putUser();
    await save(world.db, saveId('A'));
    expect(await settle()).toBe('hasItNot');
    expect(await user()).toMatchObject({ hasConference: false });
  });
});

describe('a conference that was deleted', () => {
  it('leaves the user with another id for the next one', async () => {
    await putUser();
    await putConference();
    await settle();
    await conferenceRef().update({ deletedAt: DELETED });
    expect(await settle()).toBe('hasItNot');
    expect(await user()).toMatchObject({
      hasConference: false,
      standing: 'ready',
      conferenceId: NEXT,
    });
    expect(await world.writesDuring(() => settle(CONFERENCE, 'x'.repeat(20)))).toBe(0);
  });

  it('before its making was told leaves another id too', async () => {
    await putUser();
    await putConference(CONFERENCE, { deletedAt: DELETED });
    await settle();
    expect(await user()).toMatchObject({ hasConference: false, conferenceId: NEXT });
  });

  it('and purged before that was told leaves another id', async () => {
    await putUser({ hasConference: true, standing: 'has' });
    expect(await settle()).toBe('hasItNot');
    expect(await user()).toMatchObject({ hasConference: false, conferenceId: NEXT });
  });

  it('of a user whose address has become unusable says that', async () => {
    await putUser({ hasConference: true, standing: 'has', email: '' });
    await putConference(CONFERENCE, { deletedAt: DELETED });
    await settle();
    expect(await user()).toMatchObject({ standing: 'unusable' });
  });
});

describe('a deletion that is undone', () => {
  it('gives the user the old conference back', async () => {
    await putUser({ conferenceId: NEXT });
    await putConference();
    expect(await settle()).toBe('hasIt');
    expect(await user()).toMatchObject({ hasConference: true, conferenceId: CONFERENCE });
  });

  it('leaves the user the one that was made meanwhile', async () => {
    await putUser({ conferenceId: NEXT, hasConference: true, standing: 'has' });
    await putConference(NEXT);
    await putConference();
    expect(await settle()).toBe('hasAnother');
    expect(await user()).toMatchObject({ hasConference: true, conferenceId: NEXT });
  });

  it('takes the place of one that was made meanwhile and deleted', async () => {
    await putUser({ conferenceId: NEXT, hasConference: true, standing: 'has' });
    await putConference(NEXT, { deletedAt: DELETED });
    await putConference();
    expect(await settle()).toBe('hasIt');
    expect(await user()).toMatchObject({ conferenceId: CONFERENCE, hasConference: true });
  });
});

it.each([{ aborted: 0.3 }, { unavailable: 0.3 }, { answerLost: 0.3 }])(
  'is told right however often, at once, and while commits fail (%o)',
  async (failing) => {
    await putUser();
    await putConference();
    world.failCommits(failing);
    await Promise.allSettled(Array.from({ length: 3 }, () => settle(CONFERENCE, randomId())));
    world.failCommits();
    await settle();
    expect(await user()).toMatchObject({ hasConference: true, conferenceId: CONFERENCE });
  },
);

describe('an event', () => {
  const ids = { accountId: ACCOUNT, conferenceId: CONFERENCE };
  const seen = async (write: () => Promise<unknown>): Promise<DocumentSnapshot> => {
    await write();
    return conferenceRef().get();
  };
  const gone = () => conferenceRef().get();

  it('concerns the user when the conference comes, goes, comes back or is purged', async () => {
    const none = await gone();
    const made = await seen(() => putConference());
    const saved = await seen(() => conferenceRef().update({ saveId: saveId('B') }));
    const deleted = await seen(() => conferenceRef().update({ deletedAt: DELETED }));
    const change = { ...ids, pbxUserId: USER };
    expect(readPbxUserChange(ids, none, made)).toEqual(change);
    expect(readPbxUserChange(ids, made, saved)).toBeNull();
    expect(readPbxUserChange(ids, saved, deleted)).toEqual(change);
    expect(readPbxUserChange(ids, deleted, saved)).toEqual(change);
    expect(readPbxUserChange(ids, deleted, none)).toEqual(change);
  });

  it.each([undefined, null, 7, 'one', 'a/b'])(
    'of a conference for %o concerns none',
    async (id) => {
      const none = await gone();
      const over = id === undefined ? {} : { pbxUserId: id };
      const made = await seen(() => save(world.db, saveId('A'), over));
      expect(readPbxUserChange(ids, none, made)).toBeNull();
    },
  );
});
