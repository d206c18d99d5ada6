import { wrongType } from './method.ts';
import { Failure, nullFailure, Unknown, type Outcome } from './outcome.ts';
import { asPath, isList, isMap, type RulesPath, type Value } from './values.ts';

/** `object.name` */
export function member(object: Value | Unknown, name: string): Outcome {
  if (object instanceof Unknown) return memberOfUnknown(object, name);
  if (isMap(object)) {
    const value = object.get(name);
    // The name is the rules file's own word, never data.
    return value === undefined ? new Failure(`Property ${name} is undefined on object.`) : value;
  }
  if (object === null) return new Failure(nullFailure);
  const path = asPath(object);
  return path === null ? wrongType('map,path', object) : pathBinding(path, name);
}

function memberOfUnknown(object: Unknown, name: string): Outcome {
  const known = object.knowledge?.fields.get(name) ?? null;
  const value = known?.equals;
  return value === undefined ? new Unknown(`${object.subject}.${name}`, known) : value;
}

function pathBinding(path: RulesPath, name: string): Outcome {
  return path.bindings.get(name) ?? new Failure('The path has no binding of this name.');
}

/** `object[index]`; `isWritten`: the index is a literal, which an error may name. */
export function index(object: Value | Unknown, key: Value | Unknown, isWritten: boolean): Outcome {
  if (key instanceof Unknown) return key.derived();
  if (object instanceof Unknown) {
    return typeof key === 'string' ? memberOfUnknown(object, key) : object.derived();
  }
  if (object === null) return new Failure(nullFailure);
  if (isMap(object)) {
    if (typeof key !== 'string') return wrongType('string', key);
    const value = object.get(key);
    if (value !== undefined) return value;
    return new Failure(`Property ${isWritten ? `${key} ` : ''}is undefined on object.`);
  }
  const path = asPath(object);
  if (path !== null && typeof key === 'string') return pathBinding(path, key);
  const items = path?.segments ?? (typeof object === 'string' ? object.split('') : object);
  if (!isList(items)) return wrongType('list,map,path,string', object);
  if (typeof key !== 'bigint') return wrongType('int', key);
  const item = items[Number(key)];
  return item === undefined ? new Failure('Index out of bounds.') : item;
}

/**
 * `object[from:to]` of a list, or of a string's UTF-16 units, without the item at `to`. A bound that is null is where the
 * object begins or ends, as on the official emulator.
 */
export function range(
  object: Value | Unknown,
  from: Value | Unknown,
  to: Value | Unknown,
): Outcome {
  if (object instanceof Unknown) return object.derived();
  if (from instanceof Unknown) return from.derived();
  if (to instanceof Unknown) return to.derived();
  if (object === null) return new Failure(nullFailure);
  if (typeof object !== 'string' && !isList(object)) return wrongType('list,string', object);
  // Of nothing, too, of which no other range is within bounds.
  if (from === null && to === null) return object;
  const [first, end] = [from ?? 0n, to ?? BigInt(object.length)];
  if (typeof first !== 'bigint' || typeof end !== 'bigint') return wrongType('int, int', from, to);
  if (first > end) return new Failure('The range ends before it begins.');
  // Its first item has to be there, and the one before its end.
  if (first < 0n || end < 1n || first >= object.length || end > object.length) {
    return new Failure('Range out of bounds.');
  }
  return object.slice(Number(first), Number(end));
}
