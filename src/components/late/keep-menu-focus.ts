import type { FocusEvent } from 'react';

/**
 * Keeps the focus on the item that an arrow key has brought it to. Mantine 9.7 puts it into a menu that opens twice,
 * once as the menu is there and once after it is drawn: onto what is marked with `data-autofocus`, else onto the first
 * item. A key may come between the two.
 */
export function keepMenuFocus({ currentTarget, target }: FocusEvent<HTMLElement>): void {
  for (const item of currentTarget.querySelectorAll('[data-autofocus]')) {
    item.removeAttribute('data-autofocus');
  }
  target.setAttribute('data-autofocus', '');
}
