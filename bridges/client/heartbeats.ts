import { randomUUID } from 'node:crypto';
import type { BridgeReport, Heartbeat, HeartbeatSession } from './api.ts';
import { type Clock, realClock, within } from './clock.ts';
import { failureFacts } from './failures.ts';
import type { Log } from './log.ts';
import type { Outbox } from './outbox/outbox.ts';

const EVERY_MS = 60_000;
/** A switch that has not said by then what goes on hangs; the next heartbeat asks it anew. */
const REPORT_MS = 30_000;

/** What one heartbeat takes (docs/bridge-api, Limits); and so many bytes, that it fits into a request. */
const MOST_SESSIONS = 1000;
const MOST_LEGS = 2000;
const MOST_BYTES = 512 * 1024;

/** All that goes on at a bridge at a moment. */
export interface HeartbeatReport {
  readonly sessions: readonly HeartbeatSession[];
  /** True where not all is known: sessions that are not named are left alone. */
  readonly partial?: boolean;
  /**
   * The moment of which this tells, in milliseconds since 1970. Nobody may have joined before it whom the report
   * does not name. When the report was asked for, unless it says otherwise.
   */
  readonly at?: number;
  /** `eventsWaiting` is the outbox's, unless it says otherwise. */
  readonly bridge?: BridgeReport;
}

export interface HeartbeatOptions {
  readonly outbox: Pick<Outbox, 'add' | 'waiting'>;
  /** Looks what goes on. Null where nothing is known, and so nothing may be said. */
  readonly report: () => Promise<HeartbeatReport | null>;
  readonly log: Log;
  readonly everyMs?: number;
  /** The time of what is told: a client's `now`. */
  readonly now?: () => number;
  readonly clock?: Clock;
  readonly newId?: () => string;
}

export interface Heartbeats {
  /**
   * Sends one now, of what goes on after this was called: when the switch is there again, say, and before
   * anything is told that was not seen to happen. Done when it is in the outbox.
   */
  beat(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Tells once a minute what goes on, and first at once: who left while no adapter ran is then known to be gone,
 * before a late `conference.ended` counts them up to its own time (docs/bridge-api, Events).
 *
 * A heartbeat goes through the outbox, so it never comes before the events that were told before it. Where no
 * report can be had none is sent, which the log says once: an API that hears nothing for three minutes makes
 * an alert.
 */
export function startHeartbeats(options: HeartbeatOptions): Heartbeats {
  const { outbox, report, log, everyMs = EVERY_MS, clock = realClock } = options;
  const { now = () => clock.now(), newId = randomUUID } = options;
  const end = new AbortController();
  let isFailing = false;

  const beatOnce = async () => {
    if (end.signal.aborted) return;
    try {
      const askedAt = now();
      const told = await within(REPORT_MS, { clock, signal: end.signal }, () => report());
      if (told === null) return;
      const bridge = told.bridge && { eventsWaiting: outbox.waiting(), ...told.bridge };
      const at = new Date(told.at ?? askedAt).toISOString();
      const parts = heartbeatParts(told);
      await outbox.add(
        parts.map(({ sessions, isPartial }): Heartbeat => ({
          type: 'heartbeat',
          eventId: newId(),
          at,
          sessions: [...sessions],
          ...(isPartial ? { partial: true } : {}),
          ...(bridge ? { bridge } : {}),
        })),
      );
      if (isFailing) log('info', 'heartbeat.madeAgain');
      isFailing = false;
    } catch (error) {
      if (end.signal.aborted) return;
      if (!isFailing) log('error', 'heartbeat.notMade', failureFacts(error));
      isFailing = true;
    }
  };

  // One after the other, or an older report could come after a newer one.
  let turn: Promise<void> = Promise.resolve();
  const beat = () => (turn = turn.then(beatOnce));

  const run = async () => {
    while (!end.signal.aborted) {
      const beganAt = clock.now();
      await beat();
      // A clock that is set back meanwhile would make it wait for long.
      const taken = Math.max(0, clock.now() - beganAt);
      await clock.wait(Math.max(0, everyMs - taken), end.signal).catch(() => undefined);
    }
  };
  const running = run();
  return {
    beat,
    async stop() {
      end.abort();
      await running;
      await turn;
    },
  };
}

/** What of a report one heartbeat tells. */
export interface HeartbeatPart {
  readonly sessions: readonly HeartbeatSession[];
  readonly isPartial: boolean;
}

/**
 * What does not fit into one heartbeat makes several, each of which leaves the others' sessions alone.
 *
 * @param mostBytes of the sessions of one, in JSON
 */
export function heartbeatParts(
  { sessions, partial = false }: Pick<HeartbeatReport, 'sessions' | 'partial'>,
  mostBytes: number = MOST_BYTES,
): readonly HeartbeatPart[] {
  const named = sessions.filter(({ legIds }) => legIds.length <= MOST_LEGS);
  const parts: HeartbeatSession[][] = [[]];
  let bytes = 0;
  for (const session of named) {
    const size = JSON.stringify(session).length;
    const last = parts.at(-1);
    const isFull = last?.length === MOST_SESSIONS || bytes + size > mostBytes;
    if (last === undefined || (isFull && last.length > 0)) {
      parts.push([session]);
      bytes = size;
    } else {
      last.push(session);
      bytes += size;
    }
  }
  const isPartial = partial || parts.length > 1 || named.length < sessions.length;
  return parts.map((each) => ({ sessions: each, isPartial }));
}
