import { Timestamp } from 'firebase-admin/firestore';
import { afterAll, describe, expect, test } from 'vitest';
import { paths } from '../../domain/paths.ts';
import { addMember } from '../../local/operator/members/add-member.ts';
import { createAccount } from '../../local/operator/accounts/create-account.ts';
import { describeListed } from '../../local/operator/accounts/describe-account.ts';
import { listAccounts } from '../../local/operator/accounts/list-accounts.ts';
import { removeMember } from '../../local/operator/members/remove-member.ts';
import { setDialInNumbers } from '../../local/operator/accounts/set-dial-in.ts';
import { setMenu } from '../../local/operator/accounts/set-menu.ts';
import { setServices } from '../../local/operator/accounts/set-services.ts';
import { Problem } from '../../local/support/problem.ts';
import { openSuite, unique } from '../support/suite.ts';
import { inOrderOf } from '../support/in-order.ts';

const suite = openSuite();
afterAll(() => suite.close());

const ACCOUNT = {
  name: 'Globex',
  timeZone: 'Europe/Paris',
  language: 'fr',
  services: { conferencing: true, pbx: false },
} as const;

/** The account's activity log, the oldest first. */
async function activity(accountId: string): Promise<unknown[]> {
  const docs = inOrderOf(await suite.db.collection(paths.activity(accountId)).get(), 'at');
  return docs.map((doc) => doc.data());
}

const stored = async (path: string) => (await suite.db.doc(path).get()).data();

