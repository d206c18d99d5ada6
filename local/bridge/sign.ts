import { createHash, createHmac } from 'node:crypto';
import { BRIDGE_MEDIA_TYPE } from '../../domain/bridge/request-problem.ts';
import { SIGNATURE_HEADERS, signedText } from '../../domain/bridge/signature.ts';
import type { BridgeKey } from '../suite/bridge-keys.ts';

export interface ToSign {
  readonly path: string;
  readonly body: string | Uint8Array;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly method?: string;
}

/** The headers with which a bridge sends a request. */
export function signedHeaders(
  { id, secret }: Pick<BridgeKey, 'id' | 'secret'>,
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
