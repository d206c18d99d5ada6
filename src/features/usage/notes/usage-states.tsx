import { Button, Skeleton } from '@mantine/core';
import type { JSX } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { IconPhoneCall, IconSearch } from '../../../components/icons.ts';
import { LinkButton } from '../../../components/controls/link-button.tsx';
import classes from '../../../components/lists/list-states.module.css';
import { useI18n } from '../../../i18n/provider.tsx';
import { useNow } from '../../../components/dates/use-now.ts';
import {
  keptSince,
  monthsOf,
  presetRange,
  standingOf,
} from '../../../../domain/usage/day-ranges.ts';
import { useUsageWords } from '../usage-words.ts';
import { CutNote } from './cut-note.tsx';
import own from './usage-states.module.css';
import { useUsageFormat, useUsageView } from '../use-usage-view.ts';

/** The outline of the months while they are being read. */
export function MonthsSkeleton(): JSX.Element {
  return (
    <div className={`${classes.box} ${own.months}`} aria-hidden>
      <Skeleton height={16} width="12rem" />
      <Skeleton height={180} mt={20} />
    </div>
  );
}

/** The outline of the calls while they are being read. */
export function CallsSkeleton(): JSX.Element {
  const { t } = useI18n();
  return (
    <div className={classes.box} role="status" aria-label={t.common.loading}>
      {Array.from({ length: 6 }, (_, row) => (
        <div key={row} className={classes.skeletonRow}>
          <Skeleton height={14} width="70%" />
          <Skeleton height={14} width={`${88 - ((row * 17) % 34)}%`} />
          <Skeleton height={14} width="60%" />
          <Skeleton height={14} width="50%" />
        </div>
      ))}
    </div>
  );
}

/** No call is selected: why that may be, and what to do. `onShown`: other calls are, this goes. */
export function NoCalls(props: {
  readonly filterName: string | null;
  readonly onShown: () => void;
}): JSX.Element {
  const { accountId } = useAccount();
  const { choice, today, show: go } = useUsageView();
  const t = useUsageWords();
  const words = t.empty;
  const { filterName } = props;
  const show: typeof go = (changes) => {
    go(changes);
    props.onShown();
  };
  const year = presetRange('last12', today);
  const isYear = choice.range.from <= year.from && choice.range.to >= today;
  const isLong = isYear || monthsOf(choice.range).length > 12;
  const reason = useReason(filterName, isYear);
  const Icon = reason.isFirstVisit ? IconPhoneCall : IconSearch;
  return (
    <div className={`${classes.box} ${classes.empty}`}>
      <span className={classes.icon}>
        <Icon size={26} stroke={1.5} aria-hidden />
      </span>
      <h3 className={own.title}>{reason.title}</h3>
      <p>{reason.text}</p>
      <CutNote className={own.cut} />
      <div className={own.ways}>
        {!isLong && (
          <Button variant="default" onClick={() => show({ ...year })}>
            {words.longer}
          </Button>
        )}
        {filterName !== null && reason.isForFilter && (
          <Button variant="default" onClick={() => show({ conference: undefined, tag: undefined })}>
            {t.filter.clear}
          </Button>
        )}
        {reason.isFirstVisit && (
          <LinkButton
            variant="default"
            to="/a/$accountId/conferencing/settings"
            params={{ accountId }}
          >
            {words.settings}
          </LinkButton>
        )}
      </div>
    </div>
  );
}

interface Reason {
  readonly title: string;
  readonly text: string;
  readonly isFirstVisit?: boolean;
  /** Other conferences may have calls in these days. */
  readonly isForFilter?: boolean;
}

/** Why there is no call. @param isYear the days are all that an account usually has */
function useReason(filterName: string | null, isYear: boolean): Reason {
  const { choice, today } = useUsageView();
  const { day } = useUsageFormat();
  const t = useUsageWords();
  const words = t.empty;
  const { range } = choice;
  const now = useNow();
  const standing = standingOf(range, today, now);
  if (standing === 'gone') return { title: words.goneTitle, text: words.gone };
  if (standing === 'toCome') return { title: words.noneTitle, text: words.toCome };
  if (filterName === null && isYear) {
    return { title: words.title, text: words.text, isFirstVisit: true };
  }
  // Nothing is known of what is gone, nor of tomorrow.
  const since = keptSince(now);
  const from = range.from < since ? since : range.from;
  const to = range.to > today ? today : range.to;
  const days = words.days(day(from), day(to));
  const text =
    filterName === null
      ? words.none(days)
      : filterName === t.filter.unknown
        ? words.noneOfUnknown(days)
        : words.noneOf(filterName, days);
  return { title: words.noneTitle, text, isForFilter: true };
}
