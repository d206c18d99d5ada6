import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { readUserView, type UserView } from '../user-view.ts';

const route = getRouteApi('/signed-in/a/$accountId/conferencing/users/');

/** What changes in the list's address; undefined takes something out. */
export type UserViewChanges = { readonly [Key in keyof UserView]?: UserView[Key] | undefined };

/** What the address says the list shows, and how to show something else. */
export function useUserView(): {
  readonly view: UserView;
  /** The same list with changes, from its first page unless they name another. */
  readonly with: (changes: UserViewChanges) => UserView;
  /** @param replace  for what should not be a step of its own for the Back button */
  readonly show: (changes: UserViewChanges, replace?: boolean) => void;
} {
  const view = route.useSearch();
  const params = route.useParams();
  const navigate = useNavigate();
  const changed = (changes: UserViewChanges): UserView =>
    readUserView({ ...view, after: undefined, before: undefined, ...changes });
  return {
    view,
    with: changed,
    show: (changes, replace = false) =>
      void navigate({
        to: '/a/$accountId/conferencing/users',
        params,
        search: changed(changes),
        replace,
        resetScroll: false,
      }),
  };
}
