/** GetDocument, BatchGetDocuments, ListDocuments, ListCollectionIds. */
import type { Document, FieldPath, Query } from '../../engine/values/types.ts';
import type { Context } from '../context.ts';
import type {
  BatchGetDocumentsRequest,
  BatchGetDocumentsResponse,
  DocumentMessage,
  GetDocumentRequest,
  ListCollectionIdsRequest,
  ListCollectionIdsResponse,
  ListDocumentsRequest,
  ListDocumentsResponse,
} from '../messages.ts';
import { FirestoreError } from '../../engine/values/error.ts';
import { documentName, documentPath, parentPath } from '../names.ts';
import { readMask, readOrderBy } from '../queries.ts';
import { writeDocument, writeTimestamp } from '../values.ts';
import { consistently } from './consistency.ts';

/** Firestore's own bound on a page, and what it takes when none is asked for. */
const maxPageSize = 300;

/** Throws NOT_FOUND where there is no document (and it was allowed to look). */
export function getDocument(context: Context, request: GetDocumentRequest): DocumentMessage {
  const path = documentPath(context.database, request.name ?? '');
  const mask = readMask(request.mask);
  return consistently(context, request, (transaction) => {
    const document = context.engine.get(path, transaction);
    context.authorizer.reading(context.actor, 'single', context.engine)(path, document);
    if (document) return writeDocument(context.database, document, mask);
    throw new FirestoreError('NOT_FOUND', `Document "${request.name ?? ''}" not found.`);
  });
}

/** One answer a document, in the order of the request, however often it is named; the first names a transaction begun here. */
export function batchGetDocuments(
  context: Context,
  request: BatchGetDocumentsRequest,
): readonly BatchGetDocumentsResponse[] {
  const names = new Set(request.documents);
  const paths = [...names].map((name) => documentPath(context.database, name));
  const mask = readMask(request.mask);
  return consistently(context, request, (transaction, fresh) => {
    const extent = paths.length === 1 ? 'single' : 'several';
    const check = context.authorizer.reading(context.actor, extent, context.engine);
    const readTime = writeTimestamp(context.engine.now());
    const answers = paths.map((path): BatchGetDocumentsResponse => {
      const document = context.engine.get(path, transaction);
      check(path, document);
      return document
        ? { found: writeDocument(context.database, document, mask), readTime }
        : { missing: documentName(context.database, path), readTime };
    });
    return fresh ? [{ transaction: fresh }, ...answers] : answers;
  });
}

/**
 * A page of one collection by name, or by `orderBy`; without a collection's id, of all that are directly
 * below the parent, by name alone. The page token is opaque.
 */
export function listDocuments(
  context: Context,
  request: ListDocumentsRequest,
): ListDocumentsResponse {
  const parent = parentPath(context.database, request.parent ?? '');
  const collectionId = request.collectionId ?? '';
  if (collectionId.includes('/')) throw invalid(`Invalid collection id "${collectionId}".`);
  if (request.showMissing && request.orderBy) {
    throw invalid('A list that shows missing documents has no order_by.');
  }
  if (request.showMissing && collectionId === '') {
    throw invalid('A list that shows missing documents needs a collection id.');
  }
  const asked = request.pageSize ?? 0;
  if (asked < 0) throw invalid('page_size is negative.');
  const pageSize = asked === 0 ? maxPageSize : Math.min(asked, 65_535);
  const query: Query = {
    parent,
    collectionId,
    allDescendants: false,
    orderBy: request.orderBy ? readOrderBy(request.orderBy) : [],
    limit: pageSize,
  };
  const mask = readMask(request.mask);
  return consistently(context, request, (transaction) => {
    if (request.showMissing) context.authorizer.administer(context.actor, 'showMissing');
    else context.authorizer.list(context.actor, query, context.engine);
    return request.orderBy || collectionId === ''
      ? orderedPage(context, { ...query, ...pageOffset(request) }, mask, transaction)
      : namedPage(context, query, request, mask);
  });
}

function namedPage(
  context: Context,
  query: Query,
  request: ListDocumentsRequest,
  mask: readonly FieldPath[] | undefined,
): ListDocumentsResponse {
  const collection =
    query.parent === '' ? query.collectionId : `${query.parent}/${query.collectionId}`;
  const pageSize = query.limit ?? maxPageSize;
  const after = request.pageToken ? readPageToken(request.pageToken) : undefined;
  // One more than asked for, to know whether there is a next page.
  const found = context.engine.listDocuments(collection, {
    pageSize: pageSize + 1,
    showMissing: request.showMissing ?? false,
    ...(after !== undefined && { after }),
  });
  const page = found.slice(0, pageSize);
  const last = page.at(-1);
  return {
    documents: page.map((each) =>
      'missing' in each
        ? { name: documentName(context.database, each.path) }
        : writeDocument(context.database, each, mask),
    ),
    ...(found.length > pageSize && last && { nextPageToken: writePageToken(last.path) }),
  };
}

function orderedPage(
  context: Context,
  query: Query,
  mask: readonly FieldPath[] | undefined,
  transaction: string | undefined,
): ListDocumentsResponse {
  const pageSize = query.limit ?? maxPageSize;
  const found = context.engine.runQuery({ ...query, limit: pageSize + 1 }, transaction);
  const page: readonly Document[] = found.slice(0, pageSize);
  return {
    documents: page.map((document) => writeDocument(context.database, document, mask)),
    ...(found.length > pageSize && {
      nextPageToken: writePageToken(String((query.offset ?? 0) + pageSize)),
    }),
  };
}

/** For a list with an order, the token is how many documents have been given out. */
function pageOffset(request: ListDocumentsRequest): { offset?: number } {
  if (!request.pageToken) return {};
  const offset = Number(readPageToken(request.pageToken));
  if (!Number.isSafeInteger(offset) || offset < 0) throw badPageToken();
  return { offset };
}

/** Names of the collections directly under a document; administrators only, as in production. */
export function listCollectionIds(
  context: Context,
  request: ListCollectionIdsRequest,
): ListCollectionIdsResponse {
  context.authorizer.administer(context.actor, 'listCollectionIds');
  const all = context.engine.listCollectionIds(parentPath(context.database, request.parent ?? ''));
  const after = request.pageToken ? readPageToken(request.pageToken) : undefined;
  const rest = after === undefined ? all : all.filter((id) => id > after);
  const asked = request.pageSize ?? 0;
  if (asked < 0) throw invalid('page_size is negative.');
  const page = asked > 0 ? rest.slice(0, asked) : rest;
  const last = page.at(-1);
  return {
    collectionIds: [...page],
    ...(page.length < rest.length && last !== undefined && { nextPageToken: writePageToken(last) }),
  };
}

function writePageToken(position: string): string {
  return Buffer.from(position).toString('base64url');
}

function readPageToken(token: string): string {
  const position = Buffer.from(token, 'base64url').toString();
  if (position === '' || writePageToken(position) !== token) throw badPageToken();
  return position;
}

function badPageToken(): FirestoreError {
  return invalid('Invalid page token.');
}

function invalid(message: string): FirestoreError {
  return new FirestoreError('INVALID_ARGUMENT', message);
}
