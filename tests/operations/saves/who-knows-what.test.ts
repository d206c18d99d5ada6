import { type DocumentData, Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { editionOf } from '../../../domain/conference/edition.ts';
import { NEVER } from '../../../domain/list-keys.ts';
import { mirrorDelivery } from '../../../functions/src/deliveries/mirror-delivery.ts';
import { handleSave } from '../../../functions/src/saves/handle-save.ts';
import { countOutdated } from '../../../local/operator/accounts/count-outdated.ts';
import { setDialInNumbers } from '../../../local/operator/accounts/set-dial-in.ts';
import { setMenu } from '../../../local/operator/accounts/set-menu.ts';
import {
  ACCOUNT,
  CONFERENCE,
  dependencies,
  NOW,
  putAccount,
  putAdmin,
  save,
  saveEvent,
  saveId,
  startWorld,
  type World,
} from '../world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  await putAccount(world.db);
  await putAdmin(world.db);
});
afterEach(async () => {
  await world.clear();
});

const MONTREAL = { number: '+15145550100', location: 'Montreal', tollFree: false };
const TORONTO = { number: '+14165550100', location: 'Toronto', tollFree: false };
const MENU = [{ keys: '*6', role: 'everyone' as const, action: { en: 'Mute', fr: 'Silence' } }];
const PRESENT = editionOf({ dialInNumbers: [MONTREAL], menu: [] });
const account = () => world.db.doc(`accounts/${ACCOUNT}`);
const reference = () => world.db.doc(`accounts/${ACCOUNT}/conferences/${CONFERENCE}`);
const mailOf = (letter: string) => `${CONFERENCE}_${saveId(letter)}`;
const at = (minute: number) => Timestamp.fromMillis(NOW.getTime() + minute * 60_000);

/** A Save, and what the functions do about it. */
async function saveAndHandle(letter: string, over: DocumentData = {}): Promise<void> {
  await save(world.db, saveId(letter), over);
  await handleSave(world.db, dependencies, saveEvent(letter));
}

/** The mailer's end, and what the functions do about it. */
async function end(
  letter: string,
  minute: number,
  state = 'SUCCESS',
  said = 'Error: 550 5.1.1 no such user',
): Promise<void> {
  const error = state === 'SUCCESS' ? null : said;
  const delivery = { state, endTime: at(minute), error };
  await world.db.doc(`mail/${mailOf(letter)}`).update({ delivery });
  await mirrorDelivery(world.db, 'mail', mailOf(letter), NOW);
}

async function ledger(): Promise<{ readonly informed: unknown; readonly key: unknown }> {
  const now = await reference().get();
  return { informed: now.get('informed') as unknown, key: now.get('listKeys.informed') as unknown };
}
const entry = (to: string, minute: number, codesVersion = 1, edition = PRESENT) => ({
  ...{ to, at: at(minute), isSure: true, codesVersion, edition },
});
const ANA = 'ana@acme.example';
const LI = 'li@acme.example';

