/** Writing and reading values as bytes, one behind the other. */

const FIRST_SIZE = 1024;

/** A buffer that grows. Numbers are little-endian; lengths and counts are LEB128 (7 bits a byte). */
export class ByteWriter {
  #buffer: Buffer = Buffer.allocUnsafe(FIRST_SIZE);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** What has been written, as a view: valid until the next `reset`. */
  bytes(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }

  /** Forgets what was written and keeps the memory. */
  reset(): void {
    this.#length = 0;
  }

  byte(value: number): void {
    this.#room(1);
    this.#buffer[this.#length++] = value;
  }

  /** Of a whole number from 0 to 2^53 - 1. */
  count(value: number): void {
    this.#room(8);
    let rest = value;
    while (rest >= 0x80) {
      this.#buffer[this.#length++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.#buffer[this.#length++] = rest;
  }

  /** Of any finite number without loss, and of NaN and the infinities. */
  double(value: number): void {
    this.#room(8);
    this.#length = this.#buffer.writeDoubleLE(value, this.#length);
  }

  /** Of a whole number of 64 bits. */
  bigint(value: bigint): void {
    this.#room(8);
    this.#length = this.#buffer.writeBigInt64LE(value, this.#length);
  }

  text(value: string): void {
    const size = Buffer.byteLength(value);
    this.count(size);
    this.#room(size);
    this.#length += this.#buffer.write(value, this.#length, 'utf8');
  }

  blob(value: Uint8Array): void {
    this.count(value.length);
    this.#room(value.length);
    this.#buffer.set(value, this.#length);
    this.#length += value.length;
  }

  #room(size: number): void {
    const needed = this.#length + size;
    if (needed <= this.#buffer.length) return;
    const grown = Buffer.allocUnsafe(Math.max(needed, this.#buffer.length * 2));
    this.#buffer.copy(grown, 0, 0, this.#length);
    this.#buffer = grown;
  }
}

/** Reads what a ByteWriter wrote, in the same order. Throws RangeError where the bytes end too soon. */
export class ByteReader {
  readonly #buffer: Buffer;
  #at = 0;

  constructor(buffer: Buffer) {
    this.#buffer = buffer;
  }

  get atEnd(): boolean {
    return this.#at >= this.#buffer.length;
  }

  byte(): number {
    return this.#buffer.readUInt8(this.#step(1));
  }

  count(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 0x80;
    }
  }

  double(): number {
    return this.#buffer.readDoubleLE(this.#step(8));
  }

  bigint(): bigint {
    return this.#buffer.readBigInt64LE(this.#step(8));
  }

  text(): string {
    const size = this.count();
    const start = this.#step(size);
    return this.#buffer.toString('utf8', start, start + size);
  }

  /** A copy: what was read may be kept for long, and must not hold the whole file in memory. */
  blob(): Uint8Array {
    const size = this.count();
    const start = this.#step(size);
    return new Uint8Array(this.#buffer.subarray(start, start + size));
  }

  /** Moves on. Returns where it was. */
  #step(size: number): number {
    const start = this.#at;
    if (start + size > this.#buffer.length) throw new RangeError('The bytes end too soon.');
    this.#at = start + size;
    return start;
  }
}
