import type { JSX } from 'react';
import { late } from '../../../components/late/late.tsx';
import { PageHeader } from '../../../components/pages/page-header.tsx';
import { printPart } from '../../../components/print/print-part.tsx';
import { ProblemNotice } from '../../../components/notices/problem-notice.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { UsageWords } from '../usage-words.ts';
import { CallsSection } from '../calls/calls-section.tsx';
import { ExportMenu } from '../export/export-menu.tsx';
import { MonthsSection } from '../months/months-section.tsx';
import { TotalsRow } from './totals-row.tsx';
import { UsageToolbar } from '../filter/usage-toolbar.tsx';
import { TotalsSkeleton } from './totals-skeleton.tsx';
import { CallsSkeleton, MonthsSkeleton } from '../notes/usage-states.tsx';
import { useCalls } from '../calls/use-calls.ts';
import { useUsage } from '../use-usage.ts';
import { useUsageView } from '../use-usage-view.ts';
import classes from './usage-page.module.css';

const UsageBill = printPart(async () => (await import('../bill/usage-bill.tsx')).UsageBill);

const CallPanel = late(async () => (await import('../call/call-panel.tsx')).CallPanel, null);

/** Conferencing › Usage history: the account's calls, their sums, and those of whole months by Tag. */
export function UsagePage(): JSX.Element {
  return (
    <UsageWords waiting={<Waiting />}>
      <UsageHistory />
    </UsageWords>
  );
}

function Waiting(): JSX.Element {
  const { t } = useI18n();
  return (
    <>
      <PageHeader title={t.common.frame.usage} />
      <div className={classes.page}>
        <TotalsSkeleton />
        <CallsSkeleton />
      </div>
    </>
  );
}

function UsageHistory(): JSX.Element {
  const { t } = useI18n();
  const { view } = useUsageView();
  const usage = useUsage();
  const { calls, heading } = useCalls(usage);
  // The calls' own notice stands for both: what keeps the one from being read keeps the other.
  const isToldBelow = calls.page === undefined && calls.error !== null;
  const isEmpty = usage.totals?.calls === 0 && usage.selected?.length === 0;
  return (
    <>
      <PageHeader title={t.common.frame.usage} action={!isEmpty && <ExportMenu />} />
      <div className={classes.page}>
        <UsageToolbar usage={usage} />
        {usage.error !== null ? (
          !isToldBelow && <ProblemNotice error={usage.error} onRetry={calls.retry} />
        ) : (
          <>
            {usage.totals === undefined ? (
              <TotalsSkeleton />
            ) : (
              !isEmpty && <TotalsRow totals={usage.totals} />
            )}
            {usage.selected === undefined ? (
              <MonthsSkeleton />
            ) : (
              usage.selected.length > 0 && <MonthsSection usage={usage} usages={usage.selected} />
            )}
          </>
        )}
        <CallsSection heading={heading} calls={calls} filterName={usage.filterName} />
      </div>
      {view.call === undefined && usage.totals !== undefined && usage.selected !== undefined && (
        <UsageBill usage={usage} totals={usage.totals} usages={usage.selected} />
      )}
      {view.call !== undefined && <CallPanel key={view.call} callId={view.call} />}
    </>
  );
}
