import { useEffect, useRef, useState, type JSX, type ReactNode } from 'react';
import { useEscape } from '../dialogs/use-escape.ts';
import classes from './whole-text.module.css';

/**
 * Lines in a row of a table that are cut off where they do not fit, and all of them whole over them: under the
 * pointer, and while the keyboard's focus is on them, on the row's heading or on its checkbox. Screen readers
 * have the whole text anyway.
 *
 * @param props.children  the lines, each a `Line`
 * @param props.whole  the same, to be shown at their full length
 */
export function WholeText(props: {
  readonly children: ReactNode;
  readonly whole: ReactNode;
}): JSX.Element {
  const root = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(false);
  const hide = (): void => setShown(false);
  useEscape(shown, hide);

  useEffect(() => {
    const { current } = root;
    const row = current?.closest('tr');
    if (!current || !row) return;
    const show = ({ target }: Event): void => {
      if (!(target instanceof Element) || !target.matches(':focus-visible')) return;
      const isMeant = current.contains(target) || target.matches('th *, input[type="checkbox"]');
      setShown(isMeant && isCut(current));
    };
    const leave = (): void => setShown(false);
    row.addEventListener('focusin', show);
    row.addEventListener('focusout', leave);
    return () => {
      row.removeEventListener('focusin', show);
      row.removeEventListener('focusout', leave);
    };
  }, []);

  return (
    <div
      ref={root}
      className={classes.root}
      onPointerEnter={({ pointerType, currentTarget }) => {
        if (pointerType !== 'touch') setShown(isCut(currentTarget));
      }}
      onPointerLeave={hide}
    >
      {props.children}
      {shown && (
        <div className={classes.whole} aria-hidden>
          {props.whole}
        </div>
      )}
    </div>
  );
}

/** What of a `WholeText` is one line, or two at most. */
export function Line(props: {
  readonly className?: string | undefined;
  readonly most?: 2;
  readonly children: ReactNode;
}): JSX.Element {
  return (
    <div className={`${classes.line} ${props.className ?? ''}`} data-most={props.most}>
      {props.children}
    </div>
  );
}

function isCut(text: HTMLElement): boolean {
  const lines = text.querySelectorAll(`.${classes.line ?? ''}`);
  return [...lines].some(
    ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
      scrollWidth > clientWidth || scrollHeight > clientHeight,
  );
}
