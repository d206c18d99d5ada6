import { type DocumentData, Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handleSave } from '../../../functions/src/saves/handle-save.ts';
import { accessCodeKey } from '../../../functions/src/codes/access-code-key.ts';
import { beforeTransactions } from '../../support/before-transactions.ts';
import {
  ACCOUNT,
  ADMIN,
  ADMITS,
  CONFERENCE,
  dealing,
  dependencies,
  putAccount,
  putAdmin,
  save,
  SAVED_AT,
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
  world.failCommits();
  await world.clear();
});

const event = (letter: string, conferenceId = CONFERENCE) => saveEvent(letter, { conferenceId });
const handle = (letter: string, deps = dependencies) => handleSave(world.db, deps, event(letter));

async function conference(id = CONFERENCE) {
  return (await world.db.doc(`accounts/${ACCOUNT}/conferences/${id}`).get()).data();
}
async function leaderCode(id = CONFERENCE): Promise<unknown> {
  return (await world.db.doc(`accounts/${ACCOUNT}/conferences/${id}/private/codes`).get()).get(
    'leaderCode',
  );
}
async function mails() {
  return (await world.db.collection('mail').get()).docs.map((doc) => ({
    id: doc.id,
    ...doc.data(),
  }));
}
/** The activity log, by what its entries' ids say beside the conference. */
async function activity(): Promise<Record<string, DocumentData>> {
  const { docs } = await world.db.collection(`accounts/${ACCOUNT}/activity`).get();
  return Object.fromEntries(
    docs.map((doc) => [doc.id.replace(`${CONFERENCE}_`, ''), doc.data()] as const),
  );
}
async function codeDocuments() {
  return (await world.db.collection('accessCodes').get()).docs;
}

describe('the first Save of a conference', () => {
  it('gives codes and queues the email in six writes', async () => {
    await save(world.db, saveId('A'));
    expect(await world.writesDuring(() => handle('A'))).toBe(6);

    const now = await conference();
    const leader = await leaderCode();
    expect(now).toMatchObject({
      participantCode: expect.stringMatching(/^[1-9]\d{9}$/) as unknown,
      codesVersion: 1,
      email: {
        state: 'queued',
        saveId: saveId('A'),
        to: 'ana@acme.example',
        failure: null,
        detail: null,
      },
    });
    expect(leader).toMatch(/^[1-9]\d{9}$/);
    expect(leader).not.toBe(now?.['participantCode']);
    expect(JSON.stringify(now)).not.toContain(String(leader));

    const found = await mails();
    expect(found).toMatchObject([
      {
        id: `${CONFERENCE}_${saveId('A')}`,
        to: 'ana@acme.example',
        // So that nobody's out-of-office notice answers it.
        headers: { 'Auto-Submitted': 'auto-generated' },
        source: {
          accountId: ACCOUNT,
          activityId: `${CONFERENCE}_${saveId('A')}`,
          conferenceId: CONFERENCE,
          saveId: saveId('A'),
        },
      },
    ]);
    expect(found[0]).toHaveProperty('message.text', expect.stringContaining('Weekly sales'));
    expect(found[0]).not.toHaveProperty('delivery');
  });

  it('keeps a document for each code under its keyed hash', async () => {
    await save(world.db, saveId('A'));
    await handle('A', dealing('4829150637', '7712049958'));
    const documents = await codeDocuments();
    const rest = {
      accountId: ACCOUNT,
      conferenceId: CONFERENCE,
      validUntil: null,
      retiredAt: null,
      reservedUntil: null,
      admits: ADMITS,
    };
    expect(Object.fromEntries(documents.map((doc) => [doc.id, doc.data()]))).toEqual({
      [accessCodeKey('4829150637', dependencies.pepper)]: { ...rest, role: 'leader' },
      [accessCodeKey('7712049958', dependencies.pepper)]: { ...rest, role: 'participant' },
    });
  });
});

describe('a Save that sends again', () => {
  it('keeps the codes and takes three writes', async () => {
    await save(world.db, saveId('A'));
    await handle('A');
    const [before, leader] = [await conference(), await leaderCode()];
    await save(world.db, saveId('B'), { adminEmail: 'li@acme.example' });
    expect(await world.writesDuring(() => handle('B'))).toBe(3);

    expect(await conference()).toMatchObject({
      participantCode: before?.['participantCode'] as unknown,
      codesVersion: 1,
      email: { saveId: saveId('B'), to: 'li@acme.example' },
    });
    expect(await leaderCode()).toBe(leader);
    expect((await mails()).map((mail) => mail.id).sort()).toEqual(
      [saveId('A'), saveId('B')].map((id) => `${CONFERENCE}_${id}`),
    );
  });
});

