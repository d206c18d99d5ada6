/** Timestamps as text, in the form of proto3 JSON (RFC 3339, always UTC when written). */
import type { TimestampMessage } from './messages.ts';

const form = /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?([Zz]|[+-]\d{2}:\d{2})$/;

/** null for text that is no RFC 3339 time or names a day that does not exist. */
export function parseTime(text: string): TimestampMessage | null {
  const match = form.exec(text);
  if (!match) return null;
  const [, day = '', clock = '', fraction = '', zone = 'Z'] = match;
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // Date rolls 30 February over to March; such a day is not accepted.
  if (Number.isNaN(midnight) || !new Date(midnight).toISOString().startsWith(day)) return null;
  const millis = Date.parse(`${day}T${clock}${zone.toUpperCase()}`);
  if (Number.isNaN(millis)) return null;
  return { seconds: BigInt(millis / 1000), nanos: Number(fraction.padEnd(9, '0')) };
}

/** With 0, 3, 6 or 9 digits of the second, as few as say it exactly. */
export function formatTime(time: TimestampMessage): string {
  const seconds = Number(time.seconds ?? 0n);
  const nanos = time.nanos ?? 0;
  const whole = new Date(seconds * 1000).toISOString().slice(0, 19);
  if (nanos === 0) return `${whole}Z`;
  const digits = nanos % 1_000_000 === 0 ? 3 : nanos % 1000 === 0 ? 6 : 9;
  return `${whole}.${String(nanos).padStart(9, '0').slice(0, digits)}Z`;
}