describe('accounts', () => {
  test('a new account has the usual menu and no dial-in numbers', async () => {
    const id = unique();
    await createAccount(suite, id, ACCOUNT);
    expect(await stored(paths.account(id))).toMatchObject({ ...ACCOUNT, dialInNumbers: [] });
    expect((await stored(paths.account(id)))?.['menu']).not.toHaveLength(0);
  });

  test('an id that is taken is refused and the account stays as it was', async () => {
    const id = unique();
    await createAccount(suite, id, ACCOUNT);
    const again = createAccount(suite, id, { ...ACCOUNT, name: 'Another' });
    await expect(again).rejects.toThrow(new Problem(`There is an account "${id}" already.`));
    expect(await stored(paths.account(id))).toMatchObject({ name: 'Globex' });
  });

  test.each([
    ['an unknown time zone', { timeZone: 'America/Nowhere' }, 'unknown time zone'],
    ['an empty name', { name: ' ' }, 'name'],
  ])('%s is refused', async (_what, wrong, reason) => {
    const id = unique();
    await expect(createAccount(suite, id, { ...ACCOUNT, ...wrong })).rejects.toThrow(reason);
    expect(await stored(paths.account(id))).toBeUndefined();
  });

  test('an id that would reach into another collection is refused', async () => {
    await expect(createAccount(suite, 'a/members/b', ACCOUNT)).rejects.toThrow('account id');
  });

  test.each(['', 'a/members/b', 'a//b', '__x__', '..'])(
    'the id "%s" is said not to be one, whatever is asked of it',
    async (id) => {
      const email = `${unique()}@people.example`;
      for (const work of [
        setServices(suite, id, { pbx: true }),
        addMember(suite, id, { email, role: 'admin' }),
        removeMember(suite, id, email),
      ]) {
        await expect(work).rejects.toThrow(/^The account id is not valid: /);
      }
    },
  );

  test('fifty-one numbers are refused', async () => {
    const id = await suite.openAccount();
    const number = { number: '+442075550100', location: 'London', tollFree: false };
    const change = setDialInNumbers(
      suite,
      id,
      Array.from({ length: 51 }, () => number),
    );
    await expect(change).rejects.toThrow(/^The change is not valid: dialInNumbers: /);
  });

  test('of two who open the same account at once, one is told that it is there', async () => {
    const id = unique();
    const both = [createAccount(suite, id, ACCOUNT), createAccount(suite, id, ACCOUNT)];
    const ends = await Promise.allSettled(both);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = ends.find((end) => end.status === 'rejected');
    expect(refused?.reason).toEqual(new Problem(`There is an account "${id}" already.`));
  });

  test('services switch one by one', async () => {
    const id = await suite.openAccount();
    await setServices(suite, id, { pbx: true });
    await setServices(suite, id, { conferencing: false });
    expect(await stored(paths.account(id))).toMatchObject({
      services: { conferencing: false, pbx: true },
    });
  });

  test('what the staff changes of the Profile stands in the activity log, by nobody', async () => {
    const id = await suite.openAccount();
    expect(await activity(id)).toEqual([]);
    await setServices(suite, id, { pbx: true });
    await expect(setDialInNumbers(suite, id, [])).resolves.toBeDefined();
    const entry = {
      at: expect.any(Timestamp) as unknown,
      by: null,
      conferenceId: null,
      tag: null,
    };
    const entries = await activity(id);
    expect(entries).toHaveLength(2);
    expect(entries).toContainEqual({ ...entry, kind: 'profileChanged' });
    expect(entries).toContainEqual({
      ...entry,
      kind: 'informationChanged',
      information: { parts: ['numbers'], outdated: 0 },
    });
  });

  test('numbers and menu are replaced as a whole', async () => {
    const id = await suite.openAccount();
    const number = { number: '+442075550100', location: 'London', tollFree: false };
    const option = { keys: '#1', role: 'leader', action: { en: 'Start', fr: 'Démarrer' } } as const;
    await setDialInNumbers(suite, id, [number]);
    await setMenu(suite, id, [option]);
    expect(await stored(paths.account(id))).toMatchObject({
      name: 'Acme Inc.',
      dialInNumbers: [number],
      menu: [option],
    });
  });

  test('a number that cannot be dialled is refused and the others stay', async () => {
    const id = await suite.openAccount();
    // Not what the server keeps beside them, which comes when it comes.
    const asked = async () => {
      const { shownNumbers: _, ...account } = (await stored(paths.account(id))) ?? {};
      return account;
    };
    const before = await asked();
    const wrong = { number: '514 555 0100', location: 'Montréal', tollFree: false };
    await expect(setDialInNumbers(suite, id, [wrong])).rejects.toThrow('E.164');
    expect(await asked()).toEqual(before);
  });

  test('an account that is not there is said not to be', async () => {
    const id = unique();
    const change = setServices(suite, id, { pbx: true });
    await expect(change).rejects.toThrow(new Problem(`There is no account "${id}".`));
  });
});

