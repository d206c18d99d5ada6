import { type DocumentData, FieldValue, Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  fulfilInvitation,
  type InvitationDependencies,
} from '../../../functions/src/people/fulfil-invitation.ts';
import type { SignIns } from '../../../functions/src/people/sign-ins.ts';
import type { Displaced } from '../../../domain/account/settle-sign-in.ts';
import { activityNow, addressOf, memberNow, putMember, signInsOfTest } from './people-world.ts';
import { ACCOUNT, putAccount, startWorld, type World } from '../world.ts';

const NOW = new Date('2026-11-23T12:00:00.250Z');
/** The first one that is drawn in a test. */
const TOKEN = 'abcdefghijABCDEFGHI0';
let drawn = 0;

let world: World;
let signIns: ReturnType<typeof signInsOfTest>;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  drawn = 0;
  signIns = signInsOfTest(['ana', 'li', 'vic']);
  await putAccount(world.db);
  await putMember(world.db, 'ana', 'admin');
});
afterEach(async () => {
  world.failCommits();
  await world.clear();
});

const invitationId = (letter: string) => letter.repeat(20);
const invitation = (letter: string) =>
  world.db.doc(`accounts/${ACCOUNT}/invitations/${invitationId(letter)}`);

/** Invites as the portal does. */
async function invite(letter: string, uid: string, role: string, over: DocumentData = {}) {
  await invitation(letter).create({
    email: addressOf(uid),
    role,
    invitedBy: 'ana',
    invitedAt: FieldValue.serverTimestamp(),
    ...over,
  });
}

const link = () => world.db.doc(`passwordLinks/${TOKEN}`);

/** Each call happens a second later than the one before. */
let seconds = 0;
function fulfil(letter: string, over: Partial<InvitationDependencies> = {}) {
  const dependencies = {
    signIns,
    now: () => NOW,
    draw: () => `${TOKEN.slice(0, -1)}${drawn++}`,
    portal: 'https://confdesk.example/',
    mailCollection: 'mail',
    ...over,
  };
  return fulfilInvitation(world.db, dependencies, {
    accountId: ACCOUNT,
    invitationId: invitationId(letter),
  });
}
const secondsLater = () => {
  const later = new Date(NOW.getTime() + ++seconds * 1000);
  return { now: () => later };
};

const mails = async () =>
  (await world.db.collection('mail').get()).docs.map((doc) => ({ id: doc.id, ...doc.data() }));
const failure = async (letter: string): Promise<unknown> =>
  (await invitation(letter).get()).get('failure');

