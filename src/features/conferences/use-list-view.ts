import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { mayBeCode } from '../../../domain/list-keys.ts';
import { useOwnLocation } from '../../components/pages/use-own-location.ts';
import { readListView, type ListView } from './list-view.ts';

const route = getRouteApi('/signed-in/a/$accountId/conferencing/settings');

/** What changes in the list's address; undefined takes something out. */
export type ListChanges = { readonly [Key in keyof ListView]?: ListView[Key] | undefined };

/**
 * What the address says the list shows, and how to show something else. A search that may be for a code
 * stands in the history's state beside the address, which is kept in logs; links from the list to what
 * opens over it take that state along.
 */
export function useListView(): {
  readonly view: ListView;
  /** The same list with changes, from its first page unless they name another. */
  readonly with: (changes: ListChanges) => ListView;
  /** @param replace  for what should not be a step of its own for the Back button */
  readonly show: (changes: ListChanges, replace?: boolean) => void;
} {
  // Both from one place: between the router's match and its location there is a moment without either search.
  const { search, state } = useOwnLocation();
  const view = readListView({ ...search, ...(state.searchedCode && { q: state.searchedCode }) });
  const params = route.useParams();
  const navigate = useNavigate();
  const changed = (changes: ListChanges): ListView =>
    readListView({ ...view, after: undefined, before: undefined, ...changes });
  return {
    view,
    with: changed,
    show: (changes, replace = false) => {
      const { q, ...others } = changed(changes);
      const isCode = q !== undefined && mayBeCode(q);
      void navigate({
        to: '/a/$accountId/conferencing/settings',
        params,
        search: q === undefined || isCode ? others : { q, ...others },
        ...(isCode ? { state: { searchedCode: q } } : {}),
        replace,
        resetScroll: false,
      });
    },
  };
}
