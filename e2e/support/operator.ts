import { randomBytes } from 'node:crypto';
import { deleteApp, initializeApp, type App } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import {
  FieldValue,
  getFirestore,
  Timestamp,
  type DocumentSnapshot,
  type Firestore,
} from 'firebase-admin/firestore';
import { expect } from '@playwright/test';
import type {
  Account,
  InvitationFailure,
  Role,
  ServiceName,
} from '../../domain/account/account.ts';
import type { ActivityEntry, ActivityKind } from '../../domain/account/activity.ts';
import type { ConferenceInput } from '../../domain/conference/conference.ts';
import { listKeys } from '../../domain/list-keys.ts';
import { paths } from '../../domain/paths.ts';
import { pbxListKeys, standingOf, type PbxUserEntry } from '../../domain/pbx-users/pbx-user.ts';
import type { Suite } from './suite.ts';
import { type LoadedCall, writeCalls } from './calls.ts';
import { DELIVERY_MS } from './patience.ts';

export interface Person {
  readonly uid: string;
  readonly email: string;
  readonly password: string;
}

export interface StoredConference {
  readonly id: string;
  readonly saveId: string;
  readonly participantCode: string | undefined;
  readonly leaderCode: string | undefined;
  readonly expiresAt: Date | null;
}

/** A conference that was loaded, not saved. */
export interface LoadedConference extends ConferenceInput {
  /** That its email has failed; otherwise it was sent. */
  readonly failed?: boolean;
  /** When it was generated; otherwise now. */
  readonly createdAt?: Date;
}

/** A user of the Cloud PBX as a file and the server would have left it. */
export interface LoadedUser extends PbxUserEntry {
  readonly hasConference?: boolean;
  readonly leftAt?: Date;
}

export interface StoredUser {
  readonly id: string;
  /** Of the conference that the user has or will have. */
  readonly conferenceId: string;
}

/** An entry of the activity log about a member. */
export interface LoggedEntry extends Partial<Pick<ActivityEntry, 'displaced'>> {
  readonly kind: ActivityEntry['kind'];
  readonly by: Person | null;
  readonly email: string;
}

/** What the provider's staff does, past the rules: accounts, people, and a look at the data. */
export interface Operator {
  /** A person who can sign in and is a member of nothing yet. */
  addPerson(): Promise<Person>;
  /** Opens an account; what is not given is a small English one with conferencing. */
  openAccount(profile?: Partial<Account>): Promise<string>;
  addMember(accountId: string, person: Person, role: Role): Promise<void>;
  removeMember(accountId: string, person: Person): Promise<void>;
  switchService(accountId: string, service: ServiceName, on: boolean): Promise<void>;
  /**
   * A conference as the portal would have saved it. Resolves when the server is done with it: codes
   * allotted, email sent or failed.
   */
  addConference(accountId: string, by: Person, input: ConferenceInput): Promise<StoredConference>;
  /**
   * Any number of conferences at once, each a second older than the one before it. Nobody has saved
   * them, so the server does nothing about them: no code is allotted and no email goes out.
   *
   * @returns their ids
   */
  addManyConferences(accountId: string, all: readonly LoadedConference[]): Promise<string[]>;
  /**
   * Users of the account's Cloud PBX, as loading a file would have written them.
   *
   * @returns them in the same order
   */
  addPbxUsers(accountId: string, all: readonly LoadedUser[]): Promise<StoredUser[]>;
  /** All conferences of the account, oldest first. */
  conferences(accountId: string): Promise<StoredConference[]>;
  /** How many information emails the server has queued for a conference, ever. */
  countMails(conferenceId: string): Promise<number>;
  /** The roles whose access code of a conference admits callers now. */
  liveCodes(conferenceId: string): Promise<string[]>;
  /** Saves a conference as another administrator would, with a Save id of their own. */
  saveElsewhere(accountId: string, conferenceId: string, by: Person, tag: string): Promise<void>;
  /** An invitation that the server has refused. */
  addFailedInvitation(
    accountId: string,
    by: Person,
    email: string,
    failure?: InvitationFailure,
  ): Promise<void>;
  /** An entry of the activity log about a member, by whom or nobody, as the server writes it. */
  addEntry(accountId: string, entry: LoggedEntry): Promise<void>;
  /**
   * Waits until the activity log has an entry of this kind, and its email, if it has one, has been sent
   * or has failed: the portal's pages show it when they are read again.
   */
  untilTold(accountId: string, kind: ActivityKind): Promise<void>;
  /** So many entries of the activity log, a minute apart, that concern no conference. */
  addActivity(accountId: string, by: Person, count: number): Promise<void>;
  /** Calls as the server would have written them after what bridges told, with their legs and sums. */
  addCalls(accountId: string, calls: readonly LoadedCall[]): Promise<void>;
  /** Another administrator's change of the Profile. */
  changeProfile(accountId: string, profile: Partial<Account>): Promise<void>;
  stop(): Promise<void>;
}

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

