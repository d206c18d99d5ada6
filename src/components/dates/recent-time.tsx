import type { JSX } from 'react';
import { useI18n } from '../../i18n/provider.tsx';
import { useAccount } from '../account/account-context.tsx';
import classes from './recent-time.module.css';

/** When something happened, as short as it may be said today; on the account's clock. */
export function RecentTime(props: { readonly at: Date; readonly now: Date }): JSX.Element {
  const { at, now } = props;
  const { format } = useI18n();
  const { account } = useAccount();
  return (
    <time dateTime={at.toISOString()} className={`figures ${classes.time}`}>
      {format.recent(at, now, account.timeZone)}
    </time>
  );
}
