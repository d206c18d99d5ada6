import {
  collection,
  collectionGroup,
  deleteDoc,
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
  NoAnswerError,
  openPasswordLink,
} from '../../../src/features/sign-in/api/open-password-link.ts';
import {
  allowed,
  denied,
  startRulesFirestore,
  type RulesFirestore,
} from '../../support/firestore.ts';
import { at, drawId, FUTURE, PAST, seedWorld, type World } from '../../support/rules-world.ts';

const SECOND = 1000;
const DAY = 86_400 * SECOND;
const ZOE = 'zoe@acme.example';
const CODE = { standing: 'none', code: 'a code of Firebase' };

let now = Date.now();
let firestore: RulesFirestore;
let world: World;
let token: string;

beforeAll(async () => {
  firestore = await startRulesFirestore({ clock: () => now });
});
afterAll(() => firestore.stop());
beforeEach(async () => {
  now += DAY;
  world = await seedWorld(firestore);
  token = await seedLink();
});

/** A link as the server has made it. */
async function seedLink(endsIn = 7 * DAY): Promise<string> {
  const drawn = drawId();
  const expireAt = Timestamp.fromMillis(now + endsIn);
  await setDoc(at(firestore.owner, paths.passwordLink(drawn)), {
    uid: 'zoe',
    email: ZOE,
    expireAt,
  });
  return drawn;
}

/** Whoever has the link: nobody who is signed in, as a rule. */
const visitor = () => firestore.anonymous();
const everybody = () => [visitor(), firestore.as(world.admin), firestore.as(world.stranger)];
const path = (of = token) => paths.passwordAsk(of);
const question = { askedAt: serverTimestamp() };
const ask = (client: Firestore = visitor(), of = token) => setDoc(at(client, path(of)), question);
/** The server's. */
const answer = (fields: object = CODE) =>
  updateDoc(at(firestore.owner, path()), { answer: fields });

describe('a link to choose a first password', () => {
  it('is good for whoever has it, signed in or not', async () => {
    for (const client of everybody()) {
      now += DAY / 10;
      await allowed(getDoc(at(client, paths.passwordLink(token))));
      await allowed(ask(client));
      await answer();
      expect((await allowed(getDoc(at(client, path())))).get('answer')).toEqual(CODE);
    }
  });

  it('is neither listed, made, changed nor taken away by anybody', async () => {
    await allowed(ask());
    for (const client of everybody()) {
      const link = at(client, paths.passwordLink(token));
      await denied(getDocs(collection(client, 'passwordLinks')));
      await denied(getDocs(collectionGroup(client, 'passwordLinks')));
      await denied(getDocs(collection(client, `passwordLinks/${token}/asks`)));
      await denied(getDocs(collectionGroup(client, 'asks')));
      await denied(updateDoc(link, { expireAt: FUTURE }));
      await denied(deleteDoc(link));
      await denied(deleteDoc(at(client, path())));
      const own = { uid: world.admin, email: ZOE, expireAt: FUTURE };
      await denied(setDoc(at(client, paths.passwordLink(drawId())), own));
    }
  });

  it('has one place for the question', async () => {
    const another = path().replace('newest', drawId());
    await denied(setDoc(at(visitor(), another), question));
    await denied(getDoc(at(visitor(), another)));
  });

  it('is asked about up to its end, the first time and again', async () => {
    const ends = await seedLink(DAY);
    now += DAY - 1;
    await allowed(ask(visitor(), ends));
    now += 1;
    await denied(ask(visitor(), ends));
    const ended = await seedLink(0);
    await denied(ask(visitor(), ended));
    await denied(ask(visitor(), drawId()));
    // That it has ended, and whose it was, can be told.
    await allowed(getDoc(at(visitor(), paths.passwordLink(ended))));
  });

  it.each([
    ['a time to come', FUTURE],
    ['a time that has passed', PAST],
    ['text', 'now'],
    ['null', null],
  ])('is not asked about at %s, the first time or again', async (_, askedAt) => {
    await denied(setDoc(at(visitor(), path()), { askedAt }));
    await allowed(ask());
    now += DAY / 2;
    await denied(setDoc(at(visitor(), path()), { askedAt }));
  });

  it.each([
    ['answer', CODE],
    ['expireAt', FUTURE],
    ['anything', 'x'.repeat(100_000)],
  ])('is given no %s by who asks, the first time or again', async (field, value) => {
    await denied(setDoc(at(visitor(), path()), { ...question, [field]: value }));
    await denied(setDoc(at(visitor(), path()), { [field]: value }));
    await allowed(ask());
    await answer();
    now += DAY / 2;
    await denied(setDoc(at(visitor(), path()), { ...question, [field]: value }));
    await denied(updateDoc(at(visitor(), path()), { [field]: value }));
    await denied(updateDoc(at(visitor(), path()), question));
  });

  it('is asked about again after half a minute without an answer, or two seconds with one', async () => {
    await allowed(ask());
    now += 30 * SECOND - 1;
    await denied(ask());
    now += 1;
    await allowed(ask());
    await answer();
    now += 2 * SECOND - 1;
    await denied(ask());
    now += 1;
    await allowed(ask());
    expect((await getDoc(at(visitor(), path()))).get('answer')).toBeUndefined();
  });
});

describe('the portal', () => {
  /** Answers after so many pauses. */
  function server(after: number, fields?: object) {
    let pauses = 0;
    return async () => {
      pauses += 1;
      if (pauses === after) await answer(fields);
    };
  }
  /** Codes with which a password was chosen. */
  const used = new Set<string>();
  const isGood = (code: string) => Promise.resolve(!used.has(code));
  const open = (of = token, pause: (milliseconds: number) => Promise<void> = server(2)) =>
    openPasswordLink(visitor(), of, new Date(now), isGood, pause);

  it('opens a link, and a second one at the same time', async () => {
    const opened = { state: 'open', email: ZOE, code: CODE.code };
    expect(await open()).toEqual(opened);
    expect(await open(token, server(0))).toEqual(opened);
  });

  it('says that a password was chosen, however soon after that', async () => {
    await open();
    used.add(CODE.code);
    // What was answered is too fresh to ask again at once.
    const patient = async (milliseconds: number) => {
      now += milliseconds;
      const { answer: last } = (await getDoc(at(visitor(), path()))).data() ?? {};
      if (last === undefined) await answer({ standing: 'chosen' });
    };
    expect(await open(token, patient)).toEqual({ state: 'chosen', email: ZOE });
  });

  it.each(['chosen', 'gone'])('says of a link that its person is %s', async (standing) => {
    expect(await open(token, server(1, { standing }))).toEqual({ state: standing, email: ZOE });
  });

  it('says of a link that it has ended, and whose it was where that is known', async () => {
    expect(await open(await seedLink(0))).toEqual({ state: 'ended', email: ZOE });
    expect(await open(drawId())).toEqual({ state: 'ended', email: null });
  });

  it('gives up when no answer comes, and when it is one of another version', async () => {
    await expect(open(token, server(0))).rejects.toThrow(NoAnswerError);
    now += DAY / 2;
    await expect(open(token, server(1, { standing: 'new' }))).rejects.toThrow();
  });
});
