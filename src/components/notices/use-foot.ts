import { useLayoutEffect, type RefObject } from 'react';

/** How high each of what lies over the foot of the window reaches, in CSS pixels from the window's lower edge. */
const heights = new Map<Element, number>();

/**
 * Leaves room for what stays at the foot of the window: what gets the focus is scrolled above it, and the page's end
 * can be (WCAG 2.2, 2.4.11). Stylesheets have it as `--foot`: global.css, and the frame's.
 *
 * @param lies  what is fixed there, for as long as it is shown.
 */
export function useFoot(lies: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = lies.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      const { height } = element.getBoundingClientRect();
      tell(element, height === 0 ? 0 : height + parseFloat(getComputedStyle(element).bottom));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      tell(element, 0);
    };
  }, [lies]);
}

function tell(element: Element, height: number): void {
  if (height === 0) heights.delete(element);
  else heights.set(element, height);
  const { style } = document.documentElement;
  if (heights.size === 0) style.removeProperty('--foot');
  else style.setProperty('--foot', `${Math.ceil(Math.max(...heights.values()))}px`);
}
