import { gzipSync } from 'node:zlib';
import type { Browser, Page } from '@playwright/test';
import type { Figure } from './report.ts';

const SIGN_IN_BUDGET = 190;
const SETTINGS_BUDGET = 330;

interface Visit {
  readonly portalUrl: string;
  readonly email: string;
  readonly password: string;
  /** Path of the account's Settings page. */
  readonly settingsPath: string;
}

/**
 * JavaScript that a browser really loads, in KB (1,000 bytes) after gzip at its default level, each
 * file counted once: for the sign-in page, for all that has been loaded when the list of conferences
 * stands, and for all when Generate New Conference has been opened from it, with its preview.
 */
export async function measureBundles(browser: Browser, visit: Visit): Promise<Figure[]> {
  const page = await browser.newPage();
  const scripts = collectScripts(page);
  try {
    await page.goto(new URL(visit.settingsPath, visit.portalUrl).href);
    await page.getByRole('textbox', { name: 'Email' }).waitFor();
    await page.waitForLoadState('networkidle');
    const signIn = await scripts.kilobytes();
    await page.getByRole('textbox', { name: 'Email' }).fill(visit.email);
    await page.getByLabel('Password', { exact: true }).fill(visit.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 1, name: 'Conferences' }).waitFor();
    await page.waitForLoadState('networkidle');
    const settings = await scripts.kilobytes();
    await page.getByRole('link', { name: 'Generate New Conference' }).first().click();
    // Not until the network is idle: with the preview's frame in the page Playwright waits for ever.
    await page.getByRole('textbox', { name: 'Tag' }).waitFor();
    await page.getByTitle('The email as it will arrive').waitFor();
    const generate = await scripts.kilobytes();
    return [
      figure('JavaScript of the sign-in page, gzip', signIn, SIGN_IN_BUDGET),
      figure('JavaScript of Settings in all, gzip', settings, SETTINGS_BUDGET),
      figure(
        'JavaScript of Settings with Generate New Conference open, gzip',
        generate,
        SETTINGS_BUDGET,
      ),
    ];
  } finally {
    await page.close();
  }
}

function figure(name: string, kilobytes: number, budget: number): Figure {
  return {
    name,
    value: `${kilobytes.toFixed(1)} KB`,
    against: `${(kilobytes / budget).toFixed(2)} × the budget`,
    aim: `≤ ${budget} KB`,
    met: kilobytes <= budget,
  };
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
