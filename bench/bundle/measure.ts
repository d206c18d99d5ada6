import { gzipSync } from 'node:zlib';
import type { Browser, Page } from '@playwright/test';
import type { Figure } from '../report.ts';

const SIGN_IN_BUDGET = 190;
const SETTINGS_BUDGET = 330;

/** Somebody on the way from the sign-in page to Generate New Conference. */
export interface Visit {
  /** In English, such as `French`; for the table. */
  readonly language: string;
  /** Of the browser. With an account in another language, words of both would be loaded. */
  readonly locale: string;
  /** Address of the account's Settings page. */
  readonly settings: string;
  readonly email: string;
  readonly password: string;
}

/**
 * JavaScript that a browser really loads, in KB (1,000 bytes) after gzip at its default level, each
 * file counted once: for the sign-in page, for all that has been loaded when the list of conferences
 * stands, and for all when Generate New Conference has been opened from it, with its preview.
 */
export async function measureBundles(browser: Browser, visit: Visit): Promise<Figure[]> {
  const context = await browser.newContext({ locale: visit.locale });
  const page = await context.newPage();
  const scripts = collectScripts(page);
  const figure = (place: string, kilobytes: number, budget: number): Figure => ({
    name: `JavaScript of ${place}, in ${visit.language}, gzip`,
    value: `${kilobytes.toFixed(1)} KB`,
    against: `${(kilobytes / budget).toFixed(2)} × the budget`,
    aim: `≤ ${budget} KB`,
    met: kilobytes <= budget,
  });
  try {
    // Found by their kind and not by their words, which are different in each language.
    await page.goto(visit.settings);
    await page.locator('input[type="password"]').waitFor();
    await page.waitForLoadState('networkidle');
    const signIn = await scripts.kilobytes();
    await page.locator('input[type="email"]').fill(visit.email);
    await page.locator('input[type="password"]').fill(visit.password);
    await page.locator('button[type="submit"]').click();
    await page.locator('[data-conference]').first().waitFor();
    await page.waitForLoadState('networkidle');
    const settings = await scripts.kilobytes();
    await page.locator('a[href$="/settings/new"]').first().click();
    // Not until the network is idle: with the preview's frame in the page Playwright waits for ever.
    await page.locator('[role="dialog"] form input').first().waitFor();
    await page.locator('[role="dialog"] iframe').waitFor();
    const generate = await scripts.kilobytes();
    return [
      figure('the sign-in page', signIn, SIGN_IN_BUDGET),
      figure('Settings in all', settings, SETTINGS_BUDGET),
      figure('Settings with Generate New Conference open', generate, SETTINGS_BUDGET),
    ];
  } finally {
    await context.close();
  }
}

function collectScripts(page: Page): { kilobytes(): Promise<number> } {
  const sizes = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    const isScript = (response.headers()['content-type'] ?? '').includes('javascript');
    if (!isScript || sizes.has(response.url())) return;
    sizes.set(
      response.url(),
      response.body().then((body) => gzipSync(body).length),
    );
  });
  return {
    kilobytes: async () => {
      const all = await Promise.all(sizes.values());
      return all.reduce((sum, bytes) => sum + bytes, 0) / 1000;
    },
  };
}
