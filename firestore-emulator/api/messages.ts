/**
 * The messages of `google.firestore.v1` as this server uses them. Field names and meanings:
 * https://firebase.google.com/docs/firestore/reference/rpc/google.firestore.v1
 */
import { message } from './schema.ts';

export interface TimestampMessage {
  seconds?: bigint;
  nanos?: number;
}

/** Exactly one field is set in a valid value. */
export interface ValueMessage {
  nullValue?: 'NULL_VALUE';
  booleanValue?: boolean;
  integerValue?: bigint;
  doubleValue?: number;
  timestampValue?: TimestampMessage;
  stringValue?: string;
  bytesValue?: Uint8Array;
  referenceValue?: string;
  geoPointValue?: { latitude?: number; longitude?: number };
  arrayValue?: ArrayValueMessage;
  mapValue?: { fields?: FieldsMessage };
}

export interface ArrayValueMessage {
  values?: ValueMessage[];
}

/** A real Map, so that a field called `__proto__` is only a field. */
export type FieldsMessage = ReadonlyMap<string, ValueMessage>;

export interface DocumentMessage {
  name?: string;
  fields?: FieldsMessage;
  createTime?: TimestampMessage;
  updateTime?: TimestampMessage;
}

export interface DocumentMask {
  fieldPaths?: string[];
}

export interface PreconditionMessage {
  exists?: boolean;
  updateTime?: TimestampMessage;
}

export interface TransactionOptions {
  readOnly?: { readTime?: TimestampMessage };
  readWrite?: { retryTransaction?: Uint8Array };
}

/** How a read is to be consistent with others. */
export interface Consistency {
  transaction?: Uint8Array;
  newTransaction?: TransactionOptions;
  readTime?: TimestampMessage;
}

export interface GetDocumentRequest extends Consistency {
  name?: string;
  mask?: DocumentMask;
}

export interface ListDocumentsRequest extends Consistency {
  parent?: string;
  collectionId?: string;
  pageSize?: number;
  pageToken?: string;
  orderBy?: string;
  mask?: DocumentMask;
  showMissing?: boolean;
}

export interface ListDocumentsResponse {
  documents?: DocumentMessage[];
  nextPageToken?: string;
}

export interface CreateDocumentRequest {
  parent?: string;
  collectionId?: string;
  documentId?: string;
  document?: DocumentMessage;
  mask?: DocumentMask;
}

export interface UpdateDocumentRequest {
  document?: DocumentMessage;
  updateMask?: DocumentMask;
  mask?: DocumentMask;
  currentDocument?: PreconditionMessage;
}

export interface DeleteDocumentRequest {
  name?: string;
  currentDocument?: PreconditionMessage;
}

export interface BatchGetDocumentsRequest extends Consistency {
  database?: string;
  documents?: string[];
  mask?: DocumentMask;
}

export interface BatchGetDocumentsResponse {
  found?: DocumentMessage;
  missing?: string;
  transaction?: Uint8Array;
  readTime?: TimestampMessage;
}

export interface BeginTransactionRequest {
  database?: string;
  options?: TransactionOptions;
}

export interface FieldTransform {
  fieldPath?: string;
  setToServerValue?: string;
  increment?: ValueMessage;
  maximum?: ValueMessage;
  minimum?: ValueMessage;
  appendMissingElements?: ArrayValueMessage;
  removeAllFromArray?: ArrayValueMessage;
}

export interface WriteMessage {
  update?: DocumentMessage;
  delete?: string;
  verify?: string;
  transform?: { document?: string; fieldTransforms?: FieldTransform[] };
  updateMask?: DocumentMask;
  updateTransforms?: FieldTransform[];
  currentDocument?: PreconditionMessage;
}

export interface WriteResultMessage {
  updateTime?: TimestampMessage;
  transformResults?: ValueMessage[];
}

export interface CommitRequest {
  database?: string;
  writes?: WriteMessage[];
  transaction?: Uint8Array;
}

export interface CommitResponse {
  writeResults?: WriteResultMessage[];
  commitTime?: TimestampMessage;
}

export interface RollbackRequest {
  database?: string;
  transaction?: Uint8Array;
}

export interface BatchWriteRequest {
  database?: string;
  writes?: WriteMessage[];
}

export interface BatchWriteResponse {
  writeResults?: WriteResultMessage[];
  status?: { code?: number; message?: string }[];
}

export interface FieldReference {
  fieldPath?: string;
}

export interface FilterMessage {
  compositeFilter?: { op?: string; filters?: FilterMessage[] };
  fieldFilter?: { field?: FieldReference; op?: string; value?: ValueMessage };
  unaryFilter?: { op?: string; field?: FieldReference };
}

export interface CursorMessage {
  values?: ValueMessage[];
  before?: boolean;
}

export interface StructuredQuery {
  select?: { fields?: FieldReference[] };
  from?: { collectionId?: string; allDescendants?: boolean }[];
  where?: FilterMessage;
  orderBy?: { field?: FieldReference; direction?: string }[];
  startAt?: CursorMessage;
  endAt?: CursorMessage;
  offset?: number;
  /** A wrapper: `{}` is a limit of 0, absent is none. */
  limit?: { value?: number };
  findNearest?: object;
}

export interface RunQueryRequest extends Consistency {
  parent?: string;
  structuredQuery?: StructuredQuery;
  explainOptions?: object;
}

export interface RunQueryResponse {
  document?: DocumentMessage;
  transaction?: Uint8Array;
  readTime?: TimestampMessage;
}

export interface AggregationMessage {
  count?: { upTo?: { value?: bigint } };
  sum?: { field?: FieldReference };
  avg?: { field?: FieldReference };
  alias?: string;
}

export interface RunAggregationQueryRequest extends Consistency {
  parent?: string;
  structuredAggregationQuery?: {
    structuredQuery?: StructuredQuery;
    aggregations?: AggregationMessage[];
  };
  explainOptions?: object;
}

export interface RunAggregationQueryResponse {
  result?: { aggregateFields?: FieldsMessage };
  transaction?: Uint8Array;
  readTime?: TimestampMessage;
}

export interface ListCollectionIdsRequest {
  parent?: string;
  pageSize?: number;
  pageToken?: string;
  readTime?: TimestampMessage;
}

export interface ListCollectionIdsResponse {
  collectionIds?: string[];
  nextPageToken?: string;
}

/** An empty message, as `Rollback` and `DeleteDocument` answer. */
export type Empty = Record<string, never>;

export const documentType = message<DocumentMessage>('Document');
