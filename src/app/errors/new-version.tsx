import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type JSX, type ReactNode } from 'react';
import { useFoot } from '../../components/notices/use-foot.ts';
import { MessagePage } from '../../components/pages/message-page.tsx';
import { useI18n } from '../../i18n/provider.tsx';
import { hostingAnswers } from './hosting-answers.ts';
import classes from './new-version.module.css';

/**
 * After a deploy the files of the version in this tab are gone. Vite tells of a chunk that could not
 * be loaded (`vite:preloadError`); where nothing answers that is no news about versions.
 */
export function NewVersionWatcher(props: { readonly children: ReactNode }): ReactNode {
  const [outdated, setOutdated] = useState(false);
  useEffect(() => {
    const onChunkMissing = (): void => {
      void hostingAnswers().then((answers) => answers && setOutdated(true));
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
  const bar = useRef<HTMLDivElement>(null);
  useFoot(bar);
  return (
    <div ref={bar} role="alert" className={classes.bar}>
      <span>
        <strong>{words.title}.</strong> {words.text}
      </span>
      <Button size="xs" onClick={() => window.location.reload()}>
        {t.common.actions.reload}
      </Button>
    </div>
  );
}

/** The page that stands where a chunk could not be loaded. */
export function NewVersionPage(): JSX.Element {
  const { t } = useI18n();
  const words = t.common.newVersion;
  return (
    <div className={classes.page}>
      <MessagePage
        title={words.title}
        actions={
          <Button onClick={() => window.location.reload()}>{t.common.actions.reload}</Button>
        }
      >
        <p>{words.text}</p>
      </MessagePage>
    </div>
  );
}
