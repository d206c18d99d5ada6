import { FieldValue, type DocumentData } from 'firebase-admin/firestore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../domain/account/account.ts';
import { paths } from '../../domain/paths.ts';
import { addMember } from '../../local/operator/members/add-member.ts';
import { listAccounts } from '../../local/operator/accounts/list-accounts.ts';
import { waitFor } from '../../local/support/wait.ts';
import { type Credentials, type Identity, openIdentity } from '../support/identity.ts';
import { openSuite, type Person, pollUntil, type SuiteClient, unique } from '../support/suite.ts';
import { inOrderOf } from '../support/in-order.ts';

/** Seconds in which a function has answered for the first time. */
const STARTING = 280;

let suite: SuiteClient;
let identity: Identity;
beforeAll(
  async () => {
    suite = openSuite();
    identity = openIdentity(suite);
    // The emulator starts a process for each function at its first event; that is not under test, and
    // takes long on a busy machine.
    const accountId = await suite.openAccount();
    const [ana, li] = [
      await suite.letIn(accountId, 'admin'),
      await suite.letIn(accountId, 'viewer'),
    ];
    const first = suite.db.doc(await invite(accountId, ana, address(), 'viewer'));
    await waitFor('the first invitation', STARTING, async () =>
      (await first.get()).exists ? null : true,
    );
    await identity.deleteOneself(li);
    await waitFor('the end of a membership', STARTING, async () =>
      (await roleOf(accountId, li.uid)) === undefined ? true : null,
    );
  },
  2_000 * STARTING + 30_000,
);
afterAll(() => suite.close());

const address = () => `${unique()}@people.example`;

/** Invites as the portal does; gives the invitation's path. */
async function invite(accountId: string, by: Person, email: string, role: Role): Promise<string> {
  const path = paths.invitation(accountId, unique().slice(0, 20));
  const invitedAt = FieldValue.serverTimestamp();
  await suite.db.doc(path).create({ email, role, invitedBy: by.uid, invitedAt });
  return path;
}

/** Why an invitation failed, or null once it was fulfilled. */
async function ended(path: string): Promise<string | null> {
  const { failure } = await pollUntil('the end of the invitation', async () => {
    const snapshot = await suite.db.doc(path).get();
    const why = snapshot.get('failure') as string | undefined;
    return snapshot.exists && why === undefined ? null : { failure: why ?? null };
  });
  return failure;
}

const uidOf = async (email: string) => (await suite.auth.getUserByEmail(email)).uid;
const roleOf = async (accountId: string, uid: string) =>
  (await suite.db.doc(paths.member(accountId, uid)).get()).get('role') as Role | undefined;

async function activity(accountId: string): Promise<DocumentData[]> {
  const docs = inOrderOf(await suite.db.collection(paths.activity(accountId)).get(), 'at');
  return docs.map((doc) => doc.data());
}

