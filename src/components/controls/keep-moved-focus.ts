import type { FocusEvent } from 'react';

/**
 * Keeps the focus where an arrow key has brought it. Mantine 9.7 puts it twice into a menu that opens, once as that is
 * there and once after it is drawn: onto what is marked with `data-autofocus`, else onto the first item. A key may
 * come between the two.
 */
export function keepMovedFocus({ currentTarget, target }: FocusEvent<HTMLElement>): void {
  for (const item of currentTarget.querySelectorAll('[data-autofocus]')) {
    item.removeAttribute('data-autofocus');
  }
  target.setAttribute('data-autofocus', '');
}
