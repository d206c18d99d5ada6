/** Commit, BatchWrite, CreateDocument, UpdateDocument, DeleteDocument. */
import type { CommitResult, FieldPath, Write, WriteResult } from '../../engine/values/types.ts';
import type { Context } from '../context.ts';
import type {
  BatchWriteRequest,
  BatchWriteResponse,
  CommitRequest,
  CommitResponse,
  CreateDocumentRequest,
  DeleteDocumentRequest,
  DocumentMessage,
  Empty,
  UpdateDocumentRequest,
  WriteResultMessage,
} from '../messages.ts';
import { FirestoreError } from '../../engine/values/error.ts';
import { normalizeWrite } from '../../engine/writes/commit.ts';
import { documentPath, parentPath } from '../names.ts';
import { readMask } from '../queries.ts';
import { codeNumber } from '../status.ts';
import {
  readFields,
  readPrecondition,
  writeDocument,
  writeTimestamp,
  writeValue,
} from '../values.ts';
import { readWrite } from '../writes.ts';
import { readToken } from './consistency.ts';

/** All of the writes or none. Throws what `Engine.commit` throws, and PERMISSION_DENIED. */
export function commit(context: Context, request: CommitRequest): CommitResponse {
  const writes = (request.writes ?? []).map((write) => readWrite(context.database, write));
  const result = apply(context, writes, readToken(request.transaction));
  return {
    writeResults: result.results.map((each, index) => writeResult(each, writes[index])),
    commitTime: writeTimestamp(result.commitTime),
  };
}

/**
 * Each write on its own: the answer has a result and a status for each, in their order. For
 * administrators only. Throws INVALID_ARGUMENT, and makes none, if any is refused whatever is stored.
 */
export function batchWrite(context: Context, request: BatchWriteRequest): BatchWriteResponse {
  context.authorizer.administer(context.actor, 'batchWrite');
  const writes = (request.writes ?? []).map((write) => readWrite(context.database, write));
  if (new Set(writes.map((write) => write.path)).size < writes.length) {
    throw new FirestoreError('INVALID_ARGUMENT', 'A batch cannot write one document twice.');
  }
  writes.forEach(normalizeWrite);
  const writeResults: WriteResultMessage[] = [];
  const status: { code?: number; message?: string }[] = [];
  for (const write of writes) {
    try {
      const { results } = apply(context, [write]);
      writeResults.push(results[0] ? writeResult(results[0], write) : {});
      status.push({});
    } catch (error) {
      if (!(error instanceof FirestoreError)) throw error;
      writeResults.push({});
      status.push({ code: codeNumber(error.code), message: error.message });
    }
  }
  return { writeResults, status };
}

/** Throws ALREADY_EXISTS. Without a document id, one is drawn. */
export function createDocument(context: Context, request: CreateDocumentRequest): DocumentMessage {
  const parent = parentPath(context.database, request.parent ?? '');
  const collection = request.collectionId ?? '';
  const id = request.documentId || context.newId();
  if (collection === '' || collection.includes('/') || id.includes('/')) {
    throw new FirestoreError('INVALID_ARGUMENT', 'A collection or document id is not valid.');
  }
  const path = parent === '' ? `${collection}/${id}` : `${parent}/${collection}/${id}`;
  const write: Write = {
    kind: 'update',
    path,
    fields: readFields(request.document?.fields),
    transforms: [],
    precondition: { kind: 'exists', exists: false },
  };
  return applyAndRead(context, write, readMask(request.mask));
}

/** Without an update mask the document is replaced; where there is none it is created. */
export function updateDocument(context: Context, request: UpdateDocumentRequest): DocumentMessage {
  const mask = readMask(request.updateMask);
  const precondition = readPrecondition(request.currentDocument);
  const write: Write = {
    kind: 'update',
    path: documentPath(context.database, request.document?.name ?? ''),
    fields: readFields(request.document?.fields),
    transforms: [],
    ...(mask && mask.length > 0 && { mask }),
    ...(precondition && { precondition }),
  };
  return applyAndRead(context, write, readMask(request.mask));
}

export function deleteDocument(context: Context, request: DeleteDocumentRequest): Empty {
  const precondition = readPrecondition(request.currentDocument);
  const path = documentPath(context.database, request.name ?? '');
  apply(context, [{ kind: 'delete', path, ...(precondition && { precondition }) }]);
  return {};
}

function apply(context: Context, writes: readonly Write[], transaction?: string): CommitResult {
  context.faults.before();
  const extent = writes.length === 1 && transaction === undefined ? 'single' : 'several';
  const authorize = context.authorizer.committing(context.actor, extent);
  const result = context.engine.commit(writes, {
    actor: context.actor,
    ...(transaction !== undefined && { transaction }),
    ...(authorize && { authorize }),
  });
  context.faults.after();
  return result;
}

function applyAndRead(
  context: Context,
  write: Write,
  mask: readonly FieldPath[] | undefined,
): DocumentMessage {
  apply(context, [write]);
  const document = context.engine.get(write.path);
  if (!document) throw new Error(`${write.path} is not there after it was written.`);
  return writeDocument(context.database, document, mask);
}

/** A delete or verify has no update time of its own: nothing is there that was updated. */
function writeResult(result: WriteResult, write: Write | undefined): WriteResultMessage {
  if (write?.kind !== 'update') return {};
  return {
    updateTime: writeTimestamp(result.updateTime),
    ...(result.transformResults.length > 0 && {
      transformResults: result.transformResults.map(writeValue),
    }),
  };
}
