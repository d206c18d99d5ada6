import {
  type DocumentData,
  type DocumentSnapshot,
  FieldValue,
  Timestamp,
} from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  readAddressChange,
  settlePbxUser,
} from '../../../functions/src/pbx-users/settle-pbx-user.ts';
import { handleSave } from '../../../functions/src/saves/handle-save.ts';
import {
  ACCOUNT,
  CONFERENCE,
  dependencies,
  putAccount,
  putAdmin,
  save,
  saveEvent,
  saveId,
  startWorld,
  type World,
} from '../world.ts';

const USER = 'u'.repeat(20);
const AT = Timestamp.fromDate(new Date('2026-11-23T12:00:00Z'));
const EDITION = 'numbers111.menu111111';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  await userRef().set({
    ...{ name: 'Ana', email: 'ana@acme.example', leftAt: null },
    ...{ conferenceId: CONFERENCE, hasConference: true, standing: 'has' },
  });
  await save(world.db, saveId('A'), {
    ...{ pbxUserId: USER, codesVersion: 1 },
    email: { saveId: saveId('A'), state: 'sent', to: 'ana@acme.example', at: AT },
    informed: [{ to: 'ana@acme.example', at: AT, codesVersion: 1, edition: EDITION }],
    listKeys: { informed: EDITION },
  });
});
afterEach(async () => {
  await world.clear();
});

const userRef = () => world.db.doc(`accounts/${ACCOUNT}/pbxUsers/${USER}`);
const conferenceRef = () => world.db.doc(`accounts/${ACCOUNT}/conferences/${CONFERENCE}`);
const ids = { accountId: ACCOUNT, pbxUserId: USER };
const settle = () =>
  settlePbxUser(world.db, () => 'n'.repeat(20), { ...ids, conferenceId: CONFERENCE });

/** What an operator's synchronisation, or an administrator's file, makes of the user. */
async function load(fields: DocumentData): Promise<DocumentSnapshot[]> {
  const before = await userRef().get();
  await userRef().update(fields);
  return [before, await userRef().get()];
}

/** The same, and what the functions do about it. */
async function loadAndSettle(fields: DocumentData): Promise<void> {
  const [before, after] = await load(fields);
  if (before === undefined || after === undefined) return;
  if (readAddressChange(ids, before, after) !== null) await settle();
}

async function told(): Promise<{ readonly directory: unknown; readonly key: unknown }> {
  const now = await conferenceRef().get();
  return {
    directory: now.get('directory') as unknown,
    key: now.get('listKeys.informed') as unknown,
  };
}

describe('a directory with another address of a user', () => {
  const other = { email: 'ana@new.example', isSettled: false };

  it('makes the conference’s email out of date, in one write, once', async () => {
    await load({ email: other.email });
    expect(await world.writesDuring(settle)).toBe(1);
    expect(await told()).toEqual({ directory: other, key: '' });
    expect(await world.writesDuring(settle)).toBe(0);
  });

  it('leaves it to whoever saves, for good', async () => {
    await putAccount(world.db);
    await putAdmin(world.db);
    await loadAndSettle({ email: other.email });
    await save(world.db, saveId('B'), { tag: 'Weekly sales' });
    await handleSave(world.db, dependencies, saveEvent('B'));
    expect(await told()).toEqual({ directory: { ...other, isSettled: true }, key: null });
    // The same event again, late.
    await settle();
    expect((await told()).directory).toEqual({ ...other, isSettled: true });
    // Another one is news again.
    await loadAndSettle({ email: 'ana@newest.example' });
    expect((await told()).directory).toEqual({ email: 'ana@newest.example', isSettled: false });
  });

  it.each([
    ['a newer Save is on its way', { saveId: saveId('B') }],
    ['its only Save is yet to be queued', { email: FieldValue.delete() }],
  ])('does not make an email out of date where that of %s', async (_what, fields) => {
    await conferenceRef().update(fields);
    await loadAndSettle({ email: other.email });
    expect(await told()).toEqual({ directory: other, key: null });
  });

  it('that goes back to the conference’s own is settled', async () => {
    await loadAndSettle({ email: other.email });
    await loadAndSettle({ email: 'ana@acme.example' });
    expect(await told()).toMatchObject({ directory: { isSettled: true }, key: EDITION });
  });

  it.each([
    ['in capitals', { email: 'ANA@acme.example' }],
    ['nobody could write to', { email: 'nobody' }],
    ['of somebody who has left', { email: 'ana@new.example', leftAt: AT }],
  ])('%s says nothing', async (_what, fields) => {
    await loadAndSettle(fields);
    expect(await told()).toEqual({ directory: undefined, key: EDITION });
  });

  it('is found also where the conference is made after it', async () => {
    await load({ email: other.email, hasConference: false, standing: 'ready' });
    await settle();
    expect((await told()).directory).toEqual(other);
  });
});

describe('an event of a user', () => {
  const change = { ...ids, conferenceId: CONFERENCE };
  const read = async (fields: DocumentData) => {
    const [before, after] = await load(fields);
    return before && after ? readAddressChange(ids, before, after) : undefined;
  };

  it('concerns the conference when the address changes, or they are back', async () => {
    expect(await read({ email: 'ana@new.example' })).toEqual(change);
    expect(await read({ name: 'Ana Maria' })).toBeNull();
    expect(await read({ leftAt: AT })).toBeNull();
    expect(await read({ leftAt: null })).toEqual(change);
  });

  it('concerns none where they have none, are new, or are gone', async () => {
    const before = await userRef().get();
    expect(await read({ hasConference: false, email: 'ana@new.example' })).toBeNull();
    await userRef().delete();
    const none = await userRef().get();
    expect(readAddressChange(ids, none, before)).toBeNull();
    expect(readAddressChange(ids, before, none)).toBeNull();
  });

  it('with an id that could lead elsewhere concerns none', async () => {
    expect(await read({ conferenceId: 'a/b', email: 'ana@new.example' })).toBeNull();
  });
});
