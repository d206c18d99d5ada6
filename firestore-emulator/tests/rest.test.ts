import type { World } from '../testing/world.ts';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { projectId, startWorld } from '../testing/world.ts';

const root = `projects/${projectId}/databases/(default)/documents`;

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
beforeEach(() => {
  world.server.engine.clear();
});
afterAll(() => world.stop());

interface Answer {
  status: number;
  body: unknown;
}

async function call(
  method: string,
  below: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const response = await fetch(`${world.documents}${below}`, {
    method,
    headers,
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

const failed = (code: number, status: string, message?: string) => ({
  status: code,
  body: { error: { code, status, message: expect.stringContaining(message ?? '') as string } },
});

describe('documents', () => {
  test('create, get, list by pages, patch with a mask, delete', async () => {
    const fields = { n: { integerValue: '1' }, s: { stringValue: 'x' } };
    expect(await call('POST', '/a?documentId=b', { fields })).toMatchObject({
      status: 200,
      body: { name: `${root}/a/b`, fields },
    });
    await call('POST', '/a', { fields: {} });
    const first = await call('GET', '/a?pageSize=1&mask.fieldPaths=n');
    const { documents, nextPageToken } = first.body as {
      documents: unknown[];
      nextPageToken: string;
    };
    expect(documents).toHaveLength(1);
    const second = await call('GET', `/a?pageSize=1&pageToken=${nextPageToken}`);
    expect(second.body).not.toHaveProperty('nextPageToken');
    const patched = await call('PATCH', '/a/b?updateMask.fieldPaths=n&updateMask.fieldPaths=s', {
      fields: { n: { integerValue: 2 } },
    });
    expect(patched.body).toMatchObject({ fields: { n: { integerValue: '2' } } });
    expect((patched.body as { fields: object }).fields).not.toHaveProperty('s');
    expect(await call('DELETE', '/a/b?currentDocument.exists=true')).toEqual({
      status: 200,
      body: {},
    });
    expect(await call('GET', '/a/b')).toMatchObject(failed(404, 'NOT_FOUND', `${root}/a/b`));
  });

  test('preconditions in the address', async () => {
    await call('POST', '/a?documentId=b', {});
    const stale = '/a/b?currentDocument.updateTime=2020-01-01T00:00:00Z';
    expect(await call('PATCH', stale, {})).toMatchObject(failed(400, 'FAILED_PRECONDITION'));
    expect(await call('POST', '/a?documentId=b', {})).toMatchObject(failed(409, 'ALREADY_EXISTS'));
  });

  test('percent-encoded names, and ids with a colon', async () => {
    expect((await call('PATCH', '/a/%C3%A4%20b:runQuery', {})).body).toMatchObject({
      name: `${root}/a/ä b:runQuery`,
    });
    expect((await call('GET', '/a/%C3%A4%20b:runQuery')).status).toBe(200);
  });

  test('special doubles, bytes and times as proto3 JSON has them', async () => {
    const fields = {
      nan: { doubleValue: 'NaN' },
      infinite: { doubleValue: '-Infinity' },
      zero: { doubleValue: '-0' },
      bytes: { bytesValue: 'AP/+' },
      at: { timestampValue: '2026-01-02T03:04:05.123456Z' },
      none: { nullValue: null },
      place: { geoPointValue: { latitude: 1.5, longitude: -2 } },
    };
    const answer = await call('POST', '/a?documentId=b', {
      fields: { ...fields, at: { timestampValue: '2026-01-02T05:04:05.123456789+02:00' } },
    });
    expect(answer.body).toMatchObject({ fields });
  });
});

describe('calls on the database', () => {
  test('commit, batchGet and runQuery; streams answer with a list', async () => {
    const committed = await call('POST', ':commit', {
      writes: [
        { update: { name: `${root}/a/b`, fields: { n: { integerValue: '1' } } } },
        {
          update: { name: `${root}/a/c`, fields: {} },
          updateTransforms: [{ fieldPath: 'at', setToServerValue: 'REQUEST_TIME' }],
        },
      ],
    });
    expect(committed.body).toMatchObject({
      writeResults: [{}, { transformResults: [{ timestampValue: expect.any(String) as string }] }],
    });
    const got = await call('POST', ':batchGet', {
      documents: [`${root}/a/b`, `${root}/a/none`],
      newTransaction: { readOnly: {} },
    });
    expect(got.body).toMatchObject([
      { transaction: expect.any(String) as string },
      { found: { name: `${root}/a/b` } },
      { missing: `${root}/a/none` },
    ]);
    const from = [{ collectionId: 'a' }];
    const found = await call('POST', ':runQuery', { structuredQuery: { from, limit: 1 } });
    expect(found.body).toMatchObject([{ document: { name: `${root}/a/b` } }]);
    const below = await call('POST', '/a/b:runQuery', { structured_query: { from } });
    expect(below.body).toEqual([{ readTime: expect.any(String) as string }]);
    const counted = await call('POST', ':runAggregationQuery', {
      structuredAggregationQuery: {
        structuredQuery: { from },
        aggregations: [{ alias: 'all', count: {} }],
      },
    });
    expect(counted.body).toMatchObject([
      { result: { aggregateFields: { all: { integerValue: '2' } } } },
    ]);
  });

  test('a transaction over REST, whose reads are guarded', async () => {
    const begun = await call('POST', ':beginTransaction', { options: { readWrite: {} } });
    const { transaction } = begun.body as { transaction: string };
    await call('GET', `/a/b?transaction=${encodeURIComponent(transaction)}`);
    await world.admin.doc('a/b').set({ n: 1 });
    const writes = [{ delete: `${root}/a/b` }];
    expect(await call('POST', ':commit', { transaction, writes })).toMatchObject(
      failed(409, 'ABORTED'),
    );
    const other = (await call('POST', ':beginTransaction', {})).body;
    expect(await call('POST', ':rollback', other)).toEqual({ status: 200, body: {} });
  });

  test('batchWrite answers for each write; it and listCollectionIds are for administrators', async () => {
    const batch = {
      writes: [
        { update: { name: `${root}/a/b` } },
        { delete: `${root}/a/none`, currentDocument: { exists: true } },
      ],
    };
    const answer = await call('POST', ':batchWrite', batch, { authorization: 'Bearer owner' });
    expect(answer.body).toMatchObject({ status: [{}, { code: 5 }] });
    expect(await call('POST', ':batchWrite', batch)).toMatchObject(
      failed(403, 'PERMISSION_DENIED'),
    );
    expect(await call('POST', ':listCollectionIds', {})).toMatchObject(
      failed(403, 'PERMISSION_DENIED'),
    );
  });
});

describe('broken input', () => {
  const update = (fields: unknown) => ({ writes: [{ update: { name: `${root}/a/b`, fields } }] });

  test.each<[string, unknown, string]>([
    ['not JSON', '{"writes": [', 'Invalid JSON payload'],
    ['a list where a message belongs', [], 'CommitRequest'],
    ['an unknown field', { wrtes: [] }, 'Unknown name "wrtes": Cannot find field.'],
    ['an unknown inner field', { writes: [{ updat: {} }] }, `Unknown name "updat" at 'writes[0]'`],
    ['a write of two kinds', { writes: [{ delete: 'a', verify: 'b' }] }, 'already set'],
    ['a write of no kind', { writes: [{}] }, 'no operation'],
    ['a number for a string', { writes: [{ delete: 7 }] }, 'TYPE_STRING'],
    ['a text for an integer', update({ n: { integerValue: 'x' } }), 'TYPE_INT64'],
    ['an integer too large', update({ n: { integerValue: '9223372036854775808' } }), 'TYPE_INT64'],
    ['a fraction for an integer', update({ n: { integerValue: 1.5 } }), 'TYPE_INT64'],
    ['a time that is none', update({ n: { timestampValue: '2026-02-30T00:00:00Z' } }), 'Timestamp'],
    ['bytes that are none', update({ n: { bytesValue: '!!' } }), 'TYPE_BYTES'],
    ['bytes with a digit left over', update({ n: { bytesValue: 'AP/+A' } }), 'TYPE_BYTES'],
    ['bytes with half their padding', update({ n: { bytesValue: 'AA=' } }), 'TYPE_BYTES'],
    ['a value of no type', update({ n: {} }), 'value_type'],
    [
      'a value of two types',
      update({ n: { stringValue: 'x', booleanValue: true } }),
      'already set',
    ],
    ['a latitude too large', update({ n: { geoPointValue: { latitude: 91 } } }), 'geographical'],
    ['lists without end where a message belongs', '['.repeat(100_000) + ']'.repeat(100_000), ''],
    ['a list in a list', update({ n: nested(2) }), ''],
    ['nesting without end', update({ n: nested(1000) }), 'nests too deeply'],
    [
      'a field path that is none',
      { writes: [{ ...update({}).writes[0], updateMask: { fieldPaths: ['a..b'] } }] },
      'property path',
    ],
    [
      'another database',
      { writes: [{ delete: 'projects/x/databases/y/documents/a/b' }] },
      'not in the database',
    ],
    ['a collection for a document', { writes: [{ delete: `${root}/a` }] }, 'document id'],
    ['a transaction that never was', { transaction: 'AAAA', writes: [] }, ''],
  ])('%s', async (_, body, message) => {
    const { documentWrites } = world.server.engine.counters;
    expect(await call('POST', ':commit', body)).toMatchObject(
      failed(400, 'INVALID_ARGUMENT', message),
    );
    expect(world.server.engine.counters.documentWrites).toBe(documentWrites);
  });

  test.each<[string, string, string, number]>([
    ['an empty segment', 'GET', '/a//b', 400],
    ['bad percent-encoding', 'GET', '/a/%ZZ', 400],
    ['a slash inside a segment', 'GET', '/a/b%2Fc', 400],
    ['an unknown parameter', 'GET', '/a/b?nonsense=1', 400],
    ['a parameter twice', 'GET', '/a?pageSize=1&pageSize=2', 400],
    ['a page token that is none', 'GET', '/a?pageToken=%21', 400],
    ['a negative page', 'GET', '/a?pageSize=-1', 400],
    ['an unknown call', 'POST', ':nonsense', 404],
    ['a document where a collection belongs', 'POST', '/a/b', 400],
    ['a call that is not offered', 'POST', ':listen', 501],
  ])('%s', async (_, method, below, status) => {
    expect((await call(method, below)).status).toBe(status);
  });

  test('a query in error is a list with one error', async () => {
    const answer = await call('POST', ':runQuery', { structuredQuery: { offset: -1 } });
    expect(answer).toMatchObject({
      status: 400,
      body: [{ error: { status: 'INVALID_ARGUMENT' } }],
    });
  });

  test('more than 10 MiB', async () => {
    const body = `{"writes":[{"delete":"${'x'.repeat(10 * 1024 * 1024)}"}]}`;
    expect(await call('POST', ':commit', body)).toMatchObject(
      failed(400, 'INVALID_ARGUMENT', 'exceeds the limit: 10485760 bytes'),
    );
  });

  test.each(['Bearer nonsense', 'Bearer a.b.c', 'Basic eDp5', 'Bearer e30.e30.'])(
    'an Authorization header that is none: %s',
    async (authorization) => {
      const response = await fetch(`${world.documents}/a/b`, { headers: { authorization } });
      expect(response.status).toBe(401);
      expect(await response.text()).not.toContain(authorization.split(' ')[1]);
    },
  );

  test('bytes that are no protocol at all end only their own connection', async () => {
    for (const bytes of ['\x16\x03\x01\x02\x00', 'PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n', 'P', 'GET']) {
      await new Promise<void>((resolve) => {
        const socket = connect(world.server.port, '127.0.0.1', () => {
          socket.end(bytes);
        });
        socket.on('close', () => {
          resolve();
        });
        socket.on('error', () => undefined);
        socket.resume();
      });
    }
    expect((await call('GET', '/a')).status).toBe(200);
  });
});

test('CORS: any origin, and preflights', async () => {
  const headers = {
    origin: 'http://127.0.0.1:5000',
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization,x-goog-api-client',
  };
  const preflight = await fetch(`${world.documents}:commit`, { method: 'OPTIONS', headers });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-origin')).toBe(headers.origin);
  // The full web SDK asks with credentials.
  expect(preflight.headers.get('access-control-allow-credentials')).toBe('true');
  expect(preflight.headers.get('access-control-allow-headers')).toBe(
    'authorization,x-goog-api-client',
  );
  const refused = await fetch(`${world.documents}/a/b`, { headers: { origin: headers.origin } });
  expect(refused.status).toBe(404);
  expect(refused.headers.get('access-control-allow-origin')).toBe(headers.origin);
});

test('both transports at once see one another', async () => {
  const writes = Array.from({ length: 40 }, (_, n) =>
    n % 2 === 0
      ? world.admin.doc(`a/${n}`).set({ n })
      : call('PATCH', `/a/${n}`, { fields: { n: { integerValue: String(n) } } }),
  );
  await Promise.all(writes);
  expect((await world.admin.collection('a').count().get()).data().count).toBe(40);
  const listed = (await call('GET', '/a?pageSize=100')).body as { documents: unknown[] };
  expect(listed.documents).toHaveLength(40);
});

/** Lists in lists (and one in the other is already one too many for Firestore). */
function nested(depth: number): unknown {
  let value: unknown = { nullValue: null };
  for (let n = 0; n < depth; n += 1) value = { arrayValue: { values: [value] } };
  return value;
}
