import { randomInt } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handleSave } from '../../functions/src/handle-save.ts';
import { accessCodeKey } from '../../functions/src/access-code-key.ts';
import type { SaveDependencies } from '../../functions/src/save.ts';
import { ACCOUNT, CONFERENCE, putAccount, save, saveId, startWorld, type World } from './world.ts';

const dependencies: SaveDependencies = {
  randomInt,
  codeLength: 10,
  pepper: 'pepper-of-a-test',
  mailCollection: 'mail',
};

/** Deals the given codes digit by digit, again and again. */
function dealing(...codes: string[]): SaveDependencies {
  const digits = codes.join('');
  let next = 0;
  return { ...dependencies, randomInt: () => Number(digits[next++ % digits.length]) };
}

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(() => putAccount(world.db));
afterEach(() => {
  world.failCommits();
  world.clear();
});

const event = (letter: string, conferenceId = CONFERENCE) => ({
  accountId: ACCOUNT,
  conferenceId,
  saveId: saveId(letter),
});
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
async function codeDocuments() {
  return (await world.db.collection('accessCodes').get()).docs;
}

describe('the first Save of a conference', () => {
  it('gives codes and queues the email in five writes', async () => {
    await save(world.db, saveId('A'));
    expect(await world.writesDuring(() => handle('A'))).toBe(5);

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
        source: { accountId: ACCOUNT, conferenceId: CONFERENCE, saveId: saveId('A') },
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
    };
    expect(Object.fromEntries(documents.map((doc) => [doc.id, doc.data()]))).toEqual({
      [accessCodeKey('4829150637', dependencies.pepper)]: { ...rest, role: 'leader' },
      [accessCodeKey('7712049958', dependencies.pepper)]: { ...rest, role: 'participant' },
    });
  });
});

describe('a Save that sends again', () => {
  it('keeps the codes and takes two writes', async () => {
    await save(world.db, saveId('A'));
    await handle('A');
    const [before, leader] = [await conference(), await leaderCode()];
    await save(world.db, saveId('B'), { adminEmail: 'li@acme.example' });
    expect(await world.writesDuring(() => handle('B'))).toBe(2);

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
      await world.writesDuring(async () => expect(await handle('A')).toBe('alreadyQueued')),
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
    { timeout: 20_000 },
    async (failing) => {
      await save(world.db, saveId('A'));
      world.failCommits(failing);
      await handle('A');
      world.failCommits();
      expect(await mails()).toHaveLength(1);
      expect(await codeDocuments()).toHaveLength(2);
    },
  );

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
    expect(await handle('A')).toBe('alreadyFailed');

    await save(world.db, saveId('B'));
    expect(await handle('B')).toBe('queued');
    expect(await conference()).toMatchObject({ email: { state: 'queued', saveId: saveId('B') } });
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
    expect(await world.writesDuring(async () => expect(await handle('A')).toBe(failure))).toBe(1);
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
    ['a time that is none', { expiresAt: 'tomorrow' }],
  ])('with %s sends nothing and is told so, until it is saved right', async (_, over) => {
    await save(world.db, saveId('A'), over);
    expect(await world.writesDuring(async () => expect(await handle('A')).toBe('invalid'))).toBe(1);
    const told = await conference();
    expect(told).toMatchObject({
      email: { state: 'failed', failure: 'invalid', saveId: saveId('A'), detail: null },
    });
    expect(told?.['email']).toHaveProperty('to', expect.any(String));
    expect(await mails()).toEqual([]);
    expect(await codeDocuments()).toEqual([]);
    expect(await handle('A')).toBe('alreadyFailed');

    await save(world.db, saveId('B'), {
      tag: 'Weekly sales',
      adminEmail: 'ana@acme.example',
      expiresAt: null,
    });
    expect(await handle('B')).toBe('queued');
  });

  it('with a saveId that could not name a mail is told so', async () => {
    const odd = { ...event('A'), saveId: 'mail/../accounts' };
    await save(world.db, odd.saveId);
    expect(await handleSave(world.db, dependencies, odd)).toBe('invalid');
    expect(await conference()).toMatchObject({
      email: { state: 'failed', failure: 'invalid', saveId: odd.saveId },
    });
    expect(await mails()).toEqual([]);
  });

  it('in an account that is not valid is told so', async () => {
    await putAccount(world.db, { timeZone: 'America/Nowhere' });
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
