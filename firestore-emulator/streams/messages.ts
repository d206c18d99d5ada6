/**
 * The messages of the two streams of `google.firestore.v1`, Listen and Write. Field names and meanings:
 * https://firebase.google.com/docs/firestore/reference/rpc/google.firestore.v1
 */
import type {
  DocumentMessage,
  StructuredQuery,
  TimestampMessage,
  WriteMessage,
  WriteResultMessage,
} from '../api/messages.ts';
import { message } from '../api/schema.ts';

/** What a client wants to follow, under a number that it chooses. */
export interface TargetMessage {
  targetId?: number;
  query?: { parent?: string; structuredQuery?: StructuredQuery };
  documents?: { documents?: string[] };
  resumeToken?: Uint8Array;
  readTime?: TimestampMessage;
  once?: boolean;
}

export interface ListenRequest {
  database?: string;
  addTarget?: TargetMessage;
  removeTarget?: number;
}

export interface TargetChange {
  targetChangeType?: 'NO_CHANGE' | 'ADD' | 'REMOVE' | 'CURRENT' | 'RESET';
  /** Empty: all targets of the stream. */
  targetIds?: readonly number[];
  cause?: { code: number; message: string };
  resumeToken?: Uint8Array;
  readTime?: TimestampMessage;
}

/** A document that left a target: its name, and as of when. */
export interface DocumentGone {
  document: string;
  removedTargetIds: readonly number[];
  readTime: TimestampMessage;
}

/** Exactly one field is set. */
export interface ListenResponse {
  targetChange?: TargetChange;
  documentChange?: { document: DocumentMessage; targetIds: readonly number[] };
  /** It is there no more. */
  documentDelete?: DocumentGone;
  /** It belongs to the target no more; nothing is said of what it is now. */
  documentRemove?: DocumentGone;
}

export interface WriteRequest {
  database?: string;
  writes?: WriteMessage[];
  streamToken?: Uint8Array;
}

export interface WriteResponse {
  streamId?: string;
  streamToken: Uint8Array;
  writeResults?: readonly WriteResultMessage[];
  commitTime?: TimestampMessage;
}

export const listenRequest = message<ListenRequest>('ListenRequest');
export const listenResponse = message<ListenResponse>('ListenResponse');
export const writeRequest = message<WriteRequest>('WriteRequest');
export const writeResponse = message<WriteResponse>('WriteResponse');
