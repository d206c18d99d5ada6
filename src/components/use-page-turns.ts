import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';
import { announce } from './announcer.tsx';

/**
 * What happens when somebody turns a page: once it is there, the focus goes to its top, and where one
 * is is read out.
 *
 * @param shown.page  what is shown; another object for each page
 * @param shown.isOld  it is still the page before
 */
export function usePageTurns(shown: {
  readonly page: unknown;
  readonly isOld: boolean;
  readonly position: string;
}): {
  /** The list's section, which can take the focus. */
  readonly top: RefObject<HTMLElement | null>;
  readonly turn: (go: (() => void) | undefined) => (() => void) | undefined;
} {
  const { page, isOld, position } = shown;
  const top = useRef<HTMLElement>(null);
  const turned = useRef(false);
  const arrived = useEffectEvent(() => {
    if (!turned.current) return;
    turned.current = false;
    top.current?.focus({ preventScroll: true });
    if ((top.current?.getBoundingClientRect().top ?? 0) < 0) top.current?.scrollIntoView();
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
        turned.current = true;
        go();
      }),
  };
}
