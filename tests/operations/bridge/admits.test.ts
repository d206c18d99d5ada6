import {
  type DocumentData,
  type Firestore,
  Timestamp,
  type Transaction,
} from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accessCodeKey } from '../../../functions/src/codes/access-code-key.ts';
import { handleSave } from '../../../functions/src/saves/handle-save.ts';
import type { SaveDependencies } from '../../../functions/src/saves/save-types.ts';
import { settleDeletion } from '../../../functions/src/deletion/settle-deletion.ts';
import { concernsCodes, updateAdmits } from '../../../functions/src/codes/update-admits.ts';
import { onlyEmbedded } from '../../support/official.ts';
import {
  ACCOUNT,
  ADMIN,
  ADMITS,
  CONFERENCE,
  dealing,
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

const FIRST = { leader: '4829150637', participant: '7712049958' };
const SECOND = { leader: '3618402957', participant: '5290174836' };
const nextYear = Timestamp.fromDate(new Date('2027-11-23T12:00:00Z'));
const nextWeek = Timestamp.fromDate(new Date('2026-11-30T12:00:00Z'));

const SONG = { keys: '*8', role: 'leader', action: { en: 'Song', fr: 'Chanson' } };
const OTHER = { en: 'Sing', fr: 'Chanter' };

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  await putAccount(world.db);
  await putAdmin(world.db);
  await save(world.db, saveId('A'));
  await handleSave(world.db, dealing(FIRST.leader, FIRST.participant), saveEvent('A'));
});
afterEach(async () => {
  world.failCommits();
  await world.clear();
});

const codeDocument = (code: string) =>
  world.db.doc(`accessCodes/${accessCodeKey(code, dependencies.pepper)}`);
const admits = async (code: string): Promise<unknown> =>
  (await codeDocument(code).get()).get('admits');
const handle = (letter: string, deps: SaveDependencies = dependencies) =>
  handleSave(world.db, deps, saveEvent(letter));
const update = () => updateAdmits(world.db, () => NOW, ACCOUNT);
const renew = async (over: DocumentData = {}, letter = 'B') => {
  await save(world.db, saveId(letter), {
    codesWanted: 2,
    participantOverlapUntil: nextWeek,
    ...over,
  });
  return handle(letter, dealing(SECOND.leader, SECOND.participant));
};

