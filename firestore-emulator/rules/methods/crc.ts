/** Four bytes, least significant first, as the official emulator has them. */
export const crc32 = makeCrc(0xedb88320);

/** The Castagnoli polynomial. */
export const crc32c = makeCrc(0x82f63b78);

function makeCrc(polynomial: number): (bytes: Uint8Array) => Uint8Array {
  const table = Uint32Array.from({ length: 256 }, (_, byte) => {
    let remainder = byte;
    for (let bit = 0; bit < 8; bit += 1) {
      remainder = (remainder >>> 1) ^ (remainder & 1 ? polynomial : 0);
    }
    return remainder;
  });
  return (bytes) => {
    let crc = 0xffffffff;
    for (const byte of bytes) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);
    const out = new Uint8Array(4);
    new DataView(out.buffer).setUint32(0, ~crc >>> 0, true);
    return out;
  };
}