describe('an invitation', () => {
  it('makes a member, queues the email, tells the log and is gone, in six writes', async () => {
    await invite('A', 'zoe', 'viewer');
    expect(await world.writesDuring(async () => expect(await fulfil('A')).toBe('added'))).toBe(6);
    const at = Timestamp.fromDate(NOW);
    const email = { state: 'queued', to: addressOf('zoe'), at, failure: null, detail: null };
    expect(await memberNow(world.db, 'zoe')).toEqual({
      uid: 'zoe',
      email: addressOf('zoe'),
      role: 'viewer',
      changedAt: at,
      changedBy: 'ana',
      invitation: { mailId: invitationId('A'), ...email },
    });
    expect(await activityNow(world.db)).toEqual([
      {
        id: `zoe_${NOW.getTime()}`,
        kind: 'memberAdded',
        at,
        by: { uid: 'ana', email: addressOf('ana') },
        conferenceId: null,
        tag: null,
        email,
        member: { email: addressOf('zoe'), role: 'viewer' },
        displaced: null,
      },
    ]);
    const [mail] = await mails();
    expect(mail).toMatchObject({
      id: invitationId('A'),
      to: addressOf('zoe'),
      headers: { 'Auto-Submitted': 'auto-generated' },
      source: { accountId: ACCOUNT, activityId: `zoe_${NOW.getTime()}`, memberUid: 'zoe' },
    });
    expect(mail).toHaveProperty('message.text', expect.stringContaining('Acme Industries'));
    expect(mail).toHaveProperty(
      'message.html',
      expect.stringContaining(`href="https://confdesk.example/choose-password#${TOKEN}"`),
    );
    expect((await link().get()).data()).toEqual({
      uid: 'zoe',
      email: addressOf('zoe'),
      expireAt: Timestamp.fromDate(new Date('2026-11-30T12:00:00.250Z')),
    });
    expect((await invitation('A').get()).exists).toBe(false);
    expect(signIns.made).toBe(1);
  });

  it('of somebody who has a password makes no link to choose one', async () => {
    await invite('A', 'li', 'viewer');
    expect(await fulfil('A')).toBe('added');
    const [mail] = await mails();
    expect(mail).toHaveProperty('message.html', expect.not.stringContaining('choose-password'));
    expect((await link().parent.get()).size).toBe(0);
  });

  it('of an administrator whom an operator let in counts', async () => {
    const ana = { uid: 'ana', email: addressOf('ana'), role: 'admin' };
    await world.db.doc(`accounts/${ACCOUNT}/members/ana`).set(ana);
    await invite('A', 'zoe', 'viewer');
    expect(await fulfil('A')).toBe('added');
  });

  it('is fulfilled once, however often it is told', async () => {
    await invite('A', 'zoe', 'viewer');
    await fulfil('A');
    expect(await world.writesDuring(async () => expect(await fulfil('A')).toBe('gone'))).toBe(0);
  });

  it('is fulfilled once when two do it at the same time', async () => {
    await invite('A', 'zoe', 'viewer');
    const outcomes = await Promise.all([fulfil('A'), fulfil('A', secondsLater())]);
    expect(outcomes.sort()).toEqual(['added', 'gone']);
    expect(await mails()).toHaveLength(1);
    expect(await activityNow(world.db)).toHaveLength(1);
  });

  it.each([{ unavailable: 0.5 }, { aborted: 0.5 }, { answerLost: 0.5 }])(
    'is fulfilled once while commits fail (%o)',
    async (failing) => {
      await invite('A', 'zoe', 'viewer');
      world.failCommits(failing);
      expect(['added', 'gone']).toContain(await fulfil('A'));
      world.failCommits();
      expect(await memberNow(world.db, 'zoe')).toMatchObject({ role: 'viewer' });
      expect(await mails()).toHaveLength(1);
      expect(signIns.made).toBe(1);
    },
  );

  it('of somebody who is a member of the same role sends the email again', async () => {
    await putMember(world.db, 'li', 'viewer', { otherAdmin: 'ana' });
    await invite('A', 'li', 'viewer');
    expect(await fulfil('A')).toBe('added');
    expect(await activityNow(world.db)).toMatchObject([{ kind: 'memberAdded' }]);
    expect(await mails()).toHaveLength(1);
    expect(await memberNow(world.db, 'li')).not.toHaveProperty('otherAdmin');
  });

  it('gives a member another role', async () => {
    await putMember(world.db, 'li', 'viewer');
    await invite('A', 'li', 'admin');
    await fulfil('A');
    expect(await memberNow(world.db, 'li')).toMatchObject({ role: 'admin' });
    expect(await activityNow(world.db)).toMatchObject([
      { kind: 'memberRoleChanged', member: { role: 'admin' }, email: { state: 'queued' } },
    ]);
    expect(signIns.made).toBe(0);
  });

  it('lets somebody in again who was taken out a moment ago', async () => {
    await putMember(world.db, 'li', 'removed');
    await invite('A', 'li', 'viewer');
    await fulfil('A');
    expect(await memberNow(world.db, 'li')).toMatchObject({ role: 'viewer' });
    expect(await activityNow(world.db)).toMatchObject([{ kind: 'memberAdded' }]);
  });

  it('takes the role of the one that is fulfilled last, of two for one person', async () => {
    await invite('A', 'zoe', 'viewer');
    await invite('B', 'zoe', 'admin');
    const outcomes = await Promise.all([fulfil('A', secondsLater()), fulfil('B', secondsLater())]);
    expect(outcomes).toEqual(['added', 'added']);
    expect(signIns.made).toBe(1);
    expect(await mails()).toHaveLength(2);
    const entries = await activityNow(world.db);
    expect(entries.map(({ kind }) => kind as string).sort()).toEqual([
      'memberAdded',
      'memberRoleChanged',
    ]);
    const last = entries.find(({ kind }) => kind === 'memberRoleChanged');
    expect(await memberNow(world.db, 'zoe')).toMatchObject({
      role: (last?.['member'] as { role: string } | undefined)?.role,
    });
  });
});

