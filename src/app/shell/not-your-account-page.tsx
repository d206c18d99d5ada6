import { Button } from '@mantine/core';
import { LinkButton } from '../../components/link-button.tsx';
import type { JSX } from 'react';
import { MessagePage } from '../../components/message-page.tsx';
import { signOut } from '../../firebase/session.ts';
import { useI18n } from '../../i18n/provider.tsx';

/** A link to an account that the signed-in person does not belong to. */
export function NotYourAccountPage(): JSX.Element {
  const { t } = useI18n();
  const words = t.common.notYourAccount;
  return (
    <main>
      <MessagePage
        title={words.title}
        actions={
          <>
            <LinkButton to="/">{words.home}</LinkButton>
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
