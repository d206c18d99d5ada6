import { method, methodTable, staticFunction, wrongType } from '../values/method.ts';
import { Failure } from '../values/outcome.ts';
import { Duration, type Timestamp, type Value } from '../values/values.ts';

export const nanosPerSecond = 1_000_000_000n;

const nanosPerUnit: ReadonlyMap<string, bigint> = new Map([
  ['w', 604_800n * nanosPerSecond],
  ['d', 86_400n * nanosPerSecond],
  ['h', 3_600n * nanosPerSecond],
  ['m', 60n * nanosPerSecond],
  ['s', nanosPerSecond],
  ['ms', 1_000_000n],
  ['ns', 1n],
]);

const secondsPerDay = 86_400;

export function nanosecondsOf(timestamp: Timestamp): bigint {
  return BigInt(timestamp.seconds) * nanosPerSecond + BigInt(timestamp.nanos);
}

/** A timestamp from nanoseconds since 1970, or a Failure outside the years 1 to 9999. */
export function timestampOf(nanoseconds: bigint): Timestamp | Failure {
  const remainder = nanoseconds % nanosPerSecond;
  const nanos = remainder < 0n ? remainder + nanosPerSecond : remainder;
  const seconds = Number((nanoseconds - nanos) / nanosPerSecond);
  if (seconds < -62_135_596_800 || seconds > 253_402_300_799) {
    return new Failure('Timestamp out of range.');
  }
  return { seconds, nanos: Number(nanos) };
}

const longestDuration = 315_576_000_000n * nanosPerSecond;

/** A length of time, or a Failure beyond some ten thousand years. */
export function durationOf(nanoseconds: bigint): Duration | Failure {
  const isWithin = nanoseconds >= -longestDuration && nanoseconds <= longestDuration;
  return isWithin ? new Duration(nanoseconds) : new Failure('Duration out of range.');
}

function calendar(timestamp: Timestamp): Date {
  return new Date(timestamp.seconds * 1000);
}

function secondOfDay(timestamp: Timestamp): number {
  return ((timestamp.seconds % secondsPerDay) + secondsPerDay) % secondsPerDay;
}

/** All in UTC. Source: https://firebase.google.com/docs/reference/rules/rules.Timestamp */
export const timestampMethods = methodTable<Timestamp>({
  date: method(0, (self) => ({ seconds: self.seconds - secondOfDay(self), nanos: 0 })),
  day: method(0, (self) => BigInt(calendar(self).getUTCDate())),
  // Monday is 1 and Sunday 7.
  dayOfWeek: method(0, (self) => BigInt(calendar(self).getUTCDay() || 7)),
  dayOfYear: method(0, (self) => {
    const firstDay = new Date(0);
    firstDay.setUTCFullYear(calendar(self).getUTCFullYear(), 0, 1);
    const days = (self.seconds - firstDay.getTime() / 1000) / secondsPerDay;
    return BigInt(Math.floor(days) + 1);
  }),
  hours: method(0, (self) => BigInt(calendar(self).getUTCHours())),
  minutes: method(0, (self) => BigInt(calendar(self).getUTCMinutes())),
  month: method(0, (self) => BigInt(calendar(self).getUTCMonth() + 1)),
  nanos: method(0, (self) => BigInt(self.nanos)),
  seconds: method(0, (self) => BigInt(calendar(self).getUTCSeconds())),
  time: method(
    0,
    (self) => new Duration(BigInt(secondOfDay(self)) * nanosPerSecond + BigInt(self.nanos)),
  ),
  toMillis: method(0, (self) => BigInt(self.seconds) * 1000n + BigInt(self.nanos) / 1_000_000n),
  year: method(0, (self) => BigInt(calendar(self).getUTCFullYear())),
});

/** Both portions carry the sign. Source: https://firebase.google.com/docs/reference/rules/rules.Duration */
export const durationMethods = methodTable<Duration>({
  nanos: method(0, (self) => self.nanoseconds % nanosPerSecond),
  seconds: method(0, (self) => self.nanoseconds / nanosPerSecond),
});

/** Source: https://firebase.google.com/docs/reference/rules/rules.timestamp_ */
export const timestampFunctions = methodTable<null>({
  date: staticFunction(3, (year, month, day) => {
    if (typeof year !== 'bigint' || typeof month !== 'bigint' || typeof day !== 'bigint') {
      return wrongType('int, int, int', year, month, day);
    }
    const date = new Date(0);
    date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
    const fits =
      date.getUTCFullYear() === Number(year) &&
      date.getUTCMonth() === Number(month) - 1 &&
      date.getUTCDate() === Number(day);
    if (!fits) return new Failure('There is no such date.');
    return timestampOf(BigInt(date.getTime()) * 1_000_000n);
  }),
  value: staticFunction(1, (milliseconds) => {
    if (typeof milliseconds !== 'bigint') return wrongType('int', milliseconds);
    return timestampOf(milliseconds * 1_000_000n);
  }),
});

/** Source: https://firebase.google.com/docs/reference/rules/rules.duration_ */
export const durationFunctions = methodTable<null>({
  abs: staticFunction(1, (duration) => {
    if (!(duration instanceof Duration)) return wrongType('duration', duration);
    return duration.nanoseconds < 0n ? new Duration(-duration.nanoseconds) : duration;
  }),
  time: staticFunction(4, (...parts) => {
    const units = ['h', 'm', 's', 'ns'];
    let sum = 0n;
    for (const [index, part] of parts.entries()) {
      if (typeof part !== 'bigint') return wrongType('int, int, int, int', ...parts);
      sum += part * (nanosPerUnit.get(units[index] ?? '') ?? 0n);
    }
    return durationOf(sum);
  }),
  value: staticFunction(2, (magnitude, unit): Value | Failure => {
    if (typeof magnitude !== 'bigint' || typeof unit !== 'string') {
      return wrongType('int, string', magnitude, unit);
    }
    const nanos = nanosPerUnit.get(unit);
    return nanos === undefined
      ? new Failure('A duration unit is one of w, d, h, m, s, ms, ns.')
      : durationOf(magnitude * nanos);
  }),
});
