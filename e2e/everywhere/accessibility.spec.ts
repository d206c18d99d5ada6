import type { Page, ViewportSize } from '@playwright/test';
import { inspect, violations } from '../support/axe.ts';
import { WALKS } from '../support/screens/screens.ts';
import { unique } from '../support/operator.ts';
import { expect, test } from '../support/test.ts';

const softly = expect.configure({ soft: true });

const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
/** A window of 1,280 pixels at 200 % has 640 for its page. */
const ZOOMED = { width: 640, height: 400 };

for (const [name, walk] of Object.entries(WALKS)) {
  test(`every screen ${name} meets WCAG 2.2 AA, light and dark, and can be used at 390 pixels and 200 %`, async ({
    page,
    office,
    operator,
  }) => {
    const violationsNow = inspect(page);
    // Walked through on a phone, so that all that is pressed on the way can be pressed there.
    await page.setViewportSize(PHONE);
    const look = async (screen: string, reach?: () => Promise<void>) => {
      await fits(page, screen, PHONE);
      await fits(page, screen, ZOOMED);
      await page.setViewportSize(WIDE);
      await reach?.();
      // Who asks for less motion (playwright.config.ts) gets none but of what is still coming.
      await softly.poll(() => page.evaluate(moving), { message: screen }).toEqual([]);
      expect.soft(await violationsNow(screen)).toEqual([]);
      await page.setViewportSize(PHONE);
      await reach?.();
    };
    await walk({ page, office, operator, look });
  });
}

/** Nothing makes the page scroll sideways at a size. */
async function fits(page: Page, screen: string, size: ViewportSize): Promise<void> {
  await page.setViewportSize(size);
  // What hangs from a button finds its new place a moment later.
  await softly
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth), {
      message: `${screen}, ${size.width}`,
    })
    .toBeLessThanOrEqual(size.width);
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
