import { Button, Skeleton } from '@mantine/core';
import { LinkButton } from '../../../components/controls/link-button.tsx';
import type { JSX } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { IconPhoneCall, IconSearch } from '../../../components/icons.ts';
import classes from '../../../components/lists/list-states.module.css';
import { useI18n } from '../../../i18n/provider.tsx';
import { useListView } from '../use-list-view.ts';

/** The list's outline while it is being read. */
export function ConferenceListSkeleton(): JSX.Element {
  const { t } = useI18n();
  return (
    <div className={classes.box} role="status" aria-label={t.common.loading}>
      {Array.from({ length: 6 }, (_, row) => (
        <div key={row} className={classes.skeletonRow}>
          <Skeleton height={14} width={`${78 - ((row * 17) % 34)}%`} />
          <Skeleton height={14} width="82%" />
          <Skeleton height={14} width="70%" />
          <Skeleton height={14} width="56%" />
        </div>
      ))}
    </div>
  );
}

/** The first visit: what a conference is, and the way to the first one. */
export function NoConferencesYet(): JSX.Element {
  const { t } = useI18n();
  const { accountId, role } = useAccount();
  const words = t.conferences.empty;
  return (
    <div className={`${classes.box} ${classes.empty}`}>
      <span className={classes.icon}>
        <IconPhoneCall size={26} stroke={1.5} aria-hidden />
      </span>
      <h2>{words.title}</h2>
      <p>{role === 'admin' ? words.text : words.viewerText}</p>
      {role === 'admin' && (
        <LinkButton to="/a/$accountId/conferencing/settings/new" params={{ accountId }}>
          {t.conferences.generate}
        </LinkButton>
      )}
    </div>
  );
}

/** A search or a filter that selects nothing: which, and the way back to everything. */
export function NothingFound(): JSX.Element {
  const { t } = useI18n();
  const { view, show } = useListView();
  const { q, status } = view;
  const words = t.list.nothing;
  return (
    <div className={`${classes.box} ${classes.empty}`}>
      <span className={classes.icon}>
        <IconSearch size={26} stroke={1.5} aria-hidden />
      </span>
      <h2>{words.title}</h2>
      <p>
        {q !== undefined && status !== undefined
          ? words.searchWithin(q.trim(), t.list.status[status])
          : q !== undefined
            ? words.search(q.trim())
            : status !== undefined && words[status]}
      </p>
      <Button
        variant="default"
        onClick={() => show({ q: undefined, status: undefined, sort: undefined })}
      >
        {words.clear}
      </Button>
    </div>
  );
}
