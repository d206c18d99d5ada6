import { type DocumentData, Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type MemberChange,
  readMemberChange,
} from '../../../functions/src/people/member-change.ts';
import { recordMemberChange } from '../../../functions/src/people/record-member-change.ts';
import type { SignIns } from '../../../functions/src/people/sign-ins.ts';
import {
  activityNow,
  addressOf,
  EARLIER,
  memberNow,
  putMember,
  signInsOfTest,
} from './people-world.ts';
import { ACCOUNT, startWorld, type World } from '../world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  await putMember(world.db, 'ana', 'admin');
  await putMember(world.db, 'li', 'viewer');
});
afterEach(async () => {
  world.failCommits();
  await world.clear();
});

/** So many seconds into the story, with the fraction that servers' times have. */
const at = (seconds: number) => new Timestamp(EARLIER.seconds + seconds, 250_001_000);

/** Changes a role as the portal does, and gives what the event of that tells. */
async function change(
  uid: string,
  role: string,
  changedAt: Timestamp,
  changedBy = 'ana',
): Promise<MemberChange> {
  const before = await memberNow(world.db, uid);
  await world.db
    .doc(`accounts/${ACCOUNT}/members/${uid}`)
    .update({ role, changedAt, changedBy, otherAdmin: 'ana' });
  const read = readMemberChange(
    { accountId: ACCOUNT, uid },
    before,
    await memberNow(world.db, uid),
  );
  if (read === null) throw new Error('The event tells nothing.');
  return read;
}

const signIns = signInsOfTest();
const record = (told: MemberChange, asked: Pick<SignIns, 'ableToSignIn'> = signIns) =>
  recordMemberChange(world.db, asked, told);
const log = () => activityNow(world.db);
const kinds = async () => (await log()).map(({ kind }) => kind as string);

describe('somebody who is taken out', () => {
  it('is told to the log with the role they had, and gone, in two writes', async () => {
    const removal = await change('li', 'removed', at(1));
    const work = async () => expect(await record(removal)).toBe('recorded');
    expect(await world.writesDuring(work)).toBe(2);
    expect(await memberNow(world.db, 'li')).toBeUndefined();
    expect(await log()).toEqual([
      {
        id: `li_${at(1).toMillis()}`,
        kind: 'memberRemoved',
        at: at(1),
        by: { uid: 'ana', email: addressOf('ana') },
        conferenceId: null,
        tag: null,
        member: { email: addressOf('li'), role: 'viewer' },
      },
    ]);
  });

  it('who does it themselves is told with their address too', async () => {
    await record(await change('li', 'removed', at(1), 'li'));
    expect(await log()).toMatchObject([{ by: { uid: 'li', email: addressOf('li') } }]);
  });

  it('is told once, however often the event comes', async () => {
    const removal = await change('li', 'removed', at(1));
    await record(removal);
    const again = async () => expect(await record(removal)).toBe('alreadyRecorded');
    expect(await world.writesDuring(again)).toBe(0);
    await Promise.all([record(removal), record(removal)]);
    expect(await kinds()).toEqual(['memberRemoved']);
  });

  it.each([{ unavailable: 0.5 }, { aborted: 0.5 }, { answerLost: 0.5 }])(
    'is told once while commits fail (%o)',
    async (failing) => {
      const removal = await change('li', 'removed', at(1));
      world.failCommits(failing);
      await record(removal);
      world.failCommits();
      expect(await kinds()).toEqual(['memberRemoved']);
      expect(await memberNow(world.db, 'li')).toBeUndefined();
    },
  );

  it('and let in again before the event came stays in; the log still says so', async () => {
    const removal = await change('li', 'removed', at(1));
    await putMember(world.db, 'li', 'viewer', { changedAt: at(2) });
    expect(await record(removal)).toBe('recorded');
    expect(await memberNow(world.db, 'li')).toMatchObject({ role: 'viewer', changedAt: at(2) });
    expect(await kinds()).toEqual(['memberRemoved']);
  });

  it('and let in and taken out again is told twice, whatever comes first', async () => {
    const first = await change('li', 'removed', at(1));
    await putMember(world.db, 'li', 'admin', { changedAt: at(2) });
    const second = await change('li', 'removed', at(3));
    await record(second);
    await record(first);
    expect(await log()).toMatchObject([
      { kind: 'memberRemoved', at: at(1), member: { role: 'viewer' } },
      { kind: 'memberRemoved', at: at(3), member: { role: 'admin' } },
    ]);
    expect(await memberNow(world.db, 'li')).toBeUndefined();
  });

  it('by somebody who has left since is told with that one’s uid', async () => {
    const removal = await change('li', 'removed', at(1), 'zoe');
    await record(removal);
    expect(await log()).toMatchObject([{ by: { uid: 'zoe', email: 'zoe' } }]);
  });
});

