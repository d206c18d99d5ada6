import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import classes from './print-part.module.css';
import { usePrinting } from './use-printing.ts';

/**
 * What is printed instead of the page (src/styles/print.css). On the screen there is nothing of it. Its code is
 * downloaded when the page is there, as nothing can be waited for once somebody prints; without it the page
 * itself is printed.
 *
 * @param load  imports the component
 */
export function printPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null;

  return function PrintPart(props: Props): ReactNode {
    const [Part, setPart] = useState(() => loaded);
    const isPrinting = usePrinting();

    useEffect(() => {
      if (loaded !== null) return;
      load().then(
        (part) => {
          loaded = part;
          setPart(() => part);
        },
        () => undefined,
      );
    }, []);

    if (!isPrinting || Part === null) return null;
    return createPortal(
      <div className={classes.sheet} data-print-sheet>
        <Part {...props} />
      </div>,
      document.body,
    );
  };
}