describe('a sign-in that has taken an address', () => {
  it.each<[string, (accountId: string) => Promise<Person>]>([
    ['a viewer of the account', (accountId) => suite.letIn(accountId, 'viewer')],
    ['a member of another account', async () => suite.letIn(await suite.openAccount(), 'admin')],
  ])('of %s is not let in as its owner, and keeps what it had', async (_, letIn) => {
    const accountId = await suite.openAccount();
    const ana = await suite.letIn(accountId, 'admin');
    const eve = await letIn(accountId);
    const before = await roleOf(accountId, eve.uid);
    const boss = address();
    await identity.changeAddress(eve, boss);
    expect(await ended(await invite(accountId, ana, boss, 'admin'))).toBeNull();
    expect(await roleOf(accountId, eve.uid)).toBe(before);
    expect(await roleOf(accountId, await uidOf(boss))).toBe('admin');
    expect(await uidOf(boss)).not.toBe(eve.uid);
    expect(await uidOf(eve.email)).toBe(eve.uid);
    expect(await identity.canSignIn(eve)).toBe(true);
    expect((await activity(accountId)).at(-1)).toMatchObject({
      member: { email: boss },
      displaced: 'returned',
    });
  });

  it('of somebody who was taken out is deleted, and the person invited comes in', async () => {
    const accountId = await suite.openAccount();
    const ana = await suite.letIn(accountId, 'admin');
    const eve = await suite.letIn(accountId, 'viewer');
    await suite.db.doc(paths.member(accountId, eve.uid)).delete();
    const boss = address();
    await identity.changeAddress(eve, boss);
    expect(await ended(await invite(accountId, ana, boss, 'viewer'))).toBeNull();
    expect(await uidOf(boss)).not.toBe(eve.uid);
    await expect(suite.auth.getUser(eve.uid)).rejects.toMatchObject({
      code: 'auth/user-not-found',
    });
    expect((await activity(accountId)).at(-1)).toMatchObject({ displaced: 'replaced' });
  });

  it('is not trusted because it was made by us, for another, and its password was deleted', async () => {
    const accountId = await suite.openAccount();
    const ana = await suite.letIn(accountId, 'admin');
    const eve: Credentials = { email: address(), password: unique() };
    expect(await ended(await invite(accountId, ana, eve.email, 'viewer'))).toBeNull();
    const uid = await uidOf(eve.email);
    await identity.choosePassword(eve.email, eve.password);
    const boss = address();
    await identity.changeAddress(eve, boss);
    await identity.deletePassword({ ...eve, email: boss });
    expect(await ended(await invite(accountId, ana, boss, 'admin'))).toBeNull();
    expect(await roleOf(accountId, uid)).toBe('viewer');
    expect(await uidOf(eve.email)).toBe(uid);
  });

  it('that the operator adds is dealt with likewise', async () => {
    const accountId = await suite.openAccount();
    const eve = await suite.letIn(accountId, 'viewer');
    const boss = address();
    await identity.changeAddress(eve, boss);
    const added = await addMember(suite, accountId, { email: boss, role: 'admin' });
    expect(added).toMatchObject({ isNewUser: true, displaced: 'returned' });
    expect(await roleOf(accountId, eve.uid)).toBe('viewer');
    expect((await activity(accountId)).at(-1)).toMatchObject({ displaced: 'returned' });
  });

  it('is refused for a member under the same address until the mailbox is proved', async () => {
    const accountId = await suite.openAccount();
    const ana = await suite.letIn(accountId, 'admin');
    const li = await suite.letIn(accountId, 'viewer');
    const other = address();
    await identity.changeAddress(li, other);
    await identity.changeAddress({ ...li, email: other }, li.email);
    expect(await ended(await invite(accountId, ana, li.email, 'admin'))).toBe('unproved');
    expect(await roleOf(accountId, li.uid)).toBe('viewer');
    const add = addMember(suite, accountId, { email: li.email, role: 'admin' });
    await expect(add).rejects.toThrow('Forgot your password?');

    await identity.choosePassword(li.email, unique());
    expect(await ended(await invite(accountId, ana, li.email, 'admin'))).toBeNull();
    expect(await roleOf(accountId, li.uid)).toBe('admin');
  });

  it('that its member has proved is theirs in both accounts', async () => {
    const [here, there] = [await suite.openAccount(), await suite.openAccount()];
    const ana = await suite.letIn(here, 'admin');
    const li = await suite.letIn(there, 'viewer');
    const married = address();
    await identity.changeAddress(li, married);
    await identity.choosePassword(married, unique());
    expect(await ended(await invite(here, ana, married, 'viewer'))).toBeNull();
    expect([await roleOf(here, li.uid), await roleOf(there, li.uid)]).toEqual(['viewer', 'viewer']);
    const elsewhere = await suite.db.doc(paths.member(there, li.uid)).get();
    expect(elsewhere.get('email')).toBe(li.email);
  });

  it('and is shut out by the provider is refused, not replaced', async () => {
    const accountId = await suite.openAccount();
    const ana = await suite.letIn(accountId, 'admin');
    const email = address();
    const { uid } = await suite.auth.createUser({ email, password: unique(), disabled: true });
    expect(await ended(await invite(accountId, ana, email, 'viewer'))).toBe('disabled');
    expect(await uidOf(email)).toBe(uid);
  });
});

describe('an inviter who is demoted right after inviting', () => {
  it('leaves either a member, or the other one’s sign-in as it was', async () => {
    const accountId = await suite.openAccount();
    await suite.letIn(accountId, 'admin');
    for (let round = 0; round < 10; round += 1) {
      const inviter = await suite.letIn(accountId, 'admin');
      const email = address();
      const stranger = await identity.signUp(email, unique());
      const path = await invite(accountId, inviter, email, 'viewer');
      const member = suite.db.doc(paths.member(accountId, inviter.uid));
      const changedAt = FieldValue.serverTimestamp();
      await member.update({ role: 'viewer', changedAt, changedBy: inviter.uid });
      const failure = await ended(path);
      const isReplaced = (await uidOf(email)) !== stranger.uid;
      expect([failure, isReplaced]).toEqual(failure === null ? [null, true] : ['refused', false]);
    }
  });
});

describe('somebody who deletes their own sign-in', () => {
  const untilTold = (accountId: string, kind: string) =>
    pollUntil(
      kind,
      async () => (await activity(accountId)).find((told) => told['kind'] === kind) ?? null,
    );

  it('is out where another administrator is left', async () => {
    const accountId = await suite.openAccount();
    await suite.letIn(accountId, 'admin');
    const li = await suite.letIn(accountId, 'admin');
    await identity.deleteOneself(li);
    const told = await untilTold(accountId, 'signInDeleted');
    expect(told).toMatchObject({ by: null, member: { email: li.email, role: 'admin' } });
    expect(await roleOf(accountId, li.uid)).toBeUndefined();
  });

  it('stays as last administrator, and comes back through the mailbox', async () => {
    const accountId = await suite.openAccount();
    const ana = await suite.letIn(accountId, 'admin');
    await suite.letIn(accountId, 'viewer');
    await identity.deleteOneself(ana);
    await untilTold(accountId, 'signInRemade');
    expect(await uidOf(ana.email)).toBe(ana.uid);
    expect(await identity.canSignIn(ana)).toBe(false);
    const password = unique();
    await identity.choosePassword(ana.email, password);
    expect(await identity.canSignIn({ ...ana, password })).toBe(true);
    expect(await roleOf(accountId, ana.uid)).toBe('admin');
    const listed = (await listAccounts(suite)).find(({ id }) => id === accountId);
    expect(listed).toMatchObject({ hasAdmin: true });
  });
});
