import { inspect, violations } from '../support/axe.ts';
import {
  expectInPlace,
  expectReachable,
  inFrench,
  NARROW,
  WIDE,
  ZOOMED,
} from '../support/layout/in-place.ts';
import { vanishedInForcedColors } from '../support/layout/vanished.ts';
import { WALKS } from '../support/screens/screens.ts';
import { unique } from '../support/operator.ts';
import { expect, test } from '../support/test.ts';

const softly = expect.configure({ soft: true });

const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

for (const [name, walk] of Object.entries(WALKS)) {
  test(`every screen ${name} meets WCAG 2.2 AA, light and dark and in forced colours, and keeps all in its place at any width and zoom, in English and French`, async ({
    page,
    office,
    operator,
  }) => {
    const violationsNow = inspect(page);
    // Walked through on a phone, so that all that is pressed on the way can be pressed there.
    await page.setViewportSize(PHONE);
    const look = async (screen: string, reach?: () => Promise<void>) => {
      await expectInPlace(page, screen, [...NARROW, ZOOMED]);
      await inFrench(page, () => expectInPlace(page, `${screen}, in French`, NARROW.slice(0, 1)));
      await expectReachable(page, screen);
      await page.setViewportSize(DESK);
      await reach?.();
      await expectInPlace(page, screen, WIDE);
      await inFrench(page, () => expectInPlace(page, `${screen}, in French`, WIDE));
      await page.setViewportSize(DESK);
      // Who asks for less motion (playwright.config.ts) gets none but of what is still coming.
      await softly.poll(() => page.evaluate(moving), { message: screen }).toEqual([]);
      expect.soft(await vanishedInForcedColors(page), `${screen}, in forced colours`).toEqual([]);
      expect.soft(await violationsNow(screen)).toEqual([]);
      await page.setViewportSize(PHONE);
      await reach?.();
    };
    await walk({ page, office, operator, look });
  });
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
