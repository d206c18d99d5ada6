import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { anybodyReadyQuery } from '../api/users-query.ts';
import { useUserListWords } from './user-list-words.ts';

/**
 * Goes straight to the preview for all who have no conference, which tells for whom of them none can be
 * made. Nothing where there is nobody.
 */
export function GenerateForTheRest(): JSX.Element | null {
  const { accountId } = useAccount();
  const words = useUserListWords();
  const navigate = useNavigate();
  const ready = useQuery(anybodyReadyQuery(accountId));
  if (ready.data !== true) return null;
  // No link: another tab would not know who is meant. The list's own selection stays as it is.
  const generate = (): void =>
    void navigate({
      to: '/a/$accountId/conferencing/users/generate',
      params: { accountId },
      state: { isForTheRest: true },
    });
  return <Button onClick={generate}>{words.generateForTheRest}</Button>;
}
