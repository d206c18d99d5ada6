import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startWorld, type World } from '../testing/world.ts';

// Whoever may not write must not learn from the error whether a document exists.

const rulesSource = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    match /open/{id} {
      allow write: if true;
    }
    match /make/{id} {
      allow create: if request.resource.data.n == 1;
    }
    match /change/{id} {
      allow update: if true;
    }
  }
}`;

let world: World;
beforeAll(async () => {
  world = await startWorld({ rulesSource });
});
beforeEach(async () => {
  world.server.engine.clear();
  for (const collection of ['open', 'closed', 'make', 'change']) {
    await world.admin.doc(`${collection}/there`).set({ n: 1 });
  }
});
afterAll(() => world.stop());

type Verb = 'create' | 'update' | 'update of a version' | 'delete';

/** Sends one conditional write over REST; resolves with the status of its answer. */
async function attempt(verb: Verb, path: string, as: 'anybody' | 'owner' = 'anybody') {
  const [collection = '', id = ''] = path.split('/');
  const fields = { n: { integerValue: '1' } };
  const [method, url] = {
    create: ['POST', `${collection}?documentId=${id}`],
    update: ['PATCH', `${path}?currentDocument.exists=true`],
    'update of a version': ['PATCH', `${path}?currentDocument.updateTime=2001-02-03T04:05:06Z`],
    delete: ['DELETE', `${path}?currentDocument.exists=true`],
  }[verb] as [string, string];
  const response = await fetch(`${world.documents}/${url}`, {
    method,
    headers: as === 'owner' ? { authorization: 'Bearer owner' } : {},
    ...(method === 'DELETE' ? {} : { body: JSON.stringify({ fields }) }),
  });
  const answer = (await response.json()) as { error?: { status: string } };
  return answer.error?.status ?? 'OK';
}

test.each<Verb>(['create', 'update', 'update of a version', 'delete'])(
  'a denied %s answers the same whether the document is there or not',
  async (verb) => {
    expect(await attempt(verb, 'closed/there')).toBe('PERMISSION_DENIED');
    expect(await attempt(verb, 'closed/missing')).toBe('PERMISSION_DENIED');
  },
);

test.each<[Verb, string, string]>([
  ['create', 'there', 'ALREADY_EXISTS'],
  ['update', 'missing', 'NOT_FOUND'],
  ['update of a version', 'there', 'FAILED_PRECONDITION'],
  ['update of a version', 'missing', 'FAILED_PRECONDITION'],
  ['delete', 'missing', 'NOT_FOUND'],
])('an allowed %s of a document that is %s, and an owner’s, say %s', async (verb, id, status) => {
  expect(await attempt(verb, `open/${id}`)).toBe(status);
  expect(await attempt(verb, `closed/${id}`, 'owner')).toBe(status);
  const there = await world.admin.doc('open/there').get();
  expect(there.exists).toBe(true);
  expect(there.updateTime?.isEqual(there.createTime!)).toBe(true);
  expect((await world.admin.doc('open/missing').get()).exists).toBe(false);
});

test('rules decide about what the caller meant: a create is no update, an update no create', async () => {
  expect(await attempt('create', 'make/there')).toBe('ALREADY_EXISTS');
  expect(await attempt('update', 'make/missing')).toBe('PERMISSION_DENIED');
  expect(await attempt('create', 'change/there')).toBe('PERMISSION_DENIED');
  expect(await attempt('update', 'change/missing')).toBe('NOT_FOUND');
});
