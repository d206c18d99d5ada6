import type { KeyboardEvent } from 'react';

const CONTROLS = 'a[href], button:not(:disabled), input:not(:disabled)';

/**
 * Lets the arrow keys go through what can be pressed in a row, so that Tab need not stop at all of it: for a
 * row of a list, whose other buttons have `tabIndex={-1}` and stand in its menu too.
 */
export function moveInRow(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const { target, currentTarget } = event;
  if (step === undefined || event.defaultPrevented || event.altKey || event.ctrlKey) return;
  if (event.metaKey || event.shiftKey || !currentTarget.contains(target as Node)) return;
  const controls = [...currentTarget.querySelectorAll<HTMLElement>(CONTROLS)];
  const at = controls.indexOf(target as HTMLElement);
  const next = controls[at + step];
  if (at < 0 || next === undefined) return;
  event.preventDefault();
  next.focus();
}
