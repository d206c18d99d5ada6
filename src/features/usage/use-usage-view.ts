import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useAccount } from '../../components/account/account-context.tsx';
import { useNow } from '../../components/dates/use-now.ts';
import { useI18n } from '../../i18n/provider.tsx';
import { dayIn } from '../../../domain/time/local-time.ts';
import type { CallsChoice } from './api/usage-keys.ts';
import { usageFormat, type UsageFormat } from './usage-format.ts';
import { filterOf, rangeOf, readUsageView, type UsageView } from './usage-view.ts';

const route = getRouteApi('/signed-in/a/$accountId/conferencing/usage');

/** What changes in the address; undefined takes something out. */
export type UsageChanges = { readonly [Key in keyof UsageView]?: UsageView[Key] | undefined };

/** What the address says is shown, and how to show something else. */
export function useUsageView(): {
  readonly view: UsageView;
  /** The calls that are meant. */
  readonly choice: CallsChoice;
  /** In the account's zone, `YYYY-MM-DD`. */
  readonly today: string;
  /** Whether there can be new calls among them by themselves. */
  readonly grows: boolean;
  /** The same with changes, from the first page and without an open call unless they name one. */
  readonly with: (changes: UsageChanges) => UsageView;
  readonly show: (changes: UsageChanges) => void;
} {
  const search = route.useSearch();
  // The router leaves in what it was not told to take out.
  const view = useMemo(() => readUsageView({ ...search }), [search]);
  const params = route.useParams();
  const navigate = useNavigate();
  const { account } = useAccount();
  const today = dayIn(useNow(), account.timeZone);
  const { from, to, conference, tag } = view;
  const choice = useMemo((): CallsChoice => {
    const named = readUsageView({ from, to, conference, tag });
    return { range: rangeOf(named, today), filter: filterOf(named) };
  }, [from, to, conference, tag, today]);
  const changed = (changes: UsageChanges): UsageView =>
    readUsageView({ ...view, after: undefined, before: undefined, call: undefined, ...changes });
  return {
    view,
    choice,
    today,
    grows: choice.range.to >= today,
    with: changed,
    show: (changes) =>
      void navigate({
        to: '/a/$accountId/conferencing/usage',
        params,
        search: changed(changes),
        resetScroll: false,
      }),
  };
}

/** Days, moments and lengths of time in the language that is spoken and the account's zone. */
export function useUsageFormat(): UsageFormat {
  const { format, language } = useI18n();
  const { account } = useAccount();
  return useMemo(
    () => usageFormat(format, language, account.timeZone),
    [format, language, account.timeZone],
  );
}
