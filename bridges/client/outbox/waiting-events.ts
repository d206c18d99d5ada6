import type { BridgeEvent, Heartbeat } from '../api.ts';
import type { KeptEvent } from './journal.ts';
import { isSuperseded } from './superseded.ts';

/** An event that has not been answered yet. */
export interface WaitingEvent extends KeptEvent {
  readonly bytes: number;
  /** What a log may say of it. */
  readonly facts: { readonly eventId: string; readonly type: string };
}

export function toWaiting(event: BridgeEvent, number: number): WaitingEvent {
  return fromText(number, JSON.stringify(event), event);
}

export function eventOf({ text }: KeptEvent): BridgeEvent {
  return JSON.parse(text) as BridgeEvent;
}

function fromText(number: number, text: string, { eventId, type }: BridgeEvent): WaitingEvent {
  return { number, text, bytes: Buffer.byteLength(text), facts: { eventId, type } };
}

/** How many events, and how many bytes of them, go into one request. */
export interface BatchLimits {
  readonly most: number;
  readonly bytes: number;
}

/**
 * The events of an outbox in memory, from being taken to being answered. They are given out in the order in
 * which they came, each anew after it was put back; only those that are held back let later ones pass.
 */
export class WaitingEvents {
  /** All that is not answered, by number. */
  readonly #all = new Map<number, WaitingEvent>();
  /** What can be given out, in order. */
  #queue: readonly WaitingEvent[] = [];
  readonly #heldBack = new Set<number>();
  /** The last that was told, by this process, and what was told after it while that waits, sent or not. */
  #lastHeartbeat: WaitingEvent | null = null;
  #since: BridgeEvent[] = [];
  #bytes = 0;
  #lastNumber = 0;
  readonly #drained: (() => void)[] = [];
  #wake: (() => void)[] = [];

  constructor(kept: readonly KeptEvent[]) {
    this.#queue = kept.map((each) => fromText(each.number, each.text, eventOf(each)));
    for (const event of this.#queue) this.#add(event);
  }

  get count(): number {
    return this.#all.size;
  }

  get isHoldingBack(): boolean {
    return this.#heldBack.size > 0;
  }

  nextNumber(): number {
    return this.#lastNumber + 1;
  }

  /** @returns false where it would be more than `maxBytes`, and is not taken. */
  reserve(event: WaitingEvent, maxBytes: number): boolean {
    if (this.#bytes + event.bytes > maxBytes) return false;
    this.#add(event);
    return true;
  }

  has({ number }: WaitingEvent): boolean {
    return this.#all.has(number);
  }

  /**
   * Puts events that were reserved at the queue's end.
   *
   * @returns heartbeats that need not be sent any more, and are out of the queue.
   */
  ready(events: readonly WaitingEvent[]): readonly WaitingEvent[] {
    const superseded = new Set<WaitingEvent>();
    for (const event of events) {
      const { type } = event.facts;
      const isOfUse = type === 'leg.left' || type === 'conference.ended';
      if (isOfUse && this.#waitingHeartbeat() !== null) this.#since.push(eventOf(event));
      if (type !== 'heartbeat') continue;
      const needless = this.#supersededBy(event);
      if (needless !== null) superseded.add(needless);
      this.#lastHeartbeat = event;
      this.#since = [];
    }
    const queue = [...this.#queue, ...events];
    this.#queue = queue.filter((event) => !superseded.has(event));
    this.wake();
    // One that is being sent is not in the queue, and stays.
    return queue.filter((event) => superseded.has(event));
  }

  /** Gives out the next events; those that are held back only if they are asked for. */
  take({ most, bytes }: BatchLimits, withHeldBack: boolean): readonly WaitingEvent[] {
    const taken = new Set<WaitingEvent>();
    let size = 0;
    for (const event of this.#queue) {
      if (taken.size === most) break;
      if (!withHeldBack && this.#heldBack.has(event.number)) continue;
      if (taken.size > 0 && size + event.bytes > bytes) break;
      taken.add(event);
      size += event.bytes;
    }
    this.#queue = this.#queue.filter((event) => !taken.has(event));
    return [...taken];
  }

  /** Puts back what was given out, to its place in the order. */
  putBack(events: readonly WaitingEvent[]): void {
    this.#queue = [...events, ...this.#queue].toSorted((a, b) => a.number - b.number);
  }

  /** Puts back what later events need not wait for. */
  holdBack(events: readonly WaitingEvent[]): void {
    for (const { number } of events) this.#heldBack.add(number);
    this.putBack(events);
  }

  /** They are answered, or need not be sent. */
  release(events: readonly WaitingEvent[]): void {
    for (const { number, bytes } of events) {
      if (!this.#all.delete(number)) continue;
      this.#bytes -= bytes;
      this.#heldBack.delete(number);
    }
    if (this.#all.size > 0) return;
    for (const done of this.#drained.splice(0)) done();
  }

  /** Done once nothing waits. */
  drained(): Promise<void> {
    if (this.#all.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#drained.push(resolve));
  }

  /** Done at the next `ready` or `wake`. */
  changed(): Promise<void> {
    return new Promise((resolve) => this.#wake.push(resolve));
  }

  wake(): void {
    const waking = this.#wake;
    this.#wake = [];
    for (const wake of waking) wake();
  }

  /** The heartbeat before `later`, if that says all that it says. */
  #supersededBy(later: WaitingEvent): WaitingEvent | null {
    const last = this.#waitingHeartbeat();
    if (last === null) return null;
    const before = eventOf(last) as Heartbeat;
    return isSuperseded(before, this.#since, eventOf(later) as Heartbeat) ? last : null;
  }

  #waitingHeartbeat(): WaitingEvent | null {
    return this.#lastHeartbeat !== null && this.has(this.#lastHeartbeat)
      ? this.#lastHeartbeat
      : null;
  }

  #add(event: WaitingEvent): void {
    this.#all.set(event.number, event);
    this.#bytes += event.bytes;
    this.#lastNumber = Math.max(this.#lastNumber, event.number);
  }
}
