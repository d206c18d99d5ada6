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
import type { CallCheck } from '../../../domain/bridge/call-check.ts';
import { paths } from '../../../domain/paths.ts';
import {
  askCallCheck,
  NoAnswerError,
} from '../../../src/features/conferences/api/ask-call-check.ts';
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

const SECOND = 1000;
const ANSWER: CallCheck = {
  at: 0,
  leader: { outcome: 'joins' },
  participant: { outcome: 'waits' },
  warnings: [],
};

let now = Date.now();
let firestore: RulesFirestore;
let world: World;
let conference: string;

beforeAll(async () => {
  firestore = await startRulesFirestore({ clock: () => now });
});
afterAll(() => firestore.stop());
beforeEach(async () => {
  now += 3_600 * SECOND;
  world = await seedWorld(firestore);
  conference = (await seedConference(firestore, world)).id;
});

const admin = () => firestore.as(world.admin);
const path = (id = conference, account = world.account) => paths.callCheck(account, id);
const question = (uid: string) => ({ askedAt: serverTimestamp(), askedBy: uid });
const ask = (client: Firestore, uid: string, id = conference) =>
  setDoc(at(client, path(id)), question(uid));
/** The server's. */
const answer = (fields: object = { answer: ANSWER }) =>
  updateDoc(at(firestore.owner, path()), { ...fields });

describe('the question whether a call would work', () => {
  it('is asked by an administrator, who reads the answer', async () => {
    await allowed(ask(admin(), world.admin));
    await answer();
    const found = await allowed(getDoc(at(admin(), path())));
    expect(found.data()).toMatchObject({ askedBy: world.admin, answer: ANSWER });
  });

  it('is neither asked nor read by anybody else', async () => {
    await allowed(ask(admin(), world.admin));
    await answer();
    now += 3_600 * SECOND;
    for (const { who, uid, client } of nonAdmins(firestore, world)) {
      await denied(ask(client, uid), who);
      await denied(getDoc(at(client, path())), who);
    }
    const fresh = await seedConference(firestore, world);
    for (const { who, uid, client } of nonAdmins(firestore, world)) {
      await denied(ask(client, uid, fresh.id), who);
      await denied(getDoc(at(client, path(fresh.id))), who);
    }
  });

  it('is not asked of a conference that is not there, or is another account’s; of a deleted one it is', async () => {
    await denied(ask(admin(), world.admin, drawId()));
    const elsewhere = path(conference, world.strangersAccount);
    await denied(setDoc(at(admin(), elsewhere), question(world.admin)));
    await denied(setDoc(at(firestore.as(world.stranger), elsewhere), question(world.stranger)));
    const deleted = await seedConference(firestore, world, { deletedAt: PAST });
    await allowed(ask(admin(), world.admin, deleted.id));
  });

  it('has one place', async () => {
    const another = path().replace('newest', drawId());
    await denied(setDoc(at(admin(), another), question(world.admin)));
    await denied(getDoc(at(admin(), another)));
  });

  it('is asked in nobody else’s name, the first time or again', async () => {
    await denied(ask(admin(), world.viewer));
    await allowed(ask(admin(), world.admin));
    now += 3_600 * SECOND;
    await denied(ask(admin(), world.viewer));
    await denied(updateDoc(at(admin(), path()), question(world.viewer)));
  });

  it.each([
    ['a time to come', FUTURE],
    ['a time that has passed', PAST],
    ['the client’s own clock', Timestamp.now()],
    ['text', 'now'],
    ['null', null],
  ])('is not asked at %s, the first time or again', async (_, askedAt) => {
    const odd = { askedAt, askedBy: world.admin };
    await denied(setDoc(at(admin(), path()), odd));
    await allowed(ask(admin(), world.admin));
    now += 3_600 * SECOND;
    await denied(setDoc(at(admin(), path()), odd));
  });

  it.each([
    ['answer', ANSWER],
    ['expireAt', FUTURE],
    ['anything', 'x'.repeat(100_000)],
  ])('brings no %s, the first time or again', async (field, value) => {
    const forged = { ...question(world.admin), [field]: value };
    await denied(setDoc(at(admin(), path()), forged));
    await allowed(ask(admin(), world.admin));
    await answer();
    now += 3_600 * SECOND;
    await denied(setDoc(at(admin(), path()), forged));
    await denied(updateDoc(at(admin(), path()), { [field]: value }));
    // Nor leaves the earlier answer beside a new question.
    await denied(updateDoc(at(admin(), path()), question(world.admin)));
  });

  it('names when and who', async () => {
    await denied(setDoc(at(admin(), path()), {}));
    await denied(setDoc(at(admin(), path()), { askedAt: serverTimestamp() }));
    await denied(setDoc(at(admin(), path()), { askedBy: world.admin }));
    await allowed(ask(admin(), world.admin));
    now += 3_600 * SECOND;
    await denied(updateDoc(at(admin(), path()), { askedBy: deleteField() }));
  });

  it('is not asked again within half a minute without an answer, by another administrator neither', async () => {
    const second = `second-${drawId()}`;
    await setDoc(at(firestore.owner, paths.member(world.account, second)), member(second, 'admin'));
    await allowed(ask(admin(), world.admin));
    for (const passed of [0, 5 * SECOND, 25 * SECOND - 1]) {
      now += passed;
      await denied(ask(admin(), world.admin));
      await denied(ask(firestore.as(second), second));
    }
    now += 1;
    await allowed(ask(firestore.as(second), second));
  });

  it('is asked again two seconds after it was, once it is answered, and the answer goes', async () => {
    await allowed(ask(admin(), world.admin));
    await answer();
    now += 2 * SECOND - 1;
    await denied(ask(admin(), world.admin));
    now += 1;
    await allowed(ask(admin(), world.admin));
    expect((await getDoc(at(admin(), path()))).get('answer')).toBeUndefined();
  });

  it('is neither taken back nor listed', async () => {
    await allowed(ask(admin(), world.admin));
    await answer();
    await denied(deleteDoc(at(admin(), path())));
    await denied(getDocs(collection(admin(), path().replace('/newest', ''))));
    await denied(getDocs(collectionGroup(admin(), 'callChecks')));
  });
});

