import { deleteApp, initializeApp, type App } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { FieldValue, getFirestore, Timestamp, type Firestore } from 'firebase-admin/firestore';
import { expect } from '@playwright/test';
import type { Account } from '../../domain/account/account.ts';
import { paths } from '../../domain/paths.ts';
import { pbxListKeys, standingOf } from '../../domain/pbx-users/pbx-user.ts';
import { createAll } from '../../tests/support/create-all.ts';
import { tryAgainNow } from '../../tests/support/deliveries.ts';
import type { Suite } from './suite.ts';
import { writeCalls } from './calls.ts';
import { dateOrNothing, loadedConference, readConference } from './conference-documents.ts';
import type { Operator } from './operator-interface.ts';
import { playBridge } from './play-bridge.ts';
import { DELIVERY_MS } from './patience.ts';
import { unique } from './unique.ts';
import { inOrderOf } from '../../tests/support/in-order.ts';

export type { Operator, Person } from './operator-interface.ts';
export { unique } from './unique.ts';

const PROFILE: Account = {
  name: 'Acme Inc.',
  timeZone: 'America/Toronto',
  language: 'en',
  services: { conferencing: true, pbx: false },
  dialInNumbers: [
    { number: '+15145550100', location: 'Montréal', tollFree: false },
    { number: '+18005550199', location: 'Canada', tollFree: true },
  ],
  menu: [
    { keys: '*6', role: 'everyone', action: { en: 'Mute yourself', fr: 'Couper votre micro' } },
    { keys: '*5', role: 'leader', action: { en: 'Mute everyone', fr: 'Couper tous les micros' } },
  ],
};

