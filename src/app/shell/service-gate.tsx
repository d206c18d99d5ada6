import { Outlet } from '@tanstack/react-router';
import { LinkButton } from '../../components/controls/link-button.tsx';
import type { JSX } from 'react';
import { useAccount } from '../../components/account/account-context.tsx';
import { MessagePage } from '../../components/pages/message-page.tsx';
import { useI18n } from '../../i18n/provider.tsx';

/** Lets in where Conferencing is on the Profile, by link too. */
export function ConferencingGate(): JSX.Element {
  const { t } = useI18n();
  const { account } = useAccount();
  if (account.services.conferencing) return <Outlet />;
  return <ServiceClosed name={t.services.conferencing.name} />;
}

/** Lets in where Cloud PBX is on the Profile as well; it stands behind Conferencing's gate. */
export function PbxGate(): JSX.Element {
  const { t } = useI18n();
  const { account } = useAccount();
  if (account.services.pbx) return <Outlet />;
  return <ServiceClosed name={t.services.pbx.name} />;
}

function ServiceClosed(props: { readonly name: string }): JSX.Element {
  const { t } = useI18n();
  const { accountId, account } = useAccount();
  const words = t.services.closed;
  return (
    <MessagePage
      title={words.title(props.name)}
      actions={
        <LinkButton to="/a/$accountId" params={{ accountId }}>
          {words.back}
        </LinkButton>
      }
    >
      <p>{words.text(account.name)}</p>
    </MessagePage>
  );
}