describe('a role that an administrator changes', () => {
  it('is told to the log with the new role, and the member stays', async () => {
    expect(await record(await change('li', 'admin', at(1)))).toBe('recorded');
    expect(await memberNow(world.db, 'li')).toMatchObject({ role: 'admin' });
    expect(await log()).toMatchObject([
      {
        kind: 'memberRoleChanged',
        at: at(1),
        by: { uid: 'ana' },
        member: { email: addressOf('li'), role: 'admin' },
      },
    ]);
  });

  it('twice is told twice, in any order', async () => {
    const up = await change('li', 'admin', at(1));
    const down = await change('li', 'viewer', at(2));
    await record(down);
    await record(up);
    expect(await log()).toMatchObject([
      { member: { role: 'admin' } },
      { member: { role: 'viewer' } },
    ]);
  });
});

describe('the last administrator’s change, told late', () => {
  it('after they are administrator again, is told as it was', async () => {
    const down = await change('ana', 'viewer', at(1));
    await change('ana', 'admin', at(2));
    expect(await record(down)).toBe('recorded');
    expect(await memberNow(world.db, 'ana')).toMatchObject({ role: 'admin' });
    expect(await kinds()).toEqual(['memberRoleChanged']);
  });
});

describe('two administrators who leave at the same moment, each naming the other', () => {
  it.each(['removed', 'viewer'])('(%s) leave one of them behind', async (role) => {
    await putMember(world.db, 'li', 'admin');
    const changes = [
      await change('ana', role, at(1), 'ana'),
      await change('li', role, at(1), 'li'),
    ];
    const outcomes = await Promise.all(changes.map((each) => record(each)));
    expect(outcomes.sort()).toEqual(['lastAdminStays', 'recorded']);
    // Duplicates change nothing more, also once there is another administrator.
    await putMember(world.db, 'zoe', 'admin');
    expect((await Promise.all(changes.map((each) => record(each)))).sort()).toEqual([
      'alreadyRecorded',
      'lastAdminStays',
    ]);
    const { docs } = await world.db
      .collection(`accounts/${ACCOUNT}/members`)
      .where('role', '==', 'admin')
      .get();
    expect(docs).toHaveLength(2);
    expect((await kinds()).sort()).toEqual([
      'lastAdminStayed',
      role === 'removed' ? 'memberRemoved' : 'memberRoleChanged',
    ]);
  });
});

describe('an administrator who leaves and names one who cannot sign in', () => {
  it.each(['removed', 'viewer'])('(%s) stays, and the log says so once', async (role) => {
    await putMember(world.db, 'li', 'admin');
    const leaving = await change('ana', role, at(1), 'ana');
    const onlyAna: Pick<SignIns, 'ableToSignIn'> = {
      ableToSignIn: (uids) => Promise.resolve(new Set(uids.filter((uid) => uid === 'ana'))),
    };
    expect(await record(leaving, onlyAna)).toBe('lastAdminStays');
    expect(await record(leaving, onlyAna)).toBe('lastAdminStays');
    expect(await memberNow(world.db, 'ana')).toMatchObject({ role: 'admin' });
    expect(await log()).toMatchObject([
      { kind: 'lastAdminStayed', member: { email: addressOf('ana'), role: 'admin' } },
    ]);
  });
});

describe('what the two states of an event tell', () => {
  const member: DocumentData = {
    uid: 'li',
    email: addressOf('li'),
    role: 'viewer',
    changedAt: EARLIER,
    changedBy: 'ana',
  };
  const ids = { accountId: ACCOUNT, uid: 'li' };

  it.each<[string, DocumentData | undefined, DocumentData | undefined]>([
    ['somebody new', undefined, member],
    ['a document that is gone', { ...member, role: 'removed' }, undefined],
    ['the end of an email', member, { ...member, invitation: { state: 'sent' } }],
    ['somebody let in again', { ...member, role: 'removed' }, { ...member, changedAt: at(1) }],
    ['the same role again', member, { ...member, changedAt: at(1) }],
    ['an operator’s change', member, { uid: 'li', email: addressOf('li'), role: 'admin' }],
    ['an administrator who stays', member, { ...member, role: 'admin' }],
  ])('is nothing for %s', (_, before, after) => {
    expect(readMemberChange(ids, before, after)).toBeNull();
  });

  it('is a change also of a member whom an operator let in', () => {
    const before = { uid: 'li', email: addressOf('li'), role: 'admin' };
    expect(readMemberChange(ids, before, { ...member, changedAt: at(1) })).toEqual({
      ...ids,
      email: addressOf('li'),
      before: 'admin',
      after: 'viewer',
      changedAt: at(1),
      changedBy: 'ana',
    });
  });
});
