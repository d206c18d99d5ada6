import { deleteApp, initializeApp } from 'firebase-admin/app';
import {
  type DocumentData,
  type Firestore,
  getFirestore,
  Timestamp,
} from 'firebase-admin/firestore';
import { type RunningServer, startServer } from '../../local/firestore/server.ts';

type Faults = RunningServer['faults']['current'];

const PROJECT = 'demo-operations';

/** An embedded Firestore in this process with nothing behind it, and the Admin SDK to talk to it. */
export interface World {
  readonly db: Firestore;
  /** Documents written (created, changed or deleted) while `work` ran. */
  writesDuring(work: () => Promise<unknown>): Promise<number>;
  /** From here on commits fail so; without an argument they do not. */
  failCommits(commits?: Partial<Faults['commits']>, seed?: number): void;
  clear(): void;
  stop(): Promise<void>;
}

/** Starts one on a free port, without rules: functions are outside the rules anyway. */
export async function startWorld(): Promise<World> {
  const server = await startServer({ projectId: PROJECT });
  // The only way to tell the Admin SDK that it talks to an emulator and needs no credentials.
  process.env['FIRESTORE_EMULATOR_HOST'] = `127.0.0.1:${server.port}`;
  const app = initializeApp({ projectId: PROJECT }, `world-${server.port}`);
  const db = getFirestore(app);
  const noFaults = server.faults.current;
  const written = () => {
    const { documentWrites, documentDeletes } = server.engine.counters;
    return documentWrites + documentDeletes;
  };
  return {
    db,
    async writesDuring(work) {
      const before = written();
      await work();
      return written() - before;
    },
    failCommits: (commits, seed = 1) => {
      server.faults.set({ ...noFaults, seed, commits: { ...noFaults.commits, ...commits } });
    },
    clear: () => {
      server.engine.clear();
    },
    async stop() {
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

/** Saves a conference as the portal does: creates it, or changes what an administrator decides. */
export async function save(
  db: Firestore,
  id: string,
  over: DocumentData = {},
  conferenceId = CONFERENCE,
): Promise<void> {
  await db.doc(`accounts/${ACCOUNT}/conferences/${conferenceId}`).set(
    {
      tag: 'Weekly sales',
      adminEmail: 'ana@acme.example',
      expiresAt: null,
      saveId: id,
      savedAt: Timestamp.fromMillis(1_800_000_000_000),
      savedBy: 'uid',
      createdAt: Timestamp.fromMillis(1_800_000_000_000),
      codesWanted: 1,
      deletedAt: null,
      ...over,
    },
    { merge: true },
  );
}
