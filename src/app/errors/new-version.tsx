import { Button } from '@mantine/core';
import { useEffect, useState, type JSX, type ReactNode } from 'react';
import { MessagePage } from '../../components/message-page.tsx';
import { useI18n } from '../../i18n/provider.tsx';

/**
 * After a deploy the files of the version in this tab are gone. Vite tells of a chunk that could not
 * be loaded (`vite:preloadError`); offline that is no news about versions.
 */
export function NewVersionWatcher(props: { readonly children: ReactNode }): ReactNode {
  const [outdated, setOutdated] = useState(false);
  useEffect(() => {
    const onChunkMissing = (): void => {
      if (navigator.onLine) setOutdated(true);
    };
    window.addEventListener('vite:preloadError', onChunkMissing);
    return () => window.removeEventListener('vite:preloadError', onChunkMissing);
  }, []);
  return (
    <>
      {outdated && <NewVersionBar />}
      {props.children}
    </>
  );
}

function NewVersionBar(): JSX.Element {
  const { t } = useI18n();
  const words = t.common.newVersion;
  return (
    <div role="alert" style={barStyle}>
      <span>
        <strong>{words.title}.</strong> {words.text}
      </span>
      <Button size="xs" onClick={() => window.location.reload()}>
        {t.common.actions.reload}
      </Button>
    </div>
  );
}

/** Over everything, so that a form that is open keeps what was typed until the person reloads. */
const barStyle = {
  position: 'fixed',
  insetInline: 0,
  bottom: 0,
  zIndex: 500,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'center',
  gap: '8px 16px',
  padding: '12px 16px',
  background: 'var(--surface)',
  borderTop: '1px solid var(--line-strong)',
  fontSize: '0.875rem',
} as const;

/** The page that stands where a chunk could not be loaded. */
export function NewVersionPage(): JSX.Element {
  const { t } = useI18n();
  const words = t.common.newVersion;
  return (
    <MessagePage
      title={words.title}
      actions={<Button onClick={() => window.location.reload()}>{t.common.actions.reload}</Button>}
    >
      <p>{words.text}</p>
    </MessagePage>
  );
}
