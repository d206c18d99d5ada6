import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { isRunKind } from '../../../domain/account/activity-groups.ts';
import type { ActivityEntry } from '../../../domain/account/activity.ts';
import { localDateTime } from '../../../domain/time/local-time.ts';
import type { ActivityFilter } from '../../firebase/activity-log.ts';
import { activityQuery } from '../../firebase/activity.ts';
import { useI18n } from '../../i18n/provider.tsx';
import { useAccount } from '../account/account-context.tsx';
import { announce } from '../notices/announcer.tsx';
import { ProblemNotice } from '../notices/problem-notice.tsx';
import { RetryNotice } from '../notices/retry-notice.tsx';
import { useNow } from '../dates/use-now.ts';
import classes from './activity.module.css';
import { ActivityRow } from './activity-row.tsx';
import { RunEntries } from './run-entries.tsx';

const DAY_MS = 24 * 3_600_000;
/** An email on its way is looked at again so often, and for so long. */
const EMAIL_LOOK_MS = 4_000;
const EMAIL_USUAL_MS = 120_000;

/**
 * Who did what when, newest first under the days of the account's clock, with what became of each
 * email. For administrators only.
 */
export function ActivityList(props: {
  /** Nothing: everything in the account. */
  readonly filter: ActivityFilter;
  /** Whether conferences are named: not where it is the log of one. */
  readonly withTag: boolean;
  /** What became of the emails is told in full beside it. */
  readonly emailsInShort?: boolean;
  /** Level of the days' headings; what stands above decides. */
  readonly heading?: 'h2' | 'h3' | 'h4';
}): JSX.Element {
  const { t, format } = useI18n();
  const { accountId, account } = useAccount();
  const now = useNow();
  const { filter, withTag, heading: Heading = 'h2' } = props;
  const log = useInfiniteQuery({
    ...activityQuery(accountId, filter),
    refetchInterval: ({ state: { data } }) =>
      data?.pages[0]?.entries.some((entry) => isOnItsWay(entry, Date.now())) === true
        ? EMAIL_LOOK_MS
        : false,
  });
  const words = t.activity;

  if (log.data === undefined) {
    return log.isError ? (
      <ProblemNotice error={log.error} onRetry={() => void log.refetch()} />
    ) : (
      <ActivitySkeleton />
    );
  }
  const entries = log.data.pages.flatMap((page) => page.entries);
  if (entries.length === 0 && !log.hasNextPage) {
    if (!withTag) return <p className={classes.nothing}>{words.empty.conferenceText}</p>;
    const isAll = Object.values(filter).every((value) => value === undefined);
    return <Nothing words={isAll ? words.empty : words.nothingFound} />;
  }

  const loadMore = async (): Promise<void> => {
    const { data } = await log.fetchNextPage();
    const shown = data?.pages.reduce((sum, page) => sum + page.entries.length, 0) ?? 0;
    announce(words.loaded(format.number(shown)));
  };

  return (
    <div className={classes.log}>
      {log.isError && (
        <RetryNotice words={words.refreshFailed} onRetry={() => void log.refetch()} />
      )}
      {byDay(entries, account.timeZone).map(({ day, entries: ofDay }) => (
        <section key={day} className={classes.day}>
          <Heading className={classes.date}>
            {dayName(day, ofDay[0]?.at ?? now, now, account.timeZone)}
          </Heading>
          <ol className={classes.entries}>
            {ofDay.map((entry) => (
              <ActivityRow
                key={entry.id}
                entry={entry}
                withTag={withTag}
                emailInShort={props.emailsInShort === true}
                more={isRunKind(entry.kind) && entry.run !== null && whatRunDid(entry.run.id)}
              />
            ))}
          </ol>
        </section>
      ))}
      {(filter.run === undefined || log.hasNextPage) && (
        <footer className={classes.foot}>
          {filter.run === undefined && <span>{words.zoneNote(format.zone(account.timeZone))}</span>}
          {log.hasNextPage && (
            <Button
              variant="default"
              loading={log.isFetchingNextPage}
              onClick={() => void loadMore()}
            >
              {words.loadMore}
            </Button>
          )}
        </footer>
      )}
    </div>
  );

  function whatRunDid(id: string): JSX.Element {
    return (
      <RunEntries>{() => <ActivityList filter={{ run: id }} withTag heading="h3" />}</RunEntries>
    );
  }

  function dayName(day: string, at: Date, present: Date, timeZone: string): string {
    if (day === isoDay(present, timeZone)) return words.today;
    const before = new Date(present.getTime() - DAY_MS);
    if (day === isoDay(before, timeZone)) return words.yesterday;
    return format.day(at, timeZone);
  }
}

function isOnItsWay({ email }: ActivityEntry, now: number): boolean {
  if (email === null) return false;
  const since = email.state === 'waiting' ? email.nextTryAt : email.state === 'queued' && email.at;
  if (!since) return false;
  // One that waits is looked at again only once it is tried.
  const waited = now - since.getTime();
  return email.state === 'waiting'
    ? waited >= 0 && waited < EMAIL_USUAL_MS
    : Math.abs(waited) < EMAIL_USUAL_MS;
}

interface Day {
  readonly day: string;
  readonly entries: ActivityEntry[];
}

/** Groups what is sorted already. */
function byDay(entries: readonly ActivityEntry[], timeZone: string): Day[] {
  const days: Day[] = [];
  for (const entry of entries) {
    const day = isoDay(entry.at, timeZone);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

function isoDay(at: Date, timeZone: string): string {
  return localDateTime(at, timeZone).slice(0, 10);
}

function Nothing(props: {
  readonly words: { readonly title: string; readonly text: string };
}): JSX.Element {
  return (
    <div className={classes.empty}>
      <h2>{props.words.title}</h2>
      <p>{props.words.text}</p>
    </div>
  );
}

function ActivitySkeleton(): JSX.Element {
  const { t } = useI18n();
  return (
    <div role="status" aria-label={t.common.loading}>
      <Skeleton height={14} width={90} mb={14} />
      <div className={classes.entries}>
        {Array.from({ length: 4 }, (_, row) => (
          <div key={row} className={classes.entry}>
            <Skeleton height={28} circle />
            <Skeleton height={14} width={`${82 - ((row * 19) % 36)}%`} />
          </div>
        ))}
      </div>
    </div>
  );
}
