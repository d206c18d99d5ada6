/** Why a request as a whole was refused: the status it is answered with, and a sentence for people. */
export const REQUEST_PROBLEMS = {
  not_found: [404, 'There is nothing at this path.'],
  method_not_allowed: [405, 'Use POST.'],
  unsupported_media_type: [415, 'Send the body as application/vnd.confdesk.bridge, which is JSON.'],
  body_too_large: [413, 'The body is larger than 2 MiB.'],
  signature_missing: [
    401,
    'The headers Confdesk-Key, Confdesk-Time and Confdesk-Signature are needed.',
  ],
  clock_difference: [401, 'Confdesk-Time is more than five minutes from now.'],
  signature_invalid: [401, 'The signature is not right for this request and key.'],
  replayed: [409, 'A request with this signature was taken before.'],
  malformed_json: [400, 'The body is not JSON.'],
  invalid_request: [400, 'A field is missing, unknown, or of another form.'],
  unavailable: [503, 'Nothing is wrong with this request; send it again, signed anew.'],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type RequestProblem = keyof typeof REQUEST_PROBLEMS;

/** What is to stand in Confdesk-Time, for who writes it otherwise. */
export const TIME_WANTED =
  'Confdesk-Time is milliseconds since 1970 in UTC, 13 digits: 1795435200000 for 2026-11-23T12:00:00Z.';

/** The largest body, in bytes. */
export const MAX_BODY_BYTES = 2 * 1024 * 1024;

/**
 * JSON under a name of its own: what runs Cloud Functions would parse `application/json` before we
 * see it, answer by itself where it cannot, and print the body's beginning in a log.
 */
export const BRIDGE_MEDIA_TYPE = 'application/vnd.confdesk.bridge';

/** The body of each answer that is not 200. */
export interface ProblemAnswer {
  readonly error: {
    readonly code: RequestProblem;
    readonly message: string;
    /** Where in the body, as `events[3].at`; only with `invalid_request`. Never a value. */
    readonly fields?: readonly string[];
    /** Where it is known: what is to stand in these fields. */
    readonly wanted?: string;
  };
}
