/**
 * Firestore's value types as the engine keeps them. Integers are bigint and doubles are number, so
 * that the two stay apart as they do in Firestore; everything else is the nearest JavaScript type.
 *
 * Source: https://firebase.google.com/docs/firestore/reference/rest/Shared.Types/ArrayOrValue
 */
export type Value =
  | null
  | boolean
  | bigint
  | number
  | string
  | Uint8Array
  | Timestamp
  | GeoPoint
  | Reference
  | readonly Value[]
  | MapValue;

/** A map, or a document's fields. A real Map, so that a field called `__proto__` is only a field. */
export type MapValue = ReadonlyMap<string, Value>;

/** A moment in UTC; `seconds` since 1970 (may be negative), `nanos` 0 to 999,999,999. */
export class Timestamp {
  constructor(
    readonly seconds: number,
    readonly nanos: number,
  ) {}
}

/** Degrees: latitude -90 to 90, longitude -180 to 180. */
export class GeoPoint {
  constructor(
    readonly latitude: number,
    readonly longitude: number,
  ) {}
}

/** A full resource name: `projects/{p}/databases/{d}/documents/{path}`. */
export class Reference {
  constructor(readonly name: string) {}
}