describe('the portal', () => {
  const request = () => ({
    accountId: world.account,
    conferenceId: conference,
    uid: world.admin,
  });
  /** Answers after so many pauses, and tells how many there were. */
  function server(after: number, fields?: object) {
    const pauses: number[] = [];
    const pause = async (milliseconds: number) => {
      pauses.push(milliseconds);
      if (pauses.length === after) await answer(fields);
    };
    return { pause, pauses };
  }

  it('asks and waits for the answer', async () => {
    const { pause, pauses } = server(3);
    expect(await askCallCheck(admin(), request(), pause)).toEqual(ANSWER);
    expect(pauses).toHaveLength(3);
    expect((await getDoc(at(firestore.owner, path()))).get('askedBy')).toBe(world.admin);
  });

  it('takes the answer to a question that was just asked: a second click, another administrator', async () => {
    await ask(admin(), world.admin);
    expect(await askCallCheck(admin(), request(), server(2).pause)).toEqual(ANSWER);
    // And that very answer again, for some seconds.
    expect(await askCallCheck(admin(), request(), server(0).pause)).toEqual(ANSWER);
  });

  it('takes no answer for a new question that was given to an old one', async () => {
    await ask(admin(), world.admin);
    await answer({ answer: { ...ANSWER, at: 1 } });
    now += 2 * SECOND;
    const newer = { ...ANSWER, at: 2 };
    const { pause } = server(2, { answer: newer });
    expect(await askCallCheck(admin(), request(), pause)).toEqual(newer);
  });

  it('gives up when none comes', async () => {
    const { pause, pauses } = server(0);
    await expect(askCallCheck(admin(), request(), pause)).rejects.toThrow(NoAnswerError);
    expect(pauses.reduce((sum, each) => sum + each, 0)).toBe(20 * SECOND);
  });

  it('is refused where it is no administrator’s', async () => {
    const viewer = firestore.as(world.viewer);
    const refused = { code: 'permission-denied' };
    const asking = { ...request(), uid: world.viewer };
    await expect(askCallCheck(viewer, asking, server(0).pause)).rejects.toMatchObject(refused);
    await ask(admin(), world.admin);
    await expect(askCallCheck(viewer, asking, server(0).pause)).rejects.toMatchObject(refused);
    const nowhere = { ...request(), conferenceId: drawId() };
    await expect(askCallCheck(admin(), nowhere, server(0).pause)).rejects.toMatchObject(refused);
  });
});
