import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import { bridgeIdSchema } from '../../../../domain/bridge/resolve.ts';
import { signedText } from '../../../../domain/bridge/signature.ts';

/** Two, so that a bridge can be given a new key while it still signs with the old one. */
const KEYS_OF_A_BRIDGE = 2;
const SECRET_BYTES = 32;

/** `BRIDGE_KEYS` is the JSON of a list of these. */
const bridgeKeysSchema = z
  .array(
    z.strictObject({
      /** The bridge that signs with it: small letters, digits and hyphens, as it is part of ids. */
      bridge: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/)),
      /** What the bridge names it by in its requests. */
      id: bridgeIdSchema,
      secret: z
        .base64()
        .check(z.refine((text) => Buffer.from(text, 'base64').length >= SECRET_BYTES))
        // Decoding drops bits left over at the end: a secret that was cut there reads as another one.
        .check(z.refine((text) => Buffer.from(text, 'base64').toString('base64') === text)),
    }),
  )
  .check(
    z.refine((keys) => new Set(keys.map(({ id }) => id)).size === keys.length, 'ids'),
    z.refine(
      (keys) => keys.every(({ bridge }) => keysOf(keys, bridge) <= KEYS_OF_A_BRIDGE),
      'keys of one bridge',
    ),
  );

function keysOf(keys: readonly { readonly bridge: string }[], bridge: string): number {
  return keys.filter((key) => key.bridge === bridge).length;
}

interface BridgeKey {
  readonly bridge: string;
  readonly secret: Buffer;
}

/** By the id that a request names. */
export type BridgeKeys = ReadonlyMap<string, BridgeKey>;

/** What a bridge signed with. */
export interface Signature {
  readonly keyId: string;
  /** As in the request. */
  readonly time: string;
  /** As in the request: right only as 64 hex digits, in small or capital letters. */
  readonly signature: string;
}

/** The secret is not as it should be. The message says what and where, and nothing of the secret. */
export class UnusableKeys extends Error {
  override readonly name = 'UnusableKeys';
}

/**
 * Reads the secret `BRIDGE_KEYS`.
 *
 * @throws UnusableKeys
 */
export function parseBridgeKeys(secret: string): BridgeKeys {
  let json: unknown;
  try {
    json = JSON.parse(secret);
  } catch {
    // Without its cause, which would quote the secret.
    throw new UnusableKeys('BRIDGE_KEYS is not JSON');
  }
  const parsed = bridgeKeysSchema.safeParse(json);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path, message, code }) =>
      path.length === 0 ? (code === 'custom' ? message : code) : path.join('.'),
    );
    throw new UnusableKeys(`BRIDGE_KEYS is wrong at: ${[...new Set(wrong)].join(', ')}`);
  }
  return new Map(
    parsed.data.map(({ bridge, id, secret: text }) => [
      id,
      { bridge, secret: Buffer.from(text, 'base64') },
    ]),
  );
}

/** All of HMAC-SHA256, and nothing behind it: `Buffer.from` stops silently at what is no hex digit. */
const SIGNATURE = /^[0-9A-Fa-f]{64}$/;

/** Signs for keys that there are not, so that they take as long as those that there are. */
const NOBODYS = randomBytes(SECRET_BYTES);

/**
 * Finds out which bridge signed a request. A wrong signature and an unknown key are the same answer
 * after the same work.
 *
 * @param path as signed.
 * @returns the bridge, and the signature in small letters; null where nobody signed it.
 */
export function whoSigned(
  keys: BridgeKeys,
  { keyId, time, signature }: Signature,
  { method, path, bodyHash }: { method: string; path: string; bodyHash: string },
): { readonly bridge: string; readonly signature: string } | null {
  const key = keys.get(keyId);
  const right = createHmac('sha256', key?.secret ?? NOBODYS)
    .update(signedText(time, method, path, bodyHash))
    .digest();
  const isWhole = SIGNATURE.test(signature);
  const given = isWhole ? Buffer.from(signature, 'hex') : Buffer.alloc(right.length);
  const isRight = timingSafeEqual(given, right);
  if (key === undefined || !isRight || !isWhole) return null;
  return { bridge: key.bridge, signature: right.toString('hex') };
}