describe('an email that arrives', () => {
  it('is known to have told its address, in no write more', async () => {
    await save(world.db, saveId('A'));
    const handle = () => handleSave(world.db, dependencies, saveEvent('A'));
    expect(await world.writesDuring(handle)).toBe(6);
    expect(await ledger()).toEqual({ informed: undefined, key: null });
    const delivery = { state: 'SUCCESS', endTime: at(1), error: null };
    await world.db.doc(`mail/${mailOf('A')}`).update({ delivery });
    const mirror = () => mirrorDelivery(world.db, 'mail', mailOf('A'), NOW);
    // The conference and the activity entry, as without a ledger.
    expect(await world.writesDuring(mirror)).toBe(2);
    expect(await ledger()).toEqual({ informed: [entry(ANA, 1)], key: PRESENT });
    expect(await world.writesDuring(mirror)).toBe(0);
  });

  it('told what stood in it, whatever the account says by then', async () => {
    await saveAndHandle('A');
    await account().update({ dialInNumbers: [TORONTO], menu: MENU });
    await end('A', 1);
    expect(await ledger()).toEqual({ informed: [entry(ANA, 1)], key: PRESENT });
  });

  it('holds no code in what says so', async () => {
    await saveAndHandle('A');
    await end('A', 1);
    const mail = await world.db.doc(`mail/${mailOf('A')}`).get();
    const leaderCode = (await reference().collection('private').doc('codes').get()).get(
      'leaderCode',
    ) as string;
    const { informed } = await ledger();
    for (const text of [JSON.stringify(mail.get('source')), JSON.stringify(informed)]) {
      expect(text).not.toContain(leaderCode);
      expect(text).not.toContain((await reference().get()).get('participantCode'));
    }
  });

  it('counts although somebody has saved since, and leaves the newer one alone', async () => {
    await saveAndHandle('A');
    await saveAndHandle('B', { adminEmail: LI });
    await end('A', 1);
    expect(await ledger()).toEqual({ informed: [entry(ANA, 1)], key: null });
    expect((await reference().get()).get('email')).toMatchObject({ state: 'queued', to: LI });
    await end('B', 2);
    expect(await ledger()).toEqual({ informed: [entry(LI, 2), entry(ANA, 1)], key: PRESENT });
  });

  it('does not undo a newer one of the same address when it is told late', async () => {
    await saveAndHandle('A');
    await saveAndHandle('B');
    await end('B', 5);
    await end('A', 1);
    expect(await ledger()).toEqual({ informed: [entry(ANA, 5)], key: PRESENT });
  });

  it('stays told where the event of an older Save comes late, unless a newer one is coming', async () => {
    await save(world.db, saveId('A'));
    await saveAndHandle('B');
    await end('B', 1);
    await handleSave(world.db, dependencies, saveEvent('A'));
    expect((await ledger()).key).toBe(PRESENT);
    await save(world.db, saveId('C'));
    await save(world.db, saveId('D'));
    await handleSave(world.db, dependencies, saveEvent('C'));
    expect((await ledger()).key).toBeNull();
  });

  it('counts for what an earlier version or somebody by hand wrote down, as far as it can be read', async () => {
    await saveAndHandle('A');
    const { isSure: _, ...unsaid } = entry(LI, 0);
    await reference().update({ informed: ['Ana', unsaid, { to: 'zoe@acme.example' }] });
    await end('A', 1);
    expect(await ledger()).toEqual({ informed: [entry(ANA, 1), entry(LI, 0)], key: PRESENT });
  });

  it('tells nobody where somebody has made its address another thing by hand', async () => {
    await saveAndHandle('A');
    await world.db.doc(`mail/${mailOf('A')}`).update({ to: [ANA] });
    await end('A', 1);
    expect((await reference().get()).get('email')).toMatchObject({ state: 'sent', to: ANA });
    expect(await ledger()).toEqual({ informed: undefined, key: null });
  });

  it('tells new codes, and leaves who knows those from before in the list', async () => {
    await saveAndHandle('A');
    await end('A', 1);
    await saveAndHandle('B', { adminEmail: LI, codesWanted: 2 });
    await end('B', 2);
    expect(await ledger()).toEqual({ informed: [entry(LI, 2, 2), entry(ANA, 1)], key: PRESENT });
  });
});

