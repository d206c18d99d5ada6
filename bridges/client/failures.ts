import type { LogFacts } from './log.ts';

/** The API, or what stands before it, refused a request as a whole. */
export class BridgeRefusal extends Error {
  override readonly name = 'BridgeRefusal';
  readonly status: number;
  /** What the API said; null where the answer is not the API's. */
  readonly problem: {
    readonly code: string;
    readonly message: string;
    readonly fields?: readonly string[];
    readonly wanted?: string;
  } | null;
  /** So many milliseconds it asks to wait; null where it does not say. */
  readonly retryAfterMs: number | null;

  constructor({ status, headers, body }: RefusedAnswer) {
    const problem = problemIn(body);
    super(`The bridge's request was refused with ${status} ${problem?.code ?? ''}`.trimEnd());
    this.status = status;
    this.problem = problem;
    const seconds = headers.get('retry-after') ?? '';
    this.retryAfterMs = /^\d{1,5}$/.test(seconds) ? Number(seconds) * 1000 : null;
  }
}

export interface RefusedAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** No answer came, or none that is the API's: the request may have been taken or not. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/**
 * Whether the same request may be answered otherwise later, signed anew: after no answer, any 5xx, 429 and
 * `replayed`, as docs/bridge-api says.
 */
export function isPassing(error: unknown): boolean {
  if (error instanceof NoAnswer) return true;
  if (!(error instanceof BridgeRefusal)) return false;
  return error.status >= 500 || error.status === 429 || error.problem?.code === 'replayed';
}

/** What a log says of a failed request: statuses and codes, nothing of what was sent. */
export function failureFacts(error: unknown): LogFacts {
  if (error instanceof BridgeRefusal) {
    return { status: error.status, code: error.problem?.code ?? null };
  }
  if (!(error instanceof Error)) return { failure: typeof error };
  const code = innermostCode(error);
  return { failure: error.name, ...(code === null ? {} : { code }) };
}

/** Such as ECONNREFUSED, which `fetch` puts into what caused its error. */
function innermostCode(error: Error): string | null {
  let code: string | null = null;
  for (let each: unknown = error, depth = 0; each instanceof Error && depth < 5; depth += 1) {
    if ('code' in each && typeof each.code === 'string') code = each.code;
    each = each.cause;
  }
  return code;
}

function problemIn(body: unknown): BridgeRefusal['problem'] {
  const error: unknown = isObject(body) ? body['error'] : undefined;
  if (!isObject(error) || typeof error['code'] !== 'string') return null;
  const message = typeof error['message'] === 'string' ? error['message'] : '';
  const { fields, wanted } = error;
  const isListed = Array.isArray(fields) && fields.every((each) => typeof each === 'string');
  return {
    code: error['code'],
    message,
    ...(isListed ? { fields } : {}),
    ...(typeof wanted === 'string' ? { wanted } : {}),
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
