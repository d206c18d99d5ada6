import type { Method } from '../values/method.ts';
import {
  bytesMethods,
  hashingFunctions,
  latLngFunctions,
  latLngMethods,
  mathFunctions,
  pathMethods,
} from './methods-other.ts';
import { listMethods, mapDiffMethods, mapMethods, setMethods } from './methods-collection.ts';
import { stringMethods } from './methods-string.ts';
import {
  durationFunctions,
  durationMethods,
  timestampFunctions,
  timestampMethods,
} from './methods-time.ts';
import { Failure, nullFailure } from '../values/outcome.ts';
import {
  asPath,
  Duration,
  isLatLng,
  isList,
  isMap,
  isTimestamp,
  MapDiff,
  RulesSet,
  typeOf,
  type Value,
  type ValueType,
} from '../values/values.ts';

/** `math.abs(…)` and its siblings: namespace, then function. */
export const namespaces: ReadonlyMap<string, ReadonlyMap<string, Method<null>>> = new Map([
  ['duration', durationFunctions],
  ['hashing', hashingFunctions],
  ['latlng', latLngFunctions],
  ['math', mathFunctions],
  ['timestamp', timestampFunctions],
]);

/** Calls `receiver.name(args)`. */
export function callMethod(receiver: Value, name: string, args: readonly Value[]): Value | Failure {
  if (typeof receiver === 'string') return call(stringMethods, receiver, name, args);
  if (receiver === null) return new Failure(nullFailure);
  if (typeof receiver !== 'object') return noMethod(typeOf(receiver), name);
  if (isMap(receiver)) return call(mapMethods, receiver, name, args);
  if (isList(receiver)) return call(listMethods, receiver, name, args);
  if (receiver instanceof RulesSet) return call(setMethods, receiver, name, args);
  if (receiver instanceof MapDiff) return call(mapDiffMethods, receiver, name, args);
  if (receiver instanceof Duration) return call(durationMethods, receiver, name, args);
  if (receiver instanceof Uint8Array) return call(bytesMethods, receiver, name, args);
  if (isTimestamp(receiver)) return call(timestampMethods, receiver, name, args);
  if (isLatLng(receiver)) return call(latLngMethods, receiver, name, args);
  const path = asPath(receiver);
  return path === null ? noMethod(typeOf(receiver), name) : call(pathMethods, path, name, args);
}

function call<Self extends Value>(
  methods: ReadonlyMap<string, Method<Self>>,
  receiver: Self,
  name: string,
  args: readonly Value[],
): Value | Failure {
  const found = methods.get(name);
  if (found === undefined) return noMethod(typeOf(receiver), name);
  return wrongArity(found, name, args.length) ?? found.run(receiver, args);
}

/** A Failure where a function gets too few or too many arguments; null where it does not. */
export function wrongArity(
  { least, most }: Pick<Method<never>, 'least' | 'most'>,
  name: string,
  count: number,
): Failure | null {
  if (count >= least && count <= most) return null;
  return new Failure(`${name}() takes ${least} argument${least === 1 ? '' : 's'}, not ${count}.`);
}

function noMethod(type: ValueType, name: string): Failure {
  return new Failure(`There is no method ${name}() on type ${type}.`);
}
