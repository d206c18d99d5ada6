import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { JSX, RefObject } from 'react';
import { useAccount } from '../../../components/account-context.tsx';
import frame from '../../../components/list-frame.module.css';
import { Notice } from '../../../components/notice.tsx';
import { Pager } from '../../../components/pager.tsx';
import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { useFoundAnnounced } from '../../../components/use-found-announced.ts';
import { usePageTurns } from '../../../components/use-page-turns.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { callsQuery } from '../api/calls-query.ts';
import { useUsageWords } from '../words.ts';
import { CallCards } from './call-cards.tsx';
import { CallTable } from './call-table.tsx';
import classes from './calls-section.module.css';
import { CallsSkeleton, NoCalls } from './usage-states.tsx';
import { useCallsPaging } from './use-calls-paging.ts';
import type { Usage } from './use-usage.ts';
import { useUsageView } from './use-usage-view.ts';

/** The selected calls, newest first. */
export function CallsSection(props: { readonly usage: Usage }): JSX.Element {
  const words = useUsageWords().calls;
  return (
    <section className={classes.section} aria-labelledby="usage-calls">
      <h2 id="usage-calls">{words.title}</h2>
      <Calls {...props} />
    </section>
  );
}

function Calls({ usage }: { readonly usage: Usage }): JSX.Element {
  const { t, format } = useI18n();
  const { accountId } = useAccount();
  const { view, choice, grows } = useUsageView();
  const words = useUsageWords().calls;
  const list = useQuery(callsQuery(accountId, choice, view, grows));
  const isOld = list.isPlaceholderData;
  const count = usage.totals?.calls;
  const paging = useCallsPaging(list.data, isOld, count);
  const { top, turn } = usePageTurns({ page: list.data, isOld, position: paging.position });
  const isTable = useMediaQuery('(min-width: 62rem)', false, { getInitialValueInEffect: false });
  const { range } = choice;
  const filter = `${range.from}/${range.to}/${usage.filterName ?? ''}`;
  useFoundAnnounced(filter, count, (found) => words.found(found, format.number(found)));

  if (list.data === undefined) {
    return list.isError ? (
      <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
    ) : (
      <CallsSkeleton />
    );
  }
  const { calls } = list.data;
  if (calls.length === 0) {
    return isOld ? <CallsSkeleton /> : <NoCalls filterName={usage.filterName} />;
  }
  return (
    <div
      ref={top as RefObject<HTMLDivElement | null>}
      tabIndex={-1}
      role="group"
      className={frame.list}
      aria-label={words.title}
      aria-busy={isOld}
    >
      {isOld && <div className={frame.progress} role="progressbar" aria-label={words.loading} />}
      {list.isError && (
        <Notice
          tone="warn"
          actions={
            <Button size="xs" variant="default" onClick={() => void list.refetch()}>
              {t.common.actions.retry}
            </Button>
          }
        >
          {words.refreshFailed}
        </Notice>
      )}
      {isTable ? <CallTable calls={calls} /> : <CallCards calls={calls} />}
      <footer className={frame.foot}>
        <Pager
          words={t.list.pages}
          position={paging.position}
          onPrevious={turn(paging.previous)}
          onNext={turn(paging.next)}
        />
      </footer>
    </div>
  );
}
