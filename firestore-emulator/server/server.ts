/**
 * The embedded Firestore as a server: REST, gRPC and the Emulator Suite's own requests on one port.
 * For developing and testing only: it believes every token.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Method } from '../api/methods.ts';
import type { EmulatorParts } from './emulator-api.ts';
import type { Engine, IndexDefinitions } from '../engine/values/types.ts';
import type { GrpcService } from '../protocol-grpc/service.ts';
import type { ClauseCoverage } from '../rules/types.ts';
import type { Faults } from '../triggers/faults.ts';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createNetServer } from 'node:net';
import { readActor } from './actor.ts';
import { databaseOf } from '../api/names.ts';
import { createAuthorizer } from './authorize.ts';
import { Databases } from './databases.ts';
import { Denials } from './denials.ts';
import { handleEmulatorApi } from './emulator-api.ts';
import { FirestoreError } from '../engine/values/error.ts';
import { routeConnection } from './one-port.ts';
import { handleRest } from '../protocol-rest/handler.ts';
import { allowAnyOrigin, sendError } from '../protocol-rest/respond.ts';
import { createWebChannel } from '../protocol-webchannel/handler.ts';
import { callRulesFirst } from './rules-first.ts';
import { logIssues } from './rules-log.ts';
import { RulesState } from './rules-state.ts';
import { importDatabase } from './transfer.ts';
import { Delivery } from '../triggers/delivery.ts';
import { FaultSwitch } from '../triggers/faults.ts';
import { TriggerRegistry } from '../triggers/registry.ts';
import { createSender } from '../triggers/send.ts';

export interface ServerOptions {
  /** 127.0.0.1 if not given: every token is believed, so other machines have no business here. */
  readonly host?: string;
  /** 0, which is also the default, takes a free one. */
  readonly port?: number;
  readonly projectId: string;
  /**
   * Security rules, as text or as a file, for every project until it gets its own. Without either everybody
   * may do everything.
   */
  readonly rulesSource?: string;
  readonly rulesFile?: string;
  /** firestore.indexes.json, parsed or as a file. Without either no composite index is asked for. */
  readonly indexes?: IndexDefinitions;
  readonly indexesFile?: string;
  /** `host:port` of the Functions emulator. Without it no event is delivered. */
  readonly functionsHost?: string;
  /** An export to begin with: its folder, or its metadata file. */
  readonly seedFrom?: string;
  /**
   * Where the data is kept: what is acknowledged survives the process. Without it everything is in
   * memory only. `seedFrom` is then for the first start: it is not read where there is data.
   */
  readonly dataFolder?: string;
  readonly faults?: Faults;
  /**
   * For tests of races (rules-first.ts): a client's commit is decided by the rules on what is stored
   * when it comes, and made, on what is stored then, once this settles.
   */
  readonly afterRules?: () => Promise<void>;
  /** One line at a time, never with a document's values. */
  readonly log?: (line: string) => void;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
}

export interface RunningServer {
  readonly port: number;
  /** The project's `(default)` database, past protocols and rules. */
  readonly engine: Engine;
  readonly faults: FaultSwitch;
  readonly delivery: Delivery;
  /**
   * Deletes what has expired by the TTL policies of the indexes file, as production does by itself.
   *
   * @param at milliseconds since 1970; as the server's clock has it where not given.
   * @returns the paths of what was deleted, sorted.
   */
  deleteExpired(at?: number): readonly string[];
  /** How often each clause of the rules in force was what. */
  ruleCoverage(): readonly ClauseCoverage[];
  /** Ends every connection and frees the port. */
  close(): Promise<void>;
}

