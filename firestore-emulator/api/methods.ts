/** The API as a table: what each method takes and answers, and the verb that does it. */
import type { Context } from './context.ts';
import type { MessageType } from './schema.ts';
import { message } from './schema.ts';
import { partitionQuery, runAggregationQuery, runQuery } from './verbs/query.ts';
import { batchGetDocuments, getDocument, listCollectionIds, listDocuments } from './verbs/read.ts';
import { beginTransaction, rollback } from './verbs/transaction.ts';
import {
  batchWrite,
  commit,
  createDocument,
  deleteDocument,
  updateDocument,
} from './verbs/write.ts';

export interface Method {
  readonly name: string;
  readonly request: MessageType;
  readonly response: MessageType;
  /** Answers a stream of messages rather than one. */
  readonly streams: boolean;
  /** `request` is a decoded message of the type above. Throws FirestoreError. */
  readonly call: (context: Context, request: unknown) => readonly unknown[];
  /** Fields of the request that name a resource, and so the database. */
  readonly resource: (request: unknown) => string;
}

function unary<Request>(
  name: string,
  verb: (context: Context, request: Request) => unknown,
  resource: (request: Request) => string | undefined,
  response = `${name}Response`,
): Method {
  return method(name, (context, request) => [verb(context, request)], resource, response, false);
}

function stream<Request>(
  name: string,
  verb: (context: Context, request: Request) => readonly unknown[],
  resource: (request: Request) => string | undefined,
): Method {
  return method(name, verb, resource, `${name}Response`, true);
}

/** The one place where a decoded message is taken for the type that its schema promises. */
function method<Request>(
  name: string,
  verb: (context: Context, request: Request) => readonly unknown[],
  resource: (request: Request) => string | undefined,
  response: string,
  streams: boolean,
): Method {
  return {
    name,
    request: message(`${name}Request`),
    response: response === 'Empty' ? empty : message(response),
    streams,
    call: (context, request) => verb(context, request as Request),
    resource: (request) => resource(request as Request) ?? '',
  };
}

const empty: MessageType = {
  kind: 'message',
  name: 'google.protobuf.Empty',
  fields: [],
  byId: new Map(),
  byName: new Map(),
};

interface Named {
  name?: string;
}
interface Parented {
  parent?: string;
}
interface InDatabase {
  database?: string;
}
const byName = (request: Named) => request.name;
const byParent = (request: Parented) => request.parent;
const byDatabase = (request: InDatabase) => request.database;

const all: readonly Method[] = [
  unary('GetDocument', getDocument, byName, 'Document'),
  unary('ListDocuments', listDocuments, byParent),
  unary('CreateDocument', createDocument, byParent, 'Document'),
  unary('UpdateDocument', updateDocument, (request) => request.document?.name, 'Document'),
  unary('DeleteDocument', deleteDocument, byName, 'Empty'),
  stream('BatchGetDocuments', batchGetDocuments, byDatabase),
  unary('BeginTransaction', beginTransaction, byDatabase),
  unary('Commit', commit, byDatabase),
  unary('Rollback', rollback, byDatabase, 'Empty'),
  stream('RunQuery', runQuery, byParent),
  stream('RunAggregationQuery', runAggregationQuery, byParent),
  unary('PartitionQuery', partitionQuery, byParent),
  unary('ListCollectionIds', listCollectionIds, byParent),
  unary('BatchWrite', batchWrite, byDatabase),
];

export const methods: ReadonlyMap<string, Method> = new Map(all.map((each) => [each.name, each]));

/** Methods of the real service that this one refuses, and what to do instead; the streams by REST only. */
export const refused: Readonly<Record<string, string>> = {
  Listen: 'Streams are offered over gRPC and WebChannel, which the SDKs speak, and not over REST.',
  Write: 'Streams are offered over gRPC and WebChannel, which the SDKs speak, and not over REST.',
  ExecutePipeline: 'The embedded Firestore offers no pipelines.',
};
