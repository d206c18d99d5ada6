import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { callerIdSchema, callRoleSchema } from '../../../../domain/bridge/resolve.ts';
import type { LegGrant } from '../../../../domain/usage/apply-event.ts';

/*
 * A leg token is a grant that only we can read and make: a bridge hands it back with each event, so that
 * an event needs no reading of what was granted, and a bridge learns neither account nor Tag from it.
 */

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Names the form of what is sealed; another form gets another name, and old tokens stay unreadable. */
const FORM = 'leg token v1';

const grantSchema = z.strictObject({
  accountId: z.string(),
  conferenceId: z.string(),
  role: callRoleSchema,
  tag: z.string(),
  waitForLeader: z.boolean(),
  callerId: callerIdSchema,
  dialedNumber: z.string(),
  bridge: z.string(),
  grantedAt: z.int(),
});

/** @returns base64url of nonce, sealed grant and authentication tag; another one each time. */
export function sealGrant(grant: LegGrant, pepper: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(pepper), nonce).setAAD(Buffer.from(FORM));
  const sealed = [cipher.update(JSON.stringify(grant), 'utf8'), cipher.final()];
  return Buffer.concat([nonce, ...sealed, cipher.getAuthTag()]).toString('base64url');
}

/** @returns null for whatever `sealGrant` did not make under this pepper. */
export function openGrant(token: string, pepper: string): LegGrant | null {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length <= NONCE_BYTES + TAG_BYTES) return null;
  // Node passes over what base64url does not have, so that one token could be written in many ways.
  if (bytes.toString('base64url') !== token) return null;
  const text = unseal(bytes, keyOf(pepper));
  if (text === null) return null;
  const grant = grantSchema.safeParse(JSON.parse(text));
  return grant.success ? grant.data : null;
}

function unseal(bytes: Buffer, key: Buffer): string | null {
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(FORM))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  const opened = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
  try {
    return Buffer.concat([opened, decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

/** A key of its own, so that no text sealed here could ever be a code's hash. */
function keyOf(pepper: string): Buffer {
  return createHmac('sha256', pepper).update(FORM).digest();
}
