import { randomInt } from 'node:crypto';
import { deleteApp, initializeApp } from 'firebase-admin/app';
import {
  type DocumentData,
  type Firestore,
  getFirestore,
  Timestamp,
} from 'firebase-admin/firestore';
import { failedKey } from '../../domain/list-keys.ts';
import { mailId, paths } from '../../domain/paths.ts';
import {
  type MirrorOutcome,
  mirrorDelivery,
} from '../../functions/src/deliveries/mirror-delivery.ts';
import type { Save, SaveDependencies } from '../../functions/src/saves/save-types.ts';
import {
  clearOfficial,
  type OpenedOfficial,
  openOfficial,
} from '@confdesk/firestore-emulator/official';
import { hasTimedOut } from '@confdesk/firestore-emulator/time-outs';
import { type RunningServer, startServer } from '@confdesk/firestore-emulator';
import { expect } from 'vitest';
import { onlyEmbedded } from '../support/official.ts';

type Faults = RunningServer['faults']['current'];

const PROJECT = 'demo-operations';

/**
 * An embedded Firestore in this process with nothing behind it, and the Admin SDK to talk to it. On the
 * official emulator a test is left out as soon as it asks for what only the embedded one can do.
 */
export interface World {
  readonly db: Firestore;
  /** Documents written (created, changed or deleted) while `work` ran. */
  writesDuring(work: () => Promise<unknown>): Promise<number>;
  /** Documents read while `work` ran; one that is not there counts too. */
  readsDuring(work: () => Promise<unknown>): Promise<number>;
  /** From here on commits fail so; without an argument they do not. */
  failCommits(commits?: Partial<Faults['commits']>, seed?: number): void;
  /** Deletes what has expired by a moment, as TTL policies do. @returns the paths of that, sorted. */
  deleteExpired(at: Date): readonly string[];
  clear(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts one on a free port, with the indexes and TTL policies that are deployed, and without rules:
 * functions are outside the rules anyway. `FIRESTORE_OFFICIAL` takes the official emulator, where there is one.
 */
export async function startWorld(): Promise<World> {
  const official = await openOfficial({ projectId: PROJECT });
  if (official !== null) {
    const clear = () => clearOfficial(official);
    return { ...connect(official), ...ours(), clear };
  }
  const server = await startServer({ projectId: PROJECT, indexesFile: 'firestore.indexes.json' });
  const written = () => {
    const { documentWrites, documentDeletes } = server.engine.counters;
    return documentWrites + documentDeletes;
  };
  const noFaults = server.faults.current;
  return {
    ...connect({ port: server.port, projectId: PROJECT, close: () => server.close() }),
    async writesDuring(work) {
      const before = written();
      await work();
      return written() - before;
    },
    async readsDuring(work) {
      const before = server.engine.counters.documentReads;
      await work();
      return server.engine.counters.documentReads - before;
    },
    failCommits: (commits, seed = 1) => {
      server.faults.set({ ...noFaults, seed, commits: { ...noFaults.commits, ...commits } });
    },
    deleteExpired: (at) => server.deleteExpired(at.getTime()),
    clear: () => {
      server.engine.clear();
      return Promise.resolve();
    },
  };
}

/** What the official emulator cannot do. */
function ours(): Omit<World, 'db' | 'stop' | 'clear'> {
  const count = (): Promise<number> => {
    onlyEmbedded('the embedded Firestore alone counts reads and writes');
    return Promise.resolve(0);
  };
  return {
    writesDuring: count,
    readsDuring: count,
    failCommits: (commits) => {
      if (commits !== undefined) onlyEmbedded('the embedded Firestore alone fails on demand');
    },
    deleteExpired: () => {
      onlyEmbedded('the embedded Firestore alone follows TTL policies');
      return [];
    },
  };
}

/** The Admin SDK on an emulator. */
function connect(server: OpenedOfficial): Pick<World, 'db' | 'stop'> {
  // The only way to tell the Admin SDK that it talks to an emulator and needs no credentials.
  process.env['FIRESTORE_EMULATOR_HOST'] = `127.0.0.1:${server.port}`;
  // Google's libraries otherwise ask 169.254.169.254 whether they run in Google's cloud.
  process.env['METADATA_SERVER_DETECTION'] = 'none';
  const app = initializeApp(
    { projectId: server.projectId },
    `world-${server.projectId}-${server.port}`,
  );
  const db = getFirestore(app);
  return {
    db,
    async stop() {
      // A test that hangs is still at work in it; it ends with the process.
      if (hasTimedOut()) return;
      await db.terminate();
      await deleteApp(app);
      await server.close();
    },
  };
}

export const ACCOUNT = 'acme';
export const CONFERENCE = 'c'.repeat(20);

/** A Save's id out of a letter. */
export const saveId = (letter: string) => letter.repeat(20);

/** The moment at which the functions of these tests run. */
export const NOW = new Date('2026-11-23T12:00:00Z');
/** When, and by whom, everything of these tests is saved. */
export const SAVED_AT = new Date('2026-11-23T11:59:58Z');
export const ADMIN = { uid: 'uid', email: 'admin@acme.example' };

/** What the functions are given. */
export const dependencies: SaveDependencies = {
  randomInt,
  codeLength: 10,
  pepper: 'pepper-of-a-test',
  mailCollection: 'mail',
  bulkMailCollection: 'bulkMail',
  now: () => NOW,
};

/** Deals the given codes digit by digit, again and again. */
export function dealing(...codes: string[]): SaveDependencies {
  const digits = codes.join('');
  let next = 0;
  return { ...dependencies, randomInt: () => Number(digits[next++ % digits.length]) };
}

/** What the codes of a conference as `save` makes it tell the bridge, in an account as `putAccount` has it. */
export const ADMITS = {
  tag: 'Weekly sales',
  expiresAt: null,
  isServiceOn: true,
  language: 'en',
  menu: [],
  waitForLeader: true,
  endOnLeaderExit: false,
};

/** The event of a Save. */
export function saveEvent(letter: string, over: Partial<Save> = {}): Save {
  return {
    accountId: ACCOUNT,
    conferenceId: CONFERENCE,
    saveId: saveId(letter),
    isFirst: letter === 'A',
    savedBy: ADMIN.uid,
    savedAt: SAVED_AT,
    tag: 'Weekly sales',
    isBulk: false,
    runId: null,
    runKind: null,
    changes: null,
    ...over,
  };
}

/** Puts an account with both services into the world. */
export async function putAccount(db: Firestore, over: DocumentData = {}): Promise<void> {
  await db.doc(`accounts/${ACCOUNT}`).set({
    name: 'Acme Industries',
    timeZone: 'America/Toronto',
    language: 'en',
    services: { conferencing: true, pbx: false },
    dialInNumbers: [{ number: '+15145550100', location: 'Montreal', tollFree: false }],
    menu: [],
    ...over,
  });
}

/** Puts the administrator into it who saves. */
export async function putAdmin(db: Firestore): Promise<void> {
  await db.doc(`accounts/${ACCOUNT}/members/${ADMIN.uid}`).set({ ...ADMIN, role: 'admin' });
}

/**
 * The email that the conference tells of, or nothing; seen to agree with the key that the list of failed
 * emails asks for. Of conferences whose email the functions wrote.
 */
export async function toldEmail(db: Firestore): Promise<DocumentData | undefined> {
  const conference = await db.doc(paths.conference(ACCOUNT, CONFERENCE)).get();
  const email = conference.get('email') as DocumentData | undefined;
  const keys = { failed: conference.get('listKeys.failed') as unknown };
  expect(keys).toEqual(failedKey(email ?? null));
  return email;
}

/** The email of this Save comes to this end so many minutes after `NOW`, and the functions hear of it. */
export async function endEmail(
  db: Firestore,
  letter: string,
  delivery: DocumentData,
  minute = 0,
): Promise<MirrorOutcome> {
  const id = mailId(CONFERENCE, saveId(letter));
  const endTime = Timestamp.fromMillis(NOW.getTime() + minute * 60_000);
  await db.doc(`mail/${id}`).update({ delivery: { endTime, ...delivery } });
  return mirrorDelivery(db, 'mail', id, NOW);
}

/** Saves a conference as the portal does: creates it, or changes what an administrator decides. */
export async function save(
  db: Firestore,
  id: string,
  over: DocumentData = {},
  conferenceId = CONFERENCE,
): Promise<void> {
  const reference = db.doc(`accounts/${ACCOUNT}/conferences/${conferenceId}`);
  const savedAt = Timestamp.fromDate(SAVED_AT);
  const decided = {
    tag: 'Weekly sales',
    adminEmail: 'ana@acme.example',
    expiresAt: null,
    saveId: id,
    savedAt,
    savedBy: ADMIN.uid,
  };
  const atFirst = { createdAt: savedAt, codesWanted: 1, deletedAt: null };
  const { exists } = await reference.get();
  await reference.set({ ...decided, ...(exists ? {} : atFirst), ...over }, { merge: true });
}