describe('what a code tells the bridge', () => {
  it('is there as soon as the code is, in no write more', async () => {
    expect(await admits(FIRST.leader)).toEqual(ADMITS);
    expect(await admits(FIRST.participant)).toEqual(ADMITS);
  });

  it('follows a Save that changes it, in two writes more', async () => {
    await save(world.db, saveId('B'), { tag: 'Board', expiresAt: nextYear });
    expect(await world.writesDuring(() => handle('B'))).toBe(5);
    for (const code of [FIRST.leader, FIRST.participant]) {
      expect(await admits(code)).toEqual({ ...ADMITS, tag: 'Board', expiresAt: nextYear });
    }
  });

  it('speaks the conference’s own language, whatever the account speaks then', async () => {
    const french = { ...ADMITS, language: 'fr', hasOwnLanguage: true };
    await save(world.db, saveId('B'), { language: 'fr' });
    expect(await world.writesDuring(() => handle('B'))).toBe(5);
    expect(await admits(FIRST.leader)).toEqual(french);
    await putAccount(world.db, { callPolicy: { waitForLeader: false, endOnLeaderExit: false } });
    await update();
    expect(await admits(FIRST.participant)).toEqual({ ...french, waitForLeader: false });
    await putAccount(world.db, { language: 'fr' });
    await update();
    expect(await admits(FIRST.leader)).toEqual(french);
    await save(world.db, saveId('C'), { language: null });
    await handle('C');
    expect(await admits(FIRST.leader)).toEqual({ ...ADMITS, language: 'fr' });
    await putAccount(world.db);
    expect(await update()).toBe(2);
    expect(await admits(FIRST.participant)).toEqual(ADMITS);
  });

  it('costs two document reads and no write where the Save leaves it as it is', async () => {
    await save(world.db, saveId('B'), { adminEmail: 'li@acme.example' });
    let reads = 0;
    const writes = await world.writesDuring(async () => {
      reads = await world.readsDuring(() => handle('B'));
    });
    // Conference, codes, account, mail, entry, member; and the two codes.
    expect({ reads, writes }).toEqual({ reads: 6 + 2, writes: 3 });
  });

  it.each([
    ['serviceOff', { services: { conferencing: false, pbx: false } }, { isServiceOn: false }],
    ['noDialInNumbers', { dialInNumbers: [] }, {}],
  ])('is right also where no email goes out: %s', async (failure, account, part) => {
    await putAccount(world.db, account);
    await save(world.db, saveId('B'), { tag: 'Board', expiresAt: nextYear });
    expect(await handle('B')).toBe(failure);
    const told = { ...ADMITS, tag: 'Board', expiresAt: nextYear, ...part };
    expect(await admits(FIRST.leader)).toEqual(told);
    expect(await admits(FIRST.participant)).toEqual(told);
  });

  it('is right also where no new codes could be drawn', async () => {
    await save(world.db, saveId('B'), { codesWanted: 2, expiresAt: nextYear });
    expect(await handle('B', dealing(FIRST.leader, FIRST.participant))).toBe('codesExhausted');
    expect(await admits(FIRST.leader)).toEqual({ ...ADMITS, expiresAt: nextYear });
  });

  it('stays as it was where an expiry was written that is none', async () => {
    await save(world.db, saveId('B'), { expiresAt: nextYear });
    await handle('B');
    await save(world.db, saveId('C'), { expiresAt: 'tomorrow' });
    expect(await handle('C')).toBe('invalid');
    expect(await admits(FIRST.leader)).toEqual({ ...ADMITS, expiresAt: nextYear });
  });

  it('follows the account’s own call policy', async () => {
    const callPolicy = { waitForLeader: false, endOnLeaderExit: true };
    await putAccount(world.db, { callPolicy });
    await save(world.db, saveId('B'));
    await handle('B');
    expect(await admits(FIRST.participant)).toEqual({ ...ADMITS, ...callPolicy });
  });

  it('tells its keys, written once', async () => {
    await putAccount(world.db, { menu: [{ ...SONG, does: 'lock' }] });
    await save(world.db, saveId('B'));
    await handle('B');
    const menu = [{ keys: '*8', role: 'leader', does: 'lock' }];
    expect(await admits(FIRST.participant)).toEqual({ ...ADMITS, menu });
    expect(await update()).toBe(0);
    // In another order of fields, as Firestore may give them back.
    await codeDocument(FIRST.participant).update({
      'admits.menu': [{ does: 'lock', role: 'leader', keys: '*8' }],
    });
    expect(await update()).toBe(0);
    await codeDocument(FIRST.participant).update({
      'admits.menu': [{ does: null, role: 'leader', keys: '*8' }],
    });
    expect(await update()).toBe(1);
  });
});

describe('new codes', () => {
  it('and the earlier participant code that goes on tell it alike', async () => {
    await renew({ tag: 'Board' });
    for (const code of [SECOND.leader, SECOND.participant, FIRST.participant]) {
      expect(await admits(code)).toEqual({ ...ADMITS, tag: 'Board' });
    }
    await save(world.db, saveId('C'), { tag: 'Board', expiresAt: nextYear });
    expect(await world.writesDuring(() => handle('C'))).toBe(6);
    for (const code of [SECOND.leader, SECOND.participant, FIRST.participant]) {
      expect(await admits(code)).toEqual({ ...ADMITS, tag: 'Board', expiresAt: nextYear });
    }
    expect((await codeDocument(FIRST.participant).get()).get('validUntil')).toEqual(nextWeek);
  });

  it('do not touch a code that is another conference’s by now', async () => {
    const theirs = { accountId: 'another', conferenceId: 'd'.repeat(20), role: 'leader' };
    await codeDocument(FIRST.leader).set(theirs);
    await save(world.db, saveId('B'), { tag: 'Board' });
    expect(await handle('B')).toBe('queued');
    expect((await codeDocument(FIRST.leader).get()).data()).toEqual(theirs);
  });
});

