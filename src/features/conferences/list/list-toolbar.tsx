import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { IconChevronRight, IconX } from '../../../components/icons.ts';
import { QuietSelect } from '../../../components/controls/quiet-select.tsx';
import { SearchBox } from '../../../components/lists/search-box.tsx';
import { counted } from '../../../firebase/counted.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { failedCountQuery } from '../api/conferences-query.ts';
import { LIST_SORTS, LIST_STATUSES } from '../list-view.ts';
import classes from './list-toolbar.module.css';
import { useListView } from '../use-list-view.ts';

/** What the list shows and in which order; and, when emails have failed, the way to those. */
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
      {status !== 'failed' && <FailedEmails />}
    </div>
  );
}

/** Says that emails have failed, and leads to their conferences. */
function FailedEmails(): JSX.Element | null {
  const { t, format } = useI18n();
  const { accountId } = useAccount();
  const failed = useQuery(failedCountQuery(accountId));
  if (failed.data === undefined || failed.data === 0) return null;
  return (
    <Link
      to="/a/$accountId/conferencing/settings"
      params={{ accountId }}
      search={{ status: 'failed' }}
      resetScroll={false}
      className={classes.failed}
    >
      <IconX size={16} stroke={2} aria-hidden />
      {t.list.failed(failed.data, counted(failed.data, format.number))}
      <IconChevronRight size={14} stroke={2} aria-hidden />
    </Link>
  );
}
