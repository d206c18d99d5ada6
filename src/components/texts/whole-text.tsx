import { useCallback, useEffect, useRef, useState, type JSX, type ReactNode } from 'react';
import { useEscape } from '../dialogs/use-escape.ts';
import classes from './whole-text.module.css';

/** The room that the lines take where they are cut off, in pixels. */
interface Room {
  readonly width: number;
  readonly height: number;
}

/**
 * Lines in a row of a table that are cut off where they do not fit. Under the pointer, and while the keyboard's focus
 * is on them, on the row's heading or on its checkbox, they stand whole over what is beside them: they themselves, so
 * that a link among them is one for every button of the mouse.
 *
 * @param props.children  the lines, each a `Line`
 */
export function WholeText({ children }: { readonly children: ReactNode }): JSX.Element {
  const root = useRef<HTMLDivElement>(null);
  // Kept free while the lines are whole, so that the row stays as it is.
  const [room, setRoom] = useState<Room | null>(null);
  const show = useCallback((text: HTMLElement): void => {
    // What is whole already fits, and stays as it is.
    const taken = roomOfCut(text);
    setRoom((before) => before ?? taken);
  }, []);
  const cut = (): void => setRoom(null);
  useEscape(room !== null, cut);

  useEffect(() => {
    const { current } = root;
    const row = current?.closest('tr');
    if (!current || !row) return;
    const follow = ({ target }: Event): void => {
      if (!(target instanceof Element) || !target.matches(':focus-visible')) return;
      const isMeant = current.contains(target) || target.matches('th *, input[type="checkbox"]');
      if (isMeant) show(current);
    };
    const leave = (): void => setRoom(null);
    row.addEventListener('focusin', follow);
    row.addEventListener('focusout', leave);
    return () => {
      row.removeEventListener('focusin', follow);
      row.removeEventListener('focusout', leave);
    };
  }, [show]);

  return (
    <div
      ref={root}
      className={classes.root}
      style={room ?? undefined}
      onPointerEnter={({ pointerType, currentTarget }) => {
        if (pointerType !== 'touch') show(currentTarget);
      }}
      onPointerLeave={cut}
    >
      <div className={classes.lines} data-whole={room !== null}>
        {children}
      </div>
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

/** The room of lines of which one is cut off; null where all of them fit. */
function roomOfCut(text: HTMLElement): Room | null {
  const lines = text.querySelectorAll(`.${classes.line ?? ''}`);
  const isCut = [...lines].some(
    ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
      scrollWidth > clientWidth || scrollHeight > clientHeight,
  );
  if (!isCut) return null;
  const { width, height } = text.getBoundingClientRect();
  return { width, height };
}
