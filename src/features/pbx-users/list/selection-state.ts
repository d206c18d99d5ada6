import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { PbxUser } from '../../../../domain/pbx-users/pbx-user.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { announce } from '../../../components/notices/announcer.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { choiceOf } from '../api/users-choice.ts';
import { usersExactCountQuery } from '../api/users-query.ts';
import { clearSelection, setSelection, useSelection } from '../selection/selection-store.ts';
import { allOf, keptIn, selectedAmong, sizeOf, withUsers } from '../selection/selection.ts';
import type { UserView } from '../user-view.ts';
import { useUserListWords } from './user-list-words.ts';

/** Who is selected, as the list shows it, and how that is changed. */
export interface SelectionState {
  /** How many in all; undefined while they are being counted. */
  readonly size: number | undefined;
  /** All that the list has, on all its pages; some may have been taken out again. */
  readonly isAll: boolean;
  /** None of those has been taken out. */
  readonly isEverybody: boolean;
  /** The selected ones among the rows. */
  readonly on: ReadonlySet<string>;
  /** @param range  from the row that was last toggled to this one */
  readonly toggle: (id: string, on: boolean, range: boolean) => void;
  readonly togglePage: (on: boolean) => void;
  readonly selectAll: () => void;
  readonly clear: () => void;
}

/** @param users  the rows that are shown */
export function useSelectionState(users: readonly PbxUser[], view: UserView): SelectionState {
  const { accountId } = useAccount();
  const stored = useSelection(accountId);
  const selection = keptIn(stored, view);
  const isAll = selection.kind === 'all';
  const listed = useQuery({
    ...usersExactCountQuery(accountId, choiceOf(view)),
    enabled: isAll,
  });
  const ids = users.map(({ id }) => id);
  /** The row that was toggled last: where a range begins. */
  const anchor = useRef<string | null>(null);

  useEffect(() => {
    if (selection !== stored) setSelection(accountId, selection);
  }, [accountId, selection, stored]);
  const size = sizeOf(selection, listed.data);
  useSizeAnnounced(size);

  const change = (changed: readonly string[], on: boolean) =>
    setSelection(accountId, withUsers(selection, changed, on));
  return {
    size,
    isAll,
    isEverybody: isAll && selection.except.length === 0,
    on: selectedAmong(selection, ids),
    toggle: (id, on, range) => {
      const from = range && anchor.current !== null ? ids.indexOf(anchor.current) : -1;
      const to = ids.indexOf(id);
      anchor.current = id;
      if (from < 0) change([id], on);
      else change(ids.slice(Math.min(from, to), Math.max(from, to) + 1), on);
    },
    togglePage: (on) => change(ids, on),
    selectAll: () => setSelection(accountId, allOf(view)),
    clear: () => clearSelection(accountId),
  };
}

/** Says aloud how many are selected, after each change. */
function useSizeAnnounced(size: number | undefined): void {
  const { format } = useI18n();
  const words = useUserListWords().selection;
  const told = useRef(size);
  const tell = useEffectEvent((now: number) => {
    announce(now === 0 ? words.none : `${words.some(now, format.number(now))}.`);
  });
  useEffect(() => {
    if (size === undefined || told.current === size) return;
    told.current = size;
    tell(size);
  }, [size]);
}
