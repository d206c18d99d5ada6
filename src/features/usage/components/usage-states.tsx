import { Button, Skeleton } from '@mantine/core';
import type { JSX } from 'react';
import { useAccount } from '../../../components/account-context.tsx';
import { IconPhoneCall, IconSearch } from '../../../components/icons.ts';
import { LinkButton } from '../../../components/link-button.tsx';
import classes from '../../../components/list-states.module.css';
import { useI18n } from '../../../i18n/provider.tsx';
import { monthsOf, presetRange } from '../../../../domain/usage/ranges.ts';
import { useUsageWords } from '../words.ts';
import totals from './totals-row.module.css';
import own from './usage-states.module.css';
import { useUsageFormat, useUsageView } from './use-usage-view.ts';

/** The outline of the totals while they are being read. */
export function TotalsSkeleton(): JSX.Element {
  return (
    <div className={totals.row} aria-hidden>
      {Array.from({ length: 4 }, (_, cell) => (
        <div key={cell} className={totals.cell}>
          <Skeleton height={12} width="50%" />
          <Skeleton height={24} width="70%" mt={10} />
        </div>
      ))}
    </div>
  );
}

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
  const { day } = useUsageFormat();
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
  const span = t.range.span(day(choice.range.from), day(choice.range.to));
  const isFirstVisit = isYear && filterName === null;
  const Icon = isFirstVisit ? IconPhoneCall : IconSearch;
  return (
    <div className={`${classes.box} ${classes.empty}`}>
      <span className={classes.icon}>
        <Icon size={26} stroke={1.5} aria-hidden />
      </span>
      <h3 className={own.title}>{isFirstVisit ? words.title : words.noneTitle}</h3>
      <p>
        {isFirstVisit
          ? words.text
          : filterName === null
            ? words.none(span)
            : words.noneOf(filterName, span)}
      </p>
      <div className={own.ways}>
        {!isLong && (
          <Button variant="default" onClick={() => show({ ...year })}>
            {words.longer}
          </Button>
        )}
        {filterName !== null && (
          <Button variant="default" onClick={() => show({ conference: undefined, tag: undefined })}>
            {t.filter.clear}
          </Button>
        )}
        {isFirstVisit && (
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
