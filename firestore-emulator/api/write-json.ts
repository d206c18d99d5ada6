/**
 * proto3 JSON, written by the API's own definitions.
 * Source: https://protobuf.dev/programming-guides/json/
 */
import type { Field, MessageType } from './schema.ts';
import type { TimestampMessage } from './messages.ts';
import { formatTime } from './time-text.ts';

/** A value ready for JSON.stringify. Fields that are absent, and empty lists and maps, are left out. */
export function messageToJson<T>(type: MessageType<T>, message: T): unknown {
  if (type.name === 'google.protobuf.Timestamp') return formatTime(message as TimestampMessage);
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(message as Readonly<Record<string, unknown>>)) {
    if (value === undefined) continue;
    const field = type.byName.get(name);
    if (!field) throw new Error(`${type.name} has no field ${name}.`);
    const written = fieldToJson(field, value);
    if (written !== undefined) result[name] = written;
  }
  return result;
}

function fieldToJson(field: Field, value: unknown): unknown {
  if (field.map) {
    const map = value as ReadonlyMap<string, unknown>;
    if (map.size === 0) return undefined;
    // Object.fromEntries defines properties, so a field called `__proto__` is only a field.
    return Object.fromEntries([...map].map(([key, each]) => [key, oneToJson(field, each)]));
  }
  if (!field.repeated) return oneToJson(field, value);
  const list = value as readonly unknown[];
  return list.length > 0 ? list.map((each) => oneToJson(field, each)) : undefined;
}

function oneToJson(field: Field, value: unknown): unknown {
  const { type } = field;
  if (type.kind === 'message') return messageToJson(type, value);
  if (type.kind === 'enum') return type.name === 'google.protobuf.NullValue' ? null : value;
  switch (type.scalar) {
    case 'int64':
      return String(value);
    case 'bytes':
      return Buffer.from(value as Uint8Array).toString('base64');
    case 'double':
    case 'float':
      return doubleToJson(value as number);
    case 'string':
    case 'bool':
    case 'int32':
      return value;
  }
}

/** JSON has neither NaN nor infinities, and JSON.stringify forgets the sign of a zero. */
function doubleToJson(value: number): number | string {
  return Number.isFinite(value) && !Object.is(value, -0)
    ? value
    : Object.is(value, -0)
      ? '-0'
      : String(value);
}
