import { useCallback, useSyncExternalStore, type JSX } from 'react';
import { useAccount } from '../../components/account/account-context.tsx';
import { late } from '../../components/late/late.tsx';
import { hasRunMarker, subscribeToRunMarker } from '../../runs/run-marker.ts';

const RunBanner = late(
  async () => (await import('../../runs/screens/run-banner.tsx')).RunBanner,
  null,
);

/** The banner of a run, for those few who have one: nobody else downloads anything for it. */
export function RunBannerSlot(): JSX.Element | null {
  const { uid, accountId } = useAccount();
  const read = useCallback(() => hasRunMarker(uid, accountId), [uid, accountId]);
  return useSyncExternalStore(subscribeToRunMarker, read) ? <RunBanner /> : null;
}
