import {
  collection,
  deleteDoc,
  doc,
  getDoc,
  getDocs,
  setDoc,
  updateDoc,
} from 'firebase/firestore/lite';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { changeProfile } from '../../../src/features/team/api/change-profile.ts';
import { changeRole } from '../../../src/features/team/api/change-role.ts';
import { inviteMember } from '../../../src/features/team/api/invite-member.ts';
import { leaveAccount } from '../../../src/features/team/api/leave-account.ts';
import {
  LastAdminError,
  MemberGoneError,
  ProfileChangedError,
} from '../../../src/features/team/api/problems.ts';
import { removeMember } from '../../../src/features/team/api/remove-member.ts';
import {
  type EmbeddedRulesFirestore,
  startEmbeddedRulesFirestore,
} from '../../support/firestore.ts';
import { drawId, member, seedWorld, type World } from '../../support/rules-world.ts';
import { timeZoneNames } from '../../../domain/time/zones.ts';

let firestore: EmbeddedRulesFirestore;
let world: World;
beforeAll(async () => {
  firestore = await startEmbeddedRulesFirestore();
});
beforeEach(async () => {
  world = await seedWorld(firestore);
});
afterAll(() => firestore.stop());

const admin = () => firestore.as(world.admin);

async function roleOf(uid: string): Promise<unknown> {
  const path = paths.member(world.account, uid);
  const role: unknown = (await getDoc(doc(firestore.owner, path))).get('role');
  return role;
}

async function addAdmin(): Promise<string> {
  const uid = `second-${drawId()}`;
  await setDoc(doc(firestore.owner, paths.member(world.account, uid)), member(uid, 'admin'));
  return uid;
}

describe("the portal's changes of the team", () => {
  test('an invitation is created once, however often it is sent off', async () => {
    const request = {
      accountId: world.account,
      invitationId: drawId(),
      email: 'New@Example.com',
      role: 'viewer',
      uid: world.admin,
    } as const;
    await inviteMember(admin(), request);
    await inviteMember(admin(), request);
    const found = await getDocs(collection(firestore.owner, paths.invitations(world.account)));
    expect(found.docs.map((each) => each.get('email') as unknown)).toEqual(['new@example.com']);
  });

  test('a role is changed, and once more to what it is already', async () => {
    await changeRole(admin(), world.account, world.viewer, 'admin', world.admin);
    await changeRole(admin(), world.account, world.viewer, 'admin', world.admin);
    expect(await roleOf(world.viewer)).toBe('admin');
  });

  test('whoever was taken out or is gone cannot be given a role', async () => {
    for (const uid of [world.removed, `nobody-${drawId()}`]) {
      const work = changeRole(admin(), world.account, uid, 'admin', world.admin);
      await expect(work).rejects.toThrow(MemberGoneError);
    }
  });

  test('somebody is taken out, and a second time it is only told', async () => {
    expect(await removeMember(admin(), world.account, world.viewer, world.admin)).toBe(true);
    expect(await roleOf(world.viewer)).toBe('removed');
    expect(await removeMember(admin(), world.account, world.viewer, world.admin)).toBe(false);
    await deleteDoc(doc(firestore.owner, paths.member(world.account, world.viewer)));
    expect(await removeMember(admin(), world.account, world.viewer, world.admin)).toBe(false);
  });

  test('somebody whose removal’s first answer was lost was taken out by whoever asked', async () => {
    const remove = () => removeMember(admin(), world.account, world.viewer, world.admin);
    expect(await firestore.losingFirstAnswer(remove)).toBe(true);
    expect(await roleOf(world.viewer)).toBe('removed');
  });

  test('oneself steps down and leaves, also where the first answer is lost', async () => {
    await addAdmin();
    await firestore.losingFirstAnswer(() =>
      changeRole(admin(), world.account, world.admin, 'viewer', world.admin),
    );
    expect(await roleOf(world.admin)).toBe('viewer');
    await firestore.losingFirstAnswer(() =>
      leaveAccount(admin(), world.account, 'viewer', world.admin),
    );
    expect(await roleOf(world.admin)).toBe('removed');
  });

  test('the last administrator neither leaves nor steps down; with another one they do', async () => {
    const leave = () => leaveAccount(admin(), world.account, 'admin', world.admin);
    const stepDown = () => changeRole(admin(), world.account, world.admin, 'viewer', world.admin);
    await expect(leave()).rejects.toThrow(LastAdminError);
    await expect(stepDown()).rejects.toThrow(LastAdminError);
    await addAdmin();
    await stepDown();
    expect(await roleOf(world.admin)).toBe('viewer');
    await leaveAccount(admin(), world.account, 'viewer', world.admin);
    expect(await roleOf(world.admin)).toBe('removed');
  });

  test('a viewer leaves', async () => {
    await leaveAccount(firestore.as(world.viewer), world.account, 'viewer', world.viewer);
    expect(await roleOf(world.viewer)).toBe('removed');
  });
});

describe("the portal's change of the Profile", () => {
  // As an account is that nobody has changed.
  const emails = { expiryReminders: true, callReceipts: false };
  const base = { timeZone: 'UTC', language: 'en', ...emails } as const;
  const input = { timeZone: 'America/Toronto', language: 'fr', ...emails } as const;
  const stored = async () =>
    (await getDoc(doc(firestore.owner, paths.account(world.account)))).data();

  test('writes zone and language, and once only', async () => {
    await changeProfile(admin(), world.account, base, input, world.admin);
    expect(await stored()).toMatchObject({ ...input, changedBy: world.admin });
    const before = await stored();
    await changeProfile(admin(), world.account, base, input, world.admin);
    expect(await stored()).toEqual(before);
  });

  test('puts a zone that is none right, also with the zone that stood in for it', async () => {
    await updateDoc(doc(firestore.owner, paths.account(world.account)), { timeZone: 'AST' });
    const onFile = { ...base, timeZone: 'AST' };
    await expect(changeProfile(admin(), world.account, base, input, world.admin)).rejects.toThrow(
      ProfileChangedError,
    );
    await changeProfile(admin(), world.account, onFile, base, world.admin);
    expect(await stored()).toMatchObject(base);
  });

  test('is not made over another administrator’s without their seeing it', async () => {
    const theirs = { timeZone: 'Europe/Paris', language: 'en', ...emails } as const;
    await updateDoc(doc(firestore.owner, paths.account(world.account)), theirs);
    const work = changeProfile(admin(), world.account, base, input, world.admin);
    await expect(work).rejects.toThrow(ProfileChangedError);
    expect(await stored()).toMatchObject(theirs);
    await changeProfile(admin(), world.account, theirs, input, world.admin);
    expect(await stored()).toMatchObject(input);
  });

  test('writes which emails leaders get, and sees when another has', async () => {
    const wanted = { ...base, expiryReminders: false, callReceipts: true };
    await changeProfile(admin(), world.account, base, wanted, world.admin);
    expect(await stored()).toMatchObject(wanted);
    const work = changeProfile(admin(), world.account, base, input, world.admin);
    await expect(work).rejects.toThrow(ProfileChangedError);
  });

  test.each(timeZoneNames().filter((_, index) => index % 40 === 0))(
    'the rules take the zone %s',
    async (timeZone) => {
      await changeProfile(admin(), world.account, base, { ...base, timeZone }, world.admin);
      expect(await stored()).toMatchObject({ timeZone });
    },
  );
});
