import { readCommandsAnswer, readEventsAnswer, readResolveAnswer } from './answers.ts';
import type {
  Command,
  CommandsRequest,
  EventsAnswer,
  ResolveAnswer,
  ResolveRequest,
} from './api.ts';
import { BridgeRefusal, NoAnswer } from './failures.ts';
import type { Log } from './log.ts';
import { ServerClock } from './server-clock.ts';
import { type BridgeKey, signedHeaders } from './sign.ts';

/** What the Bridge API answered, whatever it is. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Null where it is not JSON. */
  readonly body: unknown;
}

export interface RawRequest {
  readonly path: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly method?: string;
  /** Milliseconds since 1970, instead of now. */
  readonly time?: number;
  /** Put over those of the signature; undefined takes one away. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal | undefined;
}

/** A bridge as the API sees it. Each request is sent once; who waits and sends again is beside this. */
export interface BridgeClient {
  /**
   * Asks whether digits let a caller in.
   *
   * @throws BridgeRefusal; NoAnswer; what `signal` was aborted with
   */
  resolve(request: ResolveRequest, signal?: AbortSignal): Promise<ResolveAnswer>;
  /**
   * Tells what happened. What became of each event is in the answer.
   *
   * @throws BridgeRefusal; NoAnswer; what `signal` was aborted with
   */
  events(events: readonly unknown[], signal?: AbortSignal): Promise<EventsAnswer>;
  /**
   * Waits for what is to be done in calls; none after a while. Whoever gets one has it alone.
   *
   * @throws BridgeRefusal; NoAnswer; what `signal` was aborted with
   */
  commands(request: CommandsRequest, signal?: AbortSignal): Promise<readonly Command[]>;
  /**
   * Sends anything, signed unless `headers` say otherwise.
   *
   * @returns the answer, whatever its status
   * @throws NoAnswer; what `signal` was aborted with
   */
  send(request: RawRequest): Promise<RawAnswer>;
  /**
   * Now, in milliseconds since 1970: by our clock, or by the server's where ours is more than a minute off.
   * What is told of calls has its times from here.
   */
  now(): number;
  /** Ours minus the server's, from its `Date` headers; null before the first answer. */
  clockDifferenceMs(): number | null;
}

export interface BridgeClientOptions {
  /** The API's: `https://…/bridge`. HTTP only to this machine. */
  readonly url: string;
  readonly key: BridgeKey;
  readonly fetch?: typeof fetch;
  /** Our clock, in milliseconds since 1970. */
  readonly now?: () => number;
  /** Told when our clock is wrong, and when it is right again. */
  readonly log?: Log;
}

/** @throws TypeError for a URL over which codes would go in the clear. */
export function openBridgeClient(options: BridgeClientOptions): BridgeClient {
  const { url, key, fetch: ask = fetch, now = Date.now, log = () => undefined } = options;
  refusePlain(url);
  const base = url.replace(/\/+$/, '');
  const clock = new ServerClock(now, log);

  const send = async (request: RawRequest): Promise<RawAnswer> => {
    const { path, body, method = 'POST', time = Math.round(clock.now()), signal } = request;
    const headers = new Headers(signedHeaders(key, { path, body, time, method }));
    for (const [name, value] of Object.entries(request.headers ?? {})) {
      if (value === undefined) headers.delete(name);
      else headers.set(name, value);
    }
    const isBodiless = method === 'GET' || method === 'HEAD';
    const sentAt = now();
    try {
      const response = await ask(`${base}${path}`, {
        method,
        headers: [...headers],
        // A signed request is for this address alone.
        redirect: 'manual',
        ...(isBodiless ? {} : { body }),
        ...(signal === undefined ? {} : { signal }),
      });
      clock.observe(sentAt, now(), response.headers.get('date'));
      const { status, headers: answered } = response;
      return { status, headers: answered, body: parseOrNull(await response.text()) };
    } catch (error) {
      signal?.throwIfAborted();
      throw isBroken(error) ? new NoAnswer('The API did not answer', { cause: error }) : error;
    }
  };

  const post = async (path: string, asked: unknown, signal?: AbortSignal): Promise<RawAnswer> => {
    const request = { path, body: JSON.stringify(asked), signal };
    const corrected = clock.correction();
    const answer = await send(request);
    if (answer.status === 200) return answer;
    const refusal = new BridgeRefusal(answer);
    // Refused before anything was done; now that the server's time is known it may be signed with that.
    const isMended = clock.correction() !== corrected;
    if (refusal.problem?.code !== 'clock_difference' || !isMended) throw refusal;
    const again = await send(request);
    if (again.status !== 200) throw new BridgeRefusal(again);
    return again;
  };

  return {
    send,
    resolve: async (request, signal) =>
      known(readResolveAnswer((await post('/v1/resolve', request, signal)).body)),
    events: async (events, signal) =>
      known(readEventsAnswer((await post('/v1/events', { events }, signal)).body)),
    commands: async (request, signal) =>
      known(readCommandsAnswer((await post('/v1/commands', request, signal)).body)),
    now: () => clock.now(),
    clockDifferenceMs: () => clock.difference(),
  };
}

/** Digits and leg tokens are in the bodies. */
function refusePlain(url: string): void {
  const { protocol, hostname } = new URL(url);
  const isHere = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
  if (protocol === 'https:' || (protocol === 'http:' && isHere)) return;
  throw new TypeError('The Bridge API is reached over HTTPS; over HTTP only on this machine');
}

/** What `fetch` throws for a connection that could not be made, or broke. */
function isBroken(error: unknown): boolean {
  return error instanceof TypeError && error.cause !== undefined;
}

function known<T>(answer: T | null): T {
  if (answer === null) throw new NoAnswer('What answered is not the Bridge API');
  return answer;
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
