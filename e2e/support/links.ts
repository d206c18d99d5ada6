import type { Page } from '@playwright/test';

/**
 * Goes on to another address of the portal as its links do, without loading the portal anew: where it is
 * not the load that is tested.
 *
 * @param path with its search, from the root
 */
export async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate((href) => history.pushState(null, '', href), path);
}
