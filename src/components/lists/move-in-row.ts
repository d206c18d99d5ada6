import type { KeyboardEvent } from 'react';

const CONTROLS = 'a[href], button:not(:disabled), input:not(:disabled)';

/**
 * Lets the arrow keys go through what can be pressed in a row of a list, so that Tab need not stop at all of it:
 * for a list whose other buttons have `tabIndex={-1}` and stand in the row's menu too.
 */
export function moveInRow(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const { target, currentTarget } = event;
  if (step === undefined || event.defaultPrevented || event.altKey || event.ctrlKey) return;
  // A menu's keys come here too, though it hangs elsewhere on the page.
  if (!(target instanceof HTMLElement) || !currentTarget.contains(target)) return;
  if (event.metaKey || event.shiftKey) return;
  const controls = [...(target.closest('tr, li')?.querySelectorAll<HTMLElement>(CONTROLS) ?? [])];
  const at = controls.indexOf(target);
  const next = controls[at + step];
  if (at < 0 || next === undefined) return;
  event.preventDefault();
  next.focus();
}
