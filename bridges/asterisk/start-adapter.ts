import { randomUUID } from 'node:crypto';
import {
  type BridgeEvent,
  type Clock,
  type HeartbeatReport,
  type Log,
  openBridgeClient,
  openOutbox,
  realClock,
  startHeartbeats,
} from '../client/index.ts';
import { serveAgi } from './agi/server.ts';
import { keepConnected } from './ami/keep-connected.ts';
import type { AmiMessage } from './ami/messages.ts';
import { letIn } from './callers/let-in.ts';
import { CallTracker } from './calls/call-tracker.ts';
import { followCalls } from './calls/follow-calls.ts';
import { followLive } from './live/follow-live.ts';
import type { AsteriskSettings } from './settings/settings.ts';

/** What is told in heartbeats; goes up with what an operator of a switch would notice. */
export const SOFTWARE = 'confdesk-asterisk 1.1.0';

/** An event may be on its way for so long, in milliseconds. */
const EVENT_LAG_MS = 500;
/** Who is being asked for a code is waited for so long when the adapter is stopped. */
const STOP_PATIENCE_MS = 3000;

export interface RunningAdapter {
  /** Where FastAGI is served. */
  readonly agiPort: number;
  /** Lets calls go on, and keeps what waits to be told. */
  stop(): Promise<void>;
}

/** What a test has of its own. */
export interface AdapterSurroundings {
  readonly clock?: Clock;
  readonly chance?: () => number;
  readonly newId?: () => string;
  readonly fetch?: typeof fetch;
}

/**
 * Connects one Asterisk to the Bridge API: callers are asked for their codes over FastAGI, and what happens in
 * conferences is followed over AMI and told.
 *
 * @throws Error where the outbox's folder or the FastAGI port cannot be had. Neither Asterisk nor the API need
 *   be there yet.
 */
export async function startAsteriskAdapter(
  settings: AsteriskSettings,
  log: Log,
  surroundings: AdapterSurroundings = {},
): Promise<RunningAdapter> {
  const { clock = realClock, chance = Math.random, newId = randomUUID, fetch: ask } = surroundings;
  const { url, key } = settings;
  const client = openBridgeClient({
    url,
    key,
    log,
    now: () => clock.now(),
    ...(ask ? { fetch: ask } : {}),
  });
  const outbox = await openOutbox({ folder: settings.outbox, client, log, clock, chance });
  const end = new AbortController();

  // Asterisk's clock is ours, or near it; and what is wrong with ours is wrong with its.
  const timeOf = (message: AmiMessage) => {
    const seconds = Number(message.get('Timestamp'));
    // Of this century, or it is none.
    const isTime = seconds > 1e9 && seconds < 4.2e9;
    return isTime ? seconds * 1000 + (client.now() - clock.now()) : client.now();
  };
  const tracker = new CallTracker({ now: () => client.now(), timeOf, log });
  const live = followLive({
    ...{ tracker, client, outbox, timeOf, clock, chance, log },
    connection: () => calls.connection,
    takesCommands: settings.commands,
  });
  const onKnown = () => {
    void heartbeats.beat();
    live.onKnown();
  };
  const calls = followCalls({ tracker, outbox, log, onKnown, live });

  const report = async (): Promise<HeartbeatReport | null> => {
    const at = client.now() - EVENT_LAG_MS;
    // What happened before the question is told before the answer.
    const isThere = await calls.connection?.ask('Ping').then(
      () => true,
      () => false,
    );
    await calls.settled();
    if (isThere !== true || !tracker.isWatching) return null;
    return {
      at,
      sessions: tracker.sessions(),
      bridge: {
        software: SOFTWARE,
        switch: calls.switchName ?? 'Asterisk',
        codeLength: settings.codeLength,
        menuActions: settings.menuActions,
        ...(settings.dialInNumbers === undefined ? {} : { dialInNumbers: settings.dialInNumbers }),
      },
    };
  };
  const heartbeats = startHeartbeats({
    outbox,
    report,
    log,
    clock,
    now: () => client.now(),
    newId,
  });
  const said = new Set<string>();
  const dependencies = {
    settings,
    client,
    tell: (events: readonly BridgeEvent[]) => outbox.add(events),
    clock,
    newId,
    log,
    said,
  };
  try {
    const agi = await serveAgi(settings.agi, (session) => letIn(session, dependencies), {
      clock,
      log,
    });
    live.start();
    const following = keepConnected(settings.ami, calls, { clock, log, signal: end.signal });
    log('info', 'asterisk.started', { software: SOFTWARE, agiPort: agi.port });
    return {
      agiPort: agi.port,
      async stop() {
        await agi.stop(STOP_PATIENCE_MS);
        await live.stop();
        end.abort();
        await following;
        await calls.settled();
        await heartbeats.stop();
        await outbox.close();
        log('info', 'asterisk.stopped', { waiting: outbox.waiting() });
      },
    };
  } catch (error) {
    await live.stop();
    await heartbeats.stop();
    await outbox.close();
    throw error;
  }
}
