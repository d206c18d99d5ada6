import { SAMPLES_A_PACKET } from './tones.ts';

/** In the order of their event codes (RFC 4733, section 3.2). */
const KEYS = '0123456789*#ABCD';
/** How long a key is held down, in packets: 100 ms. */
const HELD = 5;
/** A lost end would hold the key down for ever, so it is said three times (section 2.5.1.4). */
const ENDS = 3;
/** −10 dBm0. */
const VOLUME = 10;
const END = 0x80;

/**
 * The payloads of the packets that tell of one key, 20 ms apart; the first begins the event, and all of them
 * bear its timestamp.
 *
 * @throws RangeError where there is no such key
 */
export function keyPayloads(key: string): readonly Buffer[] {
  const event = KEYS.indexOf(key);
  if (event < 0 || key.length !== 1) throw new RangeError('There is no such key on a telephone.');
  return Array.from({ length: HELD + ENDS - 1 }, (_, index) => {
    const payload = Buffer.alloc(4);
    payload[0] = event;
    payload[1] = VOLUME | (index < HELD - 1 ? 0 : END);
    payload.writeUInt16BE(Math.min(index + 1, HELD) * SAMPLES_A_PACKET, 2);
    return payload;
  });
}
