import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { CLOCK_DIFFERENCE_MS } from '../../../../domain/bridge/bridge-event.ts';
import type { RequestProblem } from '../../../../domain/bridge/request-problem.ts';
import { SIGNATURE_HEADERS } from '../../../../domain/bridge/signature.ts';
import { type BridgeKeys, whoSigned } from './bridge-keys.ts';

/** Who signed a request, and by which signature it is told from every other. */
export interface SignedBy {
  readonly bridge: string;
  /** Hex, in small letters. */
  readonly signature: string;
  /** When, by the bridge's clock. */
  readonly signedAt: Date;
}

export interface SignedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Milliseconds since 1970 in our days; seconds, which have ten digits, are not taken for them. */
const TIME = /^[0-9]{13}$/;

/** Finds out which bridge signed a request lately, without asking anybody. */
export function verifySignature(
  { method, path, headers, body }: SignedRequest,
  keys: BridgeKeys,
  now: Date,
): SignedBy | RequestProblem {
  const keyId = headers[SIGNATURE_HEADERS.key];
  const time = headers[SIGNATURE_HEADERS.time];
  const signature = headers[SIGNATURE_HEADERS.signature];
  if (!isText(keyId) || !isText(time) || !isText(signature)) return 'signature_missing';
  if ([keyId, time, signature].some(isRepeated)) return 'signature_invalid';
  const signedAt = TIME.test(time) ? Number(time) : NaN;
  // Written so that no number at all is refused too.
  if (!(Math.abs(now.getTime() - signedAt) <= CLOCK_DIFFERENCE_MS)) return 'clock_difference';
  const bodyHash = createHash('sha256').update(body).digest('hex');
  const signed = whoSigned(keys, { keyId, time, signature }, { method, path, bodyHash });
  return signed === null ? 'signature_invalid' : { ...signed, signedAt: new Date(signedAt) };
}

/** Node joins what is given twice with a comma, which none of the three may have. */
function isRepeated(header: string): boolean {
  return header.includes(',');
}

function isText(header: string | string[] | undefined): header is string {
  return typeof header === 'string' && header !== '';
}
