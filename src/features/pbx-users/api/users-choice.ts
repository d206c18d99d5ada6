import type { Firestore, Query } from 'firebase/firestore/lite';
import { pbxSearchKey, type PbxStanding } from '../../../../domain/pbx-users/pbx-user.ts';
import { collections } from '../../../firebase/collections.ts';
import { ListPart } from '../../../firebase/list-part.ts';
import type { UserFilter, UserView } from '../user-view.ts';

/** Which users are listed: an address without its page. */
export interface UserChoice {
  /** What the search asks for, as `pbxSearchKey` answers it. */
  readonly key: string | null;
  /** Null: all who are in the PBX. */
  readonly show: UserFilter | null;
}

export function choiceOf(view: Pick<UserView, 'q' | 'show'>): UserChoice {
  return { key: pbxSearchKey(view.q ?? ''), show: view.show ?? null };
}

const STANDINGS: Readonly<Record<UserFilter | 'present', readonly PbxStanding[]>> = {
  present: ['ready', 'unusable', 'has'],
  without: ['ready', 'unusable'],
  has: ['has'],
  unusable: ['unusable'],
  left: ['left'],
};

const NAME = 'listKeys.name';

/** The users of a choice, by name. Answered by an index (tests/rules/lists/user-views.test.ts). */
export function usersOf(db: Firestore, accountId: string, choice: UserChoice): Query {
  return userPart(db, accountId, choice).query;
}

/** Those without a conference for whom one can be generated, by name. */
export function readyUsersOf(db: Firestore, accountId: string): Query {
  return partOf(db, accountId, ['ready'], null).query;
}

/** The same as the one part of a list that is read by pages. */
export function userPart(db: Firestore, accountId: string, { key, show }: UserChoice): ListPart {
  return partOf(db, accountId, STANDINGS[show ?? 'present'], key);
}

function partOf(
  db: Firestore,
  accountId: string,
  standings: readonly PbxStanding[],
  key: string | null,
): ListPart {
  return new ListPart(
    collections.pbxUsers(db, accountId),
    {
      where: [
        ['standing', 'in', standings],
        ...(key === null ? [] : [['listKeys.search', 'array-contains', key] as const]),
      ],
      order: [[NAME, 'asc']],
    },
    (row) => row.get(NAME) !== undefined,
  );
}