/**
 * Resolves when the port accepts connections. Throws an Error with one sentence if the port is
 * taken, or a file cannot be read; rules with errors are logged, and every request is answered with them
 * until they are replaced.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { host = '127.0.0.1', port = 0, log = () => undefined, clock = Date.now } = options;
  const rules = new RulesState();
  const denials = new Denials();
  const faults = new FaultSwitch(options.faults);
  const triggers = new TriggerRegistry();
  const sender = options.functionsHost ? createSender(options.functionsHost) : null;
  const delivery = new Delivery({
    send: sender?.send ?? (() => Promise.resolve()),
    faults,
    timer: waitFor,
    log,
  });
  const databases = new Databases({
    authorizerOf: (project) =>
      createAuthorizer({ rules: () => rules.of(project), denials, log, clock }),
    faults: {
      before: () => {
        faults.beforeCommit();
      },
      after: () => {
        faults.afterCommit();
      },
    },
    clock,
    log,
    ...(options.dataFolder !== undefined && { dataFolder: options.dataFolder }),
    onCommit: (database, commit) => {
      if (!sender) return;
      for (const change of commit.changes) {
        for (const trigger of triggers.concerned(database.project, database.database, change)) {
          const { commitTime: time, actor } = commit;
          delivery.add({ id: randomUUID(), trigger, database, change, time, actor });
        }
      }
    },
  });
  try {
    await loadRules(options, rules, log);
    const indexes = options.indexes ?? (await readIndexes(options.indexesFile));
    if (indexes) databases.setIndexes(indexes);
    const database = { project: options.projectId, database: '(default)' };
    const { engine } = databases.of(database);
    if (options.seedFrom !== undefined && isEmpty(engine)) {
      log(`import.done ${await importDatabase(engine, options.seedFrom)} documents`);
    }
    const parts: EmulatorParts = { rules, denials, databases, triggers, delivery, faults, log };
    const listener = await listen(parts, host, port, options.afterRules);
    return {
      port: listener.port,
      engine,
      faults,
      delivery,
      deleteExpired: (at) => databases.deleteExpired(database, at),
      ruleCoverage: () => rules.coverage(options.projectId),
      close: async () => {
        delivery.close();
        sender?.close();
        await listener.close();
        await databases.close();
      },
    };
  } catch (error) {
    // Or the folders would stay locked for as long as this process lives.
    await databases.close();
    throw error;
  }
}

function isEmpty(engine: Engine): boolean {
  for (const _ of engine.documents()) return false;
  return true;
}

async function loadRules(
  options: ServerOptions,
  rules: RulesState,
  log: (line: string) => void,
): Promise<void> {
  const { rulesFile, rulesSource } = options;
  const source = rulesSource ?? (rulesFile && (await readText(rulesFile, 'rules')));
  if (source === undefined) log('rules.none every request is allowed');
  else logIssues(rules.begin(source), rulesFile ?? 'rules', log);
}

async function readIndexes(file: string | undefined): Promise<IndexDefinitions | undefined> {
  if (file === undefined) return undefined;
  const text = await readText(file, 'indexes');
  try {
    return JSON.parse(text) as IndexDefinitions;
  } catch (error) {
    throw new Error(`The indexes file ${file} is not JSON.`, { cause: error });
  }
}

async function readText(file: string, what: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new Error(`The ${what} file ${file} cannot be read.`, { cause: error });
  }
}

function waitFor(milliseconds: number, call: () => void): () => void {
  if (milliseconds === 0) {
    const immediate = setImmediate(call);
    return () => {
      clearImmediate(immediate);
    };
  }
  const timeout = setTimeout(call, milliseconds);
  return () => {
    clearTimeout(timeout);
  };
}

async function listen(
  parts: EmulatorParts,
  host: string,
  port: number,
  afterRules: ServerOptions['afterRules'],
) {
  const backend = {
    context(name: string, authorization: string | undefined) {
      const actor = readActor(authorization);
      return { ...parts.databases.of(databaseOf(name)), actor };
    },
    call(method: Method, request: unknown, authorization: string | undefined) {
      const context = this.context(method.resource(request), authorization);
      return afterRules === undefined
        ? method.call(context, request)
        : callRulesFirst(method, context, request, afterRules);
    },
    report(error: unknown) {
      parts.log(`internal ${error instanceof Error ? (error.stack ?? error.message) : 'error'}`);
    },
  };

  const webChannel = createWebChannel(backend, waitFor);
  const http = createHttpServer((request, response) => {
    void handle(request, response);
  });
  // Clients end what they no longer use; ended here, it could take a request along that has just been sent.
  http.keepAliveTimeout = 0;
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (allowAnyOrigin(request, response)) return;
      if (await webChannel.handle(request, response)) return;
      if (await handleRest(backend, request, response)) return;
      if (await handleEmulatorApi(parts, request, response)) return;
      if (request.url === '/') response.end('Ok\n');
      else sendError(response, new FirestoreError('NOT_FOUND', 'Nothing is at this address.'));
    } catch (error) {
      // The client went away, or its request broke off: nobody is left to be answered.
      backend.report(error);
      response.destroy();
    }
  }

  // grpc-js takes a tenth of a second to load, so it waits for the first client that speaks gRPC.
  let grpc: Promise<GrpcService> | undefined;
  const getGrpc = () =>
    (grpc ??= import('../protocol-grpc/service.ts').then((module) =>
      module.createGrpcService(backend),
    ));

  const sockets = new Set<Socket>();
  const server = createNetServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.setNoDelay(true);
    routeConnection(socket, {
      http1: (connection) => {
        http.emit('connection', connection);
      },
      http2: (connection) => {
        void getGrpc().then((service) => {
          service.accept(connection);
        });
      },
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} on ${host} cannot be used: address already in use.`)
          : error,
      );
    });
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const ended = new Promise((resolve) => server.close(resolve));
      (await grpc)?.close();
      webChannel.close();
      http.close();
      for (const socket of sockets) socket.destroy();
      await ended;
    },
  };
}
