/**
 * Resource names: `projects/{p}/databases/{d}/documents/{collection}/{id}/…`. Inside the server
 * everything is relative to one database's `documents`.
 */
import { FirestoreError } from '../engine/values/error.ts';
import { checkDocumentPath } from '../engine/values/names.ts';

export interface DatabaseName {
  readonly project: string;
  readonly database: string;
}

const resource = /^projects\/([^/]+)\/databases\/([^/]+)(?:\/documents(?:\/(.*))?)?$/s;

/** `projects/{p}/databases/{d}` of any name below it. Throws INVALID_ARGUMENT. */
export function databaseOf(name: string): DatabaseName {
  const match = resource.exec(name);
  const [, project, database] = match ?? [];
  if (!project || !database) {
    throw new FirestoreError('INVALID_ARGUMENT', `Invalid resource name "${name}".`);
  }
  return { project, database };
}

export function databaseName(database: DatabaseName): string {
  return `projects/${database.project}/databases/${database.database}`;
}

export function documentName(database: DatabaseName, path: string): string {
  return `${databaseName(database)}/documents/${path}`;
}

/**
 * The path of a document of this database. Throws INVALID_ARGUMENT for a name that is not a
 * document's (an odd number of segments, an empty one) or belongs to another database.
 */
export function documentPath(database: DatabaseName, name: string): string {
  const path = pathBelow(database, name);
  const segments = path.split('/');
  if (segments.length % 2 !== 0 || segments.includes('')) {
    throw new FirestoreError(
      'INVALID_ARGUMENT',
      `Document name "${name}" lacks a document id or has an empty segment.`,
    );
  }
  return path;
}

/** As `documentPath`, but the root (`…/documents`) is a parent as well and gives ''. */
export function parentPath(database: DatabaseName, name: string): string {
  const root = `${databaseName(database)}/documents`;
  return name === root ? '' : documentPath(database, name);
}

/** Throws INVALID_ARGUMENT unless the text names a document of this or another database. */
export function checkReferenceName(name: string): void {
  const [, , , path] = resource.exec(name) ?? [];
  if (path === undefined) {
    throw new FirestoreError('INVALID_ARGUMENT', `The reference "${name}" names no document.`);
  }
  checkDocumentPath(path);
}

function pathBelow(database: DatabaseName, name: string): string {
  const prefix = `${databaseName(database)}/documents`;
  if (name === prefix) return '';
  if (name.startsWith(`${prefix}/`)) return name.slice(prefix.length + 1);
  throw new FirestoreError(
    'INVALID_ARGUMENT',
    `Resource name "${name}" is not in the database "${databaseName(database)}".`,
  );
}
