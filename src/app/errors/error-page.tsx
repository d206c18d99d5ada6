import { Button } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import type { JSX } from 'react';
import { MessagePage } from '../../components/pages/message-page.tsx';
import { useI18n } from '../../i18n/provider.tsx';
import { NewVersionPage } from './new-version.tsx';
import { PartNotLoaded } from './part-not-loaded.ts';

/** Stands in for a page that threw while it was shown, or could not be loaded. */
export function ErrorPage(props: { readonly error: unknown }): JSX.Element {
  const { t } = useI18n();
  if (props.error instanceof PartNotLoaded) {
    return props.error.reason === 'updated' ? <NewVersionPage /> : <NoAnswerPage />;
  }
  return (
    <MessagePage
      title={t.common.crash.title}
      actions={<Button onClick={() => window.location.reload()}>{t.common.actions.reload}</Button>}
    >
      <p>{t.common.crash.text}</p>
    </MessagePage>
  );
}

function NoAnswerPage(): JSX.Element {
  const { t } = useI18n();
  const router = useRouter();
  return (
    <MessagePage
      title={t.common.problems.unavailable.title}
      actions={<Button onClick={() => void router.invalidate()}>{t.common.actions.retry}</Button>}
    >
      <p>{t.common.problems.unavailable.text}</p>
    </MessagePage>
  );
}
