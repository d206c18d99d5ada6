import type { JSX } from 'react';
import { useAccount } from '../../components/account/account-context.tsx';
import { LinkButton } from '../../components/controls/link-button.tsx';
import { Notice } from '../../components/notices/notice.tsx';
import { useI18n } from '../../i18n/provider.tsx';
import classes from './frame.module.css';

/** Says that the account's zone is none, on every page: all its times are UTC's until somebody mends it. */
export function UnknownZoneNotice(): JSX.Element | null {
  const { t } = useI18n();
  const { account, accountId, role } = useAccount();
  const words = t.common.frame.unknownZone;
  if (account.unknownTimeZone === null) return null;
  return (
    <div className={classes.notice}>
      <Notice
        tone="warn"
        title={words.title(account.unknownTimeZone)}
        {...(role === 'admin'
          ? {
              actions: (
                <LinkButton
                  size="xs"
                  variant="default"
                  to="/a/$accountId/profile"
                  params={{ accountId }}
                >
                  {words.choose}
                </LinkButton>
              ),
            }
          : {})}
      >
        {words[role]}
      </Notice>
    </div>
  );
}
