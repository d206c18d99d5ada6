import type { Context } from '../api/context.ts';
import type { TimestampMessage } from '../api/messages.ts';
import type { Document } from '../engine/values/types.ts';
import type { Timestamp } from '../engine/values/value.ts';
import type { ListenResponse, TargetMessage } from './messages.ts';
import { documentName } from '../api/names.ts';
import { writeDocument } from '../api/values.ts';
import { readTarget, type Target } from './target.ts';

/** A target that is followed, and what its client knows of it. */
export class Following {
  /** Its documents may have changed since they were read. */
  isDue = true;
  readonly #target: Target;
  readonly #once: boolean;
  /** The client brings what it knew of another stream, of which nothing is known here. */
  readonly #resumes: boolean;
  /** When each document was written that the client has; null: it knows that there is none. */
  #known: Map<string, Timestamp | null> | undefined;

  /** Throws INVALID_ARGUMENT (target.ts). */
  constructor(
    private readonly context: Context,
    private readonly id: number,
    message: TargetMessage,
  ) {
    this.#target = readTarget(context, message);
    this.#once = message.once ?? false;
    this.#resumes = (message.resumeToken?.length ?? 0) > 0 || message.readTime !== undefined;
  }

  /** It was to be told once, and has been. */
  get isDone(): boolean {
    return this.#once && this.#known !== undefined;
  }

  concerns(path: string): boolean {
    return this.#target.concerns(path);
  }

  /**
   * Reads the target, and returns what its client does not know yet; the first time everything, and that
   * this is all. Throws FirestoreError where the rules refuse it, or the query cannot be run.
   *
   * One that is resumed begins with a RESET, as on the official emulator: what was deleted since its token
   * is not kept here, and after a RESET nobody needs to know.
   */
  readAgain(readTime: TimestampMessage, resumeToken: Uint8Array): readonly ListenResponse[] {
    const { counters } = this.context.engine;
    const billed = counters.documentReads;
    const known = this.#known;
    const found = this.#target.read();
    const targetIds = [this.id];
    const told = this.#changes(found, known, readTime);
    this.#known = new Map(
      [...found].map(([path, document]) => [path, document?.updateTime ?? null]),
    );
    this.isDue = false;
    if (known) {
      // A listener pays for what it is sent, not for what was read to find that out.
      counters.documentReads = billed + told.length;
      return told;
    }
    const begin: ListenResponse[] = this.#resumes
      ? [{ targetChange: { targetChangeType: 'RESET', targetIds, resumeToken, readTime } }]
      : [];
    const current: ListenResponse = {
      targetChange: { targetChangeType: 'CURRENT', targetIds, resumeToken, readTime },
    };
    return [...begin, ...told, current];
  }

  #changes(
    found: ReadonlyMap<string, Document | null>,
    known: ReadonlyMap<string, Timestamp | null> = new Map(),
    readTime: TimestampMessage,
  ): readonly ListenResponse[] {
    const { database, engine } = this.context;
    const targetIds = [this.id];
    const gone = (path: string) => ({
      document: documentName(database, path),
      removedTargetIds: targetIds,
      readTime,
    });
    const told: ListenResponse[] = [];
    for (const path of known.keys()) {
      if (found.has(path)) continue;
      // Whether the reader may see what the document has become, only a reader who asks is told.
      told.push(engine.get(path) ? { documentRemove: gone(path) } : { documentDelete: gone(path) });
    }
    for (const [path, document] of found) {
      if (isSame(known.get(path), document)) continue;
      told.push(
        document
          ? { documentChange: { document: writeDocument(database, document), targetIds } }
          : { documentDelete: gone(path) },
      );
    }
    return told;
  }
}

function isSame(known: Timestamp | null | undefined, document: Document | null): boolean {
  if (!known || !document) return known === (document ?? null);
  const { updateTime } = document;
  return known.seconds === updateTime.seconds && known.nanos === updateTime.nanos;
}
