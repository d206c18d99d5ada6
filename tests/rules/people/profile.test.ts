import {
  collection,
  deleteDoc,
  deleteField,
  getDocs,
  query,
  serverTimestamp,
  setDoc,
  Timestamp,
  updateDoc,
  where,
  type DocumentData,
} from 'firebase/firestore/lite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { timeZoneSchema } from '../../../domain/account/account.ts';
import { paths } from '../../../domain/paths.ts';
import {
  allowed,
  denied,
  startRulesFirestore,
  type RulesFirestore,
} from '../../support/firestore.ts';
import { at, FUTURE, nonAdmins, PAST, seedWorld, type World } from '../../support/rules-world.ts';
import { timeZoneNames } from '../../../domain/time/zones.ts';

let firestore: RulesFirestore;
let world: World;

beforeAll(async () => {
  firestore = await startRulesFirestore();
});
afterAll(() => firestore.stop());
beforeEach(async () => {
  world = await seedWorld(firestore);
});

const account = (uid: string) => at(firestore.as(uid), paths.account(world.account));

/** What the portal writes for other words and another clock. */
const change = (uid: string, fields: DocumentData = {}): DocumentData => ({
  timeZone: 'America/Toronto',
  language: 'fr',
  changedAt: serverTimestamp(),
  changedBy: uid,
  ...fields,
});

const write = (fields: DocumentData) =>
  updateDoc(account(world.admin), change(world.admin, fields));

describe('the Profile', () => {
  it('is given another time zone and language by an administrator', async () => {
    await allowed(write({}));
    await allowed(write({ timeZone: 'UTC', language: 'en' }));
    await allowed(write({}));
  });

  it.each(['expiryReminders', 'callReceipts'])('says whether leaders get %s', async (field) => {
    for (const value of [true, false]) await allowed(write({ [field]: value }));
    for (const value of [null, 'yes', 1, [true], { much: 'x'.repeat(100_000) }]) {
      await denied(write({ [field]: value }));
    }
    await allowed(write({ [field]: true }));
    await denied(updateDoc(account(world.admin), { [field]: false }));
    await allowed(write({ [field]: deleteField() }));
  });

  it('is not changed by anybody else', async () => {
    for (const { who, uid, client } of nonAdmins(firestore, world)) {
      await denied(updateDoc(at(client, paths.account(world.account)), change(uid)), who);
    }
  });

  it('is not changed by an administrator who was taken out', async () => {
    await deleteDoc(at(firestore.owner, paths.member(world.account, world.admin)));
    await denied(write({}));
  });

  it.each([
    ['name', 'Another'],
    ['services', { conferencing: true, pbx: true, more: true }],
    ['services.pbx', false],
    ['services.conferencing', false],
    ['dialInNumbers', [{ number: '+15145550100', location: 'Montréal', tollFree: false }]],
    ['shownNumbers', { '+15145550100': '+1 900 555 0100' }],
    ['menu', [{ keys: '*6' }]],
    ['anything', 'x'.repeat(100_000)],
    ['name', deleteField()],
    ['services', deleteField()],
  ])('does not get another %s', async (field, value) => {
    await denied(write({ [field]: value }));
    await denied(updateDoc(account(world.admin), { [field]: value }));
  });

  it.each([
    ['nothing', ''],
    ['a name with a space', 'America/New York'],
    ['a path', '../../etc/passwd'],
    ['an address', 'https://example.com/zone'],
    ['a line break', 'UTC\n'],
    ['four parts', 'a/b/c/d'],
    ['an empty part', 'America//Toronto'],
    ['an empty last part', 'America/'],
    ['a zone in other letters', 'america/toronto'],
    ['a zone with more behind it', 'America/Toronto/Centre'],
    ['a zone with more before it', 'North_America/Toronto'],
    ['an area alone', 'America'],
    ['a place that is nowhere', 'America/Nowhere'],
    ['Alaska, for some', 'AST'],
    ['Dhaka, for some', 'BST'],
    ['Kolkata, for some', 'IST'],
    ['Los Angeles, for some', 'PST'],
    ['a zone that never was', 'US/Pacific-New'],
    ['a zone of an old system', 'SystemV/EST5'],
    ['a sign that stands for letters elsewhere', 'Etc/GMTT5'],
    ['a distance', '+05:00'],
    ['a very long text', 'x/'.repeat(50_000)],
    ['a number', 1],
    ['null', null],
    ['a list', ['UTC']],
    ['no time zone', deleteField()],
  ])('does not get %s as its time zone', async (_what, timeZone) => {
    await denied(write({ timeZone }));
  });

  it('gets every zone that there is', async () => {
    const zones = timeZoneNames();
    const longest = zones.reduce((most, zone) => (zone.length > most.length ? zone : most));
    const shapes = new Map(
      zones.map((zone) => [zone.replace(/[a-z]+/g, 'a').replace(/[A-Z]+/g, 'A'), zone]),
    );
    for (const timeZone of [longest, ...shapes.values()]) {
      expect(timeZoneSchema.safeParse(timeZone).success).toBe(true);
      await allowed(write({ timeZone }));
    }
  });

  it.each([
    ['another language', 'de'],
    ['capitals', 'EN'],
    ['null', null],
    ['a list', ['en']],
    ['a large text', 'x'.repeat(100_000)],
    ['no language', deleteField()],
  ])('does not get %s', async (_what, language) => {
    await denied(write({ language }));
  });

  it.each([
    ['a time that has passed', { changedAt: PAST }],
    ['a time to come', { changedAt: FUTURE }],
    ["the client's own clock", { changedAt: Timestamp.now() }],
    ['no time', { changedAt: deleteField() }],
    ['the name of another', { changedBy: 'somebody-else' }],
    ['nobody’s name', { changedBy: deleteField() }],
    ['a large map for a name', { changedBy: { much: 'x'.repeat(100_000) } }],
  ])('is not changed with %s', async (_what, fields) => {
    await denied(write(fields));
  });

  it('is not changed without saying when and by whom', async () => {
    await denied(updateDoc(account(world.admin), { timeZone: 'America/Toronto' }));
    await denied(updateDoc(account(world.admin), { language: 'fr' }));
  });

  it('is not replaced', async () => {
    await denied(setDoc(account(world.admin), change(world.admin)));
  });
});

describe('an account', () => {
  it('is not made or deleted by anybody', async () => {
    for (const uid of [world.admin, world.viewer, world.outsider]) {
      await denied(setDoc(at(firestore.as(uid), paths.account(`mine-${uid}`)), change(uid)));
      await denied(deleteDoc(account(uid)));
    }
  });

  it('is not listed, not even by its members', async () => {
    const accounts = collection(firestore.as(world.admin), 'accounts');
    await denied(getDocs(accounts));
    await denied(getDocs(query(accounts, where('name', '==', 'Acme'))));
  });
});