describe('who may invite is found before anything is done outside Firestore', () => {
  it.each(['viewer', 'removed', null])(
    'and an inviter who has become %s by then does not undo it',
    async (role) => {
      await invite('A', 'zoe', 'admin');
      const slow: SignIns = {
        ...signIns,
        settle: async (email, note) => {
          expect((await invitation('A').get()).get('permitted')).toEqual({
            by: addressOf('ana'),
            at: Timestamp.fromDate(NOW),
          });
          if (role === null) await world.db.doc(`accounts/${ACCOUNT}/members/ana`).delete();
          else await putMember(world.db, 'ana', role);
          return signIns.settle(email, note);
        },
      };
      expect(await fulfil('A', { signIns: slow })).toBe('added');
      expect(await memberNow(world.db, 'zoe')).toMatchObject({ role: 'admin' });
      expect(await activityNow(world.db)).toMatchObject([
        { by: { uid: 'ana', email: addressOf('ana') } },
      ]);
      expect(await mails()).toMatchObject([
        { message: { text: expect.stringContaining(addressOf('ana')) as unknown } },
      ]);
    },
  );

  it('also where the event comes again after Authentication was away', async () => {
    await invite('A', 'zoe', 'viewer');
    const away = { ...signIns, settle: () => Promise.reject(new Error('unavailable')) };
    await expect(fulfil('A', { signIns: away })).rejects.toThrow('unavailable');
    await putMember(world.db, 'ana', 'viewer');
    expect(await fulfil('A')).toBe('added');
  });

  it.each<[string, () => Promise<unknown>]>([
    ['who invited is no administrator', () => putMember(world.db, 'ana', 'viewer')],
    ['the account is gone', () => world.db.doc(`accounts/${ACCOUNT}`).delete()],
    ['the id was used before', () => world.db.doc(`mail/${invitationId('A')}`).create({})],
    ['it says nothing usable', () => invitation('A').update({ role: 'owner' })],
  ])('and Authentication is not asked at all where %s', async (_, happens) => {
    await invite('A', 'zoe', 'admin');
    await happens();
    const untouched = { ...signIns, settle: () => Promise.reject(new Error('touched')) };
    expect(await fulfil('A', { signIns: untouched })).toMatch(/refused|other/);
  });
});

describe('another one’s sign-in that has the address', () => {
  const displacing = (displaced: Displaced): SignIns => ({
    ...signIns,
    settle: async (email, note) => {
      await note(displaced);
      return { ...(await signIns.settle(email, note)), displaced };
    },
  });

  it.each(['replaced', 'returned'] as const)(
    'that was %s is told in the log',
    async (displaced) => {
      await invite('A', 'zoe', 'viewer');
      await fulfil('A', { signIns: displacing(displaced) });
      expect(await activityNow(world.db)).toMatchObject([{ displaced }]);
    },
  );

  it('is told also where the first call ended midway', async () => {
    await invite('A', 'zoe', 'viewer');
    const ending: SignIns = {
      ...signIns,
      settle: async (email, note) => {
        await displacing('replaced').settle(email, note);
        throw new Error('ended');
      },
    };
    await expect(fulfil('A', { signIns: ending })).rejects.toThrow('ended');
    expect(await fulfil('A')).toBe('added');
    expect(await activityNow(world.db)).toMatchObject([{ displaced: 'replaced' }]);
  });

  it('is let be where another call has fulfilled the invitation meanwhile', async () => {
    await invite('A', 'zoe', 'viewer');
    const late: SignIns = {
      ...signIns,
      settle: async (email, note) => {
        await fulfil('A');
        await note('replaced');
        return signIns.settle(email, note);
      },
    };
    expect(await fulfil('A', { signIns: late })).toBe('gone');
  });

  it('is let be where Firestore does not take the note of it', async () => {
    await invite('A', 'zoe', 'viewer');
    // Longer than a document may be, which says nothing of the invitation.
    const tooLong = 'x'.repeat(2 ** 20) as Displaced;
    await expect(fulfil('A', { signIns: displacing(tooLong) })).rejects.toMatchObject({ code: 3 });
    expect(await fulfil('A')).toBe('added');
  });

  it.each(['unproved', 'disabled', 'held'] as const)('says %s where it stays', async (refused) => {
    await invite('A', 'zoe', 'viewer');
    const refusing = { ...signIns, settle: () => Promise.resolve({ refused }) };
    expect(await fulfil('A', { signIns: refusing })).toBe(refused);
    expect(await failure('A')).toBe(refused);
    expect(await mails()).toEqual([]);
  });
});

