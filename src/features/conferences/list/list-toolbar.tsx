import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { useEdition } from '../../../components/account/use-edition.ts';
import { IconChevronRight, IconHistory, IconX } from '../../../components/icons.ts';
import { QuietSelect } from '../../../components/controls/quiet-select.tsx';
import { SearchBox } from '../../../components/lists/search-box.tsx';
import { counted } from '../../../firebase/counted.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { statusCountQuery } from '../api/conferences-query.ts';
import { LIST_SORTS, LIST_STATUSES } from '../list-view.ts';
import { useOutdatedCounts } from '../outdated/outdated-slot.tsx';
import classes from './list-toolbar.module.css';
import { useListView } from '../use-list-view.ts';

/** What the list shows and in which order; and, when emails have failed or are out of date, the way to those. */
export function ListToolbar(): JSX.Element {
  const { t } = useI18n();
  const { view, show } = useListView();
  const { q, status, sort = '-created' } = view;
  const words = t.list;
  const statuses = (['all', ...LIST_STATUSES] as const).map((value) => ({
    value,
    label: words.status[value],
  }));
  const sorts = LIST_SORTS.map((value) => ({ value, label: words.sort[value] }));
  return (
    <div className={classes.bar}>
      <SearchBox
        words={words.search}
        q={q ?? ''}
        // The first letters are a step for the Back button, the next ones belong to it.
        onSearch={(typed) => show({ q: typed }, q !== undefined)}
      />
      <div className={classes.choices}>
        <QuietSelect
          label={words.status.label}
          value={status ?? 'all'}
          options={statuses}
          onChange={(value) => show({ status: value === 'all' ? undefined : value })}
        />
        {q === undefined ? (
          <QuietSelect
            label={words.sort.label}
            value={sort}
            options={sorts}
            onChange={(value) => show({ sort: value })}
          />
        ) : (
          <span className={classes.order}>{words.search.order}</span>
        )}
      </div>
      <div className={classes.links}>
        {status !== 'failed' && <FailedEmails />}
        {status !== 'outdated' && <OutdatedEmails />}
      </div>
    </div>
  );
}

/** Says that emails have failed, and leads to their conferences. */
function FailedEmails(): JSX.Element | null {
  const { t, format } = useI18n();
  const { accountId } = useAccount();
  const failed = useQuery(statusCountQuery(accountId, 'failed', useEdition()));
  if (failed.data === undefined || failed.data === 0) return null;
  return (
    <StatusLink status="failed" icon={IconX}>
      {t.list.failed(failed.data, counted(failed.data, format.number))}
    </StatusLink>
  );
}

/** The same for emails that are out of date, unless the banner below leads to them. */
function OutdatedEmails(): JSX.Element | null {
  const { t, format } = useI18n();
  const { all, editions } = useOutdatedCounts();
  if (editions === undefined || editions.all > 0) return null;
  return (
    <StatusLink status="outdated" icon={IconHistory}>
      {t.list.outdated.count(all, counted(all, format.number))}
    </StatusLink>
  );
}

function StatusLink(props: {
  readonly status: 'failed' | 'outdated';
  readonly icon: typeof IconX;
  readonly children: string;
}): JSX.Element {
  const { accountId } = useAccount();
  const { status, icon: Icon } = props;
  return (
    <Link
      to="/a/$accountId/conferencing/settings"
      params={{ accountId }}
      search={{ status }}
      resetScroll={false}
      className={classes.status}
      data-status={status}
    >
      <Icon size={16} stroke={2} aria-hidden />
      {props.children}
      <IconChevronRight size={14} stroke={2} aria-hidden />
    </Link>
  );
}
