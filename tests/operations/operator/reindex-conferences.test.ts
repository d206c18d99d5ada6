import { FieldValue, Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { editionOf } from '../../../domain/conference/edition.ts';
import { concernsCodes } from '../../../functions/src/codes/update-admits.ts';
import { reindexConferences } from '../../../local/operator/reindex-conferences.ts';
import { ACCOUNT, CONFERENCE, putAccount, save, saveId, startWorld, type World } from '../world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(() => putAccount(world.db));
afterEach(async () => {
  await world.clear();
});

const reference = () => world.db.doc(`accounts/${ACCOUNT}/conferences/${CONFERENCE}`);
const expiresAt = Timestamp.fromDate(new Date('2036-12-12T22:00:00.250Z'));
const listKeys = { tag: 'equipe', adminEmail: 'ana@acme.example', activeUntil: expiresAt };

it('fills in what a conference of an earlier version lacks, once', async () => {
  await save(world.db, saveId('A'), { tag: 'Équipe', expiresAt, codesVersion: 1 });
  await reference().update({ deletedAt: FieldValue.delete(), codesWanted: FieldValue.delete() });
  expect(await reindexConferences(world)).toEqual({ found: 1, changed: 1 });
  expect((await reference().get()).data()).toMatchObject({
    deletedAt: null,
    codesWanted: 1,
    listKeys,
  });
  const again = async () =>
    expect(await reindexConferences(world)).toEqual({ found: 1, changed: 0 });
  expect(await world.writesDuring(again)).toBe(0);
});

it('has conferences of an earlier version found by what they are searched by now', async () => {
  const participantCode = '7712049958';
  await save(world.db, saveId('A'), { tag: 'Équipe Montréal', expiresAt, participantCode });
  await reference().update({ listKeys: { ...listKeys, tag: 'equipe montreal' }, codesVersion: 1 });
  expect(await reindexConferences(world)).toEqual({ found: 1, changed: 1 });
  const search = (await reference().get()).get('listKeys.search') as string[];
  expect(search).toEqual(expect.arrayContaining(['montreal', '@acme.example', participantCode]));
  expect(await reindexConferences(world)).toEqual({ found: 1, changed: 0 });

  await reference().update({ 'listKeys.search': search.slice(1) });
  expect(await reindexConferences(world)).toEqual({ found: 1, changed: 1 });
  expect((await reference().get()).get('listKeys.search')).toEqual(search);
});

it('puts keys right that do not fit, and leaves the rest as it is', async () => {
  const deletedAt = Timestamp.fromDate(new Date('2026-11-23T12:00:00Z'));
  await save(world.db, saveId('A'), {
    tag: 'Équipe',
    expiresAt,
    codesWanted: 3,
    deletedAt,
    listKeys: { ...listKeys, tag: 'Équipe' },
  });
  expect(await reindexConferences(world)).toEqual({ found: 1, changed: 1 });
  expect((await reference().get()).data()).toMatchObject({ codesWanted: 3, deletedAt, listKeys });
});

describe('the key of failed emails', () => {
  const email = (state: string) => ({ state, saveId: saveId('A'), to: '', at: expiresAt });
  const failed = async (): Promise<unknown> => (await reference().get()).get('listKeys.failed');

  it('is filled in where the email of an earlier version failed', async () => {
    await save(world.db, saveId('A'), { expiresAt, codesVersion: 1, email: email('failed') });
    expect(await failed()).toBeUndefined();
    expect(await reindexConferences(world)).toEqual({ found: 1, changed: 1 });
    expect(await failed()).toBe(true);
    expect(await reindexConferences(world)).toEqual({ found: 1, changed: 0 });
    // Whatever else that email lacks, or is of an earlier Save.
    await reference().update({
      email: { state: 'failed' },
      'listKeys.failed': FieldValue.delete(),
    });
    expect(await reindexConferences(world)).toEqual({ found: 1, changed: 1 });
    expect(await failed()).toBe(true);
  });

  it.each(['queued', 'waiting', 'sent'])('goes where it is there beside one %s', async (state) => {
    await save(world.db, saveId('A'), { expiresAt, codesVersion: 1, email: email(state) });
    await reindexConferences(world);
    expect(await failed()).toBeUndefined();
    await reference().update({ 'listKeys.failed': true });
    expect(await reindexConferences(world)).toEqual({ found: 1, changed: 1 });
    expect(await failed()).toBeUndefined();
    expect(await reindexConferences(world)).toEqual({ found: 1, changed: 0 });
  });
});

describe('the ledger', () => {
  const at = Timestamp.fromDate(new Date('2026-11-20T12:00:00Z'));
  const email = { saveId: saveId('A'), state: 'sent', to: 'ana@acme.example', at };
  const edition = editionOf({
    dialInNumbers: [{ number: '+15145550100', location: 'Montreal', tollFree: false }],
    menu: [],
  });
  const put = (over: object) =>
    save(world.db, saveId('A'), { codesVersion: 2, expiresAt, ...over });
  const stored = async () => (await reference().get()).data() ?? {};

  it('takes what the account says now for what the last email said', async () => {
    await put({ email });
    await reindexConferences(world);
    expect(await stored()).toMatchObject({
      informed: [{ to: email.to, at, isSure: true, codesVersion: 2, edition }],
      listKeys: { informed: edition },
    });
    // What changes after that is what makes it out of date.
    await putAccount(world.db, { dialInNumbers: [] });
    expect(await reindexConferences(world)).toEqual({ found: 1, changed: 0 });
  });

  it.each([
    ['failed', { email: { ...email, state: 'failed' } }],
    ['is of an earlier Save', { email: { ...email, saveId: saveId('B') } }],
  ])('begins with the next email where the last one %s', async (_how, over) => {
    await put(over);
    await reindexConferences(world);
    const data = await stored();
    expect(data).not.toHaveProperty('informed');
    expect(data['listKeys']).toHaveProperty('informed', null);
  });

  it('stays as it is where there is one', async () => {
    const informed = [{ to: email.to, at, codesVersion: 2, edition: 'other.other' }];
    await put({ email, informed, listKeys: { ...listKeys, tag: 'x', informed: '' } });
    expect(await reindexConferences(world)).toEqual({ found: 1, changed: 1 });
    expect(await stored()).toMatchObject({ informed, listKeys: { informed: '' } });
  });

  it('of an account that cannot be read begins with its next email', async () => {
    await putAccount(world.db, { menu: 'none' });
    await put({ email });
    await reindexConferences(world);
    expect(await stored()).not.toHaveProperty('informed');
  });
});

it.each([
  ['to come', new Date('2036-12-12T22:00:00Z'), new Date('2036-12-05T22:00:00Z')],
  ['that has passed', new Date('2026-01-12T22:00:00Z'), undefined],
])('an expiry %s is reminded of, or not', async (_when, date, remindAt) => {
  await save(world.db, saveId('A'), { expiresAt: Timestamp.fromDate(date), codesVersion: 1 });
  await reindexConferences(world);
  const told = (await reference().get()).get('remindAt') as Timestamp | undefined;
  expect(told?.toDate()).toEqual(remindAt);
  expect(await reindexConferences(world)).toEqual({ found: 1, changed: 0 });
});

it('asks once for each account that its codes and its numbers be looked through', async () => {
  const account = world.db.doc(`accounts/${ACCOUNT}`);
  const before = (await account.get()).data();
  await reindexConferences(world);
  const after = (await account.get()).data();
  expect(concernsCodes(before, after)).toBe(true);
  expect(after).toHaveProperty('numbersAskedAt');
  expect(after).toHaveProperty('menuAskedAt');
  expect(after).toHaveProperty('dialInAskedAt');
  expect(await world.writesDuring(() => reindexConferences(world))).toBe(0);
});

it('asks an account of the version before for its numbers alone', async () => {
  const codesAskedAt = Timestamp.fromDate(new Date('2026-10-01T12:00:00Z'));
  await putAccount(world.db, { codesAskedAt });
  await reindexConferences(world);
  const after = (await world.db.doc(`accounts/${ACCOUNT}`).get()).data();
  expect(after).toMatchObject({ codesAskedAt });
  expect(after).toHaveProperty('numbersAskedAt');
  expect(after).toHaveProperty('menuAskedAt');
  expect(after).toHaveProperty('dialInAskedAt');
});
