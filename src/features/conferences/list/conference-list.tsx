import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { useEdition } from '../../../components/account/use-edition.ts';
import { useInSteps } from '../../../components/late/use-in-steps.ts';
import classes from '../../../components/lists/list-frame.module.css';
import { Notice } from '../../../components/notices/notice.tsx';
import { Pager } from '../../../components/lists/pager.tsx';
import { ProblemNotice } from '../../../components/notices/problem-notice.tsx';
import { useFoundAnnounced } from '../../../components/lists/use-found-announced.ts';
import { useNow } from '../../../components/dates/use-now.ts';
import { useRowsInTurns } from '../../../components/lists/use-rows-in-turns.ts';
import { usePageTurns } from '../../../components/lists/use-page-turns.ts';
import { counted } from '../../../firebase/counted.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { clearOnEscape } from '../../../components/selection/selection-keys.ts';
import { late } from '../../../components/late/late.tsx';
import {
  useSelectionIn,
  useSelectionState,
} from '../../../components/selection/use-selection-state.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import {
  conferencesQuery,
  exactCountQuery,
  selectionCountQuery,
} from '../api/conferences-query.ts';
import { isSameList, listOf, selectedConferences } from '../selected-conferences.ts';
import { ConferenceCards } from './conference-cards.tsx';
import { ConferenceTable } from './conference-table.tsx';
import type { ConferenceListProps } from './row-props.ts';
import { DeliveryFollowers } from '../delivery/delivery-followers.tsx';
import { ConferenceListSkeleton, NoConferencesYet, NothingFound } from './list-states.tsx';
import { SendAgainFailed } from '../delivery/send-again-failed.tsx';
import { useListView } from '../use-list-view.ts';
import { useRunningCalls } from '../running/use-running-calls.ts';
import { usePaging } from './use-paging.ts';
import { useSendAgain } from '../delivery/use-send-again.ts';

const ManyBar = late(async () => (await import('../many/many-bar.tsx')).ManyBar, null);

/** One page of the conferences that the address selects. `total`: of the account, where known. */
export function ConferenceList(props: { readonly total: number | undefined }): JSX.Element {
  const { t, format } = useI18n();
  const { accountId, account, role } = useAccount();
  const edition = useEdition();
  const { view } = useListView();
  const now = useNow();
  const sendAgain = useSendAgain();
  const running = useRunningCalls();
  const list = useQuery(conferencesQuery(accountId, view, edition));
  const isFiltered = view.q !== undefined || view.status !== undefined;
  const selected = useQuery({
    ...selectionCountQuery(accountId, view, edition),
    enabled: isFiltered,
  });
  const count = isFiltered ? selected.data : props.total;
  const paging = usePaging(list.data, list.isPlaceholderData, count);
  const { top, turn } = usePageTurns({
    list: `${accountId}/${view.status ?? ''}/${view.sort ?? ''}/${view.q ?? ''}`,
    page: list.data,
    isOld: list.isPlaceholderData,
    position: paging.position,
  });
  const selection = useConferenceSelection(list.data?.conferences ?? []);
  const canSelect = role === 'admin';
  useFoundAnnounced(
    isFiltered ? `${view.q ?? ''}/${view.status ?? ''}` : '',
    selected.data,
    (found) => t.list.found(found, counted(found, format.number)),
  );

  const shown = useInSteps(list.data);
  if (shown === undefined) {
    return list.isError && list.data === undefined ? (
      <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
    ) : (
      <ConferenceListSkeleton />
    );
  }
  const { conferences } = shown;
  if (conferences.length === 0) {
    if (list.isPlaceholderData) return <ConferenceListSkeleton />;
    return isFiltered || (props.total ?? 0) > 0 ? <NothingFound /> : <NoConferencesYet />;
  }
  const toBoxes = (): void => {
    const box = top.current?.querySelector<HTMLElement>('input[type="checkbox"]');
    (box ?? top.current)?.focus({ preventScroll: true });
  };
  return (
    <section
      ref={top}
      tabIndex={-1}
      className={classes.list}
      aria-label={t.conferences.title}
      aria-busy={list.isPlaceholderData}
      onKeyDown={(event) => {
        if (canSelect && clearOnEscape(event, selection)) toBoxes();
      }}
    >
      {list.isPlaceholderData && (
        <div className={classes.progress} role="progressbar" aria-label={t.list.loading} />
      )}
      {list.isError && <RefreshFailed onRetry={() => void list.refetch()} />}
      {sendAgain.failure !== null && (
        <SendAgainFailed error={sendAgain.failure} onClose={sendAgain.dismiss} />
      )}
      <DeliveryFollowers conferences={conferences} now={now} />
      <Rows
        conferences={conferences}
        now={now}
        sendAgain={sendAgain}
        selection={canSelect ? selection : null}
        running={running}
      />
      <footer className={classes.foot}>
        <span>{t.conferences.zoneNote(format.zone(account.timeZone))}</span>
        {(isFiltered || paging.previous !== undefined || paging.next !== undefined) && (
          <Pager
            words={t.list.pages}
            position={paging.position}
            onPrevious={turn(paging.previous)}
            onNext={turn(paging.next)}
          />
        )}
      </footer>
      {canSelect && selection.hasBeenUsed && (
        <ManyBar
          selection={selection}
          rows={selection.rows}
          count={count}
          isFiltered={isFiltered}
          onCleared={toBoxes}
        />
      )}
    </section>
  );
}

/** About what a row and a card take, in pixels. */
const ROW_HEIGHT = 54;
const CARD_HEIGHT = 220;

/** Cards where a table would be cramped; a table with the admin under the Tag; all columns. */
function Rows(props: ConferenceListProps): JSX.Element {
  const table = useMediaQuery('(min-width: 57rem)', false, { getInitialValueInEffect: false });
  const wide = useMediaQuery('(min-width: 86rem)', false, { getInitialValueInEffect: false });
  const { drawn, toCome } = useRowsInTurns(props.conferences);
  const rows = { ...props, conferences: drawn };
  return (
    <>
      {table ? <ConferenceTable {...rows} compact={!wide} /> : <ConferenceCards {...rows} />}
      {toCome > 0 && <div style={{ height: toCome * (table ? ROW_HEIGHT : CARD_HEIGHT) }} />}
    </>
  );
}

function RefreshFailed(props: { readonly onRetry: () => void }): JSX.Element {
  const { t } = useI18n();
  return (
    <Notice
      tone="warn"
      actions={
        <Button size="xs" variant="default" onClick={props.onRetry}>
          {t.common.actions.retry}
        </Button>
      }
    >
      {t.conferences.refreshFailed}
    </Notice>
  );
}

/** What is selected, as the list shows it. */
function useConferenceSelection(conferences: readonly Conference[]) {
  const { accountId } = useAccount();
  const edition = useEdition();
  const { view } = useListView();
  const listed = listOf(view);
  const selection = useSelectionIn(selectedConferences, accountId, listed, isSameList);
  const count = useQuery({
    ...exactCountQuery(accountId, listed, edition),
    enabled: selection.kind === 'all',
  });
  const ids = conferences.map(({ id }) => id);
  const shown = { store: selectedConferences, accountId, selection, view: listed, ids };
  const state = useSelectionState({ ...shown, listed: count.data });
  // Once it has come, the bar stays to say that nothing is selected any more.
  const [hasBeenUsed, setUsed] = useState(false);
  if (!hasBeenUsed && state.size !== 0) setUsed(true);
  return { ...state, hasBeenUsed };
}
