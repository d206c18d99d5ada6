import { useState, type FocusEvent, type JSX, type PointerEvent, type ReactNode } from 'react';
import { useEscape } from '../dialogs/use-escape.ts';
import classes from './whole-text.module.css';

/**
 * Lines of a table that are cut off where they do not fit, and all of them whole over them: under the pointer,
 * and while what stands in them has the keyboard's focus. Screen readers have the whole text anyway.
 *
 * @param props.children  the lines, each a `Line`
 * @param props.whole  the same, to be shown at their full length
 */
export function WholeText(props: {
  readonly children: ReactNode;
  readonly whole: ReactNode;
}): JSX.Element {
  const [shown, setShown] = useState(false);
  const hide = (): void => setShown(false);
  useEscape(shown, hide);
  return (
    <div
      className={classes.root}
      onPointerEnter={(event: PointerEvent<HTMLElement>) => {
        if (event.pointerType !== 'touch') setShown(isCut(event.currentTarget));
      }}
      onPointerLeave={hide}
      onFocus={(event: FocusEvent<HTMLElement>) => {
        if (event.target.matches(':focus-visible')) setShown(isCut(event.currentTarget));
      }}
      onBlur={hide}
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

/** One line of a `WholeText`. */
export function Line(props: {
  readonly className?: string | undefined;
  readonly children: ReactNode;
}): JSX.Element {
  return <div className={`${classes.line} ${props.className ?? ''}`}>{props.children}</div>;
}

function isCut(text: HTMLElement): boolean {
  const lines = text.querySelectorAll(`.${classes.line ?? ''}`);
  return [...lines].some(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
}
