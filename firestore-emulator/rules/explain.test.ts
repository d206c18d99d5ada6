import { expect, test } from 'vitest';
import { explainDenial } from './explain.ts';
import { document, listRequest, request, ruleset } from './test-support.ts';

const rules = ruleset(`rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    function role(account) {
      return get(/databases/$(database)/documents/accounts/$(account)/members/$(request.auth.uid)).data.role;
    }
    match /accounts/{account}/conferences/{conference} {
      allow update: if role(account) == 'admin';
      allow write: if request.auth != null
        && request.resource.data.tag is string
        && request.resource.data.tag.size() <= 60;
      allow list: if resource.data.tag == 'x';
    }
  }
}`);

const path = 'accounts/a1/conferences/c1';

test('each allow that was tried, with its reason', () => {
  const update = request({
    method: 'update',
    path,
    newResource: document(path, { tag: 'secret'.repeat(20) }),
  });
  expect(explainDenial(rules.decide(update), update)).toBe(
    [
      'Denied: update accounts/a1/conferences/c1, signed in.',
      '  line 8, match /accounts/{account}/conferences/{conference}: error at 5:14: There is no such document.',
      '  line 9, match /accounts/{account}/conferences/{conference}: false at 11:12: `request.resource.data.tag.size() <= 60` is false.',
    ].join('\n'),
  );
});

test('a list that cannot be decided', () => {
  const list = listRequest({ path: 'accounts/a1/conferences', auth: null });
  expect(explainDenial(rules.decideList(list), list)).toBe(
    [
      'Denied: list accounts/a1/conferences, not signed in.',
      '  line 12, match /accounts/{account}/conferences/{conference}: undecidable at 12:22: the query does not fix resource.data.tag.',
    ].join('\n'),
  );
});

test('nothing that applies', () => {
  const get = request({ method: 'get', path });
  expect(explainDenial(rules.decide(get), get)).toBe(
    'Denied: get accounts/a1/conferences/c1, signed in.\n  No match has an allow for get here.',
  );
  const group = listRequest({ path: 'conferences', query: { allDescendants: true } });
  expect(explainDenial(rules.decideList(group), group)).toContain(
    'Denied: list collection group conferences, signed in.',
  );
});

test('no value of a field is in any explanation', () => {
  const secret = '4829151234';
  const conditions = [
    'resource.data.code == "x"',
    'resource.data.code',
    'resource.data[resource.data.code] == 1',
    'resource.data.code.matches(resource.data.code + "(")',
    'resource.data.code + 1 == 2',
    'int(resource.data.code + "x") == 1',
    'duration.value(1, resource.data.code) is duration',
    'exists(path(resource.data.code))',
    'exists(/databases/(default)/documents/$(resource.data.code))',
    '(/a/$(b)).bind({"c": resource.data.code}) == /a',
    '[resource.data.code].join(1) == ""',
    'resource.data.code in resource.data.code',
  ];
  const source = `service cloud.firestore { match /databases/{d}/documents/docs/{id} {
    ${conditions.map((condition) => `allow get: if ${condition};`).join('\n')}
  } }`;
  const get = request({ resource: document('docs/d1', { code: secret }) });
  const decision = ruleset(source).decide(get);
  expect(decision.allowed).toBe(false);
  expect(decision.tried).toHaveLength(conditions.length);
  expect(explainDenial(decision, get)).not.toContain(secret);
});
