import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { MessagePage } from '../../components/pages/message-page.tsx';
import { signOut } from '../../firebase/session.ts';
import { useI18n } from '../../i18n/provider.tsx';
import { Sentence } from '../../components/addresses/sentence.tsx';

/** For somebody who can sign in but belongs to no account: whom to ask, and the way out. */
export function NoMembershipPage(props: {
  readonly email: string;
  readonly checking: boolean;
  readonly onCheckAgain: () => void;
}): JSX.Element {
  const { t } = useI18n();
  const words = t.common.noMembership;
  return (
    <main>
      <MessagePage
        title={words.title}
        actions={
          <>
            <Button loading={props.checking} onClick={props.onCheckAgain}>
              {words.checkAgain}
            </Button>
            <Button variant="default" onClick={() => void signOut()}>
              {t.common.frame.signOut}
            </Button>
          </>
        }
      >
        <p>
          <Sentence>{words.text(props.email)}</Sentence>
        </p>
        <p>{words.whom}</p>
      </MessagePage>
    </main>
  );
}
