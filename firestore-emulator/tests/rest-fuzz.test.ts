import type { World } from '../testing/world.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { methods } from '../api/methods.ts';
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
beforeAll(async () => {
  world = await startWorld({ rulesSource, indexes: { indexes: [] } });
});
afterAll(() => world.stop());

const root = `projects/${projectId}/databases/(default)/documents`;

/** Every field name of the API, and of nothing. */
const names = [
  ...new Set([...methods.values()].flatMap((each) => each.request.fields.map(({ name }) => name))),
  ...['fields', 'update', 'delete', 'verify', 'updateMask', 'fieldPaths', 'currentDocument'],
  ...['exists', 'updateTime', 'updateTransforms', 'fieldPath', 'increment', 'from', 'where'],
  ...['collectionId', 'allDescendants', 'orderBy', 'field', 'direction', 'startAt', 'values'],
  ...['limit', 'offset', 'select', 'compositeFilter', 'fieldFilter', 'unaryFilter', 'op', 'value'],
  ...['stringValue', 'integerValue', 'doubleValue', 'mapValue', 'arrayValue', 'nullValue'],
  ...['count', 'sum', 'avg', 'alias', 'upTo', 'nonsense', '__proto__', 'constructor'],
];

const leaf = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 1e300, '', '1', 'NaN', 'AND', 'EQUAL', 'IN'),
  fc.constantFrom('ASCENDING', 'a', 'a.b', '`', '__name__', 'REQUEST_TIME', '2026-01-01T00:00:00Z'),
  fc.constantFrom(root, `${root}/a/b`, `${root}/a`, `${root}//`, 'projects/x'),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

const json = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'medium' },
    leaf,
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names), tie('json'), { maxKeys: 4 }),
  ),
})).json;

/** Requests that get past the parser, with something odd further in. */
const nearlyRight = fc.oneof(
  json.map((update) => ({ writes: [{ update }] })),
  json.map((value) => ({ writes: [{ update: { name: `${root}/a/b`, fields: { n: value } } }] })),
  json.map((where) => ({ structuredQuery: { from: [{ collectionId: 'a' }], where } })),
  fc.tuple(json, json).map(([orderBy, startAt]) => ({
    structuredQuery: { from: [{ collectionId: 'a' }], orderBy: [orderBy], startAt },
  })),
);

const verbs = ['commit', 'batchGet', 'runQuery', 'runAggregationQuery', 'batchWrite'];
const others = ['beginTransaction', 'rollback', 'listCollectionIds', 'partitionQuery', 'x'];
const address = fc.oneof(
  fc.constantFrom(...verbs, ...others).map((verb) => `:${verb}`),
  fc.string({ unit: 'binary', maxLength: 12 }).map((text) => `/${encodeURI(text)}`),
  fc.constantFrom('/a', '/a/b', '/a/b/c', '//', '/a?pageSize=x', '/a/b?mask.fieldPaths=%60'),
);

test(
  'whatever comes, the answer is JSON with a status that says whose fault it is',
  { timeout: 600_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'PUT'),
        address,
        fc.oneof(json, nearlyRight),
        fc.constantFrom('Bearer owner', `Bearer e30.${btoa('{"sub":"ada"}')}.`),
        async (method, below, body, authorization) => {
          const response = await fetch(`${world.documents}${below}`, {
            method,
            headers: { authorization },
            ...(method !== 'GET' && { body: JSON.stringify(body) }),
          });
          const answer = (await response.json()) as unknown;
          expect(answer).toBeTypeOf('object');
          const said = world.log.filter((line) => line.startsWith('internal'));
          expect(said).toEqual([]);
          expect(response.status).not.toBe(500);
        },
      ),
      { numRuns: fuzzRuns(400), seed: fuzzSeed },
    );
  },
);
