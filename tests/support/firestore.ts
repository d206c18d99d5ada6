import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deleteApp, initializeApp, type FirebaseApp } from 'firebase/app';
import {
  connectFirestoreEmulator,
  getFirestore,
  setLogLevel,
  terminate,
  type Firestore,
} from 'firebase/firestore/lite';
import { expect } from 'vitest';
import { type RunningServer, startServer } from '@confdesk/firestore-emulator';
import { isOfficialWanted, openOfficial } from '@confdesk/firestore-emulator/official';
import { hasTimedOut } from '@confdesk/firestore-emulator/time-outs';
import { isInTest, onlyEmbedded } from './official.ts';

const PROJECT = 'demo-rules';

/** The official emulator's `request.time` is the machine's; who has set another clock by more needs ours. */
const CLOCK_TOLERANCE_MS = 1000;

// The SDK prints each refused request in full; refusals are what these tests are about.
setLogLevel('silent');

/** An embedded Firestore under the project's real rules, and the clients that talk to it. */
export interface RulesFirestore {
  /** A signed-in person's client, one for each uid. */
  as(uid: string): Firestore;
  /** Somebody who has not signed in. */
  anonymous(): Firestore;
  /** Past the rules: what the server and the operator write. */
  readonly owner: Firestore;
  stop(): Promise<void>;
}

/** One that is the embedded Firestore for sure, with what only that can do. */
export interface EmbeddedRulesFirestore extends RulesFirestore {
  /** For what has to happen at once, between two requests of a client. */
  readonly engine: RunningServer['engine'];
  /** Runs `work` while each commit is made and its answer lost. */
  losingAnswers<T>(work: () => Promise<T>): Promise<T>;
  /** The same, of the first commit alone. */
  losingFirstAnswer<T>(work: () => Promise<T>): Promise<T>;
}

/** With this seed, of answers of which half are lost the first is, and the second is not. */
const LOSES_THE_FIRST = 9;

interface Options {
  readonly log?: (line: string) => void;
  readonly clock?: () => number;
  readonly afterRules?: () => Promise<void>;
}

interface Emulator {
  readonly port: number;
  readonly projectId: string;
  readonly ruleCoverage?: RunningServer['ruleCoverage'];
  close(): Promise<void>;
}

const rulesFile = (): string => process.env['CONFDESK_RULES_FILE'] ?? 'firestore.rules';

/** The embedded one; the official one where that was asked for and this machine has it. */
async function start(options: Options): Promise<Emulator> {
  const official = await openOfficial({ projectId: PROJECT, rulesFile: rulesFile() });
  if (official !== null) return official;
  return { ...(await startEmbedded(options)), projectId: PROJECT };
}

function startEmbedded(options: Options): Promise<RunningServer> {
  return startServer({
    projectId: PROJECT,
    rulesFile: rulesFile(),
    indexesFile: 'firestore.indexes.json',
    ...options,
  });
}

/** Leaves a test out that asks for more than the official emulator can do. */
function checkOptions({ clock, afterRules }: Options): void {
  if (!isOfficialWanted() || !isInTest()) return;
  if (afterRules !== undefined) onlyEmbedded('the embedded Firestore alone lets others in between');
  if (clock !== undefined && Math.abs(clock() - Date.now()) > CLOCK_TOLERANCE_MS) {
    onlyEmbedded('the embedded Firestore alone takes another clock');
  }
}

/**
 * Starts an embedded Firestore in this process, on a free port, with firestore.rules and
 * firestore.indexes.json as they would be deployed. Clients are the unmodified Lite SDK.
 * `CONFDESK_RULES_FILE` names other rules: those of tests/rules-mutation. `FIRESTORE_OFFICIAL` takes
 * the official emulator, where there is one; a test that asks for what that cannot do is left out then.
 *
 * @param options.log  what the server says, such as why the rules refused something
 * @param options.clock  milliseconds since 1970; `request.time` and the times of commits follow it
 * @param options.afterRules  a client's commit that the rules have allowed is made when this settles
 */
