import type { Authorizer, CommitFaults, DatabaseContext } from '../api/context.ts';
import type { DatabaseName } from '../api/names.ts';
import type { Commit, IndexDefinitions } from '../engine/values/types.ts';
import { randomInt } from 'node:crypto';
import { databaseName } from '../api/names.ts';
import path from 'node:path';
import { type DatabaseFolder, openDatabaseFolder } from '../durability/database-folder.ts';
import { createEngine } from '../engine/engine.ts';
import { deleteExpired, ttlPolicies } from './time-to-live.ts';

export interface DatabasesOptions {
  /** Who decides for a project's databases. */
  readonly authorizerOf: (project: string) => Authorizer;
  readonly faults: CommitFaults;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly onCommit: (database: DatabaseName, commit: Commit) => void;
  /** Where each database has a folder of its own; absent: everything is in memory only. */
  readonly dataFolder?: string;
  /** One line at a time, never with a document's values. */
  readonly log: (line: string) => void;
}

/** Every database that a request has named; like the official emulator, each is there when asked for. */
export class Databases {
  readonly #contexts = new Map<string, DatabaseContext>();
  readonly #folders: DatabaseFolder[] = [];
  #indexes: IndexDefinitions | undefined;

  constructor(private readonly options: DatabasesOptions) {}

  /** @throws Error, with one sentence, when its folder is in use or damaged. */
  of(database: DatabaseName): DatabaseContext {
    const name = databaseName(database);
    const known = this.#contexts.get(name);
    if (known) return known;
    const { authorizerOf, faults, clock, onCommit } = this.options;
    const folder = this.#openFolder(database);
    const engine = createEngine({
      clock,
      projectId: database.project,
      databaseId: database.database,
      ...(folder && { initial: folder, writeAhead: folder.writeAhead }),
    });
    folder?.compactFrom(() => engine.documents());
    if (this.#indexes) engine.setIndexes(this.#indexes);
    engine.onCommit((commit) => {
      onCommit(database, commit);
    });
    const authorizer = authorizerOf(database.project);
    const context = { database, engine, authorizer, faults, newId: drawDocumentId };
    this.#contexts.set(name, context);
    return context;
  }

  all(): Iterable<DatabaseContext> {
    return this.#contexts.values();
  }

  /**
   * Deletes from a database what has expired by its TTL policies, which are those of the indexes file.
   *
   * @param at milliseconds since 1970; the server's clock where it is not given.
   * @returns the paths of what was deleted, sorted.
   */
  deleteExpired(database: DatabaseName, at = this.options.clock()): readonly string[] {
    const policies = ttlPolicies(this.#indexes ?? { indexes: [] });
    return deleteExpired(this.of(database).engine, policies, at);
  }

  /** Everything that was acknowledged is on the disk, and the folders may be opened again. */
  async close(): Promise<void> {
    await Promise.all(this.#folders.map((folder) => folder.close()));
  }

  #openFolder({ project, database }: DatabaseName): DatabaseFolder | null {
    const { dataFolder, log } = this.options;
    if (dataFolder === undefined) return null;
    const name = `${encodeURIComponent(project)}~${encodeURIComponent(database)}`;
    const folder = openDatabaseFolder(path.join(dataFolder, name), { log });
    this.#folders.push(folder);
    return folder;
  }

  /** For the databases that are there and those to come. */
  setIndexes(definitions: IndexDefinitions): void {
    this.#indexes = definitions;
    for (const { engine } of this.#contexts.values()) engine.setIndexes(definitions);
  }
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** 20 letters and digits, as Firestore's own. */
function drawDocumentId(): string {
  return Array.from({ length: 20 }, () => letters.charAt(randomInt(letters.length))).join('');
}
