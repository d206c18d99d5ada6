import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { JSX, RefObject } from 'react';
import { dayIn } from '../../../../domain/time/local-time.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import frame from '../../../components/lists/list-frame.module.css';
import { Notice } from '../../../components/notices/notice.tsx';
import { Pager } from '../../../components/lists/pager.tsx';
import { ProblemNotice } from '../../../components/notices/problem-notice.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import type { StoredCall } from '../../../firebase/calls/usage.ts';
import { useUsageWords } from '../usage-words.ts';
import { CallCards } from './call-cards.tsx';
import { CallTable } from './call-table.tsx';
import classes from './calls-section.module.css';
import { CallsSkeleton, NoCalls } from '../notes/usage-states.tsx';
import type { Calls } from './use-calls.ts';

interface ListProps {
  readonly calls: Calls;
  /** What the filter names; null where there is none. */
  readonly filterName: string | null;
}

/** The selected calls, newest first. */
export function CallsSection(
  props: ListProps & { readonly heading: RefObject<HTMLHeadingElement | null> },
): JSX.Element {
  const words = useUsageWords().calls;
  const { heading, ...list } = props;
  return (
    <section className={classes.section} aria-labelledby="usage-calls">
      <h2 id="usage-calls" ref={heading} className={classes.title} tabIndex={-1}>
        {words.title}
      </h2>
      <List {...list} />
    </section>
  );
}

function List({ calls, filterName }: ListProps): JSX.Element {
  const { t } = useI18n();
  const words = useUsageWords().calls;
  const isTable = useMediaQuery('(min-width: 62rem)', false, { getInitialValueInEffect: false });
  const { account } = useAccount();
  const { page, isOld, error, paging } = calls;
  const isOnAnotherDay = ({ day, startedAt }: StoredCall) =>
    day !== dayIn(new Date(startedAt), account.timeZone);

  if (page === undefined) {
    return error === null ? (
      <CallsSkeleton />
    ) : (
      <ProblemNotice error={error} onRetry={calls.retry} />
    );
  }
  if (page.calls.length === 0) {
    return isOld ? (
      <CallsSkeleton />
    ) : (
      <NoCalls filterName={filterName} onShown={calls.toHeading} />
    );
  }
  return (
    <div role="group" className={frame.list} aria-label={words.title} aria-busy={isOld}>
      {isOld && <div className={frame.progress} role="progressbar" aria-label={words.loading} />}
      {error !== null && (
        <Notice
          tone="warn"
          actions={
            <Button size="xs" variant="default" onClick={calls.retry}>
              {t.common.actions.retry}
            </Button>
          }
        >
          {words.refreshFailed}
        </Notice>
      )}
      {page.calls.some(isOnAnotherDay) && <p className={classes.otherDay}>{words.otherDay}</p>}
      {isTable ? <CallTable calls={page.calls} /> : <CallCards calls={page.calls} />}
      <footer className={frame.foot}>
        <Pager
          words={t.list.pages}
          position={paging.position}
          onPrevious={paging.previous}
          onNext={paging.next}
        />
      </footer>
    </div>
  );
}
