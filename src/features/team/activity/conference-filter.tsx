import './conference-filter.css';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import type { ActivityEntry } from '../../../../domain/account/activity.ts';
import { fold } from '../../../../domain/list-keys.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { SearchedSelect } from '../../../components/controls/searched-select.tsx';
import { findConferencesQuery } from '../api/find-conferences.ts';
import classes from './activity-toolbar.module.css';
import { useActivityPageWords } from './activity-words.ts';
import { useActivityView } from './use-activity-view.ts';

const PAUSE_MS = 300;
const ALL = 'all';

/**
 * One conference, found by the beginning of its Tag. Those of the entries that are shown are offered
 * too: among them are deleted ones, which no list has.
 */
export function ConferenceFilter(props: {
  readonly entries: readonly ActivityEntry[];
}): JSX.Element {
  const words = useActivityPageWords();
  const { accountId } = useAccount();
  const { view, show } = useActivityView();
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed, PAUSE_MS);
  const value = view.conference ?? ALL;
  const shown = new Map<string, string>();
  for (const { conferenceId, tag } of props.entries) {
    if (conferenceId !== null && tag && !shown.has(conferenceId)) shown.set(conferenceId, tag);
  }
  const [chosen, setChosen] = useState<{ readonly id: string; readonly tag: string } | null>(null);
  const label =
    view.conference === undefined
      ? words.anyConference
      : chosen?.id === view.conference
        ? chosen.tag
        : (shown.get(view.conference) ?? words.thisConference);
  // The field says what is chosen, in whichever language; that is no search, nor what it said a moment ago.
  const isSearch = typed.trim() !== '' && typed !== label;
  const isAsked = isSearch && asked === typed;
  const found = useQuery({ ...findConferencesQuery(accountId, asked), enabled: isAsked });
  const fits = (tag: string): boolean => !isSearch || fold(tag).startsWith(fold(typed));
  const names = new Map<string, string>([
    ...(isSearch ? (found.data ?? []) : [])
      .filter(({ tag }) => isAsked || fits(tag))
      .map(({ id, tag }) => [id, tag] as const),
    ...[...shown].filter(([, tag]) => fits(tag)),
  ]);
  names.delete(value);

  return (
    <SearchedSelect
      className={classes.conference ?? ''}
      label={words.conference}
      data={[
        ...(isSearch && value !== ALL ? [] : [{ value, label }]),
        ...(value === ALL || isSearch ? [] : [{ value: ALL, label: words.anyConference }]),
        ...[...names].map(([id, tag]) => ({ value: id, label: tag })),
        ...(isSearch && value !== ALL ? [{ value, label }] : []),
      ]}
      value={value}
      onChange={(id) => {
        if (id === null) return;
        const tag = names.get(id);
        setChosen(tag === undefined ? chosen : { id, tag });
        show({ conference: id === ALL ? undefined : id });
      }}
      onSearchChange={setTyped}
      // What is typed takes the place of what is chosen.
      onFocus={({ currentTarget }) => currentTarget.select()}
      placeholder={words.findConference}
      // The server has found them; what is chosen stays out of the way while one types.
      filter={({ options }) =>
        isSearch ? options.filter((each) => !('value' in each) || each.value !== value) : options
      }
      nothingFound={found.isFetching || typed !== asked ? null : words.noConference}
      comboboxProps={{ shadow: 'none', zIndex: 200, transitionProps: { duration: 0 } }}
    />
  );
}