export async function startRulesFirestore(options: Options = {}): Promise<RulesFirestore> {
  return clientsOf(await start(options), () => {
    checkOptions(options);
  });
}

/** As `startRulesFirestore`; a test is left out on the official emulator as soon as it asks for more. */
export async function startEmbeddedRulesFirestore(): Promise<EmbeddedRulesFirestore> {
  const official = await openOfficial({ projectId: PROJECT, rulesFile: rulesFile() });
  if (official !== null) return withoutEngine(clientsOf(official));
  const server = await startEmbedded({});
  const { current } = server.faults;
  async function losing<T>(answerLost: number, seed: number, work: () => Promise<T>): Promise<T> {
    server.faults.set({
      seed,
      events: current.events,
      commits: { ...current.commits, answerLost },
    });
    try {
      return await work();
    } finally {
      server.faults.set(current);
    }
  }
  return {
    ...clientsOf({ ...server, projectId: PROJECT }),
    engine: server.engine,
    losingAnswers: (work) => losing(1, current.seed, work),
    losingFirstAnswer: (work) => losing(0.5, LOSES_THE_FIRST, work),
  };
}

function withoutEngine(clients: RulesFirestore): EmbeddedRulesFirestore {
  const none = (): never => {
    onlyEmbedded(
      'the embedded Firestore alone counts, loses answers and can be written to at once',
    );
    throw new Error('There is no embedded Firestore.');
  };
  return {
    ...clients,
    get engine() {
      return none();
    },
    // Rejects where it is awaited, as everything that fails here.
    losingAnswers: () => Promise.resolve().then(none),
    losingFirstAnswer: () => Promise.resolve().then(none),
  };
}

/** @param check  called whenever a test asks for a client */
function clientsOf(server: Emulator, check: () => void = () => undefined): RulesFirestore {
  const apps: FirebaseApp[] = [];
  const clients = new Map<string, Firestore>();

  function connect(mockUserToken: string | { sub: string } | null): Firestore {
    const app = initializeApp(
      { projectId: server.projectId },
      `${server.projectId}-${server.port}-${apps.length}`,
    );
    apps.push(app);
    const firestore = getFirestore(app);
    connectFirestoreEmulator(
      firestore,
      '127.0.0.1',
      server.port,
      mockUserToken === null ? {} : { mockUserToken },
    );
    return firestore;
  }

  const owner = connect('owner');
  const nobody = connect(null);
  return {
    get owner() {
      check();
      return owner;
    },
    anonymous: () => {
      check();
      return nobody;
    },
    as(uid) {
      check();
      const client = clients.get(uid) ?? connect({ sub: uid });
      clients.set(uid, client);
      return client;
    },
    async stop() {
      // A test that hangs is still at work in it; it ends with the process.
      if (hasTimedOut()) return;
      await keepCoverage(server);
      await Promise.all([owner, nobody, ...clients.values()].map((client) => terminate(client)));
      await Promise.all(apps.map((app) => deleteApp(app)));
      await server.close();
    },
  };
}

/** For `npm run rules:coverage`, which names a folder. */
async function keepCoverage(server: Emulator): Promise<void> {
  const folder = process.env['CONFDESK_RULES_COVERAGE'];
  if (folder === undefined || server.ruleCoverage === undefined) return;
  await writeFile(join(folder, `${randomUUID()}.json`), JSON.stringify(server.ruleCoverage()));
}

/** The request goes through. Resolves with its result. */
export async function allowed<T>(request: Promise<T>): Promise<T> {
  return request;
}

/** The rules refuse the request; any other failure fails the test. `what` tells one of several. */
export async function denied(request: Promise<unknown>, what?: string): Promise<void> {
  await expect(request, what).rejects.toMatchObject({ code: 'permission-denied' });
}
