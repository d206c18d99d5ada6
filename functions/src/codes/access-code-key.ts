import { createHmac } from 'node:crypto';

/**
 * The id of a code's document in `accessCodes`: HMAC-SHA256 of the code under the pepper, in hex
 * (docs/codes.md, "Where"). One namespace for all roles and accounts, and nobody who reads
 * the collection learns a code.
 */
export function accessCodeKey(code: string, pepper: string): string {
  return createHmac('sha256', pepper).update(code).digest('hex');
}
