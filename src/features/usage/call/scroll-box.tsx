import { useEffect, useRef, useState, type JSX, type ReactNode } from 'react';
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
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const around = box.current;
    const inside = content.current;
    if (around === null || inside === null) return;
    const observer = new ResizeObserver(() => setScrolls(around.scrollWidth > around.clientWidth));
    // What is inside may grow while the box stays as it is: its element is as wide as all of it.
    observer.observe(around);
    observer.observe(inside);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      ref={box}
      className={classes.scroll}
      {...(scrolls ? { tabIndex: 0, role: 'group', 'aria-label': props.label } : {})}
    >
      <div ref={content} className={classes.scrolled}>
        {props.children}
      </div>
    </div>
  );
}