describe('the undoing of a deletion', () => {
  const reference = () => world.db.doc(`accounts/${ACCOUNT}/conferences/${CONFERENCE}`);
  const settle = (kind: 'deleted' | 'restored') =>
    settleDeletion(world.db, dependencies.pepper, {
      accountId: ACCOUNT,
      conferenceId: CONFERENCE,
      kind,
      at: NOW,
      by: ADMIN.uid,
      tag: 'Weekly sales',
      runId: null,
    });

  it('brings the codes to what account and conference have become', async () => {
    await renew();
    await reference().update({ deletedAt: Timestamp.fromDate(NOW) });
    await settle('deleted');
    await putAccount(world.db, { language: 'fr' });
    expect(await update()).toBe(0);
    await reference().update({ deletedAt: null, expiresAt: nextYear });
    await settle('restored');
    for (const code of [SECOND.leader, SECOND.participant, FIRST.participant]) {
      expect(await admits(code)).toEqual({ ...ADMITS, language: 'fr', expiresAt: nextYear });
    }
  });
});

describe('an account that changes', () => {
  const working = { accountId: ACCOUNT, role: 'leader', validUntil: null };
  async function put(id: string, data: DocumentData): Promise<void> {
    await world.db.doc(`accessCodes/${id}`).set({ ...working, ...data });
  }
  const said = async (id: string): Promise<unknown> =>
    (await world.db.doc(`accessCodes/${id}`).get()).get('admits');

  it.each([
    ['service', { services: { conferencing: false, pbx: true } }, { isServiceOn: false }],
    ['language', { language: 'fr' }, { language: 'fr' }],
    [
      'call policy',
      { callPolicy: { waitForLeader: false, endOnLeaderExit: true } },
      { waitForLeader: false, endOnLeaderExit: true },
    ],
  ])('in its %s has all its codes say so, once', async (_, over, part) => {
    await putAccount(world.db, over);
    expect(await world.writesDuring(async () => expect(await update()).toBe(2))).toBe(2);
    expect(await update()).toBe(0);
    expect(await admits(FIRST.leader)).toEqual({ ...ADMITS, ...part });
    expect(await admits(FIRST.participant)).toEqual({ ...ADMITS, ...part });
    expect(await world.writesDuring(update)).toBe(0);
  });

  it('in hundreds of codes leaves none out, nor touches those of others', async () => {
    const many = Array.from({ length: 450 }, (_, index) => `many${index}`);
    const bulk = world.db.bulkWriter();
    for (const id of many) {
      const data = { ...working, conferenceId: id, admits: { ...ADMITS, tag: id } };
      void bulk.set(world.db.doc(`accessCodes/${id}`), data);
    }
    await bulk.close();
    await put('theirs', { accountId: 'another', admits: ADMITS });
    await putAccount(world.db, { language: 'fr' });
    expect(await update()).toBe(452);
    const { docs } = await world.db.collection('accessCodes').get();
    const languages = docs.map((doc): unknown => doc.get('admits.language'));
    expect(languages.filter((language) => language === 'fr')).toHaveLength(452);
    expect(await said('many7')).toEqual({ ...ADMITS, tag: 'many7', language: 'fr' });
    expect(await said('theirs')).toEqual(ADMITS);
  });

  it('has codes of an earlier version say what their conference says', async () => {
    await save(world.db, saveId('B'), { tag: 'Board', expiresAt: nextYear });
    await put('silent', { conferenceId: CONFERENCE });
    await put('orphan', { conferenceId: 'gone' });
    await put('odd', { conferenceId: 7 });
    await update();
    expect(await said('silent')).toEqual({ ...ADMITS, tag: 'Board', expiresAt: nextYear });
    expect(await said('orphan')).toBeUndefined();
    expect(await said('odd')).toBeUndefined();
  });

  it('leaves codes that have ended alone', async () => {
    await put('ended', { conferenceId: CONFERENCE, validUntil: Timestamp.fromDate(NOW) });
    await update();
    expect(await said('ended')).toBeUndefined();
  });

  it('is gone: its codes admit nobody', async () => {
    await world.db.doc(`accounts/${ACCOUNT}`).delete();
    await update();
    expect(await admits(FIRST.leader)).toMatchObject({ isServiceOn: false });
  });

  it.each([{ unavailable: 0.5 }, { aborted: 0.5 }, { answerLost: 0.5 }])(
    'while Saves change the codes too and commits fail (%o) ends right',
    async (failing) => {
      await save(world.db, saveId('B'), { tag: 'Board' });
      await putAccount(world.db, { language: 'fr' });
      world.failCommits(failing);
      await Promise.all([update(), handle('B'), update()]);
      world.failCommits();
      await update();
      expect(await admits(FIRST.leader)).toEqual({ ...ADMITS, tag: 'Board', language: 'fr' });
      expect(await world.writesDuring(update)).toBe(0);
    },
  );

  it('while a page is written has it written again', async () => {
    onlyEmbedded('the official emulator locks what a transaction has read');
    await putAccount(world.db, { language: 'fr' });
    let isFirst = true;
    // As the database, but the account changes between the first page's reading and its commit.
    const racing = Object.create(world.db, {
      runTransaction: {
        value: (work: (transaction: Transaction) => Promise<unknown>) =>
          world.db.runTransaction(async (transaction) => {
            const result = await work(transaction);
            if (isFirst) await putAccount(world.db, { language: 'en' });
            isFirst = false;
            return result;
          }),
      },
    }) as Firestore;
    await updateAdmits(racing, () => NOW, ACCOUNT);
    expect(await admits(FIRST.leader)).toEqual(ADMITS);
  });

  it('again while an earlier event is dealt with ends as the account is', async () => {
    await putAccount(world.db, { language: 'fr' });
    const early = update();
    await putAccount(world.db, { services: { conferencing: false, pbx: false } });
    await Promise.all([early, update()]);
    expect(await admits(FIRST.leader)).toEqual({ ...ADMITS, isServiceOn: false });
  });
});

