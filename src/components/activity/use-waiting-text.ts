import type { Delivery } from '../../../domain/delivery/delivery.ts';
import { useI18n } from '../../i18n/provider.tsx';
import { useAccount } from '../account/account-context.tsx';
import { inOneLine } from '../texts/in-one-line.ts';

/** @returns what says of a waiting email why it waits and when it is tried next, on the account's clock */
export function useWaitingText(): (email: Delivery, now: Date) => string {
  const { t, format } = useI18n();
  const { account } = useAccount();
  const words = t.conferences;
  return ({ failure, nextTryAt }, now) => {
    const reason = words.failure[failure ?? 'other'];
    if (!nextTryAt || nextTryAt.getTime() <= now.getTime()) {
      return words.waitingNow(reason);
    }
    const time = format.recent(nextTryAt, now, account.timeZone);
    return words.waiting(reason, inOneLine(time));
  };
}
