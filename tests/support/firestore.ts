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
import { type RunningServer, startServer } from '../../local/firestore/server.ts';
import { startOfficial } from '../../local/firestore/testing/official.ts';
import { hasTimedOut } from '../../local/firestore/testing/time-outs.ts';

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

interface Options {
  readonly log?: (line: string) => void;
  readonly clock?: () => number;
}

interface Emulator {
  readonly port: number;
  readonly ruleCoverage?: RunningServer['ruleCoverage'];
  close(): Promise<void>;
}

/** The official emulator takes no clock of ours, so tests that set one run on the embedded one. */
async function start({ log, clock }: Options): Promise<Emulator> {
  const rulesFile = process.env['CONFDESK_RULES_FILE'] ?? 'firestore.rules';
  const official =
    clock === undefined ? await startOfficial({ projectId: PROJECT, rulesFile }) : null;
  if (official !== null) return official;
  return startServer({
    projectId: PROJECT,
    rulesFile,
    indexesFile: 'firestore.indexes.json',
    ...(log && { log }),
    ...(clock && { clock }),
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
 */
export async function startRulesFirestore(options: Options = {}): Promise<RulesFirestore> {
  const server = await start(options);
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
