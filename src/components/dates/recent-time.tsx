import type { JSX } from 'react';
import { useI18n } from '../../i18n/provider.tsx';
import { useAccount } from '../account/account-context.tsx';
import classes from './recent-time.module.css';
import { useNow } from './use-now.ts';

/** When something happened, as short as it may be said today; on the account's clock. */
export function RecentTime({ at }: { readonly at: Date }): JSX.Element {
  const { format } = useI18n();
  const { account } = useAccount();
  const now = useNow();
  return (
    <time dateTime={at.toISOString()} className={`figures ${classes.time}`}>
      {format.recent(at, now, account.timeZone)}
    </time>
  );
}
