/*
 * Ids that follow from what a document is about, so that two people who load the same file make the
 * same documents. SHA-256 stands here because the browser's own is asynchronous, and absent on a page
 * without TLS; nothing about these ids is secret.
 */

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const LENGTH = 20;

/**
 * An id of the form of `randomId`, 20 characters of A–Z, a–z, 0–9: the same for the same parts in
 * the same order, on every machine.
 */
export function stableId(parts: readonly (string | number)[]): string {
  const words = sha256(new TextEncoder().encode(JSON.stringify(parts)));
  // Of the 256 bits 20 characters hold 119, so the little that division favours is not seen.
  let rest = words.reduce((all, word) => (all << 32n) | BigInt(word), 0n);
  let id = '';
  while (id.length < LENGTH) {
    id += ALPHABET.charAt(Number(rest % 62n));
    rest /= 62n;
  }
  return id;
}

const BLOCK_BYTES = 64;
const LENGTH_BYTES = 8;

/** SHA-256 (FIPS 180-4) of at most 512 MB, as eight words of 32 bits. */
export function sha256(message: Uint8Array): readonly number[] {
  const size = Math.ceil((message.length + 1 + LENGTH_BYTES) / BLOCK_BYTES) * BLOCK_BYTES;
  const padded = new Uint8Array(size);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(size - 4, message.length * 8);
  const hash = Uint32Array.from(INITIAL);
  for (let start = 0; start < size; start += BLOCK_BYTES) addBlock(hash, view, start);
  return [...hash];
}

const schedule = new Uint32Array(64);

function addBlock(hash: Uint32Array, view: DataView, start: number): void {
  for (let t = 0; t < 16; t += 1) schedule[t] = view.getUint32(start + t * 4);
  for (let t = 16; t < 64; t += 1) {
    const early = word(schedule, t - 15);
    const late = word(schedule, t - 2);
    const s0 = rotated(early, 7) ^ rotated(early, 18) ^ (early >>> 3);
    const s1 = rotated(late, 17) ^ rotated(late, 19) ^ (late >>> 10);
    schedule[t] = word(schedule, t - 16) + s0 + word(schedule, t - 7) + s1;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
  for (let t = 0; t < 64; t += 1) {
    const s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
    const chosen = (e & f) ^ (~e & g);
    const s0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const first = (h + s1 + chosen + word(schedule, t) + word(ROUND_WORDS, t)) | 0;
    [h, g, f, e] = [g, f, e, (d + first) | 0];
    [d, c, b, a] = [c, b, a, (first + s0 + majority) | 0];
  }
  for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) {
    hash[index] = word(hash, index) + value;
  }
}

function rotated(value: number, by: number): number {
  return (value >>> by) | (value << (32 - by));
}

/** A word that is there. */
function word(words: Uint32Array, index: number): number {
  return words[index] ?? 0;
}

const PRIMES = firstPrimes(64);
/** The first 32 bits behind the point of the square roots of the first eight primes. */
const INITIAL = PRIMES.slice(0, 8).map((prime) => fractionBits(Math.sqrt(prime)));
/** As much of the cube roots of the first 64. */
const ROUND_WORDS = Uint32Array.from(PRIMES, (prime) => fractionBits(Math.cbrt(prime)));

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n += 1) {
    if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  }
  return primes;
}

/** A double has 52 bits, of which these roots, below 18, use five before the point. */
function fractionBits(root: number): number {
  return Math.floor((root % 1) * 2 ** 32);
}