describe('members', () => {
  test('somebody new gets a sign-in; somebody known keeps theirs', async () => {
    const [first, second] = [await suite.openAccount(), await suite.openAccount()];
    const email = `${unique()}@people.example`;
    const here = await addMember(suite, first, { email, role: 'admin' });
    const there = await addMember(suite, second, { email, role: 'viewer' });
    expect([here.isNewUser, there.isNewUser]).toEqual([true, false]);
    expect(there.member.uid).toBe(here.member.uid);
    const { uid } = await suite.auth.getUserByEmail(email);
    expect(await stored(paths.member(first, uid))).toEqual({ uid, email, role: 'admin' });
    expect(await stored(paths.member(second, uid))).toEqual({ uid, email, role: 'viewer' });
  });

  test('who signed up alone with the address and did not prove it is not let in', async () => {
    const id = await suite.openAccount();
    const email = `${unique()}@people.example`;
    const stranger = await suite.auth.createUser({ email, password: unique() });
    const { member, isNewUser } = await addMember(suite, id, { email, role: 'admin' });
    expect(isNewUser).toBe(true);
    expect(member.uid).not.toBe(stranger.uid);
    expect((await suite.auth.getUserByEmail(email)).uid).toBe(member.uid);
  });

  test('somebody new whom two add at once gets one sign-in', async () => {
    const id = await suite.openAccount();
    const email = `${unique()}@people.example`;
    const [one, other] = await Promise.all([
      addMember(suite, id, { email, role: 'viewer' }),
      addMember(suite, id, { email, role: 'viewer' }),
    ]);
    expect(one.member).toEqual(other.member);
    expect((await listAccounts(suite)).find((each) => each.id === id)?.members).toHaveLength(1);
  });

  test('adding again changes the role', async () => {
    const account = await suite.openAccount();
    const { email, uid } = await suite.letIn(account, 'viewer');
    await addMember(suite, account, { email: email.toUpperCase(), role: 'admin' });
    expect(await stored(paths.member(account, uid))).toEqual({ uid, email, role: 'admin' });
  });

  test('who is added, changed and taken out stands in the activity log, by nobody', async () => {
    const account = await suite.openAccount();
    const { email } = await suite.letIn(account, 'viewer');
    await addMember(suite, account, { email, role: 'viewer' });
    await addMember(suite, account, { email, role: 'admin' });
    await removeMember(suite, account, email);
    const rest = { at: expect.any(Timestamp) as unknown, by: null, conferenceId: null, tag: null };
    expect(await activity(account)).toEqual([
      { kind: 'memberAdded', member: { email, role: 'viewer' }, ...rest },
      { kind: 'memberRoleChanged', member: { email, role: 'admin' }, ...rest },
      { kind: 'memberRemoved', member: { email, role: 'admin' }, ...rest },
    ]);
  });

  test('two addresses are nobody', async () => {
    const id = await suite.openAccount();
    const email = 'zoe@acme.example, eve@evil.example';
    const add = addMember(suite, id, { email, role: 'admin' });
    await expect(add).rejects.toThrow(new Problem(`"${email}" is not one email address.`));
  });

  test('nobody is added to an account that is not there', async () => {
    const email = `${unique()}@people.example`;
    await expect(addMember(suite, unique(), { email, role: 'admin' })).rejects.toThrow(Problem);
    await expect(suite.auth.getUserByEmail(email)).rejects.toMatchObject({
      code: 'auth/user-not-found',
    });
  });

  test('who is taken out is no longer a member but keeps the sign-in', async () => {
    const account = await suite.openAccount();
    const { email, uid } = await suite.letIn(account, 'admin');
    await removeMember(suite, account, email);
    expect(await stored(paths.member(account, uid))).toBeUndefined();
    expect((await suite.auth.getUserByEmail(email)).uid).toBe(uid);
    await expect(removeMember(suite, account, email)).rejects.toThrow('not a member');
    await expect(removeMember(suite, account, 'no address')).rejects.toThrow('not a member');
  });

  test('the list has every account with its members', async () => {
    const account = await suite.openAccount();
    const { email, uid } = await suite.letIn(account, 'viewer');
    const listed = (await listAccounts(suite)).find(({ id }) => id === account);
    expect(listed?.members).toEqual([{ uid, email, role: 'viewer', signIn: 'usable' }]);
    expect(listed?.account.name).toBe('Acme Inc.');
  });

  test('the list tells which accounts have no administrator who can sign in', async () => {
    const account = await suite.openAccount();
    const text = async () =>
      describeListed((await listAccounts(suite)).find(({ id }) => id === account)!);
    const told = async () => !/NO ADMINISTRATOR CAN SIGN IN/.test(await text());
    expect(await told()).toBe(false);
    const { uid, email } = await suite.letIn(account, 'admin');
    expect(await told()).toBe(true);
    await suite.auth.updateUser(uid, { disabled: true });
    expect(await told()).toBe(false);
    const gone = { uid: unique(), email: `${unique()}@people.example`, role: 'admin' };
    await suite.db.doc(paths.member(account, gone.uid)).set(gone);
    const listed = await text();
    expect(listed).toMatch(/NO ADMINISTRATOR CAN SIGN IN/);
    expect(listed).toContain(`${email}  admin, sign-in disabled`);
    expect(listed).toContain(`${gone.email}  admin, without a sign-in`);
  });
});
