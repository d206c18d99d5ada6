import {
  getCount,
  limit,
  query,
  type DocumentSnapshot,
  type Firestore,
} from 'firebase/firestore/lite';
import type { PbxUser } from '../../../../domain/pbx-users/pbx-user.ts';
import { parsePbxUser } from '../../../firebase/collections.ts';
import {
  countRows,
  countRowsBefore,
  readRows,
  type Cursor,
  type PagePlace,
} from '../../../firebase/paged-list.ts';
import { readyUsersOf, userPart, usersOf, type UserChoice } from './users-choice.ts';

export type { Cursor };

/** One page of the list. */
export interface UsersPage extends PagePlace {
  readonly users: readonly PbxUser[];
  /** As in `RowsPage`. */
  readonly marks: readonly DocumentSnapshot[];
}

/** Whose list it is, and which of them. */
export interface UsersRequest {
  readonly accountId: string;
  readonly choice: UserChoice;
}

/**
 * Reads one page; `readRows` says which one where the cursor has none.
 *
 * @param cursor  null: the first page
 * @param size  rows a page
 */
export async function readUsersPage(
  db: Firestore,
  { accountId, choice }: UsersRequest,
  cursor: Cursor | null,
  size: number,
): Promise<UsersPage> {
  const { rows, ...place } = await readRows([userPart(db, accountId, choice)], cursor, size);
  return { ...place, users: rows.map((row) => parsePbxUser(row.id, row.data())) };
}

/** How many users that are, `COUNTED_AT_MOST` at most. */
export function countUsers(db: Firestore, { accountId, choice }: UsersRequest): Promise<number> {
  return countRows([userPart(db, accountId, choice)]);
}

/** How many they are to the last one. It costs a reading for each thousand. */
export async function countUsersExactly(
  db: Firestore,
  { accountId, choice }: UsersRequest,
): Promise<number> {
  return (await getCount(usersOf(db, accountId, choice))).data().count;
}

/** Whether there is somebody for whom a conference can be generated. */
export async function isAnybodyReady(db: Firestore, accountId: string): Promise<boolean> {
  return (await getCount(query(readyUsersOf(db, accountId), limit(1)))).data().count > 0;
}

/** How many stand before the first one of a page, `COUNTED_AT_MOST` at most. */
export function countUsersBefore(
  db: Firestore,
  { accountId, choice }: UsersRequest,
  page: UsersPage,
): Promise<number> {
  const parts = [userPart(db, accountId, choice)];
  return countRowsBefore(parts, { ...page, length: page.users.length });
}
