/** The headers of a signed request, in small letters as HTTP/2 and Node have them. */
export const SIGNATURE_HEADERS = {
  /** The id of the key that signed. */
  key: 'confdesk-key',
  /** When, in milliseconds since 1970, in digits. */
  time: 'confdesk-time',
  /** HMAC-SHA256 of `signedText` under the key, in hex. */
  signature: 'confdesk-signature',
} as const;

/**
 * The text that a bridge signs: time, method, path and the SHA-256 of the body, a line each.
 *
 * @param time as in the header.
 * @param path from `/v1` on, without host and query.
 * @param bodyHash SHA-256 of the body's bytes, 64 hex digits in small letters.
 */
export function signedText(time: string, method: string, path: string, bodyHash: string): string {
  return `${time}\n${method}\n${path}\n${bodyHash}`;
}