describe('an email that does not arrive', () => {
  it('is no reason to call anything out of date where nobody has an email', async () => {
    await saveAndHandle('A');
    await end('A', 1, 'ERROR');
    expect(await ledger()).toEqual({ informed: undefined, key: null });
  });

  it('leaves what the address knew', async () => {
    await saveAndHandle('A');
    await end('A', 1);
    await account().update({ dialInNumbers: [TORONTO] });
    await saveAndHandle('B');
    expect((await ledger()).key).toBeNull();
    await end('B', 2, 'ERROR');
    expect(await ledger()).toEqual({ informed: [entry(ANA, 1)], key: PRESENT });
  });

  it.each([
    ['a changed address', { adminEmail: LI }],
    ['new codes', { codesWanted: 2 }],
  ])('is out of date for a reason of its own after %s', async (_what, over) => {
    await saveAndHandle('A');
    await end('A', 1);
    await saveAndHandle('B', over);
    await end('B', 2, 'ERROR');
    expect(await ledger()).toEqual({ informed: [entry(ANA, 1)], key: '' });
  });

  it('is known to be perhaps where nobody knows whether it arrived', async () => {
    const lost = 'Error: Message processing lease expired.';
    await saveAndHandle('A');
    await end('A', 1, 'ERROR', lost);
    const perhaps = (to: string, minute: number) => ({ ...entry(to, minute), isSure: false });
    expect(await ledger()).toEqual({ informed: [perhaps(ANA, 1)], key: null });
    await saveAndHandle('B', { adminEmail: LI });
    await end('B', 2);
    expect(await ledger()).toEqual({ informed: [entry(LI, 2), perhaps(ANA, 1)], key: PRESENT });
    // What is known to have arrived stays known.
    await saveAndHandle('C', { adminEmail: LI });
    await end('C', 3, 'ERROR', lost);
    expect(await ledger()).toEqual({ informed: [entry(LI, 2), perhaps(ANA, 1)], key: PRESENT });
  });

  it('is not judged while it waits to be tried again', async () => {
    await saveAndHandle('A');
    await end('A', 1);
    await saveAndHandle('B', { adminEmail: LI });
    await end('B', 2, 'ERROR', 'Error: 451 4.3.2 please try again later');
    expect((await reference().get()).get('email.state')).toBe('waiting');
    expect(await ledger()).toEqual({ informed: [entry(ANA, 1)], key: null });
  });

  it('is judged at once where it could not even be queued', async () => {
    await saveAndHandle('A');
    await end('A', 1);
    await account().update({ dialInNumbers: [] });
    await saveAndHandle('B', { codesWanted: 2 });
    expect(await ledger()).toEqual({ informed: [entry(ANA, 1)], key: '' });
  });
});

it('an operator’s change says how many active conferences are out of date by it', async () => {
  await saveAndHandle('A');
  await end('A', 1);
  await reference().update({ 'listKeys.activeUntil': NEVER });
  const seed = (id: string, over: DocumentData) =>
    world.db.doc(`accounts/${ACCOUNT}/conferences/${id}`).set({
      deletedAt: null,
      listKeys: { activeUntil: NEVER, informed: PRESENT },
      ...over,
    });
  await seed('deleted', { deletedAt: at(0) });
  await seed('expired', { listKeys: { activeUntil: new Date(0), informed: PRESENT } });
  await seed('beingSent', { listKeys: { activeUntil: NEVER, informed: null } });
  await seed('before', { listKeys: { activeUntil: NEVER } });
  await seed('own', { listKeys: { activeUntil: NEVER, informed: '' } });
  await seed('older', { listKeys: { activeUntil: NEVER, informed: 'zzzzzzzzzz.zzzzzzzzzz' } });

  const entries = async () => {
    const { docs } = await world.db.collection(`accounts/${ACCOUNT}/activity`).get();
    return docs.map((doc) => doc.data()).filter(({ by }) => by === null);
  };
  const operator = { db: world.db } as Parameters<typeof setMenu>[0];
  expect(await setDialInNumbers(operator, ACCOUNT, [TORONTO])).toMatchObject({ outdated: 2 });
  expect(await entries()).toMatchObject([
    { kind: 'informationChanged', information: { parts: ['numbers'], outdated: 2 } },
  ]);
  // A slip that is taken back: of the two only the older one is left.
  expect(await setDialInNumbers(operator, ACCOUNT, [MONTREAL])).toMatchObject({ outdated: 1 });
  expect(await setMenu(operator, ACCOUNT, MENU)).toMatchObject({ outdated: 2 });
  const now = editionOf({ dialInNumbers: [MONTREAL], menu: MENU });
  expect(await countOutdated(world, ACCOUNT, now, NOW)).toBe(2);
  // The same again changes nothing of what emails say.
  expect(await setMenu(operator, ACCOUNT, MENU)).toMatchObject({ outdated: null });
  expect((await entries()).map(({ kind }) => kind as string).sort()).toEqual([
    ...Array.from({ length: 3 }, () => 'informationChanged'),
    'profileChanged',
  ]);
});

