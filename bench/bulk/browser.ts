import type { Browser, Page } from '@playwright/test';

/** An administrator in a browser, on the way to generate conferences for everybody. */
export interface BulkVisit {
  readonly portalUrl: string;
  readonly accountId: string;
  readonly email: string;
  readonly password: string;
  readonly users: number;
}

/** What a run did to the page that made it. */
export interface PageCost {
  /** The longest time for which the page could not have answered, in milliseconds. */
  readonly longestTaskMs: number;
  /** Live memory after collection, in MB: when a tenth was made, and at the end. */
  readonly memoryMb: readonly [early: number, late: number];
}

/**
 * Signs in and opens the preview for all users of the account.
 *
 * @returns what starts the run
 */
export async function openPreview(
  browser: Browser,
  visit: BulkVisit,
): Promise<() => Promise<RunningPage>> {
  const page = await (await browser.newContext({ locale: 'en-CA' })).newPage();
  await page.addInitScript(observeLongTasks);
  const address = (path: string) => new URL(`/a/${visit.accountId}${path}`, visit.portalUrl).href;
  await page.goto(address('/conferencing/users'));
  await page.getByRole('textbox', { name: 'Email' }).fill(visit.email);
  await page.getByLabel('Password', { exact: true }).fill(visit.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  await page.getByRole('button', { name: /^Select all/ }).click();
  await page.getByRole('link', { name: 'Generate conferences' }).click();
  const start = page.getByRole('button', { name: /^Generate [\d,]+ conferences/ });
  await start.waitFor();
  return async () => {
    // What the page did until it stood is no part of the run.
    await page.evaluate(() => {
      window.longestTaskMs = 0;
    });
    await start.click();
    return runningPage(page, visit.users);
  };
}

declare global {
  interface Window {
    longestTaskMs: number;
  }
}

/** In the page: keeps the longest of the tasks that took over 50 ms. */
export function observeLongTasks(): void {
  window.longestTaskMs = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      window.longestTaskMs = Math.max(window.longestTaskMs, duration);
    }
  }).observe({ entryTypes: ['longtask'] });
}

export interface RunningPage {
  /** Waits until the page says that all is done. */
  readonly done: Promise<PageCost>;
}

function runningPage(page: Page, users: number): RunningPage {
  const measure = async (): Promise<PageCost> => {
    await page.waitForFunction(hasMade, users / 10, { timeout: 0 });
    const early = await liveMemory(page);
    await page.getByRole('button', { name: 'Done' }).waitFor({ timeout: 0 });
    const longestTaskMs = await page.evaluate(() => window.longestTaskMs);
    return { longestTaskMs, memoryMb: [early, await liveMemory(page)] };
  };
  return { done: measure() };
}

/** In the page: whether its first figure, the conferences made, has come so far. */
function hasMade(least: number): boolean {
  const shown = document.querySelector('[data-figure="made"] dd')?.textContent ?? '';
  return Number(shown.replaceAll(',', '')) >= least;
}

async function liveMemory(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1e6;
}
