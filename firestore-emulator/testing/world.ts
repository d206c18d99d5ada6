/** An embedded Firestore in this process on a free port, and the unmodified SDKs that talk to it. */
import type { RunningServer, ServerOptions } from '../server/server.ts';
import type { Firestore as AdminFirestore } from 'firebase-admin/firestore';
import type { Firestore as LiteFirestore } from 'firebase/firestore/lite';
import { Firestore } from '@google-cloud/firestore';
import { setTimeoutHandler } from '@google-cloud/firestore/build/src/backoff.js';
import { deleteApp, initializeApp, type FirebaseApp } from 'firebase/app';
import { connectFirestoreEmulator, getFirestore, setLogLevel } from 'firebase/firestore/lite';
import { startOfficial } from './official.ts';
import { hasTimedOut } from './time-outs.ts';
import { startServer } from '../server/server.ts';

export const projectId = 'demo-world';

// Many tests are about requests that fail; the SDK would print each.
setLogLevel('silent');

// Otherwise the SDK asks the network whether this is one of Google's machines, for seconds.
process.env['METADATA_SERVER_DETECTION'] = 'none';

// The SDK waits about a second before it tries a transaction again; its own tests do without, too.
// Its idle timers, two minutes long, stay.
setTimeoutHandler((call, milliseconds) =>
  setTimeout(call, milliseconds < 60_000 ? 0 : milliseconds),
);

/** An emulator as its clients see it. */
export interface Clients {
  /** Whether these tests run on the official emulator. */
  readonly isOfficial: boolean;
  /** `http://127.0.0.1:{port}` */
  readonly address: string;
  /** `{address}/v1/projects/…/documents` */
  readonly documents: string;
  /** The client inside firebase-admin, over gRPC. */
  readonly admin: AdminFirestore;
  /** The Lite SDK, signed in as this uid, or not at all. */
  lite(uid: string | null): LiteFirestore;
  /** A question to the emulator itself, such as `:counters`. Resolves with its JSON. */
  emulator(method: string, below: string, body?: unknown): Promise<unknown>;
  /** Removes every document. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

export interface World extends Clients {
  readonly server: RunningServer;
  /** What the server has logged. */
  readonly log: readonly string[];
}

export async function startWorld(options: Partial<ServerOptions> = {}): Promise<World> {
  const log: string[] = [];
  const server = await startServer({ projectId, log: (line) => log.push(line), ...options });
  return { ...clientsOf(server, false), server, log };
}

/** As `startWorld` without rules, on the official emulator where that was asked for and is there. */
export async function startAnyWorld(): Promise<Clients> {
  const official = await startOfficial({ projectId });
  return clientsOf(official ?? (await startServer({ projectId })), official !== null);
}

function clientsOf(
  server: { readonly port: number; close(): Promise<void> },
  isOfficial: boolean,
): Clients {
  const host = `127.0.0.1:${server.port}`;
  // What firebase-admin hands out, told its address here and not through the environment.
  const admin = new Firestore({
    projectId,
    host,
    ssl: false,
    customHeaders: { Authorization: 'Bearer owner' },
  });
  const apps: FirebaseApp[] = [];
  return {
    isOfficial,
    admin,
    address: `http://${host}`,
    documents: `http://${host}/v1/projects/${projectId}/databases/(default)/documents`,
    lite(uid) {
      const app = initializeApp({ projectId }, `${server.port}-${apps.length}`);
      apps.push(app);
      const client = getFirestore(app);
      const options = uid === null ? {} : { mockUserToken: { sub: uid } };
      connectFirestoreEmulator(client, '127.0.0.1', server.port, options);
      return client;
    },
    async clear() {
      const address = `http://${host}/emulator/v1/projects/${projectId}/databases/(default)/documents`;
      await fetch(address, { method: 'DELETE' });
    },
    async emulator(method, below, body) {
      const response = await fetch(`http://${host}/emulator/v1/projects/${projectId}${below}`, {
        method,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return (await response.json()) as unknown;
    },
    async stop() {
      // A test that hangs is still at work in it; it ends with the process.
      if (hasTimedOut()) return;
      await admin.terminate();
      await Promise.all(apps.map((app) => deleteApp(app)));
      await server.close();
    },
  };
}
