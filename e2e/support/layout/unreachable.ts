/**
 * Finds controls that cannot be brought where they can be seen and pressed, because something that stays on the
 * screen lies over them wherever one scrolls (WCAG 2.2, 2.4.11 and 1.4.10). Runs in the page, so it may use
 * nothing from outside.
 *
 * @returns one line for each, with what it is and what lies over it
 */
export function unreachable(): string[] {
  const CONTROLS = 'a[href], button:not(:disabled), input, select, textarea';
  /** Fifty rows are drawn by the same code. */
  const MORE_ROWS = ':is(tr, li):nth-child(n + 7) *';
  const dialogs = document.querySelectorAll('[aria-modal="true"]');
  const scope = dialogs[dialogs.length - 1] ?? document.body;
  const found: string[] = [];
  for (const control of scope.querySelectorAll(CONTROLS)) {
    const { clipPath, position } = getComputedStyle(control);
    if (control.matches(MORE_ROWS) || clipPath.startsWith('inset(50%') || position === 'fixed')
      continue;
    if (!control.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    control.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const { left, right, top, bottom } = control.getBoundingClientRect();
    if (left === right) continue;
    const points = [0.5, 0.1, 0.9].flatMap((x) =>
      [0.5, 0.1, 0.9].map((y) => [left + (right - left) * x, top + (bottom - top) * y] as const),
    );
    const hits = points.map(([x, y]) => document.elementFromPoint(x, y));
    // What is pressed may be what it stands in: the label of a checkbox, the frame of a field.
    if (hits.some((hit) => hit !== null && (control.contains(hit) || hit.contains(control))))
      continue;
    if (hits.some((hit) => hit?.closest('label')?.contains(control) === true)) continue;
    // An open menu goes when something else is wanted.
    if (hits.some((hit) => (hit?.closest('[role="menu"], [role="listbox"]') ?? null) !== null))
      continue;
    const label = control.getAttribute('aria-label') ?? control.textContent.trim();
    found.push(
      `<${control.localName}> ${label} lies under ${hits[0]?.outerHTML.slice(0, 120) ?? 'nothing: it is off the screen'}`,
    );
  }
  return found;
}
