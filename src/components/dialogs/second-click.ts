/** The longest time between the two halves of a double click, in milliseconds: what systems allow. */
const DOUBLE_CLICK_MS = 500;

/**
 * Keeps the second half of a double click from what has come to lie under the pointer with the first: a
 * dialog that closes quickly would let it through to the page, which would open a row, or take the focus.
 */
export function ignoreSecondClick(): void {
  const types = ['mousedown', 'click'] as const;
  const swallow = (event: MouseEvent): void => {
    if (event.detail < 2) return;
    event.preventDefault();
    event.stopPropagation();
  };
  for (const type of types) window.addEventListener(type, swallow, { capture: true });
  setTimeout(() => {
    for (const type of types) window.removeEventListener(type, swallow, { capture: true });
  }, DOUBLE_CLICK_MS);
}
