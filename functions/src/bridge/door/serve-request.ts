import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type * as zod from 'zod/mini';
import { type EventsAnswer, eventsRequestSchema } from '../../../../domain/bridge/bridge-event.ts';
import {
  type CommandsAnswer,
  type CommandsRequest,
  commandsRequestSchema,
} from '../../../../domain/bridge/commands-request.ts';
import {
  BRIDGE_MEDIA_TYPE,
  MAX_BODY_BYTES,
  type ProblemAnswer,
  REQUEST_PROBLEMS,
  type RequestProblem,
  TIME_WANTED,
} from '../../../../domain/bridge/request-problem.ts';
import {
  type ResolveAnswer,
  type ResolveRequest,
  resolveRequestSchema,
} from '../../../../domain/bridge/resolve.ts';
import { UnusableParameter } from '../../../../domain/whole-number.ts';
import { type BridgeKeys, UnusableKeys } from './bridge-keys.ts';
import { describeFailure } from './describe-failure.ts';
import { type SignedBy, verifySignature } from './verify-signature.ts';
import { wrongFields } from './wrong-fields.ts';

/** A request as it came in; `path` is what a bridge signs. */
export interface BridgeRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** All bytes, unpacked where they came packed. */
  readonly body: Buffer;
  /** Aborted when nobody waits for the answer any more. */
  readonly gone?: AbortSignal;
}

export interface BridgeAnswer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Answer | ProblemAnswer;
}

type Answer = ResolveAnswer | EventsAnswer | CommandsAnswer;

export interface ServeDependencies {
  /** Throws while the keys, or a parameter, are not set up as they should be. */
  readonly keys: () => BridgeKeys;
  readonly now: () => Date;
  /** False where the request was taken before. */
  readonly isFresh: (signed: SignedBy) => Promise<boolean>;
  /** Must neither count nor tell anything before `fresh` says true. */
  readonly resolve: (
    bridge: string,
    request: ResolveRequest,
    fresh: Promise<boolean>,
  ) => Promise<ResolveAnswer | 'replayed'>;
  readonly recordEvents: (
    bridge: string,
    body: unknown,
    signedAt: Date,
  ) => Promise<EventsAnswer | 'invalid_request'>;
  readonly fetchCommands: (
    bridge: string,
    request: CommandsRequest,
    gone: AbortSignal | undefined,
  ) => Promise<CommandsAnswer>;
  /** Takes a name, and nothing but ids and counts: what bridges send is not for logs. */
  readonly log: (level: 'info' | 'warn' | 'error', name: string, facts: Facts) => void;
}

export type Facts = Readonly<Record<string, unknown>>;

/** Answers one request of a bridge. Never throws. */
export async function serve(
  dependencies: ServeDependencies,
  request: BridgeRequest,
): Promise<BridgeAnswer> {
  const { log } = dependencies;
  try {
    const outcome = await take(dependencies, request);
    if (isTaken(outcome)) return ok(outcome.answer);
    log('info', 'bridge.refused', { code: outcome.code, bridge: outcome.bridge ?? null });
    return refusal(outcome.code, outcome.fields);
  } catch (error) {
    if (error instanceof UnusableKeys) log('error', 'bridge.unusableKeys', { why: error.message });
    else if (error instanceof UnusableParameter) {
      log('error', 'bridge.unusableParameter', { why: error.message });
    } else log('error', 'bridge.failed', describeFailure(error));
    return refusal('unavailable');
  }
}

interface Taken {
  readonly answer: Answer;
}

interface Refused {
  readonly code: RequestProblem;
  /** Once it is known who asks. */
  readonly bridge?: string;
  readonly fields?: readonly string[];
}

function isTaken(outcome: Taken | Refused): outcome is Taken {
  return 'answer' in outcome;
}

/** What asks nobody comes first, so that who has no key makes little work. */
async function take(
  dependencies: ServeDependencies,
  request: BridgeRequest,
): Promise<Taken | Refused> {
  const operation = OPERATIONS.get(request.path);
  if (operation === undefined) return { code: 'not_found' };
  if (request.method !== 'POST') return { code: 'method_not_allowed' };
  if (!isBridgeMedia(request.headers)) return { code: 'unsupported_media_type' };
  if (request.body.length > MAX_BODY_BYTES) return { code: 'body_too_large' };
  const signed = verifySignature(request, dependencies.keys(), dependencies.now());
  if (typeof signed === 'string') return { code: signed };
  const body = parseJson(request.body);
  if (body === undefined) return { code: 'malformed_json', bridge: signed.bridge };
  const outcome = await operation(dependencies, signed, body, request.gone);
  return isTaken(outcome) ? outcome : { ...outcome, bridge: signed.bridge };
}

