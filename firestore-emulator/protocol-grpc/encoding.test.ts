import type { DocumentMessage, ValueMessage } from '../api/messages.ts';
import fc from 'fast-check';
import definitions from '@google-cloud/firestore/build/protos/v1.json' with { type: 'json' };
import { fromJSON, type ServiceDefinition } from '@grpc/proto-loader';
import { describe, expect, test } from 'vitest';
import { documentType } from '../api/messages.ts';
import { parseMessage } from '../api/parse-json.ts';
import { message } from '../api/schema.ts';
import { messageToJson } from '../api/write-json.ts';
import { decode } from './decode.ts';
import { encode } from './encode.ts';

/** The encoding of Google's gRPC library, over the same definitions. */
const options = { longs: String, enums: String };
const theirs = (
  fromJSON(definitions, options)['google.firestore.v1.Firestore'] as ServiceDefinition
)['GetDocument']!;

const leaf: fc.Arbitrary<ValueMessage> = fc.oneof(
  fc.constant<ValueMessage>({ nullValue: 'NULL_VALUE' }),
  fc.boolean().map((booleanValue) => ({ booleanValue })),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((integerValue) => ({ integerValue })),
  fc.double().map((doubleValue) => ({ doubleValue })),
  fc.string({ unit: 'binary' }).map((stringValue) => ({ stringValue })),
  fc.uint8Array().map((bytesValue) => ({ bytesValue: new Uint8Array(bytesValue) })),
  fc
    .record({
      seconds: fc.bigInt({ min: -62_135_596_800n, max: 253_402_300_799n }),
      nanos: fc.integer({ min: 0, max: 999_999_999 }),
    })
    .map((timestampValue) => ({ timestampValue })),
);

const value = fc.letrec<{ value: ValueMessage }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'xsmall', withCrossShrink: true },
    leaf,
    fc
      .array(tie('value'), { minLength: 1, maxLength: 4 })
      .map((values) => ({ arrayValue: { values } })),
    fc
      .array(fc.tuple(fc.string({ unit: 'binary' }), tie('value')), { minLength: 1, maxLength: 4 })
      .map((entries) => ({ mapValue: { fields: new Map(entries) } })),
  ),
})).value;

const document: fc.Arbitrary<DocumentMessage> = fc
  .array(fc.tuple(fc.string({ unit: 'binary' }), value), { minLength: 1, maxLength: 4 })
  .map((entries) => ({ name: 'projects/p/databases/d/documents/a/b', fields: new Map(entries) }));

describe('the two encodings', () => {
  test('protobuf: what is written is read again', () => {
    fc.assert(
      fc.property(document, (each) => {
        expect(decode(documentType, encode(documentType, each))).toEqual(each);
      }),
    );
  });

  test("protobuf: Google's own code reads what we write, and we what it writes", () => {
    fc.assert(
      fc.property(document, (each) => {
        const read = theirs.responseDeserialize(encode(documentType, each));
        expect(decode(documentType, theirs.responseSerialize(read))).toEqual(each);
      }),
    );
  });

  test('JSON: what is written is read again', () => {
    fc.assert(
      fc.property(document, (each) => {
        const text = JSON.stringify(messageToJson(documentType, each));
        expect(parseMessage(documentType, JSON.parse(text))).toEqual(each);
      }),
    );
  });

  test('bytes that are no message give an error, or a message, and never anything else', () => {
    const type = message('CommitRequest');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          decode(type, bytes);
        } catch (error) {
          expect(error).toMatchObject({ code: 'INVALID_ARGUMENT' });
        }
      }),
    );
  });

  test('a message that is cut off anywhere is an error or shorter, not a crash', () => {
    const bytes = encode(documentType, {
      name: 'n',
      fields: new Map([['a', { stringValue: 'text' }]]),
    });
    for (let length = 0; length < bytes.length; length += 1) {
      try {
        decode(documentType, bytes.subarray(0, length));
      } catch (error) {
        expect(error).toMatchObject({ code: 'INVALID_ARGUMENT' });
      }
    }
  });
});
