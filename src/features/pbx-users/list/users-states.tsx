import { Button, Skeleton } from '@mantine/core';
import type { JSX } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { IconAddressBook, IconSearch, IconUpload } from '../../../components/icons.ts';
import { LinkButton } from '../../../components/controls/link-button.tsx';
import states from '../../../components/lists/list-states.module.css';
import { useI18n } from '../../../i18n/provider.tsx';
import { useUserListWords } from './user-list-words.ts';
import classes from './users-states.module.css';
import { useUserView } from './use-user-view.ts';

/** Where an example of a file of users is, in each language: as its spreadsheets write it. */
const SAMPLE = { en: '/samples/pbx-users.csv', fr: '/samples/utilisateurs-pbx.csv' } as const;

/** The list's outline while it is being read. */
export function UsersSkeleton(): JSX.Element {
  const { t } = useI18n();
  return (
    <div className={states.box} role="status" aria-label={t.common.loading}>
      {Array.from({ length: 8 }, (_, row) => (
        <div key={row} className={`${states.skeletonRow} ${classes.skeletonRow}`}>
          <Skeleton height={14} width={`${70 - ((row * 17) % 34)}%`} />
          <Skeleton height={14} width="50%" />
          <Skeleton height={14} width={`${82 - ((row * 23) % 30)}%`} />
          <Skeleton height={14} width="60%" />
        </div>
      ))}
    </div>
  );
}

/** The first visit: what this is for, and how the users come here. */
export function NoUsersYet(): JSX.Element {
  const { language } = useI18n();
  const { accountId, account, role } = useAccount();
  const words = useUserListWords();
  const isProviders = account.pbxDirectory === 'provider';
  const canLoad = role === 'admin' && !isProviders;
  return (
    <div className={`${states.box} ${states.empty}`}>
      <span className={states.icon}>
        <IconAddressBook size={26} stroke={1.5} aria-hidden />
      </span>
      <h2>{words.empty.title}</h2>
      <p>
        {isProviders
          ? words.empty.providerText
          : canLoad
            ? words.empty.text
            : words.empty.viewerText}
      </p>
      {canLoad && (
        <div className={classes.ways}>
          <LinkButton
            to="/a/$accountId/conferencing/users/load"
            params={{ accountId }}
            leftSection={<IconUpload size={16} stroke={1.8} aria-hidden />}
          >
            {words.load}
          </LinkButton>
          <a href={SAMPLE[language]} download>
            {words.empty.sample}
          </a>
        </div>
      )}
    </div>
  );
}

/** A search or a filter that finds nobody: which, and the way back to everybody. */
export function NobodyFound(): JSX.Element {
  const { view, show } = useUserView();
  const words = useUserListWords();
  return (
    <div className={`${states.box} ${states.empty}`}>
      <span className={states.icon}>
        <IconSearch size={26} stroke={1.5} aria-hidden />
      </span>
      <h2>{words.nothing.title}</h2>
      <p>{whyNobody()}</p>
      <Button variant="default" onClick={() => show({ q: undefined, show: undefined })}>
        {words.nothing.clear}
      </Button>
    </div>
  );

  function whyNobody(): string {
    const { q, show: filter } = view;
    const { nothing } = words;
    if (q === undefined) return nothing[filter ?? 'everyone'];
    return filter === undefined
      ? nothing.search(q.trim())
      : nothing.searchWithin(q.trim(), words.show[filter]);
  }
}