type Operation = (
  dependencies: ServeDependencies,
  signed: SignedBy,
  body: unknown,
  gone: AbortSignal | undefined,
) => Promise<Taken | Refused>;

/** Both looks at the database at the same time: a caller is waiting. */
const resolveOperation: Operation = async ({ isFresh, resolve, log }, signed, body) => {
  const { bridge } = signed;
  const request = check(resolveRequestSchema, body);
  if ('code' in request) return request;
  const fresh = isFresh(signed);
  const [answer, isFirst] = await Promise.all([resolve(bridge, request.value, fresh), fresh]);
  if (answer === 'replayed' || !isFirst) return { code: 'replayed' };
  log('info', 'bridge.resolved', { bridge, decision: answer.decision });
  return { answer };
};

const eventsOperation: Operation = async ({ isFresh, recordEvents, log }, signed, body) => {
  const { bridge } = signed;
  const request = check(eventsRequestSchema, body);
  if ('code' in request) return request;
  if (!(await isFresh(signed))) return { code: 'replayed' };
  const answer = await recordEvents(bridge, request.value, signed.signedAt);
  if (answer === 'invalid_request') return { code: 'invalid_request' };
  const { accepted, duplicates, rejected } = answer;
  const count = rejected.reduce((total, group) => total + group.count, 0);
  log('info', 'bridge.recorded', { bridge, accepted, duplicates, rejected: count });
  return { answer };
};

const commandsOperation: Operation = async (dependencies, signed, body, gone) => {
  const { bridge } = signed;
  const request = check(commandsRequestSchema, body);
  if ('code' in request) return request;
  if (!(await dependencies.isFresh(signed))) return { code: 'replayed' };
  const answer = await dependencies.fetchCommands(bridge, request.value, gone);
  // A log has enough of those that had nothing to do.
  for (const { commandId, kind } of answer.commands) {
    dependencies.log('info', 'bridge.commanded', { bridge, commandId, kind });
  }
  return { answer };
};

const OPERATIONS: ReadonlyMap<string, Operation> = new Map([
  ['/v1/resolve', resolveOperation],
  ['/v1/events', eventsOperation],
  ['/v1/commands', commandsOperation],
]);

function check<T>(schema: zod.ZodMiniType<T>, body: unknown): { readonly value: T } | Refused {
  const { data, error } = schema.safeParse(body);
  return error === undefined
    ? { value: data }
    : { code: 'invalid_request', fields: wrongFields(error) };
}

/** A type with parameters is taken; a packed body is not, as nobody could say which bytes were signed. */
function isBridgeMedia(headers: IncomingHttpHeaders): boolean {
  const [type = ''] = (headers['content-type'] ?? '').split(';');
  const isPacked = (headers['content-encoding'] ?? 'identity') !== 'identity';
  return type.trim().toLowerCase() === BRIDGE_MEDIA_TYPE && !isPacked;
}

/** @returns undefined, which JSON has not, where it is not JSON in UTF-8. */
function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown;
  } catch {
    return undefined;
  }
}

/** What is said of a caller is for who asked, and for now. */
const HEADERS = { 'content-type': 'application/json', 'cache-control': 'no-store' } as const;

function ok(body: Answer): BridgeAnswer {
  return { status: 200, headers: HEADERS, body };
}

function refusal(code: RequestProblem, fields?: readonly string[]): BridgeAnswer {
  const [status, message] = REQUEST_PROBLEMS[code];
  const wanted = code === 'clock_difference' ? { wanted: TIME_WANTED } : {};
  const more: OutgoingHttpHeaders = {
    ...(code === 'unavailable' ? { 'retry-after': '1' } : {}),
    ...(code === 'method_not_allowed' ? { allow: 'POST' } : {}),
  };
  return {
    status,
    headers: { ...HEADERS, ...more },
    body: { error: { code, message, ...(fields === undefined ? {} : { fields }), ...wanted } },
  };
}
