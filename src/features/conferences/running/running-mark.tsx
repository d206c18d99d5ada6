import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { IconPhoneCall } from '../../../components/icons.ts';
import { Status } from '../../../components/notices/status.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import classes from './running-mark.module.css';

/** That somebody is in the conference now, and the way to who that is; nothing where nobody is. */
export function RunningMark({
  callId,
}: {
  readonly callId: string | undefined;
}): JSX.Element | null {
  const { t } = useI18n();
  const { accountId } = useAccount();
  if (callId === undefined) return null;
  return (
    <Link
      to="/a/$accountId/conferencing/now"
      params={{ accountId }}
      search={{ call: callId }}
      preload={false}
      className={classes.mark}
    >
      <Status tone="good" icon={IconPhoneCall} word={t.list.running} />
    </Link>
  );
}
