import { queryOptions } from '@tanstack/react-query';
import { database } from '../../../firebase/database.ts';
import { problemOf } from '../../../firebase/problem.ts';
import { NoAnswerError } from '../../../firebase/questions/ask-server.ts';
import type { LinkSecret } from '../link-secret.ts';
import { openPasswordLink, type OpenedLink } from './open-password-link.ts';
import { isGoodCode, openResetLink } from './open-reset-link.ts';

/** What a link is good for. It is asked once: each question is work for the server. */
export function openedLinkQuery(secret: LinkSecret | null) {
  return queryOptions({
    // Kept in memory only, and no longer than the page is shown.
    queryKey: ['opened-link', secret] as const,
    queryFn: (): Promise<OpenedLink> => {
      if (secret === null) return Promise.resolve({ state: 'ended', email: null });
      return secret.kind === 'code'
        ? openResetLink(secret.code)
        : openPasswordLink(database, secret.token, new Date(), isGoodCode);
    },
    // The question stands there still: its answer is waited for again, a minute more.
    retry: (failures, error) =>
      failures < 3 && (error instanceof NoAnswerError || problemOf(error) === 'unavailable'),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    // The memberships of who happens to be signed in have nothing to do with it.
    meta: { advisory: true },
  });
}
