import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';
import { announce } from '../notices/announcer.tsx';

/**
 * What happens when somebody turns a page: once it is there, the focus goes to its top, and where one
 * is is read out. Not the focus of somebody who has taken it elsewhere meanwhile; and a turn is
 * forgotten as soon as another list is asked for.
 *
 * @param shown.list  which list is leafed through, as one text; another filter is another list
 * @param shown.page  what is shown; another object for each page; undefined where it could not be read
 * @param shown.isOld  it is still the page before
 */
export function usePageTurns<Top extends HTMLElement = HTMLElement>(shown: {
  readonly list: string;
  readonly page: unknown;
  readonly isOld: boolean;
  readonly position: string;
}): {
  /** The list's section or heading, which can take the focus. */
  readonly top: RefObject<Top | null>;
  readonly turn: (go: (() => void) | undefined) => (() => void) | undefined;
} {
  const { list, page, isOld, position } = shown;
  const top = useRef<Top>(null);
  /** What had the focus when the page was turned. */
  const turned = useRef<{ readonly focus: Element | null } | null>(null);
  useEffect(() => {
    turned.current = null;
  }, [list]);
  const arrived = useEffectEvent(() => {
    if (turned.current === null) return;
    const { activeElement } = document;
    const isWhereItWas = [document.body, turned.current.focus, top.current, null].includes(
      activeElement,
    );
    if (isWhereItWas) goTo(top.current);
    // One that could not be read may still come, when it is tried again.
    if (page === undefined) return;
    turned.current = null;
    announce(position);
  });
  useEffect(() => {
    if (!isOld) arrived();
  }, [page, isOld]);

  return {
    top,
    turn: (go) =>
      go &&
      (() => {
        turned.current = { focus: document.activeElement };
        go();
      }),
  };
}

/** Gives it the focus, and scrolls only if it is above what is seen, or under the bar that stays there. */
function goTo(top: HTMLElement | null): void {
  if (top === null) return;
  top.focus({ preventScroll: true });
  const covered = parseFloat(getComputedStyle(top).scrollMarginTop);
  if (top.getBoundingClientRect().top < covered) top.scrollIntoView();
}
