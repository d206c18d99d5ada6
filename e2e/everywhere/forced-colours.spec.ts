import type { Locator, Page } from '@playwright/test';
import { picturesDiffer, shadesIn } from '../support/pictures.ts';
import { openConference, openConferences, openNewConference, signInTo } from '../support/portal.ts';
import { unique } from '../support/unique.ts';
import { expect, test } from '../support/test.ts';

// The system's own colours, as the contrast themes of Windows set them: what a ground or a colour would
// say is seen all the same. What of each screen would vanish is looked for in accessibility.spec.ts.

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in forced colours, ${colorScheme}`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce', forcedColors: 'active' } });

    test('a checkbox, the focus and a day show how they stand', async ({ page, office }) => {
      const form = await openNewConference(page, office);
      const box = form.neverExpires;
      await expect(box).toBeChecked();
      await form.tag.focus();
      const checked = await box.screenshot();
      await box.uncheck();
      await form.tag.focus();
      expect(await picturesDiffer(page, checked, await box.screenshot())).toBeGreaterThan(0.03);

      for (const control of [
        form.tag,
        box,
        form.save,
        page.getByRole('button', { name: 'Close' }),
      ]) {
        await expectFocusShown(page, control);
      }
      await page.getByRole('button', { name: 'Open the calendar' }).click();
      await page.getByRole('button', { name: 'Next month' }).click();
      const days = page.locator('button[data-day]:not([disabled], [data-hidden])');
      await days.nth(3).click();
      await page.getByRole('button', { name: 'Open the calendar' }).click();
      const chosen = page.locator('button[data-day][data-selected]');
      await page.getByRole('button', { name: 'Next month' }).focus();
      const colors = (day: Locator) =>
        day.evaluate((element) => getComputedStyle(element).backgroundColor);
      expect(await colors(chosen)).not.toBe(await colors(days.nth(5)));
    });

    test('the page that is shown, the row of a menu and a state', async ({
      page,
      office,
      operator,
    }) => {
      await operator.addManyConferences(office.accountId, [
        { tag: 'Board', adminEmail: 'ana@acme.example', expiresAt: null, failed: true },
      ]);
      await openConferences(page, office);
      const nav = page.getByRole('navigation', { name: 'Navigation' });
      const links = nav.getByRole('link');
      await expect(nav.locator('[aria-current="page"]')).toHaveText('Settings');
      const edges = await links.evaluateAll((all) =>
        all.map((link) => [
          link.getAttribute('aria-current') === 'page',
          parseFloat(getComputedStyle(link).borderTopWidth) > 0,
        ]),
      );
      for (const [isCurrent, hasEdge] of edges) expect(hasEdge).toBe(isCurrent);
      await expectFocusShown(page, links.first());

      const status = page.getByRole('row', { name: /Board/ }).getByText('Failed', { exact: true });
      await expect(status).toBeVisible();
      const icon = page.getByRole('row', { name: /Board/ }).locator('td svg').last();
      expect(await shadesIn(page, await icon.screenshot())).toBeGreaterThan(1);
      await page.getByRole('button', { name: 'Actions for Board' }).click();
      const item = page.getByRole('menuitem', { name: 'Edit' });
      const without = await item.screenshot();
      await item.focus();
      expect(await picturesDiffer(page, without, await item.screenshot())).toBeGreaterThan(0.02);
    });

    test('what the palette would go to, and that more is to come', async ({ page, office }) => {
      await openConferences(page, office);
      await page.keyboard.press('Control+k');
      const options = page.getByRole('listbox', { name: 'What was found' }).getByRole('option');
      await expect(options.first()).toHaveAttribute('aria-selected', 'true');
      const edges = await options.evaluateAll((all) =>
        all.map((option) => getComputedStyle(option).borderTopColor),
      );
      const [chosen, ...others] = edges;
      expect(new Set(others).size).toBe(1);
      expect(chosen).not.toBe(others[0]);

      // Before the scripts are there, bars stand for what is to come.
      await page.route(/\/assets\/base-[^/]*\.js$/, () => undefined);
      await page.reload({ waitUntil: 'commit' });
      const bars = page.locator('#outline .rows i');
      await expect(bars).toHaveCount(6);
      for (const bar of await bars.all()) await expect(bar).toHaveCSS('border-top-width', '1px');
    });

    test('the parts of a chart and their legend, and the bars of a call', async ({
      page,
      office,
      operator,
    }) => {
      const { accountId, admin } = office;
      const tags = ['Board', 'Support', 'Weekly sales', 'Directors', 'Council', 'Others'];
      const ids = await operator.addManyConferences(
        accountId,
        tags.map((tag) => ({ tag, adminEmail: 'ana@acme.example', expiresAt: null })),
      );
      const startedAt = new Date(Date.now() - 24 * 3_600_000);
      const legs = (seconds: number) => [
        { role: 'leader' as const, caller: '+15145550134', joined: 30, left: seconds },
        { caller: '+15145550135', joined: 0, left: seconds },
      ];
      const calls = tags.map((tag, n) => ({
        ...{ id: unique(), conferenceId: ids[n] ?? '', tag, startedAt, legs: legs(3600 - n * 400) },
      }));
      await operator.addCalls(accountId, calls);
      // More than a month, whatever day it is: one month alone has no chart.
      const day = (daysAgo: number) =>
        new Date(Date.now() - daysAgo * 24 * 3_600_000).toISOString().slice(0, 10);
      const days = `from=${day(45)}&to=${day(0.25)}`;
      await signInTo(page, admin, `/a/${accountId}/conferencing/usage?${days}`);
      const months = page.getByRole('region', { name: 'By month and Tag' });
      const legend = months.getByRole('listitem');
      await expect(legend).toHaveCount(5);
      const looks = new Set<string>();
      for (const entry of await legend.all()) {
        const swatch = entry.locator('span').first();
        looks.add(await swatch.evaluate((element) => getComputedStyle(element).backgroundColor));
        expect(await shadesIn(page, await swatch.screenshot())).toBeGreaterThan(0);
        await expect(swatch).not.toHaveCSS('border-top-width', '0px');
      }
      expect(looks.size).toBe(5);
      const bars = months.locator('.recharts-bar-rectangle path');
      await expect(bars.first()).toBeVisible();
      const fills = await bars.evaluateAll((all) => all.map((bar) => getComputedStyle(bar).fill));
      expect(new Set(fills)).toEqual(looks);

      await page.getByRole('link', { name: /^Call of Board/ }).click();
      const call = page.getByRole('dialog', { name: 'Board' });
      const timeline = call.getByRole('img', { name: /^Bars from joining/ });
      await expect(timeline).toBeVisible();
      expect(await shadesIn(page, await timeline.screenshot())).toBeGreaterThan(2);
    });

    test('the QR code stays dark on light, as cameras need it', async ({
      page,
      office,
      operator,
    }) => {
      const { id } = await operator.addConference(office.accountId, office.admin, {
        tag: 'Board',
        adminEmail: `${unique()}@leaders.example`,
        expiresAt: null,
      });
      const panel = await openConference(page, office, id);
      await panel.getByRole('button', { name: 'Show on screen' }).click();
      const qr = page.getByRole('img', { name: /QR code/ });
      await expect(qr).toBeVisible();
      const [ground, modules] = await qr.evaluate((svg) =>
        [...svg.querySelectorAll('rect, path')].map((part) => getComputedStyle(part).fill),
      );
      expect([ground, modules]).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
    });
  });
}

/** The picture of a control with room for a ring around it differs when it has the keyboard's focus. */
async function expectFocusShown(page: Page, control: Locator): Promise<void> {
  await control.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await control.boundingBox())!;
  const clip = { x: x - 4, y: y - 4, width: width + 8, height: height + 8 };
  await control.focus();
  await page.keyboard.press('Shift+Tab');
  const without = await page.screenshot({ clip, caret: 'hide' });
  await page.keyboard.press('Tab');
  await expect(control).toBeFocused();
  const focused = await page.screenshot({ clip, caret: 'hide' });
  const share = await picturesDiffer(page, without, focused);
  expect(share, `the focus on ${String(control)}`).toBeGreaterThan(0.01);
}
