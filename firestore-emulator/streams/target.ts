/** What a target of a Listen stream is made of: which documents it has now, and which commits concern it. */
import type { Context } from '../api/context.ts';
import type { Document, Query } from '../engine/values/types.ts';
import type { TargetMessage } from './messages.ts';
import { documentPath } from '../api/names.ts';
import { readQuery } from '../api/queries.ts';
import { FirestoreError } from '../engine/values/error.ts';

export interface Target {
  /** Whether a change of the document at this path may change the target. */
  concerns(path: string): boolean;
  /**
   * By path, in the target's order; null for a document that was named and is not there. Asks the rules
   * each time. Throws FirestoreError.
   */
  read(): ReadonlyMap<string, Document | null>;
}

/** Throws INVALID_ARGUMENT for a target that names neither documents nor a query, or a bad one. */
export function readTarget(context: Context, message: TargetMessage): Target {
  const { documents, query } = message;
  if (documents) {
    const names = documents.documents ?? [];
    return documentsTarget(
      context,
      names.map((name) => documentPath(context.database, name)),
    );
  }
  if (!query?.structuredQuery) {
    throw new FirestoreError('INVALID_ARGUMENT', 'A target needs documents or a structured query.');
  }
  const { database } = context;
  return queryTarget(context, readQuery(database, query.parent ?? '', query.structuredQuery));
}

function documentsTarget(context: Context, paths: readonly string[]): Target {
  const { actor, authorizer, engine } = context;
  const named = new Set(paths);
  return {
    concerns: (path) => named.has(path),
    read() {
      const extent = named.size === 1 ? 'single' : 'several';
      const check = authorizer.reading(actor, extent, engine);
      const found = new Map<string, Document | null>();
      for (const path of named) {
        const document = engine.get(path);
        check(path, document);
        found.set(path, document);
      }
      return found;
    },
  };
}

function queryTarget(context: Context, query: Query): Target {
  const { actor, authorizer, engine } = context;
  return {
    concerns: (path) => isInScope(query, path),
    read() {
      authorizer.list(actor, query, engine);
      return new Map(engine.runQuery(query).map((document) => [document.path, document]));
    },
  };
}

/** Whether the query looks at the collection in which this document is. */
function isInScope(query: Query, path: string): boolean {
  const collection = path.slice(0, path.lastIndexOf('/'));
  const below = query.parent === '' ? '' : `${query.parent}/`;
  if (!query.allDescendants) return collection === `${below}${query.collectionId}`;
  if (!path.startsWith(below)) return false;
  const id = collection.slice(collection.lastIndexOf('/') + 1);
  return query.collectionId === '' || id === query.collectionId;
}
