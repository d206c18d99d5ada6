import { MAX_BODY_BYTES } from '../../../domain/bridge/request-problem.ts';
import type { EventsAnswer } from '../api.ts';
import type { BridgeClient } from '../bridge-client.ts';
import { type Clock, within } from '../clock.ts';
import { BridgeRefusal, failureFacts, isPassing } from '../failures.ts';
import type { Log } from '../log.ts';
import { type RejectedEvent, sortAnswer } from '../sort-answer.ts';
import type { Keeper } from './keeper.ts';
import { pauseAfter } from './pauses.ts';
import {
  type BatchLimits,
  eventOf,
  type WaitingEvent,
  type WaitingEvents,
} from './waiting-events.ts';

/** The API takes 1,000 events and 2 MiB in a request. */
const LIMITS: BatchLimits = { most: 500, bytes: 1024 * 1024 };
/** What a request has around its events, and more. */
const ENVELOPE_BYTES = 1024;
/** So long an answer is waited for, in milliseconds. */
const ANSWER_MS = 30_000;
/** The API may ask for a longer pause than ours, but not for any. */
const LONGEST_ASKED_MS = 60_000;

export interface SenderOptions {
  readonly client: Pick<BridgeClient, 'events'>;
  readonly waiting: WaitingEvents;
  readonly keeper: Keeper;
  readonly log: Log;
  readonly clock: Clock;
  readonly chance: () => number;
}

/**
 * Sends what waits, one request at a time, until it is stopped. A request that failed is sent again for ever,
 * also one that was refused as a whole (401, 404): its events are good, and somebody will mend the key.
 */
export class Sender {
  readonly #options: SenderOptions;
  readonly #stop = new AbortController();
  readonly #running: Promise<void>;
  /** Events in a request; fewer after one that was too large. */
  #most = LIMITS.most;
  /** Requests that failed since the last that did not, and what the log was told of them. */
  #failures = 0;
  #told: string | null = null;
  /** The same of what is held back, and the pause after which it is due; null where it is. */
  #holds = 0;
  #hold: AbortController | null = null;

  constructor(options: SenderOptions) {
    this.#options = options;
    this.#running = this.#run();
  }

  /** Breaks off what is under way. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#hold?.abort();
    this.#options.waiting.wake();
    await this.#running;
  }

  get #isStopped(): boolean {
    return this.#stop.signal.aborted;
  }

  async #run(): Promise<void> {
    const { waiting } = this.#options;
    while (!this.#isStopped) {
      const limits = { ...LIMITS, most: this.#most };
      const batch = waiting.take(limits, this.#hold === null);
      if (batch.length === 0) await waiting.changed();
      else await this.#send(batch);
    }
  }

  async #send(batch: readonly WaitingEvent[]): Promise<void> {
    const { client, waiting, clock } = this.#options;
    let answer: EventsAnswer;
    try {
      answer = await within(ANSWER_MS, { clock, signal: this.#stop.signal }, (signal) =>
        client.events(batch.map(eventOf), signal),
      );
    } catch (error) {
      if (!(await this.#isMadeSmaller(batch, error))) {
        waiting.putBack(batch);
        await this.#rest(error);
      }
      return;
    }
    this.#answered();
    await this.#settle(batch, answer);
  }

  /** Whether a request was too large, and something smaller is next. */
  async #isMadeSmaller(batch: readonly WaitingEvent[], error: unknown): Promise<boolean> {
    const { waiting, keeper, log } = this.#options;
    if (!(error instanceof BridgeRefusal) || error.status !== 413) return false;
    const [only, ...more] = batch;
    if (more.length > 0) {
      this.#most = Math.floor(batch.length / 2);
      waiting.putBack(batch);
      return true;
    }
    // What the API could take is refused by something before it, which somebody will mend.
    if (only === undefined || only.bytes < MAX_BODY_BYTES - ENVELOPE_BYTES) return false;
    log('error', 'outbox.rejected', { ...only.facts, code: 'body_too_large' });
    await keeper.done([only]);
    return true;
  }

  async #rest(error: unknown): Promise<void> {
    if (this.#isStopped) return;
    const { waiting, keeper, log, clock, chance } = this.#options;
    this.#failures += 1;
    const facts = failureFacts(error);
    const told = JSON.stringify(facts);
    if (told !== this.#told) {
      this.#told = told;
      log(isPassing(error) ? 'warn' : 'error', 'outbox.notSent', {
        waiting: waiting.count,
        ...facts,
      });
    }
    await keeper.keepLate();
    const asked = error instanceof BridgeRefusal ? (error.retryAfterMs ?? 0) : 0;
    const pause = Math.max(pauseAfter(this.#failures, chance), Math.min(asked, LONGEST_ASKED_MS));
    if (pause > 0) await clock.wait(pause, this.#stop.signal).catch(() => undefined);
  }

  #answered(): void {
    const { waiting, log } = this.#options;
    this.#most = Math.min(LIMITS.most, this.#most * 2);
    this.#failures = 0;
    if (this.#told === null) return;
    this.#told = null;
    log('info', 'outbox.sentAgain', { waiting: waiting.count });
  }

  /** Does with each event what its answer asks for. */
  async #settle(batch: readonly WaitingEvent[], answer: EventsAnswer): Promise<void> {
    const { waiting, keeper, log } = this.#options;
    const { taken, beyond, ...sorted } = sortAnswer(batch, answer);
    const again = sorted.again.filter((each) => !isOfWrongMoment(each));
    const refused = [...sorted.refused, ...sorted.again.filter(isOfWrongMoment)];
    for (const { event, code, fields } of refused) {
      const where = fields.length > 0 ? { fields: fields.join(' ') } : {};
      log('error', 'outbox.rejected', { ...event.facts, code, ...where });
    }
    const isAnyTaken = beyond.length < batch.length;
    if (beyond.length > 0) this.#most = Math.max(1, batch.length - beyond.length);
    if (isAnyTaken) waiting.putBack(beyond);
    await keeper.done([...taken, ...refused.map(({ event }) => event)]);
    // Where none at all was taken, they wait as after a failure.
    const heldBack = [...again.map(({ event }) => event), ...(isAnyTaken ? [] : beyond)];
    if (heldBack.length > 0) this.#holdBack(heldBack, again[0]?.code ?? 'too_many_events');
    else if (!waiting.isHoldingBack) this.#holds = 0;
    await keeper.keepLate();
  }

  #holdBack(events: readonly WaitingEvent[], code: string): void {
    const { waiting, log, clock, chance } = this.#options;
    if (this.#holds === 0) log('warn', 'outbox.heldBack', { events: events.length, code });
    this.#holds += 1;
    waiting.holdBack(events);
    const pause = pauseAfter(this.#holds, chance);
    this.#hold?.abort();
    const hold = pause > 0 ? new AbortController() : null;
    this.#hold = hold;
    if (hold === null) return;
    clock.wait(pause, hold.signal).then(
      () => {
        this.#hold = null;
        waiting.wake();
      },
      () => undefined,
    );
  }
}

/**
 * Whether it is a heartbeat that was made by a clock that was ahead. Once its time comes it would be taken, and
 * whoever has joined until then would be said to be gone; and the next one, a minute later, says what is.
 */
function isOfWrongMoment({ event, code }: RejectedEvent<WaitingEvent>): boolean {
  return code === 'time_in_future' && event.facts.type === 'heartbeat';
}
