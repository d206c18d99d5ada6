import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { dayIn } from '../../../../domain/time/local-time.ts';
import { keptUntil } from '../../../../domain/usage/kept-for.ts';
import { monthOf } from '../../../../domain/usage/sums.ts';
import { presetRange } from '../../../../domain/usage/day-ranges.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { ProblemNotice } from '../../../components/notices/problem-notice.tsx';
import { useNow } from '../../../components/dates/use-now.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import {
  type ConferenceUsage as Usage,
  conferenceUsageQuery,
} from '../api/conference-usage-query.ts';
import classes from './conference-usage.module.css';

/** When a conference was last used, and how much lately. */
export function ConferenceUsage(props: {
  readonly conferenceId: string;
  /** Null while it is being generated. */
  readonly createdAt: Date | null;
}): JSX.Element {
  const { t } = useI18n();
  const { account, accountId } = useAccount();
  const { conferenceId } = props;
  const now = useNow();
  const today = dayIn(now, account.timeZone);
  // The same days as those of this name in the usage history.
  const { from } = presetRange('last30', today);
  const usage = useQuery(conferenceUsageQuery(accountId, conferenceId, from));
  const words = t.conferencePage.usage;
  const isOlderThanCalls =
    props.createdAt !== null &&
    keptUntil(monthOf({ day: dayIn(props.createdAt, account.timeZone) })) < now;
  return (
    <section aria-labelledby="conference-usage">
      <h3 id="conference-usage">{words.title}</h3>
      {usage.data !== undefined ? (
        <Known
          usage={usage.data}
          conferenceId={conferenceId}
          isOlderThanCalls={isOlderThanCalls}
          today={today}
        />
      ) : usage.isError ? (
        <ProblemNotice error={usage.error} onRetry={() => void usage.refetch()} />
      ) : (
        <Skeleton height={14} width="70%" role="status" aria-label={words.loading} />
      )}
    </section>
  );
}

function Known(props: {
  readonly usage: Usage;
  readonly conferenceId: string;
  /** Calls of its first days are not kept any more. */
  readonly isOlderThanCalls: boolean;
  /** `YYYY-MM-DD`, on the account's clock. */
  readonly today: string;
}): JSX.Element {
  const { t, format } = useI18n();
  const { account, accountId } = useAccount();
  const { lastCall, recent } = props.usage;
  const words = t.conferencePage.usage;
  if (lastCall === null) {
    return <p className={classes.none}>{props.isOlderThanCalls ? words.noneKept : words.never}</p>;
  }
  const startedAt = new Date(lastCall.startedAt);
  const figures: readonly (readonly [string, number])[] = [
    [words.calls(recent.calls), recent.calls],
    [words.callers(recent.legs), recent.legs],
    [words.minutes(recent.minutes), recent.minutes],
  ];
  return (
    <>
      <dl className={classes.usage}>
        <dt>{words.lastUsed}</dt>
        <dd>
          {lastCall.endedAt === null ? (
            words.now
          ) : (
            <time dateTime={startedAt.toISOString()} className="figures">
              {format.dateTime(startedAt, account.timeZone)}
            </time>
          )}
        </dd>
        <dt>{words.lately}</dt>
        <dd className={classes.figures}>
          {figures.map(([word, figure]) => (
            <span key={word}>
              <strong className="figures">{format.number(figure)}</strong> {word}
            </span>
          ))}
        </dd>
      </dl>
      <Link
        to="/a/$accountId/conferencing/usage"
        params={{ accountId }}
        // A year: the thirty days that are shown by themselves may have none of its calls.
        search={{ conference: props.conferenceId, ...presetRange('last12', props.today) }}
        className={classes.all}
      >
        {words.all}
      </Link>
    </>
  );
}
