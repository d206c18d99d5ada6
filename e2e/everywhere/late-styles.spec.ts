import type { Page } from '@playwright/test';
import { openConference, openConferences } from '../support/portal.ts';
import { expect, test } from '../support/test.ts';

/** The page's style sheets that are files, from the first to the last, without their hashes. */
const sheets = (page: Page) =>
  page.evaluate(() =>
    [...document.styleSheets].flatMap(
      ({ href }) => /\/assets\/(.+)-.{8}\.css$/.exec(href ?? '')?.[1] ?? [],
    ),
  );

const adminEmail = 'ana@leaders.example';

test('styles that come late stand behind the page’s own, so that a menu keeps its distances', async ({
  page,
  office,
  operator,
}) => {
  const board = { tag: 'Board', adminEmail, expiresAt: null };
  await operator.addManyConferences(office.accountId, [board]);
  await openConferences(page, office);
  await page.getByRole('button', { name: 'Actions for Board' }).click();
  const item = page.getByRole('menuitem', { name: 'Copy invitation' });
  await expect(item).toHaveCSS('padding-left', '12px');
  await expect(item).toHaveCSS('font-size', '14px');
  expect((await sheets(page)).slice(0, 2)).toEqual(['base', 'desk']);
});

test('styles stand in their order whichever of them comes first', async ({
  page,
  office,
  operator,
}) => {
  const input = { tag: 'Board', adminEmail, expiresAt: null };
  const { id } = await operator.addConference(office.accountId, office.admin, input);
  const last = page.waitForResponse(/\/conference-panel-[^/]*\.css$/);
  await page.route(/\/form-[^/]*\.css$/, async (route) => {
    await last;
    await route.continue();
  });
  await openConference(page, office, id);
  const found = (await sheets(page)).filter((name) =>
    ['base', 'desk', 'form', 'conference-panel'].includes(name),
  );
  expect(found).toEqual(['base', 'desk', 'form', 'conference-panel']);
});
