import { createHash, createHmac } from 'node:crypto';
import { BRIDGE_MEDIA_TYPE } from '../../domain/bridge/request-problem.ts';
import { SIGNATURE_HEADERS, signedText } from '../../domain/bridge/signature.ts';

/** What a bridge signs its requests with; the operator gives it (docs/bridge-api). */
export interface BridgeKey {
  readonly id: string;
  /** In base64, of 32 bytes or more. */
  readonly secret: string;
}

export interface ToSign {
  /** From `/v1` on, without host and query. */
  readonly path: string;
  readonly body: string | Uint8Array;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly method?: string;
}

/** The headers with which a bridge sends a request; the server takes each such signature once. */
export function signedHeaders(
  { id, secret }: BridgeKey,
  { path, body, time, method = 'POST' }: ToSign,
): Record<string, string> {
  const bodyHash = createHash('sha256').update(body).digest('hex');
  const signature = createHmac('sha256', Buffer.from(secret, 'base64'))
    .update(signedText(String(time), method, path, bodyHash))
    .digest('hex');
  return {
    'content-type': BRIDGE_MEDIA_TYPE,
    [SIGNATURE_HEADERS.key]: id,
    [SIGNATURE_HEADERS.time]: String(time),
    [SIGNATURE_HEADERS.signature]: signature,
  };
}
