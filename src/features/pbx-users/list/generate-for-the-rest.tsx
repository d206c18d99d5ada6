import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { allOf } from '../../../components/selection/selection.ts';
import { anybodyReadyQuery } from '../api/users-query.ts';
import { selectedUsers } from '../selected-users.ts';
import { useUserListWords } from './user-list-words.ts';

/**
 * Selects all who have no conference, and goes straight to the preview, which tells for whom of them
 * none can be made. Nothing where there is nobody.
 */
export function GenerateForTheRest(): JSX.Element | null {
  const { accountId } = useAccount();
  const words = useUserListWords();
  const navigate = useNavigate();
  const ready = useQuery(anybodyReadyQuery(accountId));
  if (ready.data !== true) return null;
  // No link: another tab would not have the selection.
  const generate = (): void => {
    selectedUsers.set(accountId, allOf({ show: 'without' }));
    void navigate({ to: '/a/$accountId/conferencing/users/generate', params: { accountId } });
  };
  return <Button onClick={generate}>{words.generateForTheRest}</Button>;
}
