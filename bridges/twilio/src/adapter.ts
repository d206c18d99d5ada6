import {
  type BridgeClient,
  failureFacts,
  type Heartbeat,
  heartbeatParts,
  type Log,
} from '../../client/index.ts';
import { follow } from './calls/follow.ts';
import { lookRound, type Round } from './calls/look-round.ts';
import { iso } from './calls/session.ts';
import { EVENTS_FRAGMENT, greet, leave, PATHS, tryCode } from './dialogue/dialogue.ts';
import type { Store } from './records/store.ts';
import type { Settings } from './settings.ts';
import { parseCallback } from './twilio/callback.ts';
import type { TwilioRest } from './twilio/rest.ts';
import { isSigned, SIGNATURE_HEADER } from './twilio/signature.ts';

/** What this adapter calls itself. */
const SOFTWARE = 'confdesk-twilio 1.1.0';
/** Whatever Twilio sends is far smaller. */
export const MAX_BODY_BYTES = 64 * 1024;
/** So long what is over is remembered, because callbacks may come late; in milliseconds. */
const REMEMBERED_MS = 48 * 3_600_000;
const HEARTBEAT_LIMIT_MS = 8000;
/** The API takes 2 MiB: the sessions of a heartbeat, and what the bridge says of itself. */
const HEARTBEAT_BYTES = 1.5 * 1024 * 1024;

export interface HttpRequest {
  readonly method: string;
  /** From the adapter's public URL on, with the query: `/code?attempt=1`. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** As it came, byte by byte. */
  readonly body: Buffer;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface AdapterOptions {
  readonly settings: Settings;
  readonly client: BridgeClient;
  readonly store: Store;
  readonly rest: TwilioRest;
  readonly log: Log;
}

/** Between Twilio and the Bridge API, wherever it runs. */
export interface Adapter {
  /** Answers a request; it never throws. */
  answer(request: HttpRequest): Promise<HttpAnswer>;
  /** To be done once a minute, and at once after a start: looks at all calls, and tells that the bridge is there. */
  beat(): Promise<void>;
}

export function createAdapter(options: AdapterOptions): Adapter {
  const { settings, client, store, rest, log } = options;
  const now = () => client.now();
  const dialogue = { settings, client, store, log, now };
  const followed = { store, rest, log, now };

  const routes: Readonly<
    Record<string, (form: URLSearchParams, query: URLSearchParams) => Promise<HttpAnswer>>
  > = {
    [PATHS.voice]: () => Promise.resolve(xml(greet(dialogue))),
    [PATHS.code]: async (form, query) =>
      xmlOr400(await tryCode(dialogue, form, Number(query.get('attempt') ?? ''))),
    [PATHS.left]: async (form) => {
      const said = await leave(dialogue, form);
      await store.deliver();
      return xmlOr400(said);
    },
    [PATHS.events]: async (form) => {
      const callback = parseCallback(form);
      if (callback === null) log('warn', 'twilio.strangeCallback');
      else await follow(followed, callback);
      await store.deliver();
      return EMPTY;
    },
  };

  return {
    answer: async (request) => {
      const { method, url, headers, body } = request;
      const [path = '', query = ''] = splitOnce(url, '?');
      if (body.length > MAX_BODY_BYTES) return plain(413);
      const form = new URLSearchParams(body.toString('utf8'));
      const fragment = path === PATHS.events ? EVENTS_FRAGMENT : '';
      const { authToken, publicUrl } = settings;
      const signature = one(headers[SIGNATURE_HEADER]);
      if (!isSigned({ authToken, url: publicUrl + url, fragment, form, signature })) {
        log('warn', 'twilio.notSigned', { isKnownPath: Object.hasOwn(routes, path) });
        return plain(403);
      }
      const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
      if (route === undefined) return plain(404);
      if (method !== 'POST') return plain(405);
      try {
        return await route(form, new URLSearchParams(query));
      } catch (error) {
        // Twilio sends it again.
        log('error', 'twilio.notAnswered', { path, ...failureFacts(error) });
        return plain(500);
      }
    },
    beat: async () => {
      const round = await lookRound(followed);
      await store.deliver();
      const heartbeats = heartbeatsOf(round, {
        software: SOFTWARE,
        switch: 'Twilio Programmable Voice',
        codeLength: settings.codeLength,
        // A conference at Twilio hears no keys.
        menuActions: [],
        ...(settings.dialInNumbers === null ? {} : { dialInNumbers: [...settings.dialInNumbers] }),
        eventsWaiting: await store.waiting(),
      });
      try {
        // Each in a request of its own: together they may be larger than one may be.
        for (const heartbeat of heartbeats) {
          await client.events([heartbeat], AbortSignal.timeout(HEARTBEAT_LIMIT_MS));
        }
      } catch (error) {
        log('warn', 'twilio.heartbeatNotTold', failureFacts(error));
      }
      await store.forget(now() - REMEMBERED_MS);
    },
  };
}

/** Several where one cannot name all, or one that says that it does not. */
function heartbeatsOf(
  { at, sessions, isPartial }: Round,
  bridge: NonNullable<Heartbeat['bridge']>,
): readonly Heartbeat[] {
  return heartbeatParts({ sessions, partial: isPartial }, HEARTBEAT_BYTES).map((part, index) => ({
    type: 'heartbeat',
    eventId: `heartbeat:${at}:${index}`,
    at: iso(at),
    ...(part.isPartial ? { partial: true } : {}),
    sessions: [...part.sessions],
    bridge,
  }));
}

const EMPTY: HttpAnswer = { status: 204, headers: {}, body: '' };

function xml(body: string): HttpAnswer {
  return { status: 200, headers: { 'content-type': 'text/xml; charset=utf-8' }, body };
}

function xmlOr400(body: string | null): HttpAnswer {
  return body === null ? plain(400) : xml(body);
}

function plain(status: number): HttpAnswer {
  return { status, headers: { 'content-type': 'text/plain' }, body: '' };
}

function one(header: string | readonly string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined;
}

function splitOnce(text: string, by: string): readonly string[] {
  const at = text.indexOf(by);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
