import type { Field, MessageType } from '../api/schema.ts';
import type { World } from '../testing/world.ts';
import { Client, credentials, Metadata, status } from '@grpc/grpc-js';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { methods } from '../api/methods.ts';
import { encode } from '../protocol-grpc/encode.ts';
import { streamMethods } from '../streams/streams.ts';
import { fuzzRuns, fuzzSeed } from '../testing/fuzz.ts';
import { projectId, startWorld } from '../testing/world.ts';

const rulesSource = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    match /{path=**} {
      allow read, write: if request.resource == null || request.resource.data.n.m > resource.data.n;
    }
  }
}`;

let world: World;
let client: Client;
beforeAll(async () => {
  world = await startWorld({ rulesSource, indexes: { indexes: [] } });
  client = new Client(`127.0.0.1:${world.server.port}`, credentials.createInsecure());
});
afterAll(async () => {
  client.close();
  await world.stop();
});

const database = `projects/${projectId}/databases/(default)`;
const root = `${database}/documents`;

const text = fc.oneof(
  fc.constantFrom(database, root, `${root}/a/b`, `${root}/a`, `${root}//`, 'projects/x', ''),
  fc.constantFrom('a', 'a.b', '`', '__name__', 'a/b', '..', '__proto__'),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

/** What the API's own definitions let a field hold, right or wrong. */
function fieldValue(field: Field, depth: number): fc.Arbitrary<unknown> {
  const { type } = field;
  if (type.kind === 'message') return messageOf(type, depth - 1);
  if (type.kind === 'enum') return fc.constantFrom(...type.byName.keys());
  switch (type.scalar) {
    case 'string':
      return text;
    case 'bytes':
      return fc.uint8Array({ maxLength: 6 }).map((bytes) => new Uint8Array(bytes));
    case 'bool':
      return fc.boolean();
    case 'int32':
      return fc.integer({ min: -3, max: 5 });
    case 'int64':
      return fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    case 'double':
    case 'float':
      return fc.double();
  }
}

function fieldContent(field: Field, depth: number): fc.Arbitrary<unknown> {
  const one = fieldValue(field, depth);
  if (field.map) {
    return fc.array(fc.tuple(text, one), { maxLength: 2 }).map((entries) => new Map(entries));
  }
  return field.repeated ? fc.array(one, { maxLength: 3 }) : one;
}

function messageOf(type: MessageType, depth: number): fc.Arbitrary<Record<string, unknown>> {
  const fields = depth <= 0 ? [] : type.fields;
  if (fields.length === 0) return fc.constant({});
  return fc
    .subarray([...fields], { maxLength: Math.min(5, fields.length) })
    .chain((chosen) =>
      fc.record(
        Object.fromEntries(chosen.map((field) => [field.name, fieldContent(field, depth)])),
      ),
    );
}

/** A request of some method, or the first message of a stream, that names the database, and is otherwise anything. */
const request = fc.constantFrom(...methods.values(), ...streamMethods).chain((method) =>
  messageOf(method.request, 5).map((content) => {
    const named = { ...content };
    for (const { name } of method.request.fields) {
      if (name === 'database') named[name] = database;
      else if (name === 'parent') named[name] = root;
    }
    return { method, bytes: encode(method.request, named) };
  }),
);

/** Bytes that were changed, cut off or added on the way. */
const damage = fc.oneof(
  { weight: 2, arbitrary: fc.constant((bytes: Buffer) => bytes) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.nat(), fc.nat(255)).map(([at, value]) => (bytes: Buffer) => {
      const copy = Buffer.from(bytes);
      if (copy.length > 0) copy[at % copy.length] = value;
      return copy;
    }),
  },
  {
    weight: 1,
    arbitrary: fc.nat().map((at) => (bytes: Buffer) => bytes.subarray(0, at % (bytes.length + 1))),
  },
  {
    weight: 1,
    arbitrary: fc
      .uint8Array({ maxLength: 12 })
      .map((more) => (bytes: Buffer) => Buffer.concat([bytes, more])),
  },
);

/** Sends the bytes. Resolves with gRPC's status code. */
function call(method: string, bytes: Buffer, authorization: string): Promise<number> {
  const metadata = new Metadata();
  metadata.set('authorization', authorization);
  const keep = (buffer: Buffer) => buffer;
  return new Promise((resolve) => {
    const stream = client.makeServerStreamRequest(
      `/google.firestore.v1.Firestore/${method}`,
      keep,
      keep,
      bytes,
      metadata,
      { deadline: Date.now() + 20_000 },
    );
    stream.on('data', () => undefined);
    stream.on('error', () => undefined);
    stream.on('status', ({ code }) => {
      resolve(code);
    });
  });
}

/** Our own mistakes, or no answer at all. */
const unexpected = new Set<number>([
  status.INTERNAL,
  status.UNKNOWN,
  status.DEADLINE_EXCEEDED,
  status.UNAVAILABLE,
]);

test('whatever bytes come, the status says whose fault it is', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      request,
      damage,
      fc.constantFrom('Bearer owner', `Bearer e30.${btoa('{"sub":"ada"}')}.`),
      async ({ method, bytes }, change, authorization) => {
        const code = await call(method.name, change(bytes), authorization);
        expect(world.log.filter((line) => line.startsWith('internal'))).toEqual([]);
        expect(unexpected).not.toContain(code);
      },
    ),
    { numRuns: fuzzRuns(300), seed: fuzzSeed },
  );
  // And it still answers.
  await world.admin.doc('a/after').set({ n: 1 });
});
