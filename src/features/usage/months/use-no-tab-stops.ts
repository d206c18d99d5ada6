import { useEffect, useRef, type RefObject } from 'react';

/**
 * Lets Tab pass by all that is drawn inside. Where an SVG element listens for the focus, Chromium makes
 * it a stop; and React listens for everything where it draws into an element from elsewhere, as the
 * chart's library does with each of its layers.
 *
 * @returns what to draw in
 */
export function useNoTabStops(): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = box;
    if (current === null) return;
    const pass = (): void => {
      for (const group of current.querySelectorAll('svg g:not([tabindex])')) {
        group.setAttribute('tabindex', '-1');
      }
    };
    pass();
    // The library comes late, and a layer when something is drawn in it.
    const watch = new MutationObserver(pass);
    watch.observe(current, { childList: true, subtree: true });
    return () => watch.disconnect();
  }, []);
  return box;
}
