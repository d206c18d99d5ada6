import { useCallback, useState, type JSX, type ReactNode } from 'react';
import classes from './call-panel.module.css';

/**
 * Lets what is too wide scroll by itself, and not the page. Only where there is something to scroll is
 * it a stop for whoever does so by keyboard.
 */
export function ScrollBox(props: {
  readonly label: string;
  readonly children: ReactNode;
}): JSX.Element {
  const [scrolls, setScrolls] = useState(false);
  const box = useCallback((element: HTMLDivElement | null) => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(() =>
      setScrolls(element.scrollWidth > element.clientWidth),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      ref={box}
      className={classes.scroll}
      {...(scrolls ? { tabIndex: 0, role: 'group', 'aria-label': props.label } : {})}
    >
      {props.children}
    </div>
  );
}