describe('an event that comes', () => {
  it('twice does nothing the second time', async () => {
    await save(world.db, saveId('A'));
    await handle('A');
    expect(
      await world.writesDuring(async () => expect(await handle('A')).toBe('alreadyHandled')),
    ).toBe(0);
  });

  it('many times at once makes one email and one pair of codes', async () => {
    await save(world.db, saveId('A'));
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => handle('A')));
    expect(outcomes.filter((outcome) => outcome === 'queued')).toHaveLength(1);
    expect(await mails()).toHaveLength(1);
    expect(await codeDocuments()).toHaveLength(2);
  });

  it.each([{ unavailable: 0.5 }, { aborted: 0.5 }, { answerLost: 0.5 }])(
    'while commits fail (%o) still makes one email',
    async (failing) => {
      await save(world.db, saveId('A'));
      world.failCommits(failing);
      await handle('A');
      world.failCommits();
      expect(await mails()).toHaveLength(1);
      expect(await codeDocuments()).toHaveLength(2);
    },
  );

  it('while Firestore is away comes again, and nothing is told before', async () => {
    await save(world.db, saveId('A'));
    const away = new Error('away');
    let times = 0;
    // So often that it could be taken for codes that are all taken.
    const db = beforeTransactions(world.db, () =>
      ++times > 5 ? Promise.resolve() : Promise.reject(away),
    );
    await expect(handleSave(db, dependencies, event('A'))).rejects.toBe(away);
    expect(await conference()).not.toHaveProperty('email');
  });

  it('late sends what is on file now and leaves the newest Save’s email alone', async () => {
    await save(world.db, saveId('A'));
    await save(world.db, saveId('B'), { adminEmail: 'li@acme.example', tag: 'Board' });
    expect(await handle('B')).toBe('queued');
    const before = await conference();
    expect(await handle('A')).toBe('queued');

    expect(await conference()).toEqual(before);
    const found = await mails();
    expect(found).toHaveLength(2);
    for (const mail of found) {
      expect(mail).toMatchObject({ to: 'li@acme.example' });
      expect(mail).toHaveProperty('message.text', expect.stringContaining('Board'));
    }
  });

  it('first although its Save is the older one gives the codes and does not speak for the newer', async () => {
    await save(world.db, saveId('A'));
    await save(world.db, saveId('B'));
    await handle('A');
    expect(await conference()).not.toHaveProperty('email');
    const leader = await leaderCode();
    await handle('B');
    expect(await leaderCode()).toBe(leader);
    expect(await conference()).toMatchObject({ email: { saveId: saveId('B') } });
    expect(await codeDocuments()).toHaveLength(2);
  });

  it('after the conference is gone does nothing', async () => {
    expect(
      await world.writesDuring(async () => expect(await handle('A')).toBe('conferenceGone')),
    ).toBe(0);
  });
});

