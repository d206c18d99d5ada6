/**
 * Protobuf's binary encoding, written by the API's own definitions.
 * Source: https://protobuf.dev/programming-guides/encoding/
 */
import type { Field, MessageType, Scalar } from '../api/schema.ts';

const wires: Readonly<Record<Scalar, number>> = {
  string: 2,
  bytes: 2,
  bool: 0,
  int32: 0,
  int64: 0,
  double: 1,
  float: 5,
};

/** Fields that are absent are not written; all others are, defaults included. */
export function encode<T>(type: MessageType<T>, message: T): Buffer {
  const writer = new Writer();
  writeMessage(type, message as Record<string, unknown>, writer);
  return writer.take();
}

function writeMessage(type: MessageType, message: Record<string, unknown>, writer: Writer): void {
  for (const name in message) {
    const value = message[name];
    if (value === undefined) continue;
    const field = type.byName.get(name);
    if (!field) throw new Error(`${type.name} has no field ${name}.`);
    if (field.map) {
      for (const [key, each] of value as ReadonlyMap<string, unknown>) {
        writer.tag(field.id, 2);
        writer.nested(() => {
          writer.tag(1, 2);
          writer.string(key);
          writer.tag(2, wireOf(field));
          writeOne(field, each, writer);
        });
      }
    } else if (field.repeated) {
      // Never packed: every reader must take both forms, and this API repeats no numbers here.
      for (const each of value as readonly unknown[]) {
        writer.tag(field.id, wireOf(field));
        writeOne(field, each, writer);
      }
    } else {
      writer.tag(field.id, wireOf(field));
      writeOne(field, value, writer);
    }
  }
}

function writeOne(field: Field, value: unknown, writer: Writer): void {
  const { type } = field;
  if (type.kind === 'message') {
    writer.nested(() => {
      writeMessage(type, value as Record<string, unknown>, writer);
    });
    return;
  }
  if (type.kind === 'enum') {
    writer.varint(type.byName.get(value as string) ?? 0);
    return;
  }
  switch (type.scalar) {
    case 'string':
      writer.string(value as string);
      break;
    case 'bytes':
      writer.bytes(value as Uint8Array);
      break;
    case 'bool':
      writer.varint(value ? 1 : 0);
      break;
    case 'int32':
      writer.int64(BigInt(value as number));
      break;
    case 'int64':
      writer.int64(value as bigint);
      break;
    case 'double':
      writer.double(value as number);
      break;
    case 'float':
      writer.float(value as number);
      break;
  }
}

function wireOf(field: Field): number {
  if (field.type.kind === 'message') return 2;
  return field.type.kind === 'enum' ? 0 : wires[field.type.scalar];
}

class Writer {
  private buffer = Buffer.allocUnsafe(512);
  private at = 0;

  take(): Buffer {
    return this.buffer.subarray(0, this.at);
  }

  tag(id: number, wire: number): void {
    this.varint((id << 3) | wire);
  }

  varint(value: number): void {
    this.reserve(5);
    let rest = value >>> 0;
    while (rest > 0x7f) {
      this.buffer[this.at++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.buffer[this.at++] = rest;
  }

  int64(value: bigint): void {
    if (value >= 0n && value <= 0xffffffffn) {
      this.varint(Number(value));
      return;
    }
    this.reserve(10);
    let rest = BigInt.asUintN(64, value);
    while (rest > 0x7fn) {
      this.buffer[this.at++] = Number(rest & 0x7fn) | 0x80;
      rest >>= 7n;
    }
    this.buffer[this.at++] = Number(rest);
  }

  double(value: number): void {
    this.reserve(8);
    this.at = this.buffer.writeDoubleLE(value, this.at);
  }

  float(value: number): void {
    this.reserve(4);
    this.at = this.buffer.writeFloatLE(value, this.at);
  }

  string(text: string): void {
    const size = Buffer.byteLength(text);
    this.varint(size);
    this.reserve(size);
    this.at += this.buffer.write(text, this.at, size, 'utf8');
  }

  bytes(bytes: Uint8Array): void {
    this.varint(bytes.length);
    this.reserve(bytes.length);
    this.buffer.set(bytes, this.at);
    this.at += bytes.length;
  }

  /**
   * Writes what `content` writes, with its length before it. One byte is kept for the length; where
   * that is not enough the content is moved, which is rare for the small messages of this API.
   */
  nested(content: () => void): void {
    this.reserve(1);
    const start = this.at;
    this.at += 1;
    content();
    const size = this.at - start - 1;
    if (size < 0x80) {
      this.buffer[start] = size;
      return;
    }
    const lengthBytes = size < 0x4000 ? 2 : size < 0x20_0000 ? 3 : size < 0x1000_0000 ? 4 : 5;
    this.reserve(lengthBytes - 1);
    this.buffer.copyWithin(start + lengthBytes, start + 1, this.at);
    this.at = start;
    this.varint(size);
    this.at += size;
  }

  private reserve(size: number): void {
    const needed = this.at + size;
    if (needed <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, this.buffer.length * 2));
    this.buffer.copy(larger, 0, 0, this.at);
    this.buffer = larger;
  }
}
