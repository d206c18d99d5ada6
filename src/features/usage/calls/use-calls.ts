import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, type RefObject } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import type { Paging } from '../../../components/lists/pager-state.ts';
import { useFoundAnnounced } from '../../../components/lists/use-found-announced.ts';
import { usePageTurns } from '../../../components/lists/use-page-turns.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import type { CallsPage } from '../api/calls-list.ts';
import { callsQuery } from '../api/calls-query.ts';
import { useUsageWords } from '../usage-words.ts';
import { useCallsPaging } from './use-calls-paging.ts';
import type { Usage } from '../use-usage.ts';
import { useUsageView } from '../use-usage-view.ts';

export interface Calls {
  /** Undefined: not known yet, or `error` says why not. */
  readonly page: CallsPage | undefined;
  /** It is still the page before; the one asked for is on its way. */
  readonly isOld: boolean;
  /** Why they could not be read, or not again; null where they could. */
  readonly error: unknown;
  readonly paging: Paging;
  /** Gives the focus to their heading, when what had it goes. */
  readonly toHeading: () => void;
  /** Tries again all of the page that could not be read, not the calls alone. */
  readonly retry: () => void;
}

/** The page of calls that is shown, how one gets on from it, and their heading. */
export function useCalls(usage: Usage): {
  readonly calls: Calls;
  readonly heading: RefObject<HTMLHeadingElement | null>;
} {
  const { format } = useI18n();
  const { accountId } = useAccount();
  const { view, choice, grows } = useUsageView();
  const words = useUsageWords().calls;
  const list = useQuery(callsQuery(accountId, choice, view, grows));
  const { data: page, isPlaceholderData: isOld } = list;
  const count = usage.totals?.calls;
  const paging = useCallsPaging(page, isOld, count);
  const { position, previous, next } = paging;
  const { top, turn } = usePageTurns<HTMLHeadingElement>({
    list: JSON.stringify([accountId, choice]),
    page,
    isOld,
    position,
  });
  const { range } = choice;
  const filter = `${range.from}/${range.to}/${usage.filterName ?? ''}`;
  useFoundAnnounced(filter, count, (found) => words.found(found, format.number(found)));
  const toHeading = () => top.current?.focus();
  const { call } = view;
  const open = useRef(call);
  useEffect(() => {
    const isClosed = open.current !== undefined && call === undefined;
    open.current = call;
    // A call that closes gives the focus back to its row (call-panel.tsx), if there is one.
    if (isClosed && document.activeElement === document.body) {
      top.current?.focus({ preventScroll: true });
    }
  }, [call, top]);
  const calls: Calls = {
    page,
    isOld,
    error: list.error,
    paging: { position, previous: turn(previous), next: turn(next) },
    toHeading,
    retry: () => {
      if (usage.error !== null) usage.retry();
      if (list.isError) void list.refetch();
      toHeading();
    },
  };
  return { calls, heading: top };
}
