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
import { startOfficial } from '@confdesk/firestore-emulator/official';
import { hasTimedOut } from '@confdesk/firestore-emulator/time-outs';

const PROJECT = 'demo-rules';

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
}

interface Options {
  readonly log?: (line: string) => void;
  readonly clock?: () => number;
  readonly afterRules?: () => Promise<void>;
}

interface Emulator {
  readonly port: number;
  readonly ruleCoverage?: RunningServer['ruleCoverage'];
  close(): Promise<void>;
}

/** The official emulator takes no clock and no gate of ours: tests that set one run on the embedded one. */
async function start(options: Options): Promise<Emulator> {
  const rulesFile = process.env['CONFDESK_RULES_FILE'] ?? 'firestore.rules';
  const official =
    options.clock === undefined && options.afterRules === undefined
      ? await startOfficial({ projectId: PROJECT, rulesFile })
      : null;
  return official ?? startEmbedded(options);
}

function startEmbedded(options: Options): Promise<RunningServer> {
  return startServer({
    projectId: PROJECT,
    rulesFile: process.env['CONFDESK_RULES_FILE'] ?? 'firestore.rules',
    indexesFile: 'firestore.indexes.json',
    ...options,
  });
}

/**
 * Starts an embedded Firestore in this process, on a free port, with firestore.rules and
 * firestore.indexes.json as they would be deployed. Clients are the unmodified Lite SDK.
 * `CONFDESK_RULES_FILE` names other rules: those of tests/rules-mutation. `FIRESTORE_OFFICIAL=1` takes
 * the official emulator, where there is one.
 *
 * @param options.log  what the server says, such as why the rules refused something
 * @param options.clock  milliseconds since 1970; `request.time` and the times of commits follow it
 * @param options.afterRules  a client's commit that the rules have allowed is made when this settles
 */
export async function startRulesFirestore(options: Options = {}): Promise<RulesFirestore> {
  return clientsOf(await start(options));
}

/** As `startRulesFirestore`, on the embedded Firestore whatever was asked for. */
export async function startEmbeddedRulesFirestore(): Promise<EmbeddedRulesFirestore> {
  const server = await startEmbedded({});
  const { current } = server.faults;
  return {
    ...clientsOf(server),
    engine: server.engine,
    async losingAnswers(work) {
      server.faults.set({ ...current, commits: { ...current.commits, answerLost: 1 } });
      try {
        return await work();
      } finally {
        server.faults.set(current);
      }
    },
  };
}

function clientsOf(server: Emulator): RulesFirestore {
  const apps: FirebaseApp[] = [];
  const clients = new Map<string, Firestore>();

  function connect(mockUserToken: string | { sub: string } | null): Firestore {
    const app = initializeApp({ projectId: PROJECT }, `rules-${server.port}-${apps.length}`);
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
    owner,
    anonymous: () => nobody,
    as(uid) {
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
