import { chromium, expect, type Page } from '@playwright/test';
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
export function seeCall(
  suite: SuiteClient,
  accountId: string,
  person: Person,
  tag: string,
): Promise<SeenCall> {
  return inPortal(suite, person, `/a/${accountId}/conferencing/usage`, async (page) => {
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
  });
}

/** What an administrator does in a call that goes on, and sees of it; each waits until it is so. */
export interface ActingInPortal {
  /** Presses a button of the call, or of a caller by the number that is seen, and says yes where it is asked. */
  press(name: string, question?: string): Promise<void>;
  sees(text: string): Promise<void>;
}

/** Signs in to the portal, and opens a call that goes on. */
export function actInPortal(
  suite: SuiteClient,
  accountId: string,
  person: Person,
  callId: string,
  act: (portal: ActingInPortal) => Promise<void>,
): Promise<void> {
  return inPortal(suite, person, `/a/${accountId}/conferencing/now?call=${callId}`, (page) =>
    act({
      press: async (name, question) => {
        await page.getByRole('button', { name, exact: true }).click();
        if (question === undefined) return;
        const [confirm = name] = name.split(':');
        await page
          .getByRole('dialog', { name: question })
          .getByRole('button', { name: confirm })
          .click();
      },
      sees: (text) =>
        expect(page.getByRole('dialog').getByText(text).first()).toBeVisible({ timeout: 60_000 }),
    }),
  );
}

/** Signs in to the portal, goes to a page of it, and does something there. */
async function inPortal<T>(
  { addresses }: SuiteClient,
  { email, password }: Person,
  path: string,
  work: (page: Page) => Promise<T>,
): Promise<T> {
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
    await page.goto(`${addresses.portalUrl}${path}`);
    return await work(page);
  } finally {
    await browser.close();
  }
}
