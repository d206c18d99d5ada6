import { type DocumentData, FieldValue, Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { settleDeletedSignIn } from '../../../functions/src/people/settle-deleted-sign-in.ts';
import { type SignIns, signInsOf } from '../../../functions/src/people/sign-ins.ts';
import { type TestAuthentication, testAuthentication } from '../../support/sign-ins.ts';
import { startWorld, type World } from '../world.ts';

const NOW = new Date('2026-11-23T12:00:00.250Z');
const addressOf = (uid: string) => `${uid}@acme.example`;

let world: World;
let auth: TestAuthentication;
let signIns: SignIns;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(() => {
  auth = testAuthentication();
  signIns = signInsOf(auth, world.db);
});
afterEach(async () => {
  world.failCommits();
  await world.clear();
});

const at = (secondsAgo: number) => Timestamp.fromMillis(NOW.getTime() - 1000 * secondsAgo);
const memberOf = (account: string, uid: string) =>
  world.db.doc(`accounts/${account}/members/${uid}`);

/** Lets somebody with a sign-in, which is theirs, into an account. */
async function letIn(account: string, uid: string, role: string, over: DocumentData = {}) {
  if (!auth.uids().includes(uid)) auth.signUp(addressOf(uid), { uid, emailVerified: true });
  const member = { uid, email: addressOf(uid), role, changedAt: at(60), changedBy: 'somebody' };
  await memberOf(account, uid).set({ ...member, ...over }, { merge: true });
}

const settle = (uid: string, disabled = false, moment = NOW) =>
  settleDeletedSignIn(world.db, { signIns, now: () => moment }, { uid, disabled });
async function deleteAndSettle(uid: string) {
  await auth.deleteUser(uid);
  return settle(uid);
}
const roleOf = async (account: string, uid: string) =>
  (await memberOf(account, uid).get()).get('role') as string | undefined;
const log = async (account: string) =>
  (await world.db.collection(`accounts/${account}/activity`).get()).docs.map((doc) => doc.data());

describe('somebody whose sign-in was deleted', () => {
  it.each(['viewer', 'admin'])(
    '(%s) is out where another administrator can sign in',
    async (role) => {
      await letIn('one', 'li', 'admin');
      await letIn('one', 'ana', role);
      expect(await deleteAndSettle('ana')).toBe('membershipsEnded');
      expect(await roleOf('one', 'ana')).toBeUndefined();
      expect(await log('one')).toMatchObject([
        { kind: 'signInDeleted', by: null, member: { email: addressOf('ana'), role } },
      ]);
      expect(auth.uids()).toEqual(['li']);
    },
  );

  it('stays as last administrator, with the same sign-in and no password', async () => {
    await letIn('one', 'ana', 'admin');
    await letIn('one', 'vic', 'viewer');
    expect(await deleteAndSettle('ana')).toBe('remade');
    expect(await roleOf('one', 'ana')).toBe('admin');
    expect(auth.withAddress(addressOf('ana'))).toMatchObject({ uid: 'ana', providerData: [] });
    expect(await log('one')).toMatchObject([
      { kind: 'signInRemade', member: { email: addressOf('ana'), role: 'admin' } },
    ]);
    expect((await memberOf('one', 'ana').get()).data()).not.toHaveProperty('signInAwaitedSince');
  });

  it('stays also where it is not known since when they have their role', async () => {
    await letIn('one', 'ana', 'admin', { changedAt: FieldValue.delete() });
    expect(await deleteAndSettle('ana')).toBe('remade');
    expect(await roleOf('one', 'ana')).toBe('admin');
  });

  it('is out of one account and stays in the other', async () => {
    await letIn('one', 'ana', 'admin');
    await letIn('two', 'ana', 'admin');
    await letIn('two', 'li', 'admin');
    expect(await deleteAndSettle('ana')).toBe('remade');
    expect([await roleOf('one', 'ana'), await roleOf('two', 'ana')]).toEqual(['admin', undefined]);
  });

  it('stays also where the only other administrator is disabled, or gone', async () => {
    await letIn('one', 'ana', 'admin');
    await letIn('one', 'li', 'admin');
    await letIn('one', 'zoe', 'admin');
    auth.change('li', { disabled: true });
    await auth.deleteUser('zoe');
    expect(await deleteAndSettle('ana')).toBe('remade');
    expect(await roleOf('one', 'ana')).toBe('admin');
  });

  it('gets back the address that the account knows, not the one that it had taken', async () => {
    await letIn('one', 'ana', 'admin');
    auth.change('ana', { email: 'boss@acme.example', emailVerified: false });
    await deleteAndSettle('ana');
    expect(auth.withAddress(addressOf('ana'))?.uid).toBe('ana');
    expect(auth.withAddress('boss@acme.example')).toBeUndefined();
  });

  it('gets back the newest of the addresses that accounts know', async () => {
    await letIn('one', 'ana', 'admin', { email: 'ana.before@acme.example', changedAt: at(120) });
    await letIn('two', 'ana', 'admin');
    await letIn('uno', 'ana', 'admin', { email: 'ana.older@acme.example', changedAt: at(240) });
    expect(await deleteAndSettle('ana')).toBe('remade');
    expect(auth.withAddress(addressOf('ana'))?.uid).toBe('ana');
    expect(auth.uids()).toEqual(['ana']);
    for (const account of ['one', 'two', 'uno']) {
      expect(await roleOf(account, 'ana'), account).toBe('admin');
      expect(await log(account), account).toMatchObject([{ kind: 'signInRemade' }]);
    }
  });

  it('stays without one where Authentication does not take the address on file', async () => {
    await letIn('one', 'ana', 'admin', { email: 'nobody' });
    await letIn('two', 'ana', 'admin', { changedAt: at(120) });
    expect(await deleteAndSettle('ana')).toBe('notRemade');
    expect([await roleOf('one', 'ana'), await roleOf('two', 'ana')]).toEqual(['admin', 'admin']);
    expect(auth.withAddress(addressOf('ana'))?.uid).toBe('ana');
    expect(await log('one')).toEqual([]);
    expect(await log('two')).toMatchObject([{ kind: 'signInRemade' }]);
  });

  it('displaces who has signed up with the address meanwhile', async () => {
    await letIn('one', 'ana', 'admin');
    await auth.deleteUser('ana');
    auth.signUp(addressOf('ana'));
    expect(await settle('ana')).toBe('remade');
    expect(auth.uids()).toEqual(['ana']);
  });

  it('has their place taken by a trusted sign-in that the address has by then', async () => {
    await letIn('one', 'ana', 'admin');
    await auth.deleteUser('ana');
    auth.signUp(addressOf('ana'), { uid: 'new', emailVerified: true });
    expect(await settle('ana')).toBe('remade');
    expect(await roleOf('one', 'ana')).toBeUndefined();
    expect((await memberOf('one', 'new').get()).data()).toEqual({
      ...{ uid: 'new', email: addressOf('ana'), role: 'admin' },
      ...{ changedAt: Timestamp.fromDate(NOW), changedBy: 'ana' },
    });
    expect(await log('one')).toMatchObject([{ kind: 'signInRemade' }]);
  });

  it('gets their own back for another account, which knows another address', async () => {
    await letIn('one', 'ana', 'admin');
    await letIn('two', 'ana', 'admin', { email: 'ana.before@acme.example', changedAt: at(120) });
    await auth.deleteUser('ana');
    auth.signUp(addressOf('ana'), { uid: 'new', emailVerified: true });
    expect(await settle('ana')).toBe('remade');
    expect([await roleOf('one', 'ana'), await roleOf('one', 'new')]).toEqual([undefined, 'admin']);
    expect(await roleOf('two', 'ana')).toBe('admin');
    expect(auth.withAddress('ana.before@acme.example')?.uid).toBe('ana');
  });

  it('comes not back where the provider had shut them out', async () => {
    await letIn('one', 'ana', 'admin');
    await auth.deleteUser('ana');
    expect(await settle('ana', true)).toBe('notRemade');
    expect(auth.uids()).toEqual([]);
    expect(await log('one')).toEqual([]);
  });

  it('whom an administrator has just taken out is left to that', async () => {
    await letIn('one', 'ana', 'removed');
    expect(await deleteAndSettle('ana')).toBe('membershipsEnded');
    expect(await roleOf('one', 'ana')).toBe('removed');
  });
});

describe('a deletion that is told', () => {
  it('late, after the person has come back, changes nothing', async () => {
    await letIn('one', 'ana', 'admin');
    expect(await settle('ana')).toBe('stillThere');
    expect(await log('one')).toEqual([]);
  });

  it('twice, or twice at once, is settled once', async () => {
    await letIn('one', 'ana', 'admin');
    await letIn('two', 'ana', 'viewer');
    await auth.deleteUser('ana');
    await Promise.all([settle('ana'), settle('ana')]);
    await settle('ana');
    expect(await log('one')).toMatchObject([{ kind: 'signInRemade' }]);
    expect(await log('two')).toMatchObject([{ kind: 'signInDeleted' }]);
    expect(auth.withAddress(addressOf('ana'))?.uid).toBe('ana');
  });

  it('again after Authentication was away, or the first call ended midway, is told whole', async () => {
    await letIn('one', 'ana', 'admin');
    await auth.deleteUser('ana');
    auth.before('createUser', () => Promise.reject(new Error('unavailable')));
    await expect(settle('ana')).rejects.toThrow('unavailable');
    expect(await log('one')).toEqual([]);
    // Made, but not told.
    auth.signUp(addressOf('ana'), { uid: 'ana' });
    expect(await settle('ana')).toBe('stillThere');
    expect(await log('one')).toMatchObject([{ kind: 'signInRemade' }]);
  });
});

describe('the time since which a last administrator waits for their sign-in', () => {
  const awaitedSince = async (): Promise<unknown> =>
    (await memberOf('one', 'ana').get()).get('signInAwaitedSince');

  it('is that of the first call that could not make it', async () => {
    await letIn('one', 'ana', 'admin');
    await auth.deleteUser('ana');
    for (const seconds of [0, 60]) {
      auth.before('createUser', () => Promise.reject(new Error('unavailable')));
      const moment = new Date(NOW.getTime() + 1000 * seconds);
      await expect(settle('ana', false, moment)).rejects.toThrow('unavailable');
    }
    expect(await awaitedSince()).toEqual(Timestamp.fromDate(NOW));
  });

  it('is nothing to tell of somebody who is no administrator any more', async () => {
    await letIn('one', 'ana', 'viewer', { signInAwaitedSince: at(60) });
    expect(await settle('ana')).toBe('stillThere');
    expect(await log('one')).toEqual([]);
  });

  it('does not begin where another call has made it meanwhile', async () => {
    await letIn('one', 'ana', 'admin');
    let asked = 0;
    signIns = { ...signIns, isThere: () => Promise.resolve(++asked > 1) };
    expect(await settle('ana')).toBe('membershipsEnded');
    expect(await roleOf('one', 'ana')).toBe('admin');
    expect(await awaitedSince()).toBeUndefined();
  });
});

describe('two administrators', () => {
  it('who delete their sign-ins at the same moment leave one who can sign in', async () => {
    await letIn('one', 'ana', 'admin');
    await letIn('one', 'li', 'admin');
    await Promise.all(['ana', 'li'].map((uid) => auth.deleteUser(uid)));
    await Promise.all(['ana', 'li'].map((uid) => settle(uid)));
    const roles = await Promise.all(
      ['ana', 'li'].map(async (uid) =>
        auth.uids().includes(uid) ? roleOf('one', uid) : undefined,
      ),
    );
    expect(roles).toContain('admin');
  });

  it('of whom one deletes it while the other leaves and names them keep one', async () => {
    await letIn('one', 'ana', 'admin');
    await letIn('one', 'li', 'admin');
    await auth.deleteUser('ana');
    // The rules saw an administrator in Ana.
    await letIn('one', 'li', 'removed');
    expect(await settle('ana')).toBe('remade');
    expect(await roleOf('one', 'ana')).toBe('admin');
  });
});