describe('the event of an account', () => {
  const account = { language: 'en', services: { conferencing: true, pbx: false } };

  it.each<[string, DocumentData | undefined, DocumentData | undefined, boolean]>([
    ['a new account', undefined, account, true],
    ['one that is gone', account, undefined, true],
    ['a service', account, { ...account, services: { conferencing: false } }, true],
    ['a language', account, { ...account, language: 'fr' }, true],
    ['a zone', account, { ...account, timeZone: 'Europe/Paris' }, false],
    [
      'the other service',
      account,
      { ...account, services: { conferencing: true, pbx: true } },
      false,
    ],
    [
      'the usual policy, said aloud',
      account,
      { ...account, callPolicy: { waitForLeader: true, endOnLeaderExit: false } },
      false,
    ],
    [
      'codes on its own numbers alone',
      account,
      {
        ...account,
        callPolicy: { waitForLeader: true, endOnLeaderExit: false, dialInNumbers: 'own' },
      },
      true,
    ],
    ['a key', account, { ...account, menu: [SONG] }, true],
    ['a key’s other words', { menu: [SONG] }, { menu: [{ ...SONG, action: OTHER }] }, false],
    ['what a key does', { menu: [SONG] }, { menu: [{ ...SONG, does: 'lock' }] }, true],
    ['the operator who asks', account, { ...account, codesAskedAt: Timestamp.now() }, true],
    ['and asks for keys', account, { ...account, menuAskedAt: Timestamp.now() }, true],
  ])('that tells of %s', (_, before, after, concerns) => {
    expect(concernsCodes(before, after)).toBe(concerns);
  });
});
