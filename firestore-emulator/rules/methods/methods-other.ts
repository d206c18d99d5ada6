import { createHash } from 'node:crypto';
import { nearestInt, stringOf } from '../values/convert.ts';
import { crc32, crc32c } from './crc.ts';
import { method, methodTable, staticFunction, wrongType } from '../values/method.ts';
import { Failure } from '../values/outcome.ts';
import { isLatLng, isMap, isNumber, RulesPath, type LatLng, type Value } from '../values/values.ts';

/** Source: https://firebase.google.com/docs/reference/rules/rules.Bytes */
export const bytesMethods = methodTable<Uint8Array>({
  size: method(0, (self) => BigInt(self.length)),
  toBase64: method(0, (self) => toBase64(self)),
  toHexString: method(0, (self) => Buffer.from(self).toString('hex').toUpperCase()),
});

/** With the letters that are safe in a URL, and with padding. */
function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll('+', '-').replaceAll('/', '_');
}

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
    const names = new Set(self.open.values());
    if ([...values.keys()].some((name) => !names.has(name))) {
      return new Failure('The path has no variable of this name.');
    }
    const segments = [...self.segments];
    const open = new Map(self.open);
    for (const [at, name] of self.open) {
      const value = values.get(name);
      if (value === undefined) continue;
      const text = stringOf(value);
      if (text instanceof Failure) return text;
      segments[at] = text;
      open.delete(at);
    }
    return new RulesPath(segments, self.bindings, open);
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
    if (typeof value === 'bigint') return BigInt.asIntN(64, value < 0n ? -value : value);
    return typeof value === 'number' ? Math.abs(value) : wrongType('number', value);
  }),
  ceil: staticFunction(1, (value) => {
    return isNumber(value) ? Math.ceil(Number(value)) : wrongType('number', value);
  }),
  floor: staticFunction(1, (value) => {
    return isNumber(value) ? Math.floor(Number(value)) : wrongType('number', value);
  }),
  // An int, and halves go up.
  round: staticFunction(1, (value) => {
    if (typeof value === 'bigint') return value;
    return typeof value === 'number' ? nearestInt(Math.round(value)) : wrongType('number', value);
  }),
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
