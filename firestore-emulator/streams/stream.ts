/** What a stream of the API is to the protocols that carry it, and what it needs from the server. */
import type { Context } from '../api/context.ts';
import type { Method } from '../api/methods.ts';
import type { FirestoreError } from '../engine/values/error.ts';

export interface StreamBackend {
  /**
   * A database as whoever sent this header sees it.
   *
   * @param database `projects/{p}/databases/{d}`.
   * @throws FirestoreError: INVALID_ARGUMENT for another name, UNAUTHENTICATED for a header that cannot be read.
   */
  context(database: string, authorization: string | undefined): Context;
  /** Runs a method for whoever sent this header. Throws FirestoreError. */
  call(
    method: Method,
    request: unknown,
    authorization: string | undefined,
  ): readonly unknown[] | Promise<readonly unknown[]>;
  /** Our own mistakes, for the log. */
  report(error: unknown): void;
}

/** Where a stream's answers go. After `fail` or `end` nothing more is said. */
export interface Sink<Response = unknown> {
  send(response: Response): void;
  /** Ends the stream with this error. */
  fail(error: FirestoreError): void;
  end(): void;
  /**
   * False while the client has not yet read what was sent: who can wait says nothing more then, and is
   * called by `Stream.drained` later.
   */
  readonly ready: boolean;
}

/** One open stream. */
export interface Stream<Request = unknown> {
  /** A message of the client. Throws nothing: errors go to the sink. */
  receive(request: Request): void;
  /** The sink is ready again. */
  drained(): void;
  /** The client has said all it wants to say; what it asked for before is still answered. */
  finish(): void;
  /** The client has gone. */
  close(): void;
}