describe('a collision', () => {
  const other = 'd'.repeat(20);

  beforeEach(async () => {
    await save(world.db, saveId('A'), {}, other);
    await handleSave(world.db, dealing('4829150637', '7712049958'), event('A', other));
    await save(world.db, saveId('A'));
  });

  it.each([
    ['leader', ['4829150637', '9051736284']],
    ['participant', ['9051736284', '7712049958']],
    ['other role’s', ['7712049958', '9051736284']],
  ])('with a %s code draws another pair', async (_, taken) => {
    const outcome = await handle('A', dealing(...taken, '3618402957', '5290174836'));
    expect(outcome).toBe('queued');
    expect(await leaderCode()).toBe('3618402957');
    expect(await conference()).toMatchObject({ participantCode: '5290174836' });
    expect(await codeDocuments()).toHaveLength(4);
  });

  it('without end fails in words, and the next Save heals it', async () => {
    const unlucky = dealing('4829150637', '9051736284');
    expect(await handle('A', unlucky)).toBe('codesExhausted');
    expect(await conference()).toMatchObject({
      email: { state: 'failed', failure: 'codesExhausted', saveId: saveId('A') },
    });
    expect(await conference()).not.toHaveProperty('participantCode');
    expect(await mails()).toHaveLength(1);
    expect(await handle('A')).toBe('alreadyHandled');

    await save(world.db, saveId('B'));
    expect(await handle('B')).toBe('queued');
    expect(await conference()).toMatchObject({ email: { state: 'queued', saveId: saveId('B') } });
  });

  it.each([
    [4, 'queued'],
    [5, 'codesExhausted'],
  ])('%i times in a row comes to %s', async (times, outcome) => {
    const taken = Array.from({ length: times }, () => ['4829150637', '9051736284']).flat();
    expect(await handle('A', dealing(...taken, '3618402957', '5290174836'))).toBe(outcome);
  });

  it('does not take away the other conference’s code', async () => {
    await handle('A', dealing('4829150637', '9051736284', '3618402957', '5290174836'));
    expect(await leaderCode(other)).toBe('4829150637');
    const key = accessCodeKey('4829150637', dependencies.pepper);
    const holder = await world.db.doc(`accessCodes/${key}`).get();
    expect(holder.get('conferenceId')).toBe(other);
  });
});

describe('an account that cannot send', () => {
  it.each([
    ['lost the service', { services: { conferencing: false, pbx: true } }, 'serviceOff'],
    ['has no numbers', { dialInNumbers: [] }, 'noDialInNumbers'],
  ])('because it %s is told so', async (_, account, failure) => {
    await putAccount(world.db, account);
    await save(world.db, saveId('A'));
    expect(await world.writesDuring(async () => expect(await handle('A')).toBe(failure))).toBe(2);
    expect(await conference()).toMatchObject({
      email: { state: 'failed', failure, saveId: saveId('A'), to: 'ana@acme.example' },
    });
    expect(await mails()).toEqual([]);
    expect(await codeDocuments()).toEqual([]);
  });
});

describe('a conference that was written past the rules', () => {
  it.each([
    ['two addresses', { adminEmail: 'ana@acme.example, eve@evil.example' }],
    ['a Tag with a line break', { tag: 'a\r\nBcc: eve@evil.example' }],
    ['an address that is no text', { adminEmail: 7 }],
    ['a Tag that is no text', { tag: 7 }],
    ['a time that is none', { expiresAt: 'tomorrow' }],
  ])('with %s sends nothing and is told so, until it is saved right', async (_, over) => {
    await save(world.db, saveId('A'), over);
    expect(await world.writesDuring(async () => expect(await handle('A')).toBe('invalid'))).toBe(2);
    const told = await conference();
    expect(told).toMatchObject({
      email: { state: 'failed', failure: 'invalid', saveId: saveId('A'), detail: null },
    });
    expect(told?.['email']).toHaveProperty('to', expect.any(String));
    expect(await mails()).toEqual([]);
    expect(await codeDocuments()).toEqual([]);
    expect(await handle('A')).toBe('alreadyHandled');

    await save(world.db, saveId('B'), {
      tag: 'Weekly sales',
      adminEmail: 'ana@acme.example',
      expiresAt: null,
    });
    expect(await handle('B')).toBe('queued');
  });

  it('with a saveId that could not name a mail is told so', async () => {
    const odd = { ...event('A'), saveId: 'mail/../accounts', savedBy: '../members/uid' };
    await save(world.db, odd.saveId);
    expect(await handleSave(world.db, dependencies, odd)).toBe('invalid');
    expect(await handleSave(world.db, dependencies, odd)).toBe('alreadyHandled');
    expect(await conference()).toMatchObject({
      email: { state: 'failed', failure: 'invalid', saveId: odd.saveId },
    });
    expect(await mails()).toEqual([]);
  });

  it.each([
    ['codesWanted', 'two'],
    ['codesWanted', 0],
    ['codesVersion', 'one'],
    ['participantCode', 7],
    ['previousParticipantCode', { code: 7, until: 'soon' }],
    ['participantOverlapUntil', 'soon'],
    ['informed', 'nobody'],
    ['directory', 'ana@acme.example'],
  ])('with a %s of %o is given its first codes all the same', async (field, value) => {
    await save(world.db, saveId('A'), { [field]: value });
    expect(await handle('A')).toBe('queued');
    expect(await conference()).toMatchObject({ codesVersion: 1 });
  });

  it('with an email that says nothing tells the next one', async () => {
    await save(world.db, saveId('A'), { email: 'sent' });
    expect(await handle('A')).toBe('queued');
    expect(await conference()).toMatchObject({ email: { state: 'queued', saveId: saveId('A') } });
  });

  it.each(['', '.', '..', '__uid__'])(
    'by "%s", which could be no member’s, is handled and told by that name',
    async (savedBy) => {
      await save(world.db, saveId('A'));
      expect(await handleSave(world.db, dependencies, saveEvent('A', { savedBy }))).toBe('queued');
      expect((await activity())[saveId('A')]).toMatchObject({
        by: { uid: savedBy, email: savedBy },
      });
    },
  );

  it('in an account that is not valid is told so', async () => {
    await putAccount(world.db, { language: 'xx' });
    await save(world.db, saveId('A'));
    expect(await handle('A')).toBe('invalid');
    expect(await conference()).toMatchObject({ email: { state: 'failed', failure: 'invalid' } });
  });

  it('leaves a newer Save’s story alone', async () => {
    await save(world.db, saveId('A'), { adminEmail: 'nobody' });
    await save(world.db, saveId('B'), { adminEmail: 'nobody either' });
    expect(await handle('A')).toBe('invalid');
    expect(await conference()).not.toHaveProperty('email');
  });
});

