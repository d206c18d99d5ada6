import { failureFacts } from '../failures.ts';
import type { Log } from '../log.ts';
import type { Journal } from './journal.ts';
import type { WaitingEvent, WaitingEvents } from './waiting-events.ts';

/** So many bytes are written at a time: where the disk takes nothing, little is tried in vain with each event. */
const PART_BYTES = 512 * 1024;

/**
 * Brings waiting events to the disk before they are sent, those that come while it is busy together. Where the
 * disk takes nothing they are sent all the same, and it tries again with whatever comes next.
 */
export class Keeper {
  /** Taken, and in no write yet. */
  #next: WaitingEvent[] = [];
  /** The write that they are to be in. */
  #nextTurn: Promise<void> | null = null;
  #turn: Promise<void> = Promise.resolve();
  /** Not on the disk: being written, or ready to be sent all the same. */
  readonly #unkept = new Set<WaitingEvent>();
  #isFailing = false;

  constructor(
    readonly journal: Journal,
    readonly waiting: WaitingEvents,
    readonly log: Log,
  ) {}

  /** Keeps events and makes them ready to be sent, in the order in which this is called. Never fails. */
  keep(events: readonly WaitingEvent[]): Promise<void> {
    this.#next.push(...events);
    this.#nextTurn ??= this.#turn.then(() => {
      this.#nextTurn = null;
      return this.#write(this.#next.splice(0));
    });
    this.#turn = this.#nextTurn;
    return this.#nextTurn;
  }

  /** Tries once more to keep what the disk did not take. */
  async keepLate(): Promise<void> {
    if (this.#unkept.size > 0) await this.keep([]);
  }

  /** They need not be sent any more. Never fails. */
  async done(events: readonly WaitingEvent[]): Promise<void> {
    if (events.length === 0) return;
    this.waiting.release(events);
    for (const event of events) this.#unkept.delete(event);
    try {
      await this.journal.forget(events.map(({ number }) => number));
    } catch (error) {
      // They will be sent once more after a restart, and be known.
      this.#fail(error);
    }
  }

  async close(): Promise<void> {
    await this.keep([]);
    if (this.#unkept.size > 0) this.log('error', 'outbox.lost', { events: this.#unkept.size });
    await this.journal.close();
  }

  async #write(events: readonly WaitingEvent[]): Promise<void> {
    for (const event of events) this.#unkept.add(event);
    const parts = inParts([...this.#unkept]);
    try {
      for (const part of parts) {
        await this.journal.append(part);
        for (const event of part) this.#unkept.delete(event);
      }
      if (parts.length > 0) this.#succeed();
    } catch (error) {
      // Those that were answered meanwhile have no need of it any more.
      for (const event of this.#unkept) if (!this.waiting.has(event)) this.#unkept.delete(event);
      this.#fail(error);
    }
    await this.done(this.waiting.ready(events));
  }

  #fail(error: unknown): void {
    if (this.#isFailing) return;
    this.#isFailing = true;
    this.log('error', 'outbox.notKept', { waiting: this.waiting.count, ...failureFacts(error) });
  }

  #succeed(): void {
    if (!this.#isFailing) return;
    this.#isFailing = false;
    this.log('info', 'outbox.keptAgain', { waiting: this.waiting.count });
  }
}

function inParts(events: readonly WaitingEvent[]): readonly (readonly WaitingEvent[])[] {
  const parts: WaitingEvent[][] = [];
  let bytes = Infinity;
  for (const event of events) {
    if (bytes + event.bytes > PART_BYTES) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)?.push(event);
    bytes += event.bytes;
  }
  return parts;
}
