import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type JSX } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { ProblemNotice } from '../../../components/notices/problem-notice.tsx';
import { usersConferences } from '../../../components/selection/users-conferences.ts';
import { database } from '../../../firebase/database.ts';
import { readSelectedUsers } from '../api/read-selected-users.ts';
import { conferencesOfLeavers } from '../conferences-of-leavers.ts';
import { selectedUsers } from '../selected-users.ts';
import { useUserListWords } from './user-list-words.ts';

type LeaverAction = 'reassign' | 'delete';

/** For those who have left: what can be done with the conferences that they leave behind. */
export function LeaverActions(): JSX.Element {
  const words = useUserListWords().selection;
  const handing = useHanding();
  const button = (action: LeaverAction) => (
    <Button
      variant="default"
      loading={handing.action === action}
      disabled={handing.action !== null && handing.action !== action}
      onClick={() => void handing.start(action)}
    >
      {words[action]}
    </Button>
  );
  return (
    <>
      {button('reassign')}
      {button('delete')}
      {handing.hasNone && <p role="alert">{words.noConferences}</p>}
      {handing.failed !== null && (
        <ProblemNotice
          error={handing.failed.error}
          onRetry={() => handing.failed !== null && void handing.start(handing.failed.action)}
        />
      )}
    </>
  );
}

/** Reads who is selected, and hands the conferences of the leavers among them on. */
function useHanding() {
  const { accountId } = useAccount();
  const navigate = useNavigate();
  const [action, setAction] = useState<LeaverAction | null>(null);
  const [hasNone, setNone] = useState(false);
  const [failed, setFailed] = useState<{
    readonly error: unknown;
    readonly action: LeaverAction;
  } | null>(null);
  const ending = useRef<AbortController | null>(null);
  useEffect(() => () => ending.current?.abort(), []);

  const start = async (wanted: LeaverAction): Promise<void> => {
    ending.current?.abort();
    const { signal } = (ending.current = new AbortController());
    setAction(wanted);
    setNone(false);
    setFailed(null);
    try {
      const selection = selectedUsers.of(accountId);
      const users = await readSelectedUsers(database, accountId, selection, undefined, signal);
      const { ids, alone } = conferencesOfLeavers(users);
      setNone(ids.length === 0);
      if (ids.length === 0) return;
      usersConferences.set(accountId, { kind: 'some', ids });
      await navigate({
        to: '/a/$accountId/conferencing/many/$action',
        params: { accountId, action: wanted },
        search: { of: 'users' },
        state: (state) => ({ ...state, usersLeftAlone: alone }),
      });
    } catch (error) {
      if (!signal.aborted) setFailed({ error, action: wanted });
    } finally {
      if (!signal.aborted) setAction(null);
    }
  };
  return { action, hasNone, failed, start };
}