describe('a zone that does not exist', () => {
  it('does not keep an email from being sent: its times are in UTC', async () => {
    await putAccount(world.db, { timeZone: 'America/Nowhere' });
    const expiresAt = Timestamp.fromDate(new Date('2036-12-12T22:00:00Z'));
    await save(world.db, saveId('A'), { expiresAt });
    expect(await handle('A')).toBe('queued');
    const [mail] = await mails();
    expect(mail).toHaveProperty('message.text', expect.stringContaining('22:00 UTC'));
  });
});

describe('what the list is searched by', () => {
  const never = Timestamp.fromDate(new Date('9999-12-31T23:59:59.999Z'));

  it('follows each Save', async () => {
    await save(world.db, saveId('A'), { tag: 'Équipe des VENTES' });
    await handle('A');
    expect(await conference()).toMatchObject({
      listKeys: { tag: 'equipe des ventes', adminEmail: 'ana@acme.example', activeUntil: never },
    });
    const expiresAt = Timestamp.fromDate(new Date('2036-12-12T22:00:00Z'));
    await save(world.db, saveId('B'), { tag: 'Board', expiresAt });
    await handle('B');
    expect(await conference()).toMatchObject({
      listKeys: { tag: 'board', activeUntil: expiresAt },
    });
  });

  const found = async (key: string) => {
    const keys = (await conference())?.['listKeys'] as { search: string[] } | undefined;
    return keys?.search.includes(key);
  };

  it('has the words of the Tag and the address as they are now', async () => {
    await save(world.db, saveId('A'), { tag: 'Équipe Montréal' });
    await handle('A');
    expect([await found('montreal'), await found('@acme.example')]).toEqual([true, true]);
    await save(world.db, saveId('B'), { tag: 'Night shift', adminEmail: 'li@zenith.example' });
    await handle('B');
    expect([await found('montreal'), await found('@acme.example')]).toEqual([false, false]);
    expect([await found('shift'), await found('@zenith.example')]).toEqual([true, true]);
  });

  it('has the participant code that it has now, never the leader code, in no write more', async () => {
    const leader = (role: string) => found(role === 'old' ? '4829150637' : '3618402957');
    await save(world.db, saveId('A'));
    const first = dealing('4829150637', '7712049958');
    expect(await world.writesDuring(() => handle('A', first))).toBe(6);
    expect([await found('7712049958'), await found('7712')]).toEqual([true, true]);
    expect([await leader('old'), await found('4829')]).toEqual([false, false]);

    // A Save that keeps the codes keeps them here.
    await save(world.db, saveId('B'));
    expect(await world.writesDuring(() => handle('B'))).toBe(3);
    expect(await found('7712049958')).toBe(true);

    const overlap = Timestamp.fromDate(new Date('2026-12-23T12:00:00Z'));
    await save(world.db, saveId('C'), { codesWanted: 2, participantOverlapUntil: overlap });
    await handle('C', dealing('3618402957', '5290174836'));
    expect([await found('5290174836'), await found('7712049958')]).toEqual([true, false]);
    expect(await leader('new')).toBe(false);
  });

  it('is kept also where no email can be sent', async () => {
    await putAccount(world.db, { dialInNumbers: [] });
    await save(world.db, saveId('A'), { tag: 'Board\r\nBcc', adminEmail: 7 });
    expect(await handle('A')).toBe('invalid');
    expect(await conference()).toMatchObject({
      listKeys: { tag: 'board bcc', adminEmail: '', activeUntil: never },
    });
  });
});

