import type { Page } from '@playwright/test';
import { violations } from '../support/axe.ts';
import { WALKS } from '../support/screens/screens.ts';
import { unique } from '../support/operator.ts';
import { heading, signInTo } from '../support/portal.ts';
import { expect, test } from '../support/test.ts';

const softly = expect.configure({ soft: true });

for (const [name, walk] of Object.entries(WALKS)) {
  test(`every screen ${name} meets WCAG 2.2 AA, light and dark`, async ({
    page,
    office,
    operator,
  }) => {
    const look = async (screen: string) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await settled(page, colorScheme);
        const where = `${screen}, ${colorScheme}`;
        expect.soft(await violations(page, where, colorScheme)).toEqual([]);
      }
      // Who asks for less motion (playwright.config.ts) gets none but of what is still coming.
      await softly.poll(() => page.evaluate(moving), { message: screen }).toEqual([]);
    };
    await walk({ page, office, operator, look });
  });

  test(`no screen ${name} scrolls sideways at 390 pixels or 200 %`, async ({
    page,
    office,
    operator,
  }) => {
    const look = async (screen: string) => {
      // A window of 1,280 pixels at 200 % has 640 for its page.
      for (const width of [640, 390]) {
        await page.setViewportSize({ width, height: width === 640 ? 400 : 844 });
        // What hangs from a button finds its new place a moment later.
        await softly
          .poll(() => page.evaluate(() => document.documentElement.scrollWidth), {
            message: `${screen}, ${width}`,
          })
          .toBeLessThanOrEqual(width);
      }
    };
    await page.setViewportSize({ width: 390, height: 844 });
    await walk({ page, office, operator, look });
  });
}

/** Until the page has taken up the scheme, and has been drawn with it. */
async function settled(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
  await page.evaluate(async () => {
    const drawn = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await drawn();
    await drawn();
  });
}

test('the other colours come at once for who asks for less motion', async ({ page, office }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await signInTo(page, office.admin, `/a/${office.accountId}/conferencing/usage`);
  await expect(heading(page, 'Usage history')).toBeVisible();
  const transitions = await page.evaluate(() => {
    document.documentElement.setAttribute('data-mantine-color-scheme', 'dark');
    return document.getAnimations().filter((each) => each instanceof CSSTransition).length;
  });
  expect(transitions).toBe(0);
});

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
