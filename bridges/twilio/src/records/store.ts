import type { BridgeEvent } from '../../../client/index.ts';
import type { CallRecord, SessionRecord } from './records.ts';

/** What is known of a call and of a conference together; null: nothing. */
export interface Known {
  readonly call: CallRecord | null;
  readonly session: SessionRecord | null;
}

/** What becomes known, and what is to be told of it. What is absent stays as it is. */
export interface Change<T> {
  readonly call?: CallRecord;
  readonly session?: SessionRecord;
  readonly tell?: readonly BridgeEvent[];
  readonly answer: T;
}

/**
 * Where the adapter keeps what must survive it: a folder where it runs alone, Firestore where it is a function. Both
 * pass `tests` of the same contract.
 */
export interface Store {
  call(callSid: string): Promise<CallRecord | null>;
  session(sessionId: string): Promise<SessionRecord | null>;
  /**
   * Reads what is named, lets `decide` say what becomes of it, and keeps that, with the events to be told, before it
   * resolves: the records never say that something was told which is not kept for sending. Nobody else changes the same
   * records meanwhile. `decide` does nothing else, as it may be asked again.
   */
  change<T>(
    names: { readonly callSid?: string; readonly sessionId?: string },
    decide: (known: Known) => Change<T>,
  ): Promise<T>;
  /** All that are not settled. */
  openCalls(): Promise<readonly CallRecord[]>;
  openSessions(): Promise<readonly SessionRecord[]>;
  /** Forgets what was settled before a moment. */
  forget(before: number): Promise<void>;
  /** Sends what waits, as far as it can be sent now. What is not answered stays, and goes with the next time. */
  deliver(): Promise<void>;
  /** Events that wait to be sent. */
  waiting(): Promise<number>;
  close(): Promise<void>;
}
