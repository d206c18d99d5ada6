/**
 * Protobuf's binary encoding, read by the API's own definitions.
 * Source: https://protobuf.dev/programming-guides/encoding/
 */
import type { Field, MessageType, Scalar } from '../api/schema.ts';
import { FirestoreError } from '../engine/values/error.ts';

const varint = 0;
const fixed64 = 1;
const lengthDelimited = 2;
const fixed32 = 5;

/** Deeper than any valid value (Firestore allows 20 maps) and far from the end of the stack. */
const maxDepth = 200;

type Fields = Record<string, unknown>;

/**
 * Reads one message. Unknown fields are skipped, as protobuf demands. Throws INVALID_ARGUMENT for
 * bytes that are cut off, are not protobuf or nest too deeply.
 */
export function decode<T>(type: MessageType<T>, bytes: Uint8Array): T {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return readMessage(type, new Reader(buffer), buffer.length, 0) as T;
}

function readMessage(type: MessageType, reader: Reader, end: number, depth: number): Fields {
  if (depth > maxDepth)
    throw new FirestoreError('INVALID_ARGUMENT', 'The request nests too deeply.');
  const result: Fields = {};
  while (reader.at < end) {
    const tag = reader.varint();
    const wire = tag & 7;
    const field = type.byId.get(tag >>> 3);
    if (!field) reader.skip(wire);
    else if (field.map) readMapEntry(field, reader, wire, result, depth);
    else if (field.repeated) readRepeated(field, reader, wire, result, depth);
    else if (wire !== wireOf(field)) reader.skip(wire);
    else {
      for (const rival of field.rivals) if (rival in result) delete result[rival];
      result[field.name] = readOne(field, reader, depth);
    }
  }
  if (reader.at !== end) throw cutOff();
  return result;
}

function readRepeated(
  field: Field,
  reader: Reader,
  wire: number,
  result: Fields,
  depth: number,
): void {
  const list = (result[field.name] ??= []) as unknown[];
  if (wire === wireOf(field)) list.push(readOne(field, reader, depth));
  else if (wire === lengthDelimited) {
    // Packed: one run of bytes for all the numbers.
    const end = reader.length();
    while (reader.at < end) list.push(readOne(field, reader, depth));
  } else reader.skip(wire);
}

function readMapEntry(
  field: Field,
  reader: Reader,
  wire: number,
  result: Fields,
  depth: number,
): void {
  if (wire !== lengthDelimited) {
    reader.skip(wire);
    return;
  }
  const map = (result[field.name] ??= new Map()) as Map<string, unknown>;
  const end = reader.length();
  let key = '';
  let value: unknown;
  while (reader.at < end) {
    const tag = reader.varint();
    if (tag === ((1 << 3) | lengthDelimited)) key = reader.string();
    else if (tag === ((2 << 3) | wireOf(field))) value = readOne(field, reader, depth);
    else reader.skip(tag & 7);
  }
  if (reader.at !== end) throw cutOff();
  map.set(key, value ?? (field.type.kind === 'message' ? {} : ''));
}

function readOne(field: Field, reader: Reader, depth: number): unknown {
  const { type } = field;
  if (type.kind === 'message') return readMessage(type, reader, reader.length(), depth + 1);
  if (type.kind === 'enum') return type.byNumber.get(reader.varint()) ?? '';
  switch (type.scalar) {
    case 'string':
      return reader.string();
    case 'bytes':
      return reader.bytes();
    case 'bool':
      return reader.int64() !== 0n;
    case 'int32':
      return Number(BigInt.asIntN(32, reader.int64()));
    case 'int64':
      return reader.int64();
    case 'double':
      return reader.double();
    case 'float':
      return reader.float();
  }
}

function wireOf(field: Field): number {
  if (field.type.kind === 'message') return lengthDelimited;
  return field.type.kind === 'enum' ? varint : wires[field.type.scalar];
}

const wires: Readonly<Record<Scalar, number>> = {
  string: lengthDelimited,
  bytes: lengthDelimited,
  bool: varint,
  int32: varint,
  int64: varint,
  double: fixed64,
  float: fixed32,
};

class Reader {
  at = 0;

  constructor(private readonly buffer: Buffer) {}

  /** An unsigned number of at most 32 bits: tags, lengths, enum values. */
  varint(): number {
    let result = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      result |= (byte & 0x7f) << shift;
      if (byte < 0x80) return result >>> 0;
    }
    throw cutOff();
  }

  int64(): bigint {
    let low = 0;
    // 49 bits fit a number exactly and cover nearly every value; the rest needs bigint.
    let scale = 1;
    for (let count = 0; count < 7; count += 1) {
      const byte = this.byte();
      low += (byte & 0x7f) * scale;
      if (byte < 0x80) return BigInt(low);
      scale *= 128;
    }
    let high = 0n;
    for (let shift = 0n; shift < 21n; shift += 7n) {
      const byte = this.byte();
      high |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asIntN(64, (high << 49n) | BigInt(low));
    }
    throw cutOff();
  }

  double(): number {
    return this.buffer.readDoubleLE(this.advance(8));
  }

  float(): number {
    return this.buffer.readFloatLE(this.advance(4));
  }

  string(): string {
    const end = this.length();
    const text = this.buffer.toString('utf8', this.at, end);
    this.at = end;
    return text;
  }

  /** A copy, so that a small value does not keep a large request alive. */
  bytes(): Uint8Array {
    const end = this.length();
    const copy = new Uint8Array(this.buffer.subarray(this.at, end));
    this.at = end;
    return copy;
  }

  /** Reads a length and returns where what follows ends. */
  length(): number {
    const size = this.varint();
    const end = this.at + size;
    if (end > this.buffer.length) throw cutOff();
    return end;
  }

  skip(wire: number): void {
    if (wire === varint) this.int64();
    else if (wire === fixed64) this.advance(8);
    else if (wire === fixed32) this.advance(4);
    else if (wire === lengthDelimited) this.at = this.length();
    else throw cutOff();
  }

  private byte(): number {
    const byte = this.buffer[this.at];
    if (byte === undefined) throw cutOff();
    this.at += 1;
    return byte;
  }

  private advance(size: number): number {
    const start = this.at;
    if (start + size > this.buffer.length) throw cutOff();
    this.at += size;
    return start;
  }
}

function cutOff(): FirestoreError {
  return new FirestoreError('INVALID_ARGUMENT', 'The request is not a valid protobuf message.');
}
