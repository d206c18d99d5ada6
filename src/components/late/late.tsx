import { useEffect, useState, type ComponentType, type JSX, type ReactNode } from 'react';
import { useI18n } from '../../i18n/provider.tsx';
import { RetryNotice } from '../notices/retry-notice.tsx';

/**
 * A component whose code is downloaded when it is first shown. When the download fails, the place of
 * that component says so and offers another try; what stands around it, such as a form half filled
 * in, stays. (React's own `lazy` would take the whole page down and remember the failure.)
 *
 * @param load  imports the component
 * @param waiting  what stands in its place until then
 */
export function late<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  waiting: ReactNode,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null;

  return function Late(props: Props): ReactNode {
    const [Part, setPart] = useState(() => loaded);
    const [failed, setFailed] = useState(false);

    useEffect(() => {
      if (Part !== null || failed) return;
      let here = true;
      load().then(
        (part) => {
          loaded = part;
          // A function given to a setter would be called: it has to be wrapped.
          if (here) setPart(() => part);
        },
        () => {
          if (here) setFailed(true);
        },
      );
      return () => {
        here = false;
      };
    }, [Part, failed]);

    if (Part !== null) return <Part {...props} />;
    return failed ? <NotLoaded onRetry={() => setFailed(false)} /> : waiting;
  };
}

function NotLoaded(props: { readonly onRetry: () => void }): JSX.Element {
  const { t } = useI18n();
  return <RetryNotice words={t.common.notLoaded} onRetry={props.onRetry} />;
}
