import { Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signInsOf } from '../../../functions/src/people/sign-ins.ts';
import { type TestAuthentication, testAuthentication } from '../../support/sign-ins.ts';
import { EARLIER, putMember } from './people-world.ts';
import { startWorld, type World } from '../world.ts';

const BOSS = 'boss@acme.example';
const ANA = 'ana@acme.example';
const LI = 'li@acme.example';

let world: World;
let auth: TestAuthentication;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(() => {
  auth = testAuthentication();
});
afterEach(async () => {
  await world.clear();
});

const noted: (string | null)[] = [];
afterEach(() => {
  noted.length = 0;
});
const settle = (email = BOSS) =>
  signInsOf(auth, world.db).settle(email, (displaced) => {
    noted.push(displaced);
    return Promise.resolve();
  });

/** Makes somebody a member of an account, as long ago as is told. */
async function putInto(
  account: string,
  uid: string,
  email: string,
  secondsAgo = 0,
  role = 'viewer',
) {
  const changedAt = new Timestamp(EARLIER.seconds - secondsAgo, 0);
  await world.db
    .doc(`accounts/${account}/members/${uid}`)
    .set({ uid, email, role, changedAt, changedBy: 'somebody' });
}

describe('the sign-in of an address', () => {
  it('is made where there is none, and found again as long as nobody has touched it', async () => {
    const made = await settle();
    expect(made).toMatchObject({ isNew: true, displaced: null });
    expect(await settle()).toEqual({ ...made, isNew: false });
    expect(noted).toEqual([]);
  });

  it('is one, of however many who ask at once', async () => {
    const all = await Promise.all([settle(), settle(), settle()]);
    expect(new Set(all.map((each) => 'uid' in each && each.uid)).size).toBe(1);
    expect(auth.uids()).toHaveLength(1);
  });

  it('is invalid where Authentication does not take it', async () => {
    expect(await settle('nobody')).toEqual({ refused: 'invalid' });
  });

  it('that somebody only signed up with is replaced, once, of two who ask at once', async () => {
    const stranger = auth.signUp(BOSS);
    const [one, other] = await Promise.all([settle(), settle()]);
    expect([one, other].map((each) => 'uid' in each && each.uid)).toEqual([
      auth.withAddress(BOSS)?.uid,
      auth.withAddress(BOSS)?.uid,
    ]);
    expect(auth.uids()).not.toContain(stranger.uid);
    expect(noted).toContain('replaced');
  });

  it('that a member has taken goes back, and their membership and sign-in stay', async () => {
    const ana = auth.signUp(BOSS);
    await putInto('one', ana.uid, LI, 60);
    await putInto('two', ana.uid, ANA, 30);
    const settled = await settle();
    expect(settled).toMatchObject({ isNew: true, displaced: 'returned' });
    expect(auth.withAddress(ANA)?.uid).toBe(ana.uid);
    expect(auth.withAddress(BOSS)?.uid).not.toBe(ana.uid);
    expect((await world.db.doc(`accounts/one/members/${ana.uid}`).get()).exists).toBe(true);
  });

  it('that a member has taken goes back also where it was made by us for another', async () => {
    const made = await settle(ANA);
    const uid = 'uid' in made ? made.uid : '';
    await putInto('one', uid, ANA);
    // Their password is deleted, so that the sign-in looks as untouched as a new one.
    auth.change(uid, { email: BOSS });
    expect(await settle()).toMatchObject({ displaced: 'returned' });
    expect(auth.withAddress(ANA)?.uid).toBe(uid);
  });

  it('that a member has taken goes back to the next one on file where the newest is taken', async () => {
    const ana = auth.signUp(BOSS);
    auth.signUp(ANA);
    await putInto('one', ana.uid, LI, 60);
    await putInto('two', ana.uid, ANA, 30);
    expect(await settle()).toMatchObject({ displaced: 'returned' });
    expect(auth.withAddress(LI)?.uid).toBe(ana.uid);
  });

  it('is refused, with nothing changed, where all that are on file are taken', async () => {
    const ana = auth.signUp(BOSS);
    auth.signUp(ANA);
    await putInto('one', ana.uid, ANA);
    expect(await settle()).toEqual({ refused: 'held' });
    expect(auth.withAddress(BOSS)?.uid).toBe(ana.uid);
    expect(noted.at(-1)).toBeNull();
  });

  it.each(['viewer', 'removed'])(
    'is refused where a member (%s) under it has not proved it',
    async (role) => {
      const boss = auth.signUp(BOSS);
      await putInto('one', boss.uid, BOSS, 0, role);
      expect(await settle()).toEqual({ refused: 'unproved' });
      auth.change(boss.uid, { emailVerified: true });
      expect(await settle()).toMatchObject({ uid: boss.uid });
    },
  );

  it('is taken with a proved new address, whatever the accounts know', async () => {
    const ana = auth.signUp(BOSS, { emailVerified: true });
    await putInto('one', ana.uid, ANA);
    expect(await settle()).toEqual({ uid: ana.uid, isNew: false, displaced: null });
  });

  it('is refused where the provider has shut it out, and not replaced', async () => {
    const stranger = auth.signUp(BOSS, { disabled: true });
    expect(await settle()).toEqual({ refused: 'disabled' });
    expect(auth.withAddress(BOSS)?.uid).toBe(stranger.uid);
  });

  it('is disabled and stays so where it is trusted', async () => {
    const boss = auth.signUp(BOSS, { disabled: true, emailVerified: true });
    expect(await settle()).toMatchObject({ uid: boss.uid });
    expect(auth.withAddress(BOSS)?.disabled).toBe(true);
  });
});

