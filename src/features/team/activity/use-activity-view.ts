import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import type { ActivityFilter } from '../../../firebase/activity-log.ts';
import { filterOf, readActivityView, type ActivityView } from './activity-view.ts';

const route = getRouteApi('/signed-in/a/$accountId/activity');

/** What changes in the page's address; undefined takes something out. */
type ViewChanges = { readonly [Key in keyof ActivityView]?: ActivityView[Key] | undefined };

/** What the address says the activity shows, and how to show something else. */
export function useActivityView(): {
  readonly view: ActivityView;
  readonly filter: ActivityFilter;
  readonly show: (changes: ViewChanges) => void;
} {
  const search = route.useSearch();
  const params = route.useParams();
  const navigate = useNavigate();
  const { account } = useAccount();
  const { timeZone } = account;
  const { person, what, conference, from, to } = search;
  const view = useMemo(
    () => readActivityView({ person, what, conference, from, to }),
    [person, what, conference, from, to],
  );
  return {
    view,
    filter: useMemo(() => filterOf(view, timeZone), [view, timeZone]),
    show: (changes) =>
      void navigate({
        to: '/a/$accountId/activity',
        params,
        search: readActivityView({ ...view, ...changes }),
        resetScroll: false,
      }),
  };
}
