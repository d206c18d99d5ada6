import { QueryClient } from '@tanstack/react-query';
import { problemOf } from '../firebase/problem.ts';

/** One quiet second try for a service that did not answer; a refusal is not asked again. */
function retry(failures: number, error: unknown): boolean {
  const problem = problemOf(error, navigator.onLine);
  return failures < 1 && (problem === 'unavailable' || problem === 'quota');
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Firestore Lite fails at once without network, and the screen says so; waiting silently
      // for the network is what we do not do (docs/ARCHITECTURE.md).
      networkMode: 'always',
      retry,
      retryDelay: 800,
      staleTime: 10_000,
      refetchOnWindowFocus: true,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
