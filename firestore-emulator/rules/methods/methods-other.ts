import { createHash } from 'node:crypto';
import { intOf } from '../values/convert.ts';
import { crc32, crc32c } from './crc.ts';
import { method, methodTable, staticFunction, wrongType } from '../values/method.ts';
import { Failure } from '../values/outcome.ts';
import { isLatLng, isMap, isNumber, RulesPath, type LatLng, type Value } from '../values/values.ts';

/** Source: https://firebase.google.com/docs/reference/rules/rules.Bytes */
export const bytesMethods = methodTable<Uint8Array>({
  size: method(0, (self) => BigInt(self.length)),
  toBase64: method(0, (self) => Buffer.from(self).toString('base64')),
  toHexString: method(0, (self) => Buffer.from(self).toString('hex').toUpperCase()),
});

const earthRadius = 6_371_010;

/** Degrees and metres. Source: https://firebase.google.com/docs/reference/rules/rules.LatLng */
export const latLngMethods = methodTable<LatLng>({
  latitude: method(0, (self) => self.latitude),
  longitude: method(0, (self) => self.longitude),
  distance: method(1, (self, other) => {
    return isLatLng(other) ? distance(self, other) : wrongType('latlng', other);
  }),
});

/** Great-circle distance by the haversine formula. */
function distance(from: LatLng, to: LatLng): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const squaredSine = (angle: number) => Math.sin(angle / 2) ** 2;
  const chord =
    squaredSine(radians(to.latitude - from.latitude)) +
    Math.cos(radians(from.latitude)) *
      Math.cos(radians(to.latitude)) *
      squaredSine(radians(to.longitude - from.longitude));
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** Source: https://firebase.google.com/docs/reference/rules/rules.Path */
export const pathMethods = methodTable<RulesPath>({
  bind: method(1, (self, values) => {
    if (!isMap(values)) return wrongType('map', values);
    const segments: string[] = [];
    for (const segment of self.segments) {
      const name = /^\$\((.+)\)$/.exec(segment)?.[1];
      const value = name === undefined ? segment : values.get(name);
      if (typeof value !== 'string') return new Failure('A path variable is not bound.');
      segments.push(value);
    }
    return new RulesPath(segments);
  }),
});

/** Source: https://firebase.google.com/docs/reference/rules/rules.latlng_ */
export const latLngFunctions = methodTable<null>({
  value: staticFunction(2, (latitude, longitude) => {
    if (!isNumber(latitude) || !isNumber(longitude)) {
      return wrongType('number, number', latitude, longitude);
    }
    const point = { latitude: Number(latitude), longitude: Number(longitude) };
    const fits = Math.abs(point.latitude) <= 90 && Math.abs(point.longitude) <= 180;
    return fits ? point : new Failure('There is no such point on earth.');
  }),
});

/** Source: https://firebase.google.com/docs/reference/rules/rules.math */
export const mathFunctions = methodTable<null>({
  abs: staticFunction(1, (value) => {
    if (typeof value === 'bigint') return intOf(value < 0n ? -value : value);
    return typeof value === 'number' ? Math.abs(value) : wrongType('number', value);
  }),
  ceil: staticFunction(1, (value) => toWhole(value, Math.ceil)),
  floor: staticFunction(1, (value) => toWhole(value, Math.floor)),
  // Halves go away from zero, unlike Math.round.
  round: staticFunction(1, (value) =>
    toWhole(value, (float) => Math.sign(float) * Math.round(Math.abs(float))),
  ),
  isInfinite: staticFunction(1, (value) => {
    if (!isNumber(value)) return wrongType('number', value);
    return value === Infinity || value === -Infinity;
  }),
  isNaN: staticFunction(1, (value) => {
    return isNumber(value) ? Number.isNaN(value) : wrongType('number', value);
  }),
  pow: staticFunction(2, (base, exponent) => {
    if (!isNumber(base) || !isNumber(exponent)) return wrongType('number, number', base, exponent);
    return Number(base) ** Number(exponent);
  }),
  sqrt: staticFunction(1, (value) => {
    return isNumber(value) ? Math.sqrt(Number(value)) : wrongType('number', value);
  }),
});

function toWhole(value: Value | undefined, round: (float: number) => number): bigint | Failure {
  if (typeof value === 'bigint') return value;
  if (typeof value !== 'number') return wrongType('number', value);
  if (!Number.isFinite(value)) return new Failure('This float has no integer value.');
  return intOf(BigInt(round(value)));
}

/** From bytes or a string's UTF-8 to bytes. Source: https://firebase.google.com/docs/reference/rules/rules.hashing */
export const hashingFunctions = methodTable<null>({
  crc32: staticFunction(1, (input) => hash(input, crc32)),
  crc32c: staticFunction(1, (input) => hash(input, crc32c)),
  md5: staticFunction(1, (input) => hash(input, digest('md5'))),
  sha256: staticFunction(1, (input) => hash(input, digest('sha256'))),
});

function hash(
  input: Value | undefined,
  run: (bytes: Uint8Array) => Uint8Array,
): Uint8Array | Failure {
  if (typeof input === 'string') return run(new TextEncoder().encode(input));
  return input instanceof Uint8Array ? run(input) : wrongType('bytes,string', input);
}

function digest(algorithm: string): (bytes: Uint8Array) => Uint8Array {
  return (bytes) => new Uint8Array(createHash(algorithm).update(bytes).digest());
}
