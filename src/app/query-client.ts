import { QueryCache, QueryClient } from '@tanstack/react-query';
import { MEMBERSHIPS } from '../firebase/accounts/memberships-key.ts';
import { problemOf } from '../firebase/problem.ts';

/** One quiet second try for a service that did not answer; a refusal is not asked again. */
function retry(failures: number, error: unknown): boolean {
  const problem = problemOf(error);
  return failures < 1 && (problem === 'unavailable' || problem === 'quota');
}

/**
 * What the rules refuse to read they may refuse because one was taken out of the account, or has
 * another role now. The memberships, read again, decide what is shown then: the page of that role, or
 * that the account is not one's own any more.
 */
const queryCache = new QueryCache({
  onError: (error, query) => {
    if (problemOf(error) !== 'denied') return;
    if (query.queryKey[0] === MEMBERSHIPS || query.meta?.['advisory'] === true) return;
    void queryClient.invalidateQueries({ queryKey: [MEMBERSHIPS] });
  },
});

export const queryClient: QueryClient = new QueryClient({
  queryCache,
  defaultOptions: {
    queries: {
      // Firestore Lite fails at once without network, and the screen says so; waiting silently
      // for the network is what we do not do (docs/choices.md).
      networkMode: 'always',
      retry,
      retryDelay: 800,
      staleTime: 10_000,
      refetchOnWindowFocus: true,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
