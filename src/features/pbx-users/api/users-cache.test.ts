import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PbxUser } from '../../../../domain/pbx-users/pbx-user.ts';
import { countWhereUsersChanged, readyKey, userCountKey, userPagesKey } from './users-cache.ts';
import type { UsersPage } from './users-list.ts';

const ACCOUNT = 'acme';
const ALL = { key: null, show: null };
const COUNTS = [userCountKey(ACCOUNT, ALL, false), readyKey(ACCOUNT)];

const pageOf = (...ids: string[]): UsersPage => ({
  users: ids.map((id) => ({ id }) as PbxUser),
  marks: [],
  cursor: null,
  isLast: true,
});

let client: QueryClient;
const stale = () =>
  client
    .getQueryCache()
    .getAll()
    .filter(({ state }) => state.isInvalidated)
    .map(({ queryKey }) => queryKey);

beforeEach(() => {
  client = new QueryClient();
  for (const key of [...COUNTS, userCountKey('other', ALL, false), userPagesKey(ACCOUNT)]) {
    client.setQueryData(key, 2);
  }
});

describe('a page of users that is read again', () => {
  it.each([
    ['with one whom somebody else has loaded', ['a', 'b', 'c']],
    ['without one who has left', ['a']],
    ['with another one in the place of one', ['a', 'c']],
  ])('%s has that account’s users counted anew, and reads no page', (_, ids) => {
    countWhereUsersChanged(client, ACCOUNT, pageOf('a', 'b'), pageOf(...ids));
    expect(stale()).toEqual(COUNTS);
  });

  it('with the same users counts nothing, and neither does the first reading', () => {
    countWhereUsersChanged(client, ACCOUNT, pageOf('a', 'b'), pageOf('a', 'b'));
    countWhereUsersChanged(client, ACCOUNT, undefined, pageOf('a', 'b'));
    expect(stale()).toEqual([]);
  });
});
