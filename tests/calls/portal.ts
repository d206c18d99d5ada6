import { chromium, expect } from '@playwright/test';
import { browserHome } from '../../local/test/chromium.ts';
import type { Person, SuiteClient } from '../support/suite.ts';

/** What the portal's usage history shows of a call. */
export interface SeenCall {
  /** The cells of its row. */
  readonly cells: readonly string[];
  /** The rows of its callers, once it is opened. */
  readonly callers: readonly string[];
}

/** Signs in to the portal, finds the one call of this Tag in the usage history, and opens it. */
export async function seeCall(
  { addresses }: SuiteClient,
  accountId: string,
  { email, password }: Person,
  tag: string,
): Promise<SeenCall> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '';
  const browser = await chromium.launch({
    ...(executablePath === '' ? {} : { executablePath }),
    env: { ...process.env, ...browserHome(addresses.runDir) },
    args: ['--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  try {
    const context = await browser.newContext({ locale: 'en-CA', reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(addresses.portalUrl);
    await page.getByRole('textbox', { name: 'Email' }).fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { name: 'Services', exact: true }).waitFor();
    await page.goto(`${addresses.portalUrl}/a/${accountId}/conferencing/usage`);
    const row = page
      .getByRole('region', { name: 'Calls', exact: true })
      .locator('tr')
      .filter({ hasText: tag });
    await expect(row).toHaveCount(1, { timeout: 60_000 });
    const cells = await row.getByRole('cell').allInnerTexts();
    await row.getByRole('link').click();
    const callers = page.getByRole('dialog', { name: tag }).locator('tbody tr');
    await callers.first().waitFor();
    return { cells, callers: await callers.allInnerTexts() };
  } finally {
    await browser.close();
  }
}
