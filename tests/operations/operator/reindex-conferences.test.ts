import { FieldValue, Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { concernsCodes } from '../../../functions/src/codes/update-admits.ts';
import { reindexConferences } from '../../../local/operator/reindex-conferences.ts';
import { ACCOUNT, CONFERENCE, putAccount, save, saveId, startWorld, type World } from '../world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(() => putAccount(world.db));
afterEach(() => {
  world.clear();
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

it('asks once for each account that its codes and its numbers be looked through', async () => {
  const account = world.db.doc(`accounts/${ACCOUNT}`);
  const before = (await account.get()).data();
  await reindexConferences(world);
  const after = (await account.get()).data();
  expect(concernsCodes(before, after)).toBe(true);
  expect(after).toHaveProperty('numbersAskedAt');
  expect(await world.writesDuring(() => reindexConferences(world))).toBe(0);
});

it('asks an account of the version before for its numbers alone', async () => {
  const codesAskedAt = Timestamp.fromDate(new Date('2026-10-01T12:00:00Z'));
  await putAccount(world.db, { codesAskedAt });
  await reindexConferences(world);
  const after = (await world.db.doc(`accounts/${ACCOUNT}`).get()).data();
  expect(after).toMatchObject({ codesAskedAt });
  expect(after).toHaveProperty('numbersAskedAt');
});
