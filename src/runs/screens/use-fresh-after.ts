import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useAccount } from '../../components/account/account-context.tsx';

/**
 * Has read anew what pages show of the account once a run has ended: its conferences, its users, their
 * numbers are from before.
 *
 * @param isFirst  also where it had ended before this was shown
 */
export function useFreshAfter(isEnded: boolean, isFirst: boolean): void {
  const { accountId } = useAccount();
  const client = useQueryClient();
  const isKnown = useRef(isEnded && !isFirst);
  useEffect(() => {
    const wasKnown = isKnown.current;
    isKnown.current = isEnded;
    if (!isEnded || wasKnown) return;
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === accountId });
  }, [client, accountId, isEnded]);
}
