import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { MessagePage } from '../../components/message-page.tsx';
import { useI18n } from '../../i18n/provider.tsx';
import { NewVersionPage } from './new-version.tsx';

/** What each browser says when a dynamically imported file cannot be had. */
const CHUNK_MISSING =
  /dynamically imported module|Importing a module script failed|Unable to preload CSS/i;

/** Stands in for a page that threw while it was shown, or could not be loaded. */
export function ErrorPage(props: { readonly error: unknown }): JSX.Element {
  const { t } = useI18n();
  const message = props.error instanceof Error ? props.error.message : '';
  if (CHUNK_MISSING.test(message)) {
    return navigator.onLine ? <NewVersionPage /> : <OfflinePage />;
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

function OfflinePage(): JSX.Element {
  const { t } = useI18n();
  return (
    <MessagePage
      title={t.common.problems.offline.title}
      actions={<Button onClick={() => window.location.reload()}>{t.common.actions.retry}</Button>}
    >
      <p>{t.common.problems.offline.text}</p>
    </MessagePage>
  );
}
