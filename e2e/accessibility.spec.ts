import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { tabTo } from './support/keyboard.ts';
import { conferenceForm, conferenceRow, heading } from './support/portal.ts';
import { visitScreens, visitTeam } from './support/screens.ts';
import { unique } from './support/operator.ts';
import { expect, test } from './support/test.ts';
import { DELIVERY_MS } from './support/patience.ts';

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds wrong with the page as it is now, one line each. */
async function violations(page: Page, where: string): Promise<string[]> {
  // The email's preview is a frame in which no script may run, axe's neither; the email is looked
  // at by itself below.
  const axe = new AxeBuilder({ page }).withTags(WCAG_22_AA).exclude('iframe');
  const results = await axe.analyze();
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${where}: ${id}: ${node.html} ${node.failureSummary ?? ''}`),
  );
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every screen meets WCAG 2.2 AA in ${colorScheme}`, async ({ page, office, operator }) => {
    await page.emulateMedia({ colorScheme });
    await visitScreens(page, office, operator, async (screen) => {
      expect.soft(await violations(page, screen)).toEqual([]);
    });
  });

  test(`the team and the activity meet WCAG 2.2 AA in ${colorScheme}`, async ({
    page,
    office,
    operator,
  }) => {
    await page.emulateMedia({ colorScheme });
    await visitTeam(page, office, operator, async (screen) => {
      expect.soft(await violations(page, screen)).toEqual([]);
    });
  });
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
    expect.soft(await violations(page, colorScheme)).toEqual([]);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test.describe('at 390 pixels', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('no screen scrolls sideways', async ({ page, office, operator }) => {
    await visitScreens(page, office, operator, async (screen) => {
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(width, screen).toBeLessThanOrEqual(390);
    });
  });

  test('neither the team nor the activity scrolls sideways', async ({ page, office, operator }) => {
    await visitTeam(page, office, operator, async (screen) => {
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(width, screen).toBeLessThanOrEqual(390);
    });
  });
});

test('the main path can be walked with the keyboard alone', async ({ page, office, inbox }) => {
  const leader = `${unique()}@leaders.example`;
  await page.goto('/');
  await expect(page.getByRole('textbox', { name: 'Email' })).toBeFocused();
  await page.keyboard.type(office.admin.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(office.admin.password);
  await page.keyboard.press('Enter');

  await expect(heading(page, 'Services')).toBeVisible();
  await tabTo(page, page.getByRole('main').getByRole('link', { name: /Conferencing/ }));
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Conferences')).toBeVisible();
  const generate = page.getByRole('link', { name: 'Generate New Conference' }).first();
  await expect(generate).toBeVisible();
  await tabTo(page, generate);
  await page.keyboard.press('Enter');

  const form = conferenceForm(page);
  await expect(form.tag).toBeFocused();
  await page.keyboard.type('By keyboard');
  await tabTo(page, form.email);
  await page.keyboard.type(leader);
  await tabTo(page, form.save);
  await page.keyboard.press('Enter');
  await expect(page.getByText(`Email sent to ${leader}`, { exact: true })).toBeVisible({
    timeout: DELIVERY_MS,
  });
  await inbox.wait(leader, 1);
  await tabTo(page, page.getByRole('button', { name: 'Done' }));
  await page.keyboard.press('Enter');
  await expect(conferenceRow(page, 'By keyboard')).toBeVisible();

  const actions = page.getByRole('button', { name: 'Actions for By keyboard' });
  await tabTo(page, actions);
  await page.keyboard.press('Enter');
  const open = page.getByRole('menuitem', { name: 'Open' });
  await expect(open).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Edit' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(open).toHaveCount(0);
  await expect(actions).toBeFocused();
});
