import { type EventsAnswer, eventsAnswerSchema } from '../../domain/bridge/bridge-event.ts';
import type { ProblemAnswer } from '../../domain/bridge/request-problem.ts';
import {
  type ResolveAnswer,
  resolveAnswerSchema,
  type ResolveRequest,
} from '../../domain/bridge/resolve.ts';
import type { BridgeKey } from '../suite/bridge-keys.ts';
import { signedHeaders } from './sign.ts';

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
  /** Instead of now. */
  readonly time?: number;
  /** Put over those of the signature; undefined takes one away. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** A bridge as the API sees it. */
export interface BridgeClient {
  readonly key: BridgeKey;
  /** @throws BridgeRefusal */
  resolve(request: ResolveRequest): Promise<ResolveAnswer>;
  /** @throws BridgeRefusal */
  events(events: readonly unknown[]): Promise<EventsAnswer>;
  /** Sends anything, signed unless `headers` say otherwise. */
  send(request: RawRequest): Promise<RawAnswer>;
}

/** The API refused a request as a whole. */
export class BridgeRefusal extends Error {
  override readonly name = 'BridgeRefusal';
  readonly status: number;
  readonly problem: ProblemAnswer['error'] | null;

  constructor({ status, body }: RawAnswer) {
    const { error } = (body ?? {}) as Partial<ProblemAnswer>;
    super(`The bridge's request was refused with ${status} ${error?.code ?? ''}`);
    this.status = status;
    this.problem = error ?? null;
  }
}

/** @param bridgeUrl without a slash at the end. */
export function openBridgeClient(bridgeUrl: string, key: BridgeKey): BridgeClient {
  const send = async (request: RawRequest): Promise<RawAnswer> => {
    const { path, body, method = 'POST', time = Date.now(), headers: over = {} } = request;
    const all = { ...signedHeaders(key, { path, body, time, method }), ...over };
    const given = Object.entries(all).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as [string, string]],
    );
    const isBodiless = method === 'GET' || method === 'HEAD';
    const response = await fetch(`${bridgeUrl}${path}`, {
      method,
      headers: given,
      ...(isBodiless ? {} : { body }),
    });
    const { status, headers } = response;
    return { status, headers, body: parseOrNull(await response.text()) };
  };
  const ask = async (path: string, request: unknown): Promise<unknown> => {
    const answer = await send({ path, body: JSON.stringify(request) });
    if (answer.status !== 200) throw new BridgeRefusal(answer);
    return answer.body;
  };
  return {
    key,
    send,
    resolve: async (request) => resolveAnswerSchema.parse(await ask('/v1/resolve', request)),
    events: async (events) => eventsAnswerSchema.parse(await ask('/v1/events', { events })),
  };
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
