import { Outlet } from '@tanstack/react-router';
import { LinkButton } from '../../components/link-button.tsx';
import type { JSX } from 'react';
import { useAccount } from '../../components/account-context.tsx';
import { MessagePage } from '../../components/message-page.tsx';
import { useI18n } from '../../i18n/provider.tsx';

/** Lets in where Conferencing is on the Profile, by link too. */
export function ConferencingGate(): JSX.Element {
  const { t } = useI18n();
  const { account } = useAccount();
  if (account.services.conferencing) return <Outlet />;
  return <ServiceClosed name={t.services.conferencing.name} onProfile={false} />;
}

/** Cloud PBX has no page in this release, whether it is on the Profile or not. */
export function PbxGate(): JSX.Element {
  const { t } = useI18n();
  const { account } = useAccount();
  return <ServiceClosed name={t.services.pbx.name} onProfile={account.services.pbx} />;
}

function ServiceClosed(props: { readonly name: string; readonly onProfile: boolean }): JSX.Element {
  const { t } = useI18n();
  const { accountId, account } = useAccount();
  const words = t.services.closed;
  return (
    <MessagePage
      title={props.onProfile ? props.name : words.title(props.name)}
      actions={
        <LinkButton to="/a/$accountId" params={{ accountId }}>
          {words.back}
        </LinkButton>
      }
    >
      <p>{props.onProfile ? t.services.nothingToOpen : words.text(account.name)}</p>
    </MessagePage>
  );
}
