import { expect, type Locator, type Page } from '@playwright/test';
import { DELIVERY_MS } from './patience.ts';

// A run of many, as its page and the banner show it.

/** What a page writes. */
export const COMMIT = /documents:commit/;

export const phase = (page: Page, word: string): Locator =>
  page.getByRole('region', { name: 'Progress' }).getByText(word, { exact: true });
export const figure = (page: Page, name: string): Locator =>
  page.locator(`dt:text-is("${name}") + dd`);
export const bannerOf = (page: Page): Locator =>
  page.getByRole('complementary', { name: 'A run of conferences' });
/** What is told before a run begins. */
export const preview = (page: Page): Locator =>
  page.getByRole('region', { name: 'What will happen' });

/** Waits for the end, however long the first emails of a suite take. */
export async function untilDone(page: Page): Promise<void> {
  await expect(phase(page, 'Done')).toBeVisible({ timeout: DELIVERY_MS });
}

/**
 * Lets a page write as often as is allowed here, and cuts its network for writing then.
 *
 * @returns allows so many more
 */
export async function allowWrites(page: Page, count: number): Promise<(more: number) => void> {
  let left = count;
  await page.route(COMMIT, async (route) => {
    // The browser first asks whether it may.
    if (route.request().method() !== 'POST') return route.fallback();
    left -= 1;
    await (left >= 0 ? route.continue() : route.abort('internetdisconnected'));
  });
  return (more) => {
    left = more;
  };
}
