import {
  collection,
  collectionGroup,
  deleteDoc,
  deleteField,
  getDoc,
  getDocs,
  serverTimestamp,
  setDoc,
  Timestamp,
  updateDoc,
  type Firestore,
} from 'firebase/firestore/lite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import {
  allowed,
  denied,
  startRulesFirestore,
  type RulesFirestore,
} from '../../support/firestore.ts';
import {
  at,
  drawId,
  FUTURE,
  member,
  nonAdmins,
  PAST,
  seedConference,
  seedWorld,
  type World,
} from '../../support/rules-world.ts';

const MINUTE = 60_000;

let now = Date.now();
let firestore: RulesFirestore;
let world: World;
let conference: string;

beforeAll(async () => {
  firestore = await startRulesFirestore({ clock: () => now });
});
afterAll(() => firestore.stop());
beforeEach(async () => {
  now += 60 * MINUTE;
  world = await seedWorld(firestore);
  conference = (await seedConference(firestore, world)).id;
});

const admin = () => firestore.as(world.admin);
const reveal = (uid: string, id = conference) => paths.reveal(world.account, id, uid);
const codes = (id = conference) => paths.conferenceCodes(world.account, id);

/** The two steps of the portal: say that one looks, then look. */
async function ask(client: Firestore, uid: string, id = conference): Promise<void> {
  await setDoc(at(client, reveal(uid, id)), { at: serverTimestamp() });
}
const read = (client: Firestore, id = conference) => getDoc(at(client, codes(id)));

/** Puts past the rules that somebody asked, so long ago. */
function seedQuestion(uid: string, milliseconds: number): Promise<void> {
  return setDoc(at(firestore.owner, reveal(uid)), { at: new Date(now - milliseconds) });
}

describe('a leader code', () => {
  it('is read by an administrator who has said so before, and as often as they say so', async () => {
    for (const _time of [1, 2]) {
      await allowed(ask(admin(), world.admin));
      const snapshot = await allowed(read(admin()));
      expect(snapshot.get('leaderCode')).toBe('0000000000');
      now += 10 * MINUTE;
    }
  });

  it('is not read without having said so', async () => {
    await denied(read(admin()));
  });

  it('is read until a minute has passed', async () => {
    await seedQuestion(world.admin, MINUTE - 1000);
    await allowed(read(admin()));
    await seedQuestion(world.admin, MINUTE);
    await denied(read(admin()), 'after exactly a minute');
    await seedQuestion(world.admin, MINUTE + 30_000);
    await denied(read(admin()), 'after a minute and a half');
  });

  it('is not read because another administrator, or oneself of another conference, said so', async () => {
    const second = `second-${drawId()}`;
    const path = paths.member(world.account, second);
    await setDoc(at(firestore.owner, path), member(second, 'admin'));
    await allowed(ask(firestore.as(second), second));
    await denied(read(admin()));
    const other = await seedConference(firestore, world);
    await allowed(ask(admin(), world.admin, other.id));
    await denied(read(admin()));
    await allowed(read(admin(), other.id));
  });

  it('is not read by anybody else, whatever stands there', async () => {
    for (const { who, uid, client } of nonAdmins(firestore, world)) {
      if (uid !== '') await seedQuestion(uid, 1000);
      await denied(read(client), who);
    }
  });

  it('is not read by an administrator who became a viewer after the question', async () => {
    await allowed(ask(admin(), world.admin));
    const path = paths.member(world.account, world.admin);
    await updateDoc(at(firestore.owner, path), { role: 'viewer' });
    await denied(read(admin()));
  });

  it('is not read where the question has no time', async () => {
    for (const odd of [{}, { at: null }, { at: 'now' }, { at: Number.MAX_VALUE }]) {
      await setDoc(at(firestore.owner, reveal(world.admin)), odd);
      await denied(read(admin()));
    }
  });

  it('is never listed', async () => {
    const clients = nonAdmins(firestore, world).map(({ client }) => client);
    await allowed(ask(admin(), world.admin));
    for (const client of [admin(), ...clients]) {
      const folder = `${paths.conference(world.account, conference)}/private`;
      await denied(getDocs(collection(client, folder)));
      await denied(getDocs(collectionGroup(client, 'private')));
    }
  });

  it('is written by nobody', async () => {
    await allowed(ask(admin(), world.admin));
    await denied(setDoc(at(admin(), codes()), { leaderCode: '1' }));
    await denied(updateDoc(at(admin(), codes()), { leaderCode: '1' }));
    await denied(deleteDoc(at(admin(), codes())));
    const another = `${paths.conference(world.account, conference)}/private/more`;
    await denied(setDoc(at(admin(), another), { leaderCode: '1' }));
    await denied(getDoc(at(admin(), another)));
  });
});

describe('the question for a leader code', () => {
  it('is not asked by anybody but an administrator', async () => {
    for (const { who, uid, client } of nonAdmins(firestore, world)) {
      await denied(ask(client, uid === '' ? 'nobody' : uid), who);
    }
  });

  it('is not asked in the name of another', async () => {
    await denied(ask(admin(), world.viewer));
    await denied(ask(firestore.as(world.stranger), world.admin));
  });

  it('is not asked about a conference that does not exist, is deleted or is another account’s', async () => {
    await denied(ask(admin(), world.admin, drawId()));
    const deleted = await seedConference(firestore, world, { deletedAt: PAST });
    await denied(ask(admin(), world.admin, deleted.id));
    await denied(ask(firestore.as(world.stranger), world.stranger));
    const elsewhere = paths.reveal(world.strangersAccount, conference, world.admin);
    await denied(setDoc(at(admin(), elsewhere), { at: serverTimestamp() }));
  });

  it.each([
    ['a time to come', FUTURE],
    ['a time that has passed', PAST],
    ["the client's own clock", Timestamp.now()],
    ['text', 'now'],
    ['null', null],
    ['a large map', { much: 'x'.repeat(100_000) }],
  ])('is not asked at %s, the first time or again', async (_what, time) => {
    const question = at(admin(), reveal(world.admin));
    await denied(setDoc(question, { at: time }));
    await allowed(ask(admin(), world.admin));
    await denied(setDoc(question, { at: time }));
    await denied(updateDoc(question, { at: time }));
  });

  it('has a time and nothing else', async () => {
    const question = at(admin(), reveal(world.admin));
    await denied(setDoc(question, {}));
    await denied(setDoc(question, { at: serverTimestamp(), more: 'x'.repeat(100_000) }));
    await allowed(ask(admin(), world.admin));
    await denied(updateDoc(question, { at: serverTimestamp(), more: 1 }));
    await denied(updateDoc(question, { at: deleteField() }));
  });

  it('is not taken back, so that its entry in the activity log is made', async () => {
    await allowed(ask(admin(), world.admin));
    await denied(deleteDoc(at(admin(), reveal(world.admin))));
  });

  it('is not read or listed, not even by who asked', async () => {
    await allowed(ask(admin(), world.admin));
    const clients = nonAdmins(firestore, world).map(({ client }) => client);
    for (const client of [admin(), ...clients]) {
      await denied(getDoc(at(client, reveal(world.admin))));
      const folder = `${paths.conference(world.account, conference)}/reveals`;
      await denied(getDocs(collection(client, folder)));
      await denied(getDocs(collectionGroup(client, 'reveals')));
    }
  });
});
