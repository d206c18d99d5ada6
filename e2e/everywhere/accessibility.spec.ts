import type { Page } from '@playwright/test';
import { inspect, violations } from '../support/axe.ts';
import { WALKS } from '../support/screens/screens.ts';
import { unique } from '../support/operator.ts';
import { expect, test } from '../support/test.ts';

const softly = expect.configure({ soft: true });

for (const [name, walk] of Object.entries(WALKS)) {
  test(`every screen ${name} meets WCAG 2.2 AA, light and dark, and fits 390 pixels and 200 %`, async ({
    page,
    office,
    operator,
  }) => {
    const violationsNow = inspect(page);
    const look = async (screen: string, reach?: () => Promise<void>) => {
      expect.soft(await violationsNow(screen)).toEqual([]);
      // Who asks for less motion (playwright.config.ts) gets none but of what is still coming.
      await softly.poll(() => page.evaluate(moving), { message: screen }).toEqual([]);
      await fits(page, screen, reach);
    };
    await walk({ page, office, operator, look });
  });
}

/** A window of 1,280 pixels at 200 % has 640 for its page. */
const NARROW = [
  { width: 640, height: 400 },
  { width: 390, height: 844 },
] as const;

/**
 * Nothing makes the page scroll sideways where it is narrow. Wide again it is as before.
 *
 * @param reach opens what a list that is drawn in another way has closed
 */
async function fits(page: Page, screen: string, reach?: () => Promise<void>): Promise<void> {
  const wide = page.viewportSize()!;
  for (const size of NARROW) {
    await page.setViewportSize(size);
    if (size === NARROW[0]) await reach?.();
    // What hangs from a button finds its new place a moment later.
    await softly
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth), {
        message: `${screen}, ${size.width}`,
      })
      .toBeLessThanOrEqual(size.width);
  }
  await page.setViewportSize(wide);
  await reach?.();
}

/** What moves on the page by itself, or is on its way somewhere. */
function moving(): string[] {
  return document
    .getAnimations()
    .filter(({ playState }) => playState === 'running')
    .map(({ effect }) => (effect instanceof KeyframeEffect ? effect.target?.outerHTML : '') ?? '');
}

test('the information email meets WCAG 2.2 AA, light and dark', async ({
  page,
  office,
  operator,
  inbox,
}) => {
  const adminEmail = `${unique()}@leaders.example`;
  const input = { tag: 'Readable', adminEmail, expiresAt: null };
  await operator.addConference(office.accountId, office.admin, input);
  const [mail] = await inbox.wait(adminEmail, 1);

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setContent(mail!.html || '');
    await expect(page.getByRole('heading', { name: 'Readable' })).toBeVisible();
    expect.soft(await violations(page, colorScheme, colorScheme)).toEqual([]);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
