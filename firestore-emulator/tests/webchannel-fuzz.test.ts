import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fuzzRuns, fuzzSeed } from '../testing/fuzz.ts';
import { projectId, startWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({ indexes: { indexes: [] } });
});
afterAll(() => world.stop());

const database = `projects/${projectId}/databases/(default)`;
const name = `${database}/documents/a/x`;

/** Messages that are right, nearly right, and nothing at all. */
const message = fc.oneof(
  fc.constantFrom<unknown>(
    { database },
    { database, writes: [{ delete: name }] },
    { database, writes: [{ update: { name, fields: { s: { stringValue: 'ü' } } } }] },
    { database, addTarget: { targetId: 2, documents: { documents: [name] } } },
    { addTarget: { targetId: 4, query: { parent: `${database}/documents`, structuredQuery: {} } } },
    { removeTarget: 2 },
    { database: 'nowhere' },
  ),
  fc.json().map((text) => JSON.parse(text) as unknown),
);
const text = fc.oneof(
  message.map((each) => JSON.stringify(each)),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const number = fc.oneof(
  fc.integer({ min: -2, max: 6 }).map(String),
  fc.constantFrom('', 'x', '1e9', '1e99'),
);

const request = fc.record({
  method: fc.constantFrom('Listen', 'Write'),
  ofs: number,
  aid: number,
  authorization: fc.constantFrom('', 'Bearer owner', 'Bearer x', 'Basic y'),
  key: fc.constantFrom(
    'req0___data__',
    'req1___data__',
    'req999999999___data__',
    'req0_type',
    'headers',
  ),
  texts: fc.array(text, { maxLength: 3 }),
  terminates: fc.boolean(),
});

test('whatever forms come, the status says whose fault it is', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      request,
      async ({ method, ofs, aid, authorization, key, texts, terminates }) => {
        const address = `${world.address}/google.firestore.v1.Firestore/${method}/channel?VER=8`;
        const post = async (query: string, body: string) => {
          const answer = await fetch(`${address}&${query}`, { method: 'POST', body });
          expect([200, 400]).toContain(answer.status);
          return answer.text();
        };
        const form = new URLSearchParams({
          headers: `Authorization:${authorization}\r\n`,
          ofs: '0',
        });
        const greeting = await post('RID=1&CVER=22', form.toString());
        const [sid] = /[\da-f-]{36}/.exec(greeting) ?? [];
        for (const each of texts) {
          const body = new URLSearchParams({ count: '1', ofs, [key]: each });
          await post(`RID=2&AID=${aid}&SID=${sid}`, body.toString());
        }
        if (terminates) await post(`RID=3&TYPE=terminate&SID=${sid}`, '');
        await post(`RID=4&AID=${aid}&SID=${sid}`, 'count=0');
        expect(world.log.filter((line) => line.startsWith('internal'))).toEqual([]);
      },
    ),
    { numRuns: fuzzRuns(100), seed: fuzzSeed },
  );
  // And it still answers.
  await world.admin.doc('a/after').set({ n: 1 });
});
