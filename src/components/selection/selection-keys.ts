import type { KeyboardEvent } from 'react';
import { escapeCloses } from '../dialogs/use-escape.ts';
import type { SelectionState } from './use-selection-state.ts';

/*
 * The keyboard beside the checkboxes. An event also comes up here from what a row has opened elsewhere on
 * the page, such as its menu: that is not meant.
 */

/**
 * Space on a row's link, where it does nothing by itself, selects the row or takes it out; with Shift, all
 * from the one toggled before.
 *
 * @param isOn  whether the row is selected
 * @param toggle  null where nobody can select
 */
export function toggleOnSpace(id: string, isOn: boolean, toggle: SelectionState['toggle'] | null) {
  if (toggle === null) return {};
  return {
    onKeyDown: (event: KeyboardEvent<HTMLElement>): void => {
      const { target, currentTarget, key } = event;
      if (key !== ' ' || !(target instanceof Element) || !currentTarget.contains(target)) return;
      if (target.closest('button, input') !== null) return;
      event.preventDefault();
      toggle(id, !isOn, event.shiftKey);
    },
  };
}

/**
 * Escape anywhere in a list ends its selection.
 *
 * @param event  a key that was pressed in the list
 * @returns whether the focus was on what is gone with the selection, and has to go elsewhere
 */
export function clearOnEscape(
  event: KeyboardEvent<HTMLElement>,
  selection: SelectionState,
): boolean {
  const { target, currentTarget } = event;
  if (event.key !== 'Escape' || event.defaultPrevented || selection.size === 0) return false;
  if (!(target instanceof Element) || !currentTarget.contains(target)) return false;
  // The whole of a text that is cut off, for one.
  if (escapeCloses()) return false;
  selection.clear();
  return target.closest('[role="group"]') !== null;
}