describe('the activity log', () => {
  const told = {
    at: Timestamp.fromDate(SAVED_AT),
    by: ADMIN,
    conferenceId: CONFERENCE,
    tag: 'Weekly sales',
    member: null,
    displaced: null,
    overlapUntil: null,
    profile: null,
    information: null,
    expiresAt: null,
    changes: null,
    run: null,
    notTaken: null,
    act: null,
  };

  it('has one entry for each Save, with its email', async () => {
    await save(world.db, saveId('A'));
    await handle('A');
    await save(world.db, saveId('B'), { adminEmail: 'li@acme.example' });
    await handle('B');
    await handle('B');
    const email = {
      state: 'queued',
      failure: null,
      detail: null,
      at: expect.any(Timestamp) as unknown,
    };
    expect(await activity()).toEqual({
      [saveId('A')]: { ...told, kind: 'generated', email: { ...email, to: 'ana@acme.example' } },
      [saveId('B')]: { ...told, kind: 'saved', email: { ...email, to: 'li@acme.example' } },
    });
  });

  it('tells of a late event what that Save said, and where its email goes now', async () => {
    await save(world.db, saveId('A'));
    await save(world.db, saveId('B'), { adminEmail: 'li@acme.example', tag: 'Board' });
    await handle('B');
    const savedAt = new Date('2026-11-20T08:00:00Z');
    await handleSave(world.db, dependencies, saveEvent('A', { savedBy: 'gone', savedAt }));
    expect((await activity())[saveId('A')]).toMatchObject({
      kind: 'generated',
      at: Timestamp.fromDate(savedAt),
      by: { uid: 'gone', email: 'gone' },
      tag: 'Weekly sales',
      email: { to: 'li@acme.example' },
    });
  });

  it('says what failed, and leaves it so when the event comes again', async () => {
    await putAccount(world.db, { dialInNumbers: [] });
    await save(world.db, saveId('A'));
    await handle('A');
    await putAccount(world.db);
    expect(await handle('A')).toBe('alreadyHandled');
    expect((await activity())[saveId('A')]).toMatchObject({
      email: { state: 'failed', failure: 'noDialInNumbers', to: 'ana@acme.example' },
    });
    expect(await mails()).toEqual([]);
  });

  it('tells what no person did as such', async () => {
    await save(world.db, saveId('A'));
    await handleSave(world.db, dependencies, saveEvent('A', { savedBy: null }));
    expect((await activity())[saveId('A')]).toMatchObject({ by: null });
  });

  it('keeps a Save done whose mail has expired', async () => {
    await save(world.db, saveId('A'));
    await handle('A');
    await world.db.doc(`mail/${CONFERENCE}_${saveId('A')}`).delete();
    await save(world.db, saveId('B'));
    await handle('B');
    expect(await handle('A')).toBe('alreadyHandled');
    expect(await mails()).toHaveLength(1);
  });

  it('is not asked about what was saved before there was one', async () => {
    await save(world.db, saveId('A'), {
      email: { saveId: saveId('A'), state: 'sent', at: Timestamp.now() },
    });
    expect(await handle('A')).toBe('alreadyHandled');
    expect(await mails()).toEqual([]);
  });

  it('never holds a code', async () => {
    await save(world.db, saveId('A'));
    await handle('A');
    const all = JSON.stringify(await activity());
    expect(all).not.toContain(await leaderCode());
    expect(all).not.toContain((await conference())?.['participantCode']);
  });
});

describe('a deleted conference', () => {
  it('is left alone', async () => {
    await save(world.db, saveId('A'), { deletedAt: Timestamp.now() });
    expect(
      await world.writesDuring(async () => expect(await handle('A')).toBe('conferenceDeleted')),
    ).toBe(0);
  });
});
