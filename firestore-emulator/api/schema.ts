/**
 * The Firestore API's messages, read from the definitions that come with `@google-cloud/firestore`.
 * One description serves both encodings (protobuf on gRPC, proto3 JSON on REST), so the two cannot
 * drift apart: what a message may contain is said once, by Google.
 */
import definitions from '@google-cloud/firestore/build/protos/v1.json' with { type: 'json' };

export type Scalar = 'string' | 'bytes' | 'bool' | 'int32' | 'int64' | 'double' | 'float';

export interface EnumType {
  readonly kind: 'enum';
  readonly name: string;
  readonly byName: ReadonlyMap<string, number>;
  readonly byNumber: ReadonlyMap<number, string>;
}

export interface Field {
  /** camelCase, as in JSON and in our objects. */
  readonly name: string;
  readonly id: number;
  readonly repeated: boolean;
  /** A map with string keys; every map in this API has those. */
  readonly map: boolean;
  readonly type: { readonly kind: 'scalar'; readonly scalar: Scalar } | EnumType | MessageType;
  /** Names of the fields that cannot be set together with this one. */
  readonly rivals: readonly string[];
}

/**
 * `T` is what a decoded message looks like in TypeScript: fields that are not set are absent,
 * int64 is a bigint, enums are their names, bytes are Uint8Array. It exists for the compiler only.
 */
export interface MessageType<T = unknown> {
  readonly kind: 'message';
  /** Full name, such as `google.firestore.v1.Value`. */
  readonly name: string;
  readonly byId: ReadonlyMap<number, Field>;
  /** By camelCase name and by the snake_case one, which proto3 JSON accepts too. */
  readonly byName: ReadonlyMap<string, Field>;
  readonly fields: readonly Field[];
  readonly __type?: T;
}

interface RawField {
  readonly type: string;
  readonly id: number;
  readonly rule?: string;
  readonly keyType?: string;
}

interface RawNode {
  readonly fields?: Readonly<Record<string, RawField>>;
  readonly values?: Readonly<Record<string, number>>;
  readonly oneofs?: Readonly<Record<string, { readonly oneof: readonly string[] }>>;
  readonly nested?: Readonly<Record<string, RawNode>>;
}

const scalars: ReadonlySet<string> = new Set<Scalar>([
  'string',
  'bytes',
  'bool',
  'int32',
  'int64',
  'double',
  'float',
]);

const root = definitions as unknown as RawNode;

/**
 * What the public definitions leave out and the web SDKs send all the same: a document that a
 * transaction read but did not write comes as `verify` (field 5 of Write in the SDK's own protos).
 */
const additions: Readonly<
  Record<string, { readonly oneof: string; readonly fields: Readonly<Record<string, RawField>> }>
> = {
  'google.firestore.v1.Write': {
    oneof: 'operation',
    fields: { verify: { type: 'string', id: 5 } },
  },
};
const resolved = new Map<string, MessageType | EnumType>();

/** The message of that name below `google.firestore.v1`. Throws if there is none. */
export function message<T>(name: string): MessageType<T> {
  const type = resolve(`google.firestore.v1.${name}`);
  if (type.kind !== 'message') throw new Error(`${name} is not a message of the Firestore API.`);
  return type as MessageType<T>;
}

/**
 * A message that is not among the API's definitions and is made of some that are.
 *
 * @param parts  its fields, numbered from 1 in this order
 */
export function composeMessage<T>(
  name: string,
  parts: Readonly<Record<keyof T & string, MessageType>>,
): MessageType<T> {
  const fields = Object.entries<MessageType>(parts).map(([field, type], index): Field => ({
    ...{ name: field, id: index + 1, type },
    ...{ repeated: false, map: false, rivals: [] },
  }));
  return {
    kind: 'message',
    name,
    byId: new Map(fields.map((field) => [field.id, field])),
    byName: new Map(fields.map((field) => [field.name, field])),
    fields,
  };
}

function find(path: string): RawNode | undefined {
  let node: RawNode | undefined = root;
  for (const name of path.split('.')) node = node?.nested?.[name];
  return node;
}

function resolve(path: string): MessageType | EnumType {
  const known = resolved.get(path);
  if (known) return known;
  const raw = find(path);
  if (raw?.values) return resolveEnum(path, raw.values);
  if (raw?.fields) return resolveMessage(path, raw, raw.fields);
  throw new Error(`The Firestore API's definitions do not contain ${path}.`);
}

function resolveEnum(path: string, values: Readonly<Record<string, number>>): EnumType {
  const entries = Object.entries(values);
  const type: EnumType = {
    kind: 'enum',
    name: path,
    byName: new Map(entries),
    byNumber: new Map(entries.map(([name, value]) => [value, name])),
  };
  resolved.set(path, type);
  return type;
}

function resolveMessage(
  path: string,
  raw: RawNode,
  rawFields: Readonly<Record<string, RawField>>,
): MessageType {
  const fields: Field[] = [];
  const byId = new Map<number, Field>();
  const byName = new Map<string, Field>();
  const type: MessageType = { kind: 'message', name: path, byId, byName, fields };
  // Registered before its fields, because Value contains itself.
  resolved.set(path, type);
  const added = additions[path];
  const groups = Object.entries(raw.oneofs ?? {}).map(([name, group]) =>
    name === added?.oneof ? [...group.oneof, ...Object.keys(added.fields)] : group.oneof,
  );
  for (const [name, rawField] of Object.entries({ ...rawFields, ...added?.fields })) {
    const field: Field = {
      name,
      id: rawField.id,
      repeated: rawField.rule === 'repeated',
      map: rawField.keyType !== undefined,
      type: scalars.has(rawField.type)
        ? { kind: 'scalar', scalar: rawField.type as Scalar }
        : resolve(locate(path, rawField.type)),
      rivals: (groups.find((group) => group.includes(name)) ?? []).filter((each) => each !== name),
    };
    fields.push(field);
    byId.set(field.id, field);
    byName.set(name, field);
    byName.set(
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      field,
    );
  }
  return type;
}

/** A name in a definition is looked up in its own scope first, then outwards. */
function locate(scope: string, name: string): string {
  const parts = scope.split('.');
  for (let depth = parts.length; depth >= 0; depth -= 1) {
    const path = [...parts.slice(0, depth), name].join('.');
    if (find(path)) return path;
  }
  throw new Error(`The Firestore API's definitions do not contain ${name}.`);
}