describe('a run', () => {
  it('finds by `isHandled` which of its Saves the server has seen', async () => {
    await save(world.db, saveId('A'), { run: { id: 'r', saveId: saveId('A') } });
    await handleSave(world.db, dependencies, saveEvent('A', { isBulk: true }));
    expect((await reference().get()).get('run')).toEqual({
      ...{ id: 'r', saveId: saveId('A'), isHandled: true },
    });
  });

  const isHandled = async () => (await reference().get()).get('run.isHandled') as unknown;
  const inRun = { run: { id: 'r', saveId: saveId('A') } };

  it('finds so what somebody saved again before the server had seen the run’s Save', async () => {
    await save(world.db, saveId('A'), inRun);
    await saveAndHandle('B');
    expect(await isHandled()).toBe(true);
    await handleSave(world.db, dependencies, saveEvent('A', { isBulk: true }));
    expect((await reference().get()).get('run')).toEqual({ ...inRun.run, isHandled: true });
  });

  it('finds it so too where the run’s Save is seen late and first, once the newer one is seen', async () => {
    await save(world.db, saveId('A'), inRun);
    await save(world.db, saveId('B'));
    await handleSave(world.db, dependencies, saveEvent('A', { isBulk: true }));
    // What the conference tells of is an email from before still.
    expect(await isHandled()).toBeUndefined();
    await handleSave(world.db, dependencies, saveEvent('B'));
    expect(await isHandled()).toBe(true);
  });

  it('is not on a conference that nobody made in one', async () => {
    await saveAndHandle('A');
    expect((await reference().get()).get('run')).toBeUndefined();
  });
});

describe('when to remind', () => {
  const expiresAt = Timestamp.fromDate(new Date('2027-01-31T12:00:00Z'));
  const weekBefore = Timestamp.fromDate(new Date('2027-01-24T12:00:00Z'));
  const soon = Timestamp.fromDate(new Date(NOW.getTime() + 8 * 24 * 3_600_000 - 10_000));
  const remindAt = async () => (await reference().get()).get('remindAt') as unknown;

  it('is set with the expiry, and moves with it', async () => {
    await saveAndHandle('A', { expiresAt });
    expect(await remindAt()).toEqual(weekBefore);
    await saveAndHandle('B', { expiresAt: soon });
    expect(await remindAt()).toBeNull();
    await saveAndHandle('C', { expiresAt });
    expect(await remindAt()).toEqual(weekBefore);
    await saveAndHandle('D', { expiresAt: null });
    expect(await remindAt()).toBeNull();
  });

  it('stays as it is where the expiry does: reminded is reminded', async () => {
    await saveAndHandle('A', { expiresAt });
    await reference().update({ remindAt: null });
    await saveAndHandle('B', { expiresAt, tag: 'Another' });
    expect(await remindAt()).toBeNull();
  });
});

describe('the directory’s address', () => {
  const directory = (isSettled: boolean) => ({ email: 'ana@new.example', isSettled });

  it('is settled by whoever saves', async () => {
    await saveAndHandle('A');
    await end('A', 1);
    await reference().update({ directory: directory(false), 'listKeys.informed': '' });
    await saveAndHandle('B');
    expect((await reference().get()).get('directory')).toEqual(directory(true));
    await end('B', 2);
    expect((await ledger()).key).toBe(PRESENT);
  });

  it('is none of a conference without a user', async () => {
    await saveAndHandle('A');
    expect((await reference().get()).data()).not.toHaveProperty('directory');
  });
});