/** Letters and digits that no other test draws. */
export function unique(): string {
  return randomBytes(10).toString('hex');
}

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

    async openAccount(profile = {}) {
      const id = unique();
      await database.doc(paths.account(id)).create({ ...PROFILE, ...profile });
      return id;
    },

    async addMember(accountId, { uid, email }, role) {
      await database.doc(paths.member(accountId, uid)).set({ uid, email, role });
    },

    async removeMember(accountId, { uid }) {
      await database.doc(paths.member(accountId, uid)).delete();
    },

    async switchService(accountId, service, on) {
      await database.doc(paths.account(accountId)).update({ [`services.${service}`]: on });
    },

    async conferences(accountId) {
      const found = await database
        .collection(paths.conferences(accountId))
        .orderBy('createdAt')
        .get();
      return Promise.all(found.docs.map(readConference));
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
      const entries = database.collection(paths.activity(accountId)).where('kind', '==', kind);
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
      const writer = database.bulkWriter();
      const ids = all.map((input, index) => {
        const conference = database.doc(paths.conference(accountId, unique()));
        void writer.create(
          conference,
          loadedConference({ createdAt: new Date(now - index * 1_000), ...input }),
        );
        return conference.id;
      });
      await writer.close();
      return ids;
    },

    async addPbxUsers(accountId, all) {
      const writer = database.bulkWriter();
      const users = all.map((entry) => {
        const user = { id: unique(), conferenceId: unique() };
        const { hasConference = false, leftAt = null } = entry;
        void writer.create(database.doc(paths.pbxUser(accountId, user.id)), {
          ...entry,
          ...{ leftAt, hasConference, conferenceId: user.conferenceId },
          standing: standingOf({ ...entry, leftAt, hasConference }),
          listKeys: pbxListKeys(entry),
          loadedAt: FieldValue.serverTimestamp(),
          loadedBy: null,
        });
        return user;
      });
      await writer.close();
      return users;
    },

    async countMails(conferenceId) {
      let all = 0;
      for (const lane of ['mail', 'bulkMail']) {
        const mails = database.collection(lane).where('source.conferenceId', '==', conferenceId);
        all += (await mails.count().get()).data().count;
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

    async changeProfile(accountId, profile) {
      await database.doc(paths.account(accountId)).update(profile);
    },

    stop: () => deleteApp(app),
  };
}

/** The fields that the server keeps for the list are there; a Save id is not. */
function loadedConference({ failed = false, createdAt = new Date(), ...input }: LoadedConference) {
  return {
    ...input,
    createdAt,
    savedAt: createdAt,
    codesWanted: 1,
    codesVersion: 1,
    participantCode: '0000000000',
    deletedAt: null,
    listKeys: listKeys(input),
    email: {
      state: failed ? 'failed' : 'sent',
      failure: failed ? 'recipientRefused' : null,
      saveId: '',
      to: input.adminEmail,
      at: createdAt,
      detail: null,
    },
  };
}

async function readConference(conference: DocumentSnapshot): Promise<StoredConference> {
  const codes = await conference.ref.collection('private').doc('codes').get();
  return {
    id: conference.id,
    saveId: String(conference.get('saveId')),
    participantCode: textOrNothing(conference.get('participantCode')),
    leaderCode: textOrNothing(codes.get('leaderCode')),
    expiresAt: dateOrNothing(conference.get('expiresAt')),
  };
}

function textOrNothing(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function dateOrNothing(value: unknown): Date | null {
  return value instanceof Timestamp ? value.toDate() : null;
}
