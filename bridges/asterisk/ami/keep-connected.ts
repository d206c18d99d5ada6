import { type Clock, failureFacts, type Log, type LogFacts } from '../../client/index.ts';
import { type AmiConnection, type AmiPlace, AmiRefusal, openAmi } from './connection.ts';
import type { AmiMessage } from './messages.ts';

/** Asked this often whether it is still there, in milliseconds. */
const PING_EVERY_MS = 10_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 4000;
/** Nobody listens at the manager's port for so long: that Asterisk is gone, and its calls with it. */
const GONE_AFTER_MS = 20_000;

export interface AmiFollower {
  onEvent(event: AmiMessage): void;
  /** The connection stands. Throws where what it needs to know cannot be had; it is tried again. */
  onConnected(connection: AmiConnection): Promise<void>;
  /** @param at when anything was last known of the switch, in milliseconds since 1970. */
  onLost(at: number): void;
  /** Asterisk has not come back. Not called where its host cannot be reached at all. */
  onGone(): void;
}

interface Surroundings {
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/**
 * Stays connected to a manager until `signal` is aborted: connects again, with growing pauses, whenever the
 * connection breaks or its pings are not answered.
 */
export async function keepConnected(
  place: AmiPlace,
  follower: AmiFollower,
  surroundings: Surroundings,
): Promise<void> {
  const { clock, log, signal } = surroundings;
  const state = { pause: FIRST_PAUSE_MS, isSaid: false, refusedSince: Infinity };
  while (!signal.aborted) {
    try {
      await connectOnce(place, follower, surroundings, () => {
        Object.assign(state, { pause: FIRST_PAUSE_MS, isSaid: false, refusedSince: Infinity });
      });
    } catch (error) {
      if (signal.aborted) return;
      // Said once: a manager that is away for an hour fills no log.
      if (!state.isSaid) log('error', 'asterisk.notConnected', reason(error));
      state.isSaid = true;
      state.refusedSince = isRefused(error) ? Math.min(state.refusedSince, clock.now()) : Infinity;
      if (clock.now() - state.refusedSince >= GONE_AFTER_MS) follower.onGone();
    }
    await clock.wait(state.pause, signal).catch(() => undefined);
    state.pause = Math.min(LONGEST_PAUSE_MS, state.pause * 2);
  }
}

/** Connects, and follows what is said until the connection is over. */
async function connectOnce(
  place: AmiPlace,
  follower: AmiFollower,
  surroundings: Surroundings,
  onUp: () => void,
): Promise<void> {
  const { clock, log, signal } = surroundings;
  const connection = await openAmi(place, { clock, onEvent: (event) => follower.onEvent(event) });
  const end = () => connection.close();
  signal.addEventListener('abort', end, { once: true });
  // It may have been while the connection was made.
  if (signal.aborted) end();
  let lostAt: number | null = null;
  try {
    await follower.onConnected(connection);
    onUp();
    log('info', 'asterisk.connected');
    lostAt = await whenLost(connection, surroundings);
  } finally {
    signal.removeEventListener('abort', end);
    connection.close();
    follower.onLost(lostAt ?? connection.lastHeardAt());
  }
  if (!signal.aborted) log('warn', 'asterisk.lost');
}

/**
 * Waits until the connection breaks, or a ping is not answered.
 *
 * @returns when that was: of a switch that only fell silent, when it was last heard.
 */
async function whenLost(connection: AmiConnection, { clock, log }: Surroundings): Promise<number> {
  const over = new AbortController();
  void connection.closed.then(() => over.abort());
  for (;;) {
    await clock.wait(PING_EVERY_MS, over.signal).catch(() => undefined);
    if (over.signal.aborted) return connection.closed;
    try {
      await connection.ask('Ping');
    } catch {
      if (over.signal.aborted) return connection.closed;
      log('warn', 'asterisk.silent');
      return connection.lastHeardAt();
    }
  }
}

function isRefused(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';
}

function reason(error: unknown): LogFacts {
  return error instanceof AmiRefusal ? { said: error.message.slice(0, 100) } : failureFacts(error);
}
