import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type JSX, type ReactNode } from 'react';
import { useFoot } from '../../components/notices/use-foot.ts';
import { MessagePage } from '../../components/pages/message-page.tsx';
import { useI18n } from '../../i18n/provider.tsx';
import classes from './new-version.module.css';
import { PARTS_GONE } from './part-not-loaded.ts';

/**
 * After a deploy the files of the version in this tab are gone: whichever part is missed first, the bar says so over
 * whatever is open.
 */
export function NewVersionWatcher(props: { readonly children: ReactNode }): ReactNode {
  const [outdated, setOutdated] = useState(false);
  useEffect(() => {
    const onPartsGone = (event: Event): void => {
      setOutdated((event as CustomEvent<boolean>).detail);
    };
    window.addEventListener(PARTS_GONE, onPartsGone);
    return () => window.removeEventListener(PARTS_GONE, onPartsGone);
  }, []);
  return (
    <>
      {outdated && <NewVersionBar onClose={() => setOutdated(false)} />}
      {props.children}
    </>
  );
}

/** Until all that was missed has come after all, or it is closed; then until the next part is missed. */
function NewVersionBar(props: { readonly onClose: () => void }): JSX.Element {
  const { t } = useI18n();
  const words = t.common.newVersion;
  const bar = useRef<HTMLDivElement>(null);
  useFoot(bar);
  return (
    <div ref={bar} role="alert" className={classes.bar}>
      <p className={classes.words}>
        <strong>{words.title}.</strong> <span className={classes.why}>{words.text}</span>
      </p>
      <div className={classes.buttons}>
        <Button size="xs" onClick={() => window.location.reload()}>
          {t.common.actions.reload}
        </Button>
        <Button size="xs" variant="default" onClick={props.onClose}>
          {t.common.actions.close}
        </Button>
      </div>
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
