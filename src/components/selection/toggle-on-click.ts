import type { MouseEvent } from 'react';
import type { SelectionState } from './use-selection-state.ts';

/**
 * For the mouse, a click anywhere on a row toggles its checkbox; with Shift, all from the one toggled
 * before. Not when something on it was meant, or text was being selected.
 */
export function toggleOnClick(selection: SelectionState, id: string) {
  return {
    onMouseDown: (event: MouseEvent<HTMLElement>): void => {
      // Shift would select text from the click before to this one.
      if (event.shiftKey) event.preventDefault();
    },
    onClick: (event: MouseEvent<HTMLElement>): void => {
      const { target, shiftKey } = event;
      if (!(target instanceof Element) || target.closest('a, button, input') !== null) return;
      if (!shiftKey && window.getSelection()?.isCollapsed === false) return;
      selection.toggle(id, !selection.on.has(id), shiftKey);
    },
  };
}
