/**
 * The Listen stream: targets that a client follows, each first as it stands and then as it changes.
 *
 * After each commit the targets that it concerns are read again, all at one moment, and what is different
 * is sent, with the rules asked anew; then a change of no target in particular says as of when the client
 * knows everything, upon which an SDK tells its listeners. Commits that come before the targets have been
 * read again are told together.
 */
import type { Context } from '../api/context.ts';
import type { TimestampMessage } from '../api/messages.ts';
import type { ListenRequest, ListenResponse, TargetMessage } from './messages.ts';
import type { Sink, Stream, StreamBackend } from './stream.ts';
import { asFirestoreError, codeNumber } from '../api/status.ts';
import { writeTimestamp } from '../api/values.ts';
import { FirestoreError } from '../engine/values/error.ts';
import { Following } from './following.ts';

/** `later` runs something once the work at hand is done, and returns the way to stop that. */
export function openListenStream(
  backend: StreamBackend,
  authorization: string | undefined,
  sink: Sink<ListenResponse>,
  later: (call: () => void) => () => void = afterThis,
): Stream<ListenRequest> {
  return new ListenStream(backend, authorization, sink, later);
}

function afterThis(call: () => void): () => void {
  const immediate = setImmediate(call);
  return () => {
    clearImmediate(immediate);
  };
}

class ListenStream implements Stream<ListenRequest> {
  readonly #targets = new Map<number, Following>();
  readonly #unfollow: (() => void)[] = [];
  #context: Context | undefined;
  #cancelFlush: (() => void) | undefined;
  #open = true;

  constructor(
    private readonly backend: StreamBackend,
    private readonly authorization: string | undefined,
    private readonly sink: Sink<ListenResponse>,
    private readonly later: (call: () => void) => () => void,
  ) {}

  receive(request: ListenRequest): void {
    if (!this.#open) return;
    try {
      const context = (this.#context ??= this.#begin(request.database ?? ''));
      if (request.addTarget) this.#add(context, request.addTarget);
      else if (request.removeTarget !== undefined) this.#remove(request.removeTarget);
      else throw new FirestoreError('INVALID_ARGUMENT', 'No target is added or removed.');
    } catch (cause) {
      this.close();
      this.sink.fail(this.#asError(cause));
    }
  }

  drained(): void {
    this.#flush();
  }

  finish(): void {
    if (!this.#open) return;
    this.close();
    this.sink.end();
  }

  close(): void {
    this.#open = false;
    this.#cancelFlush?.();
    for (const unfollow of this.#unfollow) unfollow();
  }

  #begin(database: string): Context {
    const context = this.backend.context(database, this.authorization);
    const { engine } = context;
    this.#unfollow.push(
      engine.onCommit(({ changes }) => {
        this.#stir((target) => changes.some(({ path }) => target.concerns(path)));
      }),
      engine.onReplaced(() => {
        this.#stir(() => true);
      }),
    );
    return context;
  }

  #stir(isConcerned: (target: Following) => boolean): void {
    let any = false;
    for (const target of this.#targets.values()) {
      if (!target.isDue && !isConcerned(target)) continue;
      target.isDue = true;
      any = true;
    }
    if (any) {
      this.#cancelFlush ??= this.later(() => {
        this.#flush();
      });
    }
  }

  #add(context: Context, message: TargetMessage): void {
    const id = message.targetId ?? 0;
    if (this.#targets.has(id)) {
      throw new FirestoreError('INVALID_ARGUMENT', `Target ${id} is there already.`);
    }
    this.sink.send({ targetChange: { targetChangeType: 'ADD', targetIds: [id] } });
    try {
      this.#targets.set(id, new Following(context, id, message));
    } catch (cause) {
      this.#removeFor(id, cause);
      return;
    }
    this.#flush();
  }

  #remove(id: number): void {
    if (!this.#targets.delete(id)) return;
    this.sink.send({ targetChange: { targetChangeType: 'REMOVE', targetIds: [id] } });
  }

  /** An SDK hands this on to the listener; the end of the whole stream it would take for a disturbance. */
  #removeFor(id: number, cause: unknown): void {
    const { code, message } = this.#asError(cause);
    this.#targets.delete(id);
    this.sink.send({
      targetChange: {
        targetChangeType: 'REMOVE',
        targetIds: [id],
        cause: { code: codeNumber(code), message },
      },
    });
  }

  /** Reads every target that is due, and tells what is different: all as of one moment. */
  #flush(): void {
    this.#cancelFlush?.();
    this.#cancelFlush = undefined;
    const context = this.#context;
    // What a slow client has not read yet is not added to: it gets the newest state when it has.
    if (!context || !this.#open || !this.sink.ready) return;
    const readTime = writeTimestamp(context.engine.now());
    const resumeToken = tokenOf(readTime);
    let told = false;
    const done: number[] = [];
    for (const [id, target] of this.#targets) {
      if (!target.isDue) continue;
      try {
        const responses = target.readAgain(readTime, resumeToken);
        for (const response of responses) this.sink.send(response);
        told = true;
        if (target.isDone) done.push(id);
      } catch (cause) {
        this.#removeFor(id, cause);
      }
    }
    if (told) {
      this.sink.send({ targetChange: { targetChangeType: 'NO_CHANGE', resumeToken, readTime } });
    }
    for (const id of done) this.#remove(id);
  }

  #asError(cause: unknown): FirestoreError {
    return asFirestoreError(cause, (error) => {
      this.backend.report(error);
    });
  }
}

/** Opaque to clients. Whoever comes back with one is told all anew (following.ts). */
function tokenOf({ seconds = 0n, nanos = 0 }: TimestampMessage): Uint8Array {
  return Buffer.from(`${seconds}.${nanos}`);
}
