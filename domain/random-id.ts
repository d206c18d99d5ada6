const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const LENGTH = 20;
/** The largest multiple of the alphabet's size that a byte holds: beyond it some would be likelier. */
const FAIR = 256 - (256 % ALPHABET.length);

/** Fills an array with random bytes; `crypto.getRandomValues` unless a test says otherwise. */
export type FillRandom = (bytes: Uint8Array<ArrayBuffer>) => void;

/** A new id for a conference, a Save or an invitation: 20 characters of A–Z, a–z, 0–9 (domain's saveIdSchema). */
export function randomId(fill: FillRandom = (bytes) => void crypto.getRandomValues(bytes)): string {
  const bytes = new Uint8Array(LENGTH * 2);
  let id = '';
  while (id.length < LENGTH) {
    fill(bytes);
    for (const byte of bytes) {
      if (byte < FAIR && id.length < LENGTH) id += ALPHABET.charAt(byte % ALPHABET.length);
    }
  }
  return id;
}
