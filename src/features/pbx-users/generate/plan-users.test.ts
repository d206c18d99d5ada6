import { describe, expect, it } from 'vitest';
import { NEVER_EXPIRES } from '../../../../domain/conference/chosen-expiry.ts';
import { standingOf, type PbxUser } from '../../../../domain/pbx-users/pbx-user.ts';
import { readTagPattern } from '../../../../domain/pbx-users/tag-pattern.ts';
import { planUsers, sortUsers } from './plan-users.ts';

function user(id: string, over: Partial<PbxUser> = {}): PbxUser {
  const known = {
    id,
    name: `User ${id}`,
    extension: `20${id}`,
    email: `user${id}@acme.example`,
    leftAt: null,
    conferenceId: `conference-${id}`,
    hasConference: false,
    ...over,
  };
  return { ...known, standing: standingOf(known) };
}

function planFor(users: readonly PbxUser[], typed: string) {
  const check = readTagPattern(typed);
  if (!check.ok) throw new Error(check.problem);
  return planUsers(users, check.pattern, NEVER_EXPIRES);
}

describe('the selected users', () => {
  const users = [
    user('1'),
    user('2', { hasConference: true }),
    user('3', { email: '' }),
    user('4', { email: 'a@b.example; c@d.example' }),
    user('5', { leftAt: new Date(0), hasConference: true }),
    user('6', { email: 'Desk@acme.example' }),
    user('7', { email: 'desk@acme.example' }),
  ];
  const sorted = sortUsers(users);

  it('are sorted by what can be done for them', () => {
    expect(sorted.ready.map(({ id }) => id)).toEqual(['1', '6', '7']);
    expect(sorted.has.map(({ id }) => id)).toEqual(['2']);
    expect(sorted.left.map(({ id }) => id)).toEqual(['5']);
    expect(sorted.unusable.map(([{ id }, problem]) => [id, problem])).toEqual([
      ['3', 'email.required'],
      ['4', 'email.several'],
    ]);
  });

  it('who share an address are counted', () => {
    expect(sorted.sharing).toBe(2);
  });

  it('each get the conference that is reserved for them', () => {
    const { items } = planFor(sorted.ready, '{extension} {name}');
    expect(items[0]).toEqual({
      conferenceId: 'conference-1',
      pbxUserId: '1',
      name: 'User 1',
      extension: '201',
      row: null,
      tag: '201 User 1',
      adminEmail: 'user1@acme.example',
      expiresAt: null,
      expiryChosen: null,
    });
    expect(new Set(items.map(({ conferenceId }) => conferenceId)).size).toBe(3);
  });

  it('who lack all that a pattern names get none, and long Tags are counted', () => {
    const planned = planFor([user('1', { extension: '' }), user('2')], '{extension}');
    expect(planned.items.map(({ tag }) => tag)).toEqual(['202']);
    expect(planned.untagged.map(({ id }) => id)).toEqual(['1']);
    expect(planFor([user('1', { name: 'x'.repeat(80) })], '{name}').shortened).toBe(1);
  });
});
