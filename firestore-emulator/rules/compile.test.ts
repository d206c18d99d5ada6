import { expect, test } from 'vitest';
import { compileRules } from './compile.ts';
import type { RulesListRequest } from './types.ts';
import { document, listRequest, request, ruleset, service } from './test-support.ts';

const member = ruleset(
  service(`
    function isMember(a) {
      let path = /databases/$(database)/documents/accounts/$(a)/members/$(request.auth.uid);
      return request.auth != null && exists(path);
    }
    function role(a) {
      return get(/databases/$(database)/documents/accounts/$(a)/members/$(request.auth.uid)).data.role;
    }
    match /accounts/{a} {
      allow get: if isMember(a);
      match /conferences/{c} {
        allow list, get: if isMember(a);
        allow create, update: if isMember(a) && role(a) == 'admin'
          && request.resource.data.keys().hasOnly(['tag', 'savedAt'])
          && request.resource.data.tag is string && request.resource.data.tag.size() in [1, 2, 3]
          && request.resource.data.savedAt == request.time;
      }
    }
    match /{path=**}/members/{uid} {
      allow list: if resource.data.uid == request.auth.uid;
    }`),
);

const memberDocument = document('accounts/a1/members/ann', { role: 'admin' });
const read = (path: string) => (path === memberDocument.path ? memberDocument : null);

test('a member lists, an outsider does not', () => {
  const path = 'accounts/a1/conferences';
  expect(member.decideList(listRequest({ path, read })).allowed).toBe(true);
  expect(member.decideList(listRequest({ path })).allowed).toBe(false);
  expect(member.decideList(listRequest({ path, read, auth: null })).allowed).toBe(false);
});

test('the collection group of memberships is for the queries that ask for their own', () => {
  const group = (query: Partial<RulesListRequest['query']>) =>
    listRequest({ path: 'members', query: { allDescendants: true, ...query } });
  const own = { kind: 'field', field: ['uid'], op: '==', value: 'ann' } as const;
  expect(member.decideList(group({ constraints: [own] })).allowed).toBe(true);
  expect(member.decideList(group({ constraints: [{ ...own, value: 'bob' }] })).allowed).toBe(false);
  expect(member.decideList(group({})).allowed).toBe(false);
});

test('a write is checked field by field', () => {
  const time = { seconds: 5, nanos: 0 };
  const write = (fields: Parameters<typeof document>[1]) =>
    member.decide(
      request({
        method: 'create',
        path: 'accounts/a1/conferences/c1',
        read,
        time,
        newResource: document('accounts/a1/conferences/c1', fields),
      }),
    ).allowed;
  expect(write({ tag: 'abc', savedAt: time })).toBe(true);
  expect(write({ tag: 'abcd', savedAt: time })).toBe(false);
  expect(write({ tag: 'abc', savedAt: { seconds: 6, nanos: 0 } })).toBe(false);
  expect(write({ tag: 'abc', savedAt: time, leaderCode: '1' })).toBe(false);
});

test('no ruleset where there is an error', () => {
  expect(compileRules('nonsense').ruleset).toBeNull();
});