describe('what happens while the sign-in is looked for', () => {
  /** Meets the invitation between its permission and its last step. */
  const meanwhile = (happens: () => Promise<unknown>): SignIns => ({
    ...signIns,
    settle: async (email, note) => {
      await happens();
      return signIns.settle(email, note);
    },
  });

  it('is not undone where another call has failed it', async () => {
    await invite('A', 'zoe', 'viewer');
    const failing = meanwhile(() => invitation('A').update({ failure: 'refused' }));
    expect(await fulfil('A', { signIns: failing })).toBe('alreadyFailed');
    expect(await failure('A')).toBe('refused');
    expect(await memberNow(world.db, 'zoe')).toBeUndefined();
    expect(await mails()).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['the invitation says nothing usable', () => invitation('A').update({ role: 'owner' })],
    ['it is no longer permitted', () => invitation('A').update({ permitted: FieldValue.delete() })],
    ['the account is gone', () => world.db.doc(`accounts/${ACCOUNT}`).delete()],
  ])('ends it with other where %s by then', async (_, happens) => {
    await invite('A', 'zoe', 'viewer');
    expect(await fulfil('A', { signIns: meanwhile(happens) })).toBe('other');
    expect(await failure('A')).toBe('other');
    expect(await memberNow(world.db, 'zoe')).toBeUndefined();
    expect(await mails()).toEqual([]);
  });

  it('gives a last administrator whose own was deleted theirs back', async () => {
    await invite('A', 'zoe', 'admin');
    const deleted = {
      ...meanwhile(() => putMember(world.db, 'ana', 'viewer')),
      isThere: () => Promise.resolve(false),
    };
    expect(await fulfil('A', { signIns: deleted })).toBe('added');
    expect(await memberNow(world.db, 'zoe')).toMatchObject({ role: 'admin' });
    const kinds = (await activityNow(world.db)).map(({ kind }) => kind as string);
    expect(kinds.sort()).toEqual(['memberAdded', 'signInRemade']);
  });
});

it('an invitation that fails leaves a deleted sign-in to the event of its deletion', async () => {
  await invite('A', 'ana', 'viewer');
  const deleted = { ...signIns, isThere: () => Promise.resolve(false) };
  expect(await fulfil('A', { signIns: deleted })).toBe('lastAdmin');
  expect(await activityNow(world.db)).toEqual([]);
});

it('a sign-in that was deleted while its owner was let in leaves no member behind', async () => {
  await invite('A', 'zoe', 'viewer');
  const deleted = { ...signIns, isThere: () => Promise.resolve(false) };
  expect(await fulfil('A', { signIns: deleted })).toBe('added');
  expect(await memberNow(world.db, 'zoe')).toBeUndefined();
  expect((await activityNow(world.db)).map(({ kind }) => kind as string)).toContain(
    'signInDeleted',
  );
});

