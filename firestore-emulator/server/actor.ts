import type { Actor } from '../engine/values/types.ts';
import { FirestoreError } from '../engine/values/error.ts';

/**
 * Who sent this `Authorization` header. `Bearer owner` is the administrator of every emulator; any
 * other bearer token is a JWT, read without verification (the Auth emulator does not sign), whose
 * `sub` (or `user_id`) is the uid. Throws UNAUTHENTICATED for anything else.
 */
export function readActor(authorization: string | undefined): Actor {
  if (authorization === undefined || authorization === '') return { kind: 'anonymous' };
  const token = /^bearer +(\S+)$/i.exec(authorization)?.[1];
  if (token === undefined) throw unreadable();
  if (token === 'owner') return { kind: 'owner' };
  const claims = readClaims(token);
  const uid = claims['sub'] ?? claims['user_id'];
  if (typeof uid !== 'string' || uid === '') throw unreadable();
  return { kind: 'user', uid, token: claims };
}

function readClaims(token: string): Readonly<Record<string, unknown>> {
  const [, payload = '', , ...more] = token.split('.');
  // Node passes over what base64url does not have.
  if (!/^[\w-]+$/.test(payload) || more.length > 0) throw unreadable();
  let claims: unknown;
  try {
    claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  } catch {
    throw unreadable();
  }
  if (typeof claims !== 'object' || claims === null || Array.isArray(claims)) throw unreadable();
  return claims as Readonly<Record<string, unknown>>;
}

/** Says nothing about the token: it may be somebody's real one. */
function unreadable(): FirestoreError {
  return new FirestoreError(
    'UNAUTHENTICATED',
    'The request has an Authorization header that is no bearer token of a signed-in user.',
  );
}