/** Connects as the operator. The emulators' addresses go where firebase-admin looks for them. */
export function connectOperator(suite: Suite): Operator {
  process.env['FIRESTORE_EMULATOR_HOST'] = suite.firestoreHost;
  process.env['FIREBASE_AUTH_EMULATOR_HOST'] = suite.authHost;
  // Google's libraries otherwise ask 169.254.169.254 whether they run in Google's cloud.
  process.env['METADATA_SERVER_DETECTION'] = 'none';
  const app: App = initializeApp({ projectId: suite.projectId }, `operator-${unique()}`);
  const auth = getAuth(app);
  const database: Firestore = getFirestore(app);

  return {
    async addPerson() {
      const email = `${unique()}@people.example`;
      const password = unique();
      const { uid } = await auth.createUser({ email, password, emailVerified: true });
      return { uid, email, password };
    },

    tryEmailsAgain: (accountId) => tryAgainNow(database, suite, accountId),

    async openAccount(profile = {}) {
      const id = unique();
      await database.doc(paths.account(id)).create({ ...PROFILE, ...profile });
      return id;
    },

    async addMember(accountId, { uid, email }, role) {
      await database.doc(paths.member(accountId, uid)).set({ uid, email, role });
    },

    async addNewcomer(accountId, linkEnds = new Date(Date.now() + 86_400_000)) {
      const email = `${unique()}@people.example`;
      const { uid } = await auth.createUser({ email });
      await database.doc(paths.member(accountId, uid)).set({ uid, email, role: 'viewer' });
      const token = unique().slice(0, 20);
      const expireAt = Timestamp.fromDate(linkEnds);
      await database.doc(paths.passwordLink(token)).create({ uid, email, expireAt });
      return { email, link: `/choose-password#${token}` };
    },

    async removeMember(accountId, { uid }) {
      await database.doc(paths.member(accountId, uid)).delete();
    },

    async switchService(accountId, service, on) {
      await database.doc(paths.account(accountId)).update({ [`services.${service}`]: on });
    },

    async conferences(accountId) {
      const found = await database.collection(paths.conferences(accountId)).get();
      return Promise.all(inOrderOf(found, 'createdAt').map(readConference));
    },

    async addConference(accountId, by, input) {
      const conference = database.doc(paths.conference(accountId, unique()));
      const now = FieldValue.serverTimestamp();
      const save = { saveId: unique(), savedAt: now, savedBy: by.uid, createdAt: now };
      const wishes = { codesWanted: 1, deletedAt: null };
      await conference.create({ ...input, ...save, ...wishes });
      await expect
        .poll(async () => String((await conference.get()).get('email.state')), {
          message: `delivery of the email of ${input.tag}`,
          timeout: DELIVERY_MS,
        })
        .toMatch(/sent|failed/);
      return readConference(await conference.get());
    },

    async untilTold(accountId, kind) {
      const entries = database
        .collection(paths.activity(accountId))
        .where('kind', '==', kind)
        .orderBy('at', 'desc');
      await expect
        .poll(
          async () => {
            const { docs } = await entries.get();
            return docs.map((entry) => String(entry.get('email.state') ?? 'none'));
          },
          { message: `an entry of ${kind}`, timeout: DELIVERY_MS },
        )
        .toContainEqual(expect.stringMatching(/^(none|sent|failed)$/));
    },

    async addManyConferences(accountId, all) {
      const now = Date.now();
      const conferences = all.map((input, index) => {
        const createdAt = new Date(now - index * 1_000);
        const reference = database.doc(paths.conference(accountId, unique()));
        return [reference, loadedConference({ createdAt, ...input })] as const;
      });
      await createAll(database, conferences);
      return conferences.map(([{ id }]) => id);
    },

    async addPbxUsers(accountId, all) {
      const users = all.map((entry) => {
        const id = unique();
        const { hasConference = false, leftAt = null, conferenceId = unique() } = entry;
        const fields = {
          ...entry,
          ...{ leftAt, hasConference, conferenceId },
          standing: standingOf({ ...entry, leftAt, hasConference }),
          listKeys: pbxListKeys(entry),
          loadedAt: FieldValue.serverTimestamp(),
          loadedBy: null,
        };
        return { id, conferenceId, fields };
      });
      await createAll(
        database,
        users.map(({ id, fields }) => [database.doc(paths.pbxUser(accountId, id)), fields]),
      );
      return users.map(({ id, conferenceId }) => ({ id, conferenceId }));
    },

    async countMails(conferenceId) {
      let all = 0;
      for (const lane of ['mail', 'bulkMail']) {
        const { docs } = await database.collection(lane).get();
        all += docs.filter((mail) => mail.get('source.conferenceId') === conferenceId).length;
      }
      return all;
    },

    async liveCodes(conferenceId) {
      const codes = await database
        .collection('accessCodes')
        .where('conferenceId', '==', conferenceId)
        .get();
      const now = Date.now();
      return codes.docs
        .filter((code) => (dateOrNothing(code.get('validUntil'))?.getTime() ?? Infinity) > now)
        .map((code) => String(code.get('role')))
        .sort();
    },

    async saveElsewhere(accountId, conferenceId, by, tag) {
      await database.doc(paths.conference(accountId, conferenceId)).update({
        tag,
        saveId: unique(),
        savedAt: FieldValue.serverTimestamp(),
        savedBy: by.uid,
      });
    },

    async expire(accountId, conferenceId) {
      const expiresAt = Timestamp.fromMillis(Date.now() - 60_000);
      await database.doc(paths.conference(accountId, conferenceId)).update({ expiresAt });
    },

    async addFailedInvitation(accountId, by, email, failure = 'other') {
      await database.doc(paths.invitation(accountId, unique())).create({
        email,
        role: 'viewer',
        invitedBy: by.uid,
        invitedAt: FieldValue.serverTimestamp(),
        failure,
      });
    },

    async addEntry(accountId, { kind, by, email, displaced = null }) {
      await database.doc(paths.activityEntry(accountId, unique())).create({
        kind,
        at: FieldValue.serverTimestamp(),
        by: by === null ? null : { uid: by.uid, email: by.email },
        conferenceId: null,
        tag: null,
        member: { email, role: 'admin' },
        displaced,
      });
    },

    async addRun(accountId, by, tags) {
      const [run, batch] = [{ id: unique() }, database.batch()];
      const told = { by: { uid: by.uid, email: by.email }, run, at: Timestamp.now() };
      const add = (id: string, entry: object) =>
        batch.create(database.doc(paths.activityEntry(accountId, id)), { ...told, ...entry });
      add(`run_${run.id}`, { kind: 'runGenerated', conferenceId: null, tag: null });
      tags.forEach((tag) => add(unique(), { kind: 'generatedInRun', conferenceId: unique(), tag }));
      await batch.commit();
    },

    async addActivity(accountId, by, count) {
      const batch = database.batch();
      for (let minute = 1; minute <= count; minute += 1) {
        batch.create(database.doc(paths.activityEntry(accountId, unique())), {
          kind: 'memberRemoved',
          at: Timestamp.fromMillis(Date.now() - minute * 60_000),
          by: { uid: by.uid, email: by.email },
          conferenceId: null,
          tag: null,
          member: { email: `member-${minute}@people.example`, role: 'viewer' },
        });
      }
      await batch.commit();
    },

    addCalls: (accountId, calls) => writeCalls(database, accountId, calls),

    ...playBridge(database),

    async loadAddress(accountId, conferenceId, email) {
      const pbxUserId = unique();
      const conference = database.doc(paths.conference(accountId, conferenceId));
      await conference.update({ pbxUserId });
      const user = database.doc(paths.pbxUser(accountId, pbxUserId));
      const entry = { name: 'Ana Lopez', extension: '201', email: 'ana@acme.example' };
      await user.create({
        ...{ ...entry, leftAt: null, loadedAt: FieldValue.serverTimestamp(), loadedBy: null },
        ...{ conferenceId, hasConference: true, standing: 'has', listKeys: pbxListKeys(entry) },
      });
      await user.update({ email });
      await expect
        .poll(async () => String((await conference.get()).get('directory.email')), {
          message: 'the address of the directory on the conference',
          timeout: DELIVERY_MS,
        })
        .toBe(email);
    },

    async changeProfile(accountId, profile) {
      await database.doc(paths.account(accountId)).update(profile);
    },

    stop: () => deleteApp(app),
  };
}
