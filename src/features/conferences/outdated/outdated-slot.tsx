import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { useEdition } from '../../../components/account/use-edition.ts';
import { late } from '../../../components/late/late.tsx';
import { otherEditionsQuery, statusCountQuery } from '../api/conferences-query.ts';
import { useListView } from '../use-list-view.ts';

const OutdatedBanner = late(
  async () => (await import('./outdated-banner.tsx')).OutdatedBanner,
  null,
);
const SendAgainBar = late(async () => (await import('./outdated-banner.tsx')).SendAgainBar, null);

/**
 * Above the list: that emails tell earlier numbers or keys, and the way to those; above those, the way
 * to send them all again. Whoever has none downloads nothing for it.
 */
export function OutdatedSlot(): JSX.Element | null {
  const { role } = useAccount();
  const { view } = useListView();
  const { all, editions } = useOutdatedCounts();
  if (all === 0) return null;
  if (view.status === 'outdated') {
    return role === 'admin' && view.q === undefined ? <SendAgainBar count={all} /> : null;
  }
  return editions === undefined || editions.all === 0 ? null : <OutdatedBanner counts={editions} />;
}

/** How many emails are out of date; 0 until that is known. */
export function useOutdatedCounts() {
  const { accountId } = useAccount();
  const edition = useEdition();
  const outdated = useQuery(statusCountQuery(accountId, 'outdated', edition));
  const all = outdated.data ?? 0;
  const editions = useQuery({ ...otherEditionsQuery(accountId, edition), enabled: all > 0 });
  return { all, editions: all > 0 ? editions.data : undefined };
}
