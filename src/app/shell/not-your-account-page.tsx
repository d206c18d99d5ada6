import { Button } from '@mantine/core';
import { LinkButton } from '../../components/controls/link-button.tsx';
import type { JSX } from 'react';
import { MessagePage } from '../../components/pages/message-page.tsx';
import { signOut } from '../../firebase/session.ts';
import { useI18n } from '../../i18n/provider.tsx';

/** A link to an account that the signed-in person does not belong to, or not any more. */
export function NotYourAccountPage(props: { readonly wasMine: boolean }): JSX.Element {
  const { t } = useI18n();
  const { notYourAccount, noLongerYourAccount } = t.common;
  const words = props.wasMine ? noLongerYourAccount : notYourAccount;
  return (
    <main>
      <MessagePage
        title={words.title}
        actions={
          <>
            <LinkButton to="/">{notYourAccount.home}</LinkButton>
            <Button variant="default" onClick={() => void signOut()}>
              {t.common.frame.signOut}
            </Button>
          </>
        }
      >
        <p>{words.text}</p>
      </MessagePage>
    </main>
  );
}
