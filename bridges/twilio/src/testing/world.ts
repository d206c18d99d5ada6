import {
  type BridgeClient,
  type Heartbeat,
  type JoinAnswer,
  jsonLog,
  type Refusal,
  type ResolveRequest,
} from '../../../client/index.ts';
import { type Adapter, createAdapter } from '../adapter.ts';
import type { Store } from '../records/store.ts';
import { readSettings } from '../settings.ts';
import { openTwilioRest } from '../twilio/rest.ts';
import { type FakeCall, newCall } from './fake-call.ts';
import { ACCOUNT_SID } from './fake-forms.ts';
import { AUTH_TOKEN, FakeTwilio } from './fake-twilio.ts';
import { memoryStore } from './memory-store.ts';

export const PUBLIC_URL = 'https://phones.example/twilio';
export const NUMBER = '+15145550100';

/** Codes of one conference, and how its calls go. */
export interface Room {
  readonly conferenceId: string;
  readonly leaderCode: string;
  readonly participantCode: string;
  readonly waitForLeader: boolean;
  readonly endOnLeaderExit: boolean;
  readonly language: 'en' | 'fr';
}

export const ROOM: Room = {
  conferenceId: 'room0000000000000001',
  leaderCode: '1000000001',
  participantCode: '2000000001',
  waitForLeader: true,
  endOnLeaderExit: false,
  language: 'en',
};

export interface World {
  /** Milliseconds since 1970; tests move it. */
  now: number;
  readonly twilio: FakeTwilio;
  /** Of its REST API. */
  readonly twilioUrl: string;
  readonly adapter: Adapter;
  readonly store: Store & { readonly told?: unknown };
  readonly heartbeats: Heartbeat[];
  readonly asked: ResolveRequest[];
  /** All that was logged, in lines. */
  readonly logged: string[];
  /** Answers of `resolve` besides those of rooms; by digits. */
  readonly answers: Map<string, Refusal | Error>;
  delayMs: number;
  dial(from?: string, to?: string): Promise<FakeCall>;
  /** Calls and keys a code. */
  enter(code: string, from?: string): Promise<FakeCall>;
  stop(): Promise<void>;
}

export interface WorldOptions {
  readonly rooms?: readonly Room[];
  /** Made once the adapter's clock is there. */
  readonly store?: Store | ((client: BridgeClient, now: () => number) => Store);
  /** Instead of an API that knows the codes of `rooms`. */
  readonly client?: (now: () => number) => BridgeClient;
  readonly startsAt?: Date;
  readonly settings?: Readonly<Record<string, string>>;
}

/** An adapter between the Twilio of tests and a Bridge API of tests, which knows the codes of some rooms. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const { rooms = [ROOM], settings: more = {} } = options;
  const { startsAt = new Date('2026-11-24T14:00:00Z') } = options;
  const logged: string[] = [];
  const log = jsonLog((line) => logged.push(line));
  const world = { now: startsAt.getTime(), delayMs: 0 };
  const asked: ResolveRequest[] = [];
  const heartbeats: Heartbeat[] = [];
  const answers = new Map<string, Refusal | Error>();
  let tokens = 0;
  const played: BridgeClient = {
    resolve: (request) => {
      asked.push(request);
      const { digits } = request;
      const other = answers.get(digits);
      if (other instanceof Error) return Promise.reject(other);
      if (other !== undefined) return Promise.resolve(other);
      const room = rooms.find((each) => [each.leaderCode, each.participantCode].includes(digits));
      if (room === undefined) return Promise.resolve({ ...RETRY, delayMs: world.delayMs });
      tokens += 1;
      return Promise.resolve(joinOf(room, digits, `token-${String(tokens).padStart(20, '0')}`));
    },
    events: (events) => {
      heartbeats.push(...(events as Heartbeat[]));
      return Promise.resolve({ accepted: events.length, duplicates: 0, rejected: [] });
    },
    commands: () => Promise.resolve([]),
    send: () => Promise.reject(new Error('Not asked for')),
    now: () => world.now,
    clockDifferenceMs: () => 0,
  };
  const joinOf = (room: Room, digits: string, legToken: string): JoinAnswer => ({
    decision: 'join',
    conferenceId: room.conferenceId,
    role: digits === room.leaderCode ? 'leader' : 'participant',
    waitForLeader: room.waitForLeader,
    endOnLeaderExit: room.endOnLeaderExit,
    language: room.language,
    legToken,
    delayMs: world.delayMs,
    menu: [],
  });
  const client = options.client?.(() => world.now) ?? played;
  const store =
    typeof options.store === 'function'
      ? options.store(client, () => world.now)
      : (options.store ?? memoryStore());
  const built: { adapter?: Adapter } = {};
  const twilio = new FakeTwilio({
    now: () => world.now,
    publicUrl: PUBLIC_URL,
    send: async (url, form, signature) => {
      if (built.adapter === undefined) throw new Error('The adapter is not there yet');
      return built.adapter.answer({
        method: 'POST',
        url: url.slice(PUBLIC_URL.length),
        headers: { 'x-twilio-signature': signature },
        body: Buffer.from(form.toString()),
      });
    },
  });
  const apiUrl = await twilio.start();
  const settings = readSettings({
    PUBLIC_URL,
    BRIDGE_URL: 'https://api.example/bridge',
    BRIDGE_KEY: 'twilio-1-a',
    BRIDGE_SECRET: Buffer.alloc(32, 7).toString('base64'),
    TWILIO_ACCOUNT_SID: ACCOUNT_SID,
    TWILIO_AUTH_TOKEN: AUTH_TOKEN,
    TWILIO_API_URL: apiUrl,
    ...more,
  });
  const rest = openTwilioRest({ url: settings.twilioApiUrl, ...settings });
  const adapter = createAdapter({ settings, client, store, rest, log });
  built.adapter = adapter;
  const dial = async (from = '+14165550134', to = NUMBER) => {
    const call = newCall(twilio.newSid('CA'), from, to);
    await twilio.dial(call);
    return call;
  };
  return Object.assign(world, {
    twilioUrl: apiUrl,
    ...{ twilio, adapter, store, heartbeats, asked, logged, answers, dial },
    enter: async (code: string, from?: string) => {
      const call = await dial(from);
      await twilio.key(call, code);
      return call;
    },
    stop: () => twilio.stop(),
  });
}

export const RETRY: Refusal = {
  decision: 'retry',
  attemptsLeft: 2,
  prompt: 'codeNotRecognized',
  delayMs: 0,
};
export const HANG_UP: Refusal = {
  decision: 'hangup',
  attemptsLeft: 0,
  prompt: 'goodbye',
  delayMs: 0,
};
