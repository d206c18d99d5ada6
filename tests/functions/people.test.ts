import { FieldValue, type DocumentData } from 'firebase-admin/firestore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../domain/account/account.ts';
import { paths } from '../../domain/paths.ts';
import { openSuite, type Person, pollUntil, type SuiteClient, unique } from '../support/suite.ts';
import { type EmulatorClient, openEmulator } from './emulator.ts';
import { inOrderOf } from '../support/in-order.ts';

let suite: SuiteClient;
let emulator: EmulatorClient;
beforeAll(async () => {
  suite = openSuite();
  emulator = openEmulator(suite);
  // The emulator starts a process for each function at its first event; that is not under test.
  const accountId = await suite.openAccount();
  const ana = await suite.letIn(accountId, 'admin');
  const email = address();
  const id = await invite(accountId, ana, email, 'admin');
  await pollUntil('the end of the invitation', async () =>
    (await suite.db.doc(paths.invitation(accountId, id)).get()).exists ? null : true,
  );
  await suite.inbox.wait(email, 1);
  await invited(accountId, email);
  const by = { changedAt: FieldValue.serverTimestamp(), changedBy: ana.uid };
  await suite.db.doc(paths.member(accountId, ana.uid)).update({ role: 'viewer', ...by });
  await pollUntil('the entry of the member', async () =>
    (await activity(accountId)).length > 2 ? true : null,
  );
  await suite.db.doc(paths.account(accountId)).update({ language: 'fr', ...by });
  await pollUntil('the entry of the Profile', async () =>
    (await activity(accountId)).length > 3 ? true : null,
  );
});
afterAll(() => suite.close());

const address = () => `${unique()}@people.example`;

/** Invites as the portal does; gives the invitation's id. */
async function invite(accountId: string, by: Person, email: string, role: Role): Promise<string> {
  const id = unique().slice(0, 20);
  await suite.db.doc(paths.invitation(accountId, id)).create({
    email,
    role,
    invitedBy: by.uid,
    invitedAt: FieldValue.serverTimestamp(),
  });
  return id;
}

/** The member with this address, once they are one and their email has ended. */
function invited(accountId: string, email: string): Promise<DocumentData> {
  return pollUntil(`${email} in ${accountId}`, async () => {
    const found = await suite.db
      .collection(paths.members(accountId))
      .where('email', '==', email)
      .get();
    const member = found.docs[0]?.data();
    const { state } = (member?.['invitation'] ?? {}) as { state?: string };
    return member !== undefined && state !== 'queued' ? member : null;
  });
}

async function activity(accountId: string): Promise<DocumentData[]> {
  const docs = inOrderOf(await suite.db.collection(paths.activity(accountId)).get(), 'at');
  return docs.map((doc) => doc.data());
}

