import { pbxSearchKey } from '../../../domain/pbx-users/pbx-user.ts';
import { selectionStore } from '../../components/selection/selection-store.ts';
import type { Selection } from '../../components/selection/selection.ts';
import { readUserView, type UserView } from './user-view.ts';

/** Which users a list has, on all its pages. */
export type UserList = Pick<UserView, 'q' | 'show'>;

/** Who is selected: some users, or all that a search and a filter find. */
export type UserSelection = Selection<UserList>;

/** The list that an address names, without its page. */
export function listOf(view: UserView): UserList {
  const { q, show } = view;
  return { ...(q === undefined ? {} : { q }), ...(show === undefined ? {} : { show }) };
}

/** Whether two addresses list the same users. */
export function isSameList(one: UserList, other: UserList): boolean {
  return pbxSearchKey(one.q ?? '') === pbxSearchKey(other.q ?? '') && one.show === other.show;
}

/** Who is selected, in each account. */
export const selectedUsers = selectionStore('pbx-users', (stored) => listOf(readUserView(stored)));

/** The address of the list in which everybody of a selection stands: the way back to it. */
export function viewOf(selection: UserSelection): UserView {
  return selection.kind === 'some' ? {} : selection.view;
}
