import { FieldValue, Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerPasswordAsk } from '../../../functions/src/people/answer-password-ask.ts';
import { signInsOf } from '../../../functions/src/people/sign-ins.ts';
import { type TestAuthentication, testAuthentication } from '../../support/sign-ins.ts';
import { startWorld, type World } from '../world.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const TOKEN = 'abcdefghijABCDEFGHI0';
/** What no field of a document can hold, and what gRPC calls that. */
const TOO_LONG = 'x'.repeat(2 ** 20);
const INVALID_ARGUMENT = 3;
const ZOE = 'zoe@acme.example';

let world: World;
let auth: TestAuthentication;
let uid: string;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  auth = testAuthentication();
  const made = await signInsOf(auth, world.db).settle(ZOE, () => Promise.resolve());
  uid = 'uid' in made ? made.uid : '';
  await putLink();
  await ask();
});
afterEach(async () => {
  world.failCommits();
  await world.clear();
});

const link = () => world.db.doc(`passwordLinks/${TOKEN}`);
const question = () => world.db.doc(`passwordLinks/${TOKEN}/asks/newest`);
const putLink = (expireAt = new Date('2026-11-30T12:00:00Z')) =>
  link().set({ uid, email: ZOE, expireAt: Timestamp.fromDate(expireAt) });
/** As the portal does. */
const ask = () => question().set({ askedAt: FieldValue.serverTimestamp() });
const change = (changes: { disabled?: boolean; email?: string }) => {
  auth.change(uid, changes);
  return Promise.resolve();
};
const stored = async () => (await question().get()).data();

function answer(mark?: string) {
  const dependencies = { signIns: signInsOf(auth, world.db, mark), now: () => NOW };
  return answerPasswordAsk(world.db, dependencies, TOKEN);
}

describe('whoever has followed a link to choose a password', () => {
  it('gets a code of Firebase, kept for a day, as often as they come back before they choose', async () => {
    expect(await answer()).toBe('none');
    expect(await stored()).toMatchObject({
      answer: { standing: 'none', code: `reset 1 of ${ZOE}` },
      expireAt: Timestamp.fromDate(new Date('2026-11-24T12:00:00Z')),
    });
    await ask();
    expect(await answer()).toBe('none');
    expect(await stored()).toMatchObject({ answer: { code: `reset 2 of ${ZOE}` } });
  });

  it('is answered once, however often the event comes', async () => {
    await answer();
    expect(await world.writesDuring(async () => expect(await answer()).toBe('nothingAsked'))).toBe(
      0,
    );
    expect(auth.resets()).toBe(1);
  });

  it('gets no code once they have a password: a link does its work once', async () => {
    auth.change(uid, { providerData: [{ providerId: 'password' }], emailVerified: true });
    expect(await answer()).toBe('chosen');
    expect((await stored())?.['answer']).toEqual({ standing: 'chosen' });
    expect(auth.resets()).toBe(0);
  });

  it.each([
    ['is deleted', () => auth.deleteUser(uid)],
    ['is disabled', () => change({ disabled: true })],
    ['has another address', () => change({ email: 'li@acme.example' })],
  ])('gets none where the sign-in %s by now', async (_, happens) => {
    await happens();
    expect(await answer()).toBe('gone');
    expect((await stored())?.['answer']).toEqual({ standing: 'gone' });
    expect(auth.resets()).toBe(0);
  });

  it('gets none for the sign-in of another person who has the address by now', async () => {
    await auth.deleteUser(uid);
    auth.signUp(ZOE);
    expect(await answer()).toBe('gone');
  });

  it('is not answered when the link has ended, or is none', async () => {
    await putLink(NOW);
    expect(await answer()).toBe('linkEnded');
    await link().set({ uid });
    expect(await answer()).toBe('linkEnded');
    await link().delete();
    expect(await answer()).toBe('linkEnded');
    expect((await stored())?.['answer']).toBeUndefined();
    await question().delete();
    expect(await answer()).toBe('nothingAsked');
  });

  it('who asks anew meanwhile is answered by that event', async () => {
    auth.before('generatePasswordResetLink', async () => {
      await ask();
    });
    expect(await answer()).toBe('askedAnew');
    expect((await stored())?.['answer']).toBeUndefined();
    expect(await answer()).toBe('none');
  });

  it.each([{ unavailable: 0.5 }, { answerLost: 0.5 }])(
    'is answered while commits fail (%o)',
    async (failing) => {
      world.failCommits(failing);
      await answer();
      world.failCommits();
      await answer();
      expect(await stored()).toMatchObject({ answer: { standing: 'none' } });
    },
  );

  it('is not told to be answered where Firestore does not take the answer', async () => {
    // Longer than a document may be: refused for another reason than that it is not as it was read.
    const signIns = { ...signInsOf(auth, world.db), resetCode: () => Promise.resolve(TOO_LONG) };
    const answered = answerPasswordAsk(world.db, { signIns, now: () => NOW }, TOKEN);
    await expect(answered).rejects.toMatchObject({ code: INVALID_ARGUMENT });
    expect(await answer()).toBe('none');
  });

  it('has codes whose links are marked where that is wanted', async () => {
    await answer('http://127.0.0.1:5000');
    expect(auth.resetSettings()).toEqual({ url: 'http://127.0.0.1:5000' });
    await ask();
    await answer();
    expect(auth.resetSettings()).toBeUndefined();
  });
});
