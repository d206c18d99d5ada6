import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { ACTIVITY_GROUPS } from '../../../../domain/account/activity-group-names.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { activityQuery } from '../../../firebase/activity.ts';
import { teamQuery } from '../api/team-query.ts';
import classes from './activity-toolbar.module.css';
import { isMeantDay } from './activity-view.ts';
import { useActivityPageWords } from './activity-words.ts';
import { ConferenceFilter } from './conference-filter.tsx';
import { useActivityView } from './use-activity-view.ts';

/** Whose, what, of which conference, from when to when. */
export function ActivityToolbar(): JSX.Element {
  const words = useActivityPageWords();
  const { accountId } = useAccount();
  const { view, filter, show } = useActivityView();
  // The list's own reading.
  const log = useInfiniteQuery({ ...activityQuery(accountId, filter), enabled: false });
  const entries = (log.data?.pages ?? []).flatMap((page) => page.entries);
  const team = useQuery({ ...teamQuery(accountId), refetchInterval: false });

  const people = new Map((team.data?.members ?? []).map(({ uid, email }) => [uid, email]));
  // Who has left the account stands in its entries.
  for (const { by } of entries)
    if (by !== null && !people.has(by.uid)) people.set(by.uid, by.email);
  if (view.person !== undefined && !people.has(view.person)) {
    people.set(view.person, words.thisPerson);
  }
  const isFiltered = Object.keys(view).length > 0;

  return (
    <div role="group" aria-label={words.filters} className={classes.bar}>
      <NativeSelect
        className={classes.choice ?? ''}
        label={words.person}
        value={view.person ?? ''}
        data={[
          { value: '', label: words.anybody },
          ...[...people].map(([value, label]) => ({ value, label })),
        ]}
        onChange={({ currentTarget }) => show({ person: currentTarget.value || undefined })}
      />
      <NativeSelect
        className={classes.choice ?? ''}
        label={words.kind}
        value={view.what ?? ''}
        data={[
          { value: '', label: words.anything },
          ...ACTIVITY_GROUPS.map((value) => ({ value, label: words.groups[value] })),
        ]}
        onChange={({ currentTarget }) =>
          show({ what: ACTIVITY_GROUPS.find((group) => group === currentTarget.value) })
        }
      />
      <ConferenceFilter key={view.conference ?? 'all'} entries={entries} />
      <Days key={`${view.from}/${view.to}`} />
      {isFiltered && (
        <Button
          variant="default"
          className={classes.clear ?? ''}
          onClick={() =>
            show({
              ...{ person: undefined, what: undefined, conference: undefined },
              ...{ from: undefined, to: undefined },
            })
          }
        >
          {words.clear}
        </Button>
      )}
    </div>
  );
}

/** The browser's own date fields: known to whoever uses it. They hold as soon as they are days. */
function Days(): JSX.Element {
  const words = useActivityPageWords();
  const { view, show } = useActivityView();
  const [from, setFrom] = useState(view.from ?? '');
  const [to, setTo] = useState(view.to ?? '');
  const isWrong = isMeantDay(from) && isMeantDay(to) && from > to;
  const take = (first: string, last: string): void => {
    const days = { from: first || undefined, to: last || undefined };
    if (days.from !== undefined && !isMeantDay(days.from)) return;
    if (days.to !== undefined && !isMeantDay(days.to)) return;
    if (days.from !== undefined && days.to !== undefined && days.from > days.to) return;
    if (days.from !== view.from || days.to !== view.to) show(days);
  };
  return (
    <>
      <TextInput
        type="date"
        className={classes.day ?? ''}
        label={words.from}
        value={from}
        onChange={({ currentTarget }) => setFrom(currentTarget.value)}
        onBlur={() => take(from, to)}
        onKeyDown={({ key }) => key === 'Enter' && take(from, to)}
      />
      <TextInput
        type="date"
        className={classes.day ?? ''}
        label={words.to}
        value={to}
        error={isWrong ? words.order : undefined}
        onChange={({ currentTarget }) => setTo(currentTarget.value)}
        onBlur={() => take(from, to)}
        onKeyDown={({ key }) => key === 'Enter' && take(from, to)}
      />
    </>
  );
}