describe('inviting somebody in the running suite', () => {
  it('makes their sign-in and their membership, and their email arrives', async () => {
    const accountId = await suite.openAccount({ name: 'Dubois & fils', language: 'fr' });
    const ana = await suite.letIn(accountId, 'admin');
    const email = address();
    await invite(accountId, ana, email, 'viewer');
    const [mail] = await suite.inbox.wait(email, 1);

    const member = await invited(accountId, email);
    const user = await suite.auth.getUserByEmail(email);
    expect(member).toMatchObject({
      uid: user.uid,
      email,
      role: 'viewer',
      changedBy: ana.uid,
      invitation: { state: 'sent', to: email, failure: null, detail: null },
    });
    expect(mail?.subject).toBe('Vous avez maintenant accès à Confdesk');
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    const { portalUrl } = suite.addresses;
    for (const said of ['Dubois & fils', ana.email, `${portalUrl}/`]) {
      expect(mail?.text).toContain(said);
    }
    const token = /\/choose-password#([A-Za-z0-9]{20})\s/.exec(mail?.text ?? '')?.[1] ?? '';
    expect(mail?.html).toContain(`href="${portalUrl}/choose-password#${token}"`);
    const link = await suite.db.doc(paths.passwordLink(token)).get();
    expect(link.data()).toMatchObject({ uid: user.uid, email });
    // Nobody sends a second one.
    expect(await suite.inbox.count(email)).toBe(1);

    await emulator.settled();
    expect((await suite.db.collection(paths.invitations(accountId)).get()).size).toBe(0);
    expect(await activity(accountId)).toMatchObject([
      { kind: 'memberAdded', by: null },
      {
        kind: 'memberAdded',
        by: { uid: ana.uid, email: ana.email },
        member: { email, role: 'viewer' },
        email: { state: 'sent', to: email },
      },
    ]);
  });

  it('answers who follows the link with a code that sets the password, until there is one', async () => {
    const accountId = await suite.openAccount();
    const ana = await suite.letIn(accountId, 'admin');
    const email = address();
    await invite(accountId, ana, email, 'viewer');
    const [mail] = await suite.inbox.wait(email, 1);
    const token = /\/choose-password#([A-Za-z0-9]{20})\s/.exec(mail?.text ?? '')?.[1] ?? '';
    const question = suite.db.doc(paths.passwordAsk(token));
    const ask = async (): Promise<DocumentData> => {
      await question.set({ askedAt: FieldValue.serverTimestamp() });
      return pollUntil('the answer', async () => {
        const answer: unknown = (await question.get()).get('answer');
        return answer === undefined ? null : answer;
      });
    };
    const answer = await ask();
    expect(answer).toMatchObject({ standing: 'none' });
    expect(answer['code']).toMatch(/^[\w-]+$/);
    const url = `http://${suite.addresses.authHost}/identitytoolkit.googleapis.com/v1/accounts:resetPassword?key=demo-key`;
    const reset = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ oobCode: answer['code'] as string, newPassword: unique() }),
    });
    expect(reset.ok).toBe(true);
    expect(await suite.auth.getUserByEmail(email)).toMatchObject({ emailVerified: true });
    expect(await ask()).toEqual({ standing: 'chosen' });
    expect(await suite.inbox.count(email)).toBe(1);
  });

  it('twice at once makes one sign-in and one member', async () => {
    const accountId = await suite.openAccount();
    const ana = await suite.letIn(accountId, 'admin');
    const email = address();
    await Promise.all([
      invite(accountId, ana, email, 'viewer'),
      invite(accountId, ana, email, 'viewer'),
    ]);
    await suite.inbox.wait(email, 2);
    await emulator.settled();
    const { docs } = await suite.db.collection(paths.members(accountId)).get();
    expect(docs.map((doc): unknown => doc.get('email')).sort()).toEqual([ana.email, email].sort());
  });

  it('does not let in whoever signed up with the address before, unproved', async () => {
    const accountId = await suite.openAccount();
    const ana = await suite.letIn(accountId, 'admin');
    const email = address();
    const stranger = await suite.auth.createUser({ email, password: unique() });
    await invite(accountId, ana, email, 'admin');
    await suite.inbox.wait(email, 1);
    const { uid } = await suite.auth.getUserByEmail(email);
    expect(uid).not.toBe(stranger.uid);
    expect((await suite.db.doc(paths.member(accountId, uid)).get()).exists).toBe(true);
    expect((await suite.db.doc(paths.member(accountId, stranger.uid)).get()).exists).toBe(false);
  });

  it.each([
    ['has proved the address', { emailVerified: true }],
    ['the provider has disabled since', { emailVerified: true, disabled: true }],
  ])('takes the sign-in that %s as it is', async (_, properties) => {
    const accountId = await suite.openAccount();
    const ana = await suite.letIn(accountId, 'admin');
    const email = address();
    const { uid } = await suite.auth.createUser({ email, ...properties });
    await invite(accountId, ana, email, 'viewer');
    await suite.inbox.wait(email, 1);
    expect(await suite.auth.getUserByEmail(email)).toMatchObject({ uid, ...properties });
    expect((await suite.db.doc(paths.member(accountId, uid)).get()).exists).toBe(true);
  });

  it('takes the sign-in of a member of another account as it is', async () => {
    const [here, there] = [await suite.openAccount(), await suite.openAccount()];
    const ana = await suite.letIn(here, 'admin');
    const li = await suite.letIn(there, 'viewer');
    await invite(here, ana, li.email, 'viewer');
    await suite.inbox.wait(li.email, 1);
    expect((await suite.auth.getUserByEmail(li.email)).uid).toBe(li.uid);
    expect((await suite.db.doc(paths.member(here, li.uid)).get()).exists).toBe(true);
  });

  it('says why it cannot be done', async () => {
    const accountId = await suite.openAccount();
    const vic = await suite.letIn(accountId, 'viewer');
    const email = address();
    const id = await invite(accountId, vic, email, 'admin');
    const failure = await pollUntil('the answer', async () => {
      const snapshot = await suite.db.doc(paths.invitation(accountId, id)).get();
      return (snapshot.get('failure') as string | undefined) ?? null;
    });
    expect(failure).toBe('refused');
    await expect(suite.auth.getUserByEmail(email)).rejects.toMatchObject({
      code: 'auth/user-not-found',
    });
  });
});

describe('what administrators do', () => {
  it('to members and to the Profile stands in the log once, also when events come twice', async () => {
    const accountId = await suite.openAccount();
    const ana = await suite.letIn(accountId, 'admin');
    const li = await suite.letIn(accountId, 'viewer');
    const by = { changedAt: FieldValue.serverTimestamp(), changedBy: ana.uid };
    const member = suite.db.doc(paths.member(accountId, li.uid));
    await emulator.setFaults({ events: { duplicate: true } });
    try {
      await member.update({ role: 'admin', ...by });
      await suite.db.doc(paths.account(accountId)).update({ language: 'fr', ...by });
      await member.update({ role: 'removed', ...by });
      await pollUntil('the end of the membership', async () =>
        (await member.get()).exists ? null : true,
      );
      const { events } = await emulator.settled();
      expect(events.givenUp).toBe(0);
    } finally {
      await emulator.setFaults({});
    }
    const actor = { uid: ana.uid, email: ana.email };
    expect((await activity(accountId)).slice(2)).toMatchObject([
      { kind: 'memberRoleChanged', by: actor, member: { email: li.email, role: 'admin' } },
      { kind: 'profileChanged', by: actor, profile: { language: 'fr' } },
      { kind: 'memberRemoved', by: actor, member: { email: li.email, role: 'admin' } },
    ]);
  });
});
