import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { readListView, type ListView } from './list-view.ts';

const route = getRouteApi('/signed-in/a/$accountId/conferencing/settings');

/** What changes in the list's address; undefined takes something out. */
export type ListChanges = { readonly [Key in keyof ListView]?: ListView[Key] | undefined };

/** What the address says the list shows, and how to show something else. */
export function useListView(): {
  readonly view: ListView;
  /** The same list with changes, from its first page unless they name another. */
  readonly with: (changes: ListChanges) => ListView;
  /** @param replace  for what should not be a step of its own for the Back button */
  readonly show: (changes: ListChanges, replace?: boolean) => void;
} {
  const view = route.useSearch();
  const params = route.useParams();
  const navigate = useNavigate();
  const changed = (changes: ListChanges): ListView =>
    readListView({ ...view, after: undefined, before: undefined, ...changes });
  return {
    view,
    with: changed,
    show: (changes, replace = false) =>
      void navigate({
        to: '/a/$accountId/conferencing/settings',
        params,
        search: changed(changes),
        replace,
        resetScroll: false,
      }),
  };
}
