import { LinkButton } from '../../components/controls/link-button.tsx';
import type { JSX } from 'react';
import { MessagePage } from '../../components/pages/message-page.tsx';
import { useI18n } from '../../i18n/provider.tsx';

export function NotFoundPage(): JSX.Element {
  const { t } = useI18n();
  const words = t.common.notFound;
  return (
    <MessagePage title={words.title} actions={<LinkButton to="/">{words.home}</LinkButton>}>
      <p>{words.text}</p>
    </MessagePage>
  );
}
