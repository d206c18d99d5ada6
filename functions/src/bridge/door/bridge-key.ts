import { createHmac } from 'node:crypto';

/**
 * Under which key members of an account know of a bridge: the same for ever, and nobody can tell the
 * bridge's name from it or find another bridge's.
 *
 * @returns 32 characters of base64url.
 */
export function bridgeKeyOf(name: string, pepper: string): string {
  return createHmac('sha256', pepper)
    .update(`live bridge v1 ${name}`)
    .digest('base64url')
    .slice(0, 32);
}