describe('a sign-in that changes while it is looked at', () => {
  it('is taken where it proves the address in that moment', async () => {
    const boss = auth.signUp(BOSS);
    auth.before('getUser', () => {
      auth.change(boss.uid, { emailVerified: true });
    });
    expect(await settle()).toEqual({ uid: boss.uid, isNew: false, displaced: null });
    expect(noted).toEqual(['replaced', null]);
  });

  it('stays where it becomes a member in that moment', async () => {
    const boss = auth.signUp(BOSS);
    auth.before('getUser', () => putMember(world.db, boss.uid, 'viewer', { email: ANA }));
    expect(await settle()).toMatchObject({ displaced: 'returned' });
    expect(auth.withAddress(ANA)?.uid).toBe(boss.uid);
  });

  it('is let be where it has another address in that moment', async () => {
    const boss = auth.signUp(BOSS);
    auth.before('getUser', () => {
      auth.change(boss.uid, { email: LI });
    });
    expect(await settle()).toMatchObject({ isNew: true, displaced: null });
    expect(auth.withAddress(LI)?.uid).toBe(boss.uid);
  });

  it.each(['getUser', 'deleteUser', 'updateUser'] as const)('may be gone at %s', async (name) => {
    const boss = auth.signUp(BOSS);
    if (name === 'updateUser') await putInto('one', boss.uid, ANA);
    auth.before(name, () => auth.deleteUser(boss.uid));
    expect(await settle()).toMatchObject({ isNew: true });
  });

  it('may be made by somebody else in that moment, who is not trusted either', async () => {
    auth.before('createUser', () => {
      auth.signUp(BOSS);
    });
    expect(await settle()).toMatchObject({ isNew: true, displaced: 'replaced' });
  });
});

describe('what Authentication is asked for besides', () => {
  it('of some people, those who can sign in: not who is gone, nor whom the provider shut out', async () => {
    const [ana, li] = [auth.signUp(ANA), auth.signUp(LI, { disabled: true })];
    const able = await signInsOf(auth, world.db).ableToSignIn([ana.uid, li.uid, 'gone']);
    expect([...able]).toEqual([ana.uid]);
  });

  it('of nobody, nothing, because it takes no empty question', async () => {
    const getUsers = () => Promise.reject(new Error('asked'));
    const signIns = signInsOf({ ...auth, getUsers }, world.db);
    expect((await signIns.ableToSignIn([])).size).toBe(0);
  });

  it('a code of a reset, which is not made up where the link has none, and the link is not told', async () => {
    const link = 'https://confdesk.example/__/auth/action?mode=resetPassword';
    const generatePasswordResetLink = () => Promise.resolve(link);
    const code = signInsOf({ ...auth, generatePasswordResetLink }, world.db).resetCode(ANA);
    await expect(code).rejects.toThrow(/^The link of a reset has no code\.$/);
  });
});