describe('an invitation that cannot be fulfilled', () => {
  it.each(['viewer', 'removed', null])(
    'says refused where who invited has become %s, and makes no sign-in',
    async (role) => {
      if (role === null) await world.db.doc(`accounts/${ACCOUNT}/members/ana`).delete();
      else await putMember(world.db, 'ana', role);
      await invite('A', 'zoe', 'admin');
      expect(await fulfil('A')).toBe('refused');
      expect(await failure('A')).toBe('refused');
      expect(await memberNow(world.db, 'zoe')).toBeUndefined();
      expect(signIns.made).toBe(0);
      expect(await mails()).toEqual([]);
    },
  );

  it('does not take the last administrator', async () => {
    await putMember(world.db, 'vic', 'viewer');
    await invite('A', 'ana', 'viewer');
    expect(await fulfil('A')).toBe('lastAdmin');
    expect(await failure('A')).toBe('lastAdmin');
    expect(await memberNow(world.db, 'ana')).toMatchObject({ role: 'admin' });
    expect(await activityNow(world.db)).toEqual([]);
  });

  it('does not take the last administrator who can sign in', async () => {
    await putMember(world.db, 'li', 'admin');
    await invite('A', 'ana', 'viewer');
    const nobodyElse = { ...signIns, ableToSignIn: () => Promise.resolve(new Set<string>()) };
    expect(await fulfil('A', { signIns: nobodyElse })).toBe('lastAdmin');
    expect(await memberNow(world.db, 'ana')).toMatchObject({ role: 'admin' });
  });

  it('lets the last administrator have their own invitation again', async () => {
    await invite('A', 'ana', 'admin');
    expect(await fulfil('A')).toBe('added');
    expect(await memberNow(world.db, 'ana')).toMatchObject({ role: 'admin' });
  });

  it('takes one of two administrators, and of both at once only one', async () => {
    await putMember(world.db, 'li', 'admin');
    await invite('A', 'ana', 'viewer');
    await invite('B', 'li', 'viewer', { invitedBy: 'li' });
    const outcomes = await Promise.all([fulfil('A'), fulfil('B')]);
    expect(outcomes.sort()).toEqual(['added', 'lastAdmin']);
    const roles = await Promise.all(['ana', 'li'].map((uid) => memberNow(world.db, uid)));
    expect(roles.map((member) => member?.['role'] as string).sort()).toEqual(['admin', 'viewer']);
  });

  it('says other where Authentication does not take the address', async () => {
    await invite('A', 'zoe', 'viewer');
    const refusing = { ...signIns, settle: () => Promise.resolve({ refused: 'invalid' } as const) };
    expect(await fulfil('A', { signIns: refusing })).toBe('other');
    expect(await failure('A')).toBe('other');
  });

  it.each([
    ['two addresses', { email: 'zoe@acme.example, eve@evil.example' }],
    ['a role that is none', { role: 'owner' }],
  ])('says other where it has %s, written past the rules', async (_, wrong) => {
    await invite('A', 'zoe', 'viewer', wrong);
    expect(await fulfil('A')).toMatch(/refused|other/);
    expect(await mails()).toEqual([]);
    expect(signIns.made).toBe(0);
  });

  it('says other where its id was used before', async () => {
    await invite('A', 'zoe', 'viewer');
    await fulfil('A');
    await invite('A', 'li', 'viewer');
    expect(await fulfil('A', secondsLater())).toBe('other');
    expect(await memberNow(world.db, 'li')).toBeUndefined();
  });

  it('stays as it is once it has failed', async () => {
    await invite('A', 'zoe', 'viewer', { failure: 'refused' });
    const again = async () => expect(await fulfil('A')).toBe('alreadyFailed');
    expect(await world.writesDuring(again)).toBe(0);
    expect(signIns.made).toBe(0);
  });

  it('waits for Authentication: the event comes again', async () => {
    await invite('A', 'zoe', 'viewer');
    const away = { ...signIns, settle: () => Promise.reject(new Error('unavailable')) };
    await expect(fulfil('A', { signIns: away })).rejects.toThrow('unavailable');
    expect(await fulfil('A')).toBe('added');
  });
});
