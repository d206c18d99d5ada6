import {
  collection,
  doc,
  documentId,
  endAt,
  getCount,
  getDoc,
  getDocs,
  orderBy,
  query,
  where,
  writeBatch,
} from 'firebase/firestore/lite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from '../testing/world.ts';

// A cursor names what its query orders by and no more. The SDKs complete the order of a query before they
// send it, but not that of a count.

let world: World;
beforeAll(async () => {
  world = await startWorld();
  const db = world.lite(null);
  const batch = writeBatch(db);
  for (let n = 0; n < 5; n += 1) batch.set(doc(db, `a/d${n}`), { n, m: 5 - n });
  await batch.commit();
});
afterAll(() => world.stop());

const integer = (value: number) => ({ integerValue: String(value) });
const d3 = { referenceValue: 'projects/demo-world/databases/(default)/documents/a/d3' };
const ordered = { orderBy: [{ field: { fieldPath: 'n' }, direction: 'ASCENDING' }] };
const positive = {
  where: { fieldFilter: { field: { fieldPath: 'm' }, op: 'GREATER_THAN', value: integer(0) } },
};

test.each([
  ['the name beside an order', { ...ordered, endAt: { values: [integer(3), d3] } }],
  ['the name without an order', { startAt: { values: [d3] } }],
  ['a field with an inequality', { ...positive, endAt: { values: [integer(3)] } }],
  [
    'a field with an inequality beside an order',
    { ...positive, ...ordered, endAt: { values: [integer(3), integer(2)] } },
  ],
])('a query and a count with a cursor that names %s are refused', async (_, rest) => {
  const structuredQuery = { from: [{ collectionId: 'a' }], ...rest };
  const count = { structuredQuery, aggregations: [{ alias: 'all', count: {} }] };
  for (const [verb, body] of [
    ['runQuery', { structuredQuery }],
    ['runAggregationQuery', { structuredAggregationQuery: count }],
  ] as const) {
    const response = await fetch(`${world.documents}:${verb}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    expect(response.status, verb).toBe(400);
    const said = JSON.stringify(await response.json());
    expect(said, verb).toContain('"status":"INVALID_ARGUMENT"');
    expect(said, verb).toContain('"message":"Cursor has too many values."');
  }
});

test('the Lite SDK counts up to a document where the whole order is named', async () => {
  const db = world.lite(null);
  const all = collection(db, 'a');
  const some = where('m', '>', 1);
  const end = endAt(await getDoc(doc(db, 'a/d3')));
  const short = [query(all, end), query(all, orderBy('n'), end), query(all, some, end)];
  for (const each of short) {
    expect((await getDocs(each)).size).toBeGreaterThan(0);
    await expect(getCount(each)).rejects.toThrow('Cursor has too many values.');
  }
  const orders = [orderBy('n'), orderBy('m'), orderBy(documentId())];
  expect((await getCount(query(all, some, ...orders, end))).data().count).toBe(4);
});

test('the Admin SDK completes the order of a count where it is given a document', async () => {
  const all = world.admin.collection('a');
  const snapshot = await world.admin.doc('a/d3').get();
  expect((await all.orderBy('n').endAt(snapshot).count().get()).data().count).toBe(4);
  const page = await all.where('m', '>', 0).orderBy('n').startAfter(snapshot).get();
  expect(page.docs.map(({ id }) => id)).toEqual(['d4']);
});
