import { expect, type Locator, type Page } from '@playwright/test';

/** Presses Tab, or Shift Tab, until the element has the focus, as somebody without a mouse would. */
export async function tabTo(
  page: Page,
  target: Locator,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  const MOST = 40;
  for (let pressed = 0; pressed < MOST; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(target).toBeFocused({ timeout: 1 });
}

/**
 * Presses an arrow key within the very call that brings the focus to what opens, before it is drawn whole.
 *
 * @param opener has the focus, and opens it when it is pressed
 * @param parts of what opens, such as a menu's items
 * @returns the texts of those that had the focus until all was drawn
 */
export function pressAsItOpens(
  opener: Locator,
  parts: string,
  key: 'ArrowDown' | 'ArrowRight',
): Promise<readonly string[]> {
  return opener.evaluate(
    async (element, { parts, key }) => {
      const focused: string[] = [];
      await new Promise<void>((resolve) => {
        document.addEventListener('focusin', ({ target }) => {
          if (!(target instanceof HTMLElement) || !target.matches(parts)) return;
          focused.push(target.textContent.trim());
          if (focused.length > 1) return;
          target.dispatchEvent(
            new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
          );
          requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
        });
        if (element instanceof HTMLElement) element.click();
      });
      return focused;
    },
    { parts, key },
  );
}
