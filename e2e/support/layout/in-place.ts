import { expect, type Page, type ViewportSize } from '@playwright/test';
import { misplaced } from './misplaced.ts';
import { unreachable } from './unreachable.ts';


/**
 * The narrowest at which each arrangement of a page is shown, from a phone held upright on: the widths of the
 * `@media` rules and a little more. What fits there has more room everywhere else.
 */
export const NARROW = [320, 390, 577, 769].map((width) => ({ width, height: 844 }));
export const WIDE = [913, 993, 1200, 1280, 1377].map((width) => ({ width, height: 800 }));
/** A window of 1,280 by 800 pixels has so much for its page at 200 % and at 400 %. */
export const ZOOMED = { width: 640, height: 400 };
const ZOOMED_MOST = { width: 320, height: 200 };

/** Expects that at each of the sizes nothing reaches out of what it stands in, and no word is broken. */
export async function expectInPlace(
  page: Page,
  screen: string,
  sizes: readonly ViewportSize[],
): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    // What hangs from a button finds its new place a moment later.
    await softly
      .poll(() => page.evaluate(misplaced), { message: `${screen}, ${size.width}` })
      .toEqual([]);
  }
}

/** Expects that at 400 % all that can be pressed can be brought where it is not covered. */
export async function expectReachable(page: Page, screen: string): Promise<void> {
  await page.setViewportSize(ZOOMED_MOST);
  await softly
    .poll(() => page.evaluate(unreachable), { message: `${screen}, at 400 %` })
    .toEqual([]);
}

/**
 * Has the page speak French for a while, with its own choice of the language, also where a dialog covers that.
 * Pages without the choice stay as they are.
 */
export async function inFrench(page: Page, check: () => Promise<void>): Promise<void> {
  if (!(await choose(page, 'fr'))) return;
  await check();
  await choose(page, 'en');
}

async function choose(page: Page, language: 'en' | 'fr'): Promise<boolean> {
  const isThere = await page.evaluate((wanted) => {
    const choices = [...document.querySelectorAll('select')];
    const choice = choices.find(({ options }) => options[1]?.text === 'Français');
    if (choice === undefined) return false;
    choice.value = wanted;
    choice.dispatchEvent(new Event('change', { bubbles: true }));
    return true;
  }, language);
  if (!isThere) return false;
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  // Words that only some pages have are asked for once the page is drawn in the language.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  return true;
}
