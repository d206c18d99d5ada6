import type { Page } from '@playwright/test';
import {
  openConference,
  openConferences,
  openEdit,
  openNewConference,
  settingsPath,
  signInTo,
} from '../support/portal.ts';
import { unique } from '../support/unique.ts';
import { expect, test } from '../support/test.ts';

// One Escape closes what is innermost, and nothing else with it.

const openCalendar = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Open the calendar' }).click();
  await expect(page.getByRole('button', { name: 'Next month' })).toBeVisible();
};
const calendar = (page: Page) => page.getByRole('button', { name: 'Next month' });

test('in a form: the calendar, then the question, then the form', async ({ page, office }) => {
  const form = await openNewConference(page, office);
  const panel = page.getByRole('dialog', { name: 'Generate New Conference' });
  const question = page.getByRole('dialog', { name: 'Discard what you typed?' });
  await form.tag.fill('Half typed');
  await form.neverExpires.uncheck();
  await openCalendar(page);
  await page.keyboard.press('Escape');
  await expect(calendar(page)).toHaveCount(0);
  await expect(question).toHaveCount(0);
  await expect(panel).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(question).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(form.tag).toHaveValue('Half typed');
  await page.keyboard.press('Escape');
  await question.getByRole('button', { name: 'Discard' }).click();
  await expect(panel).toHaveCount(0);
});

test('in the calendar of a conference that has expired', async ({ page, office, operator }) => {
  const { id } = await operator.addConference(office.accountId, office.admin, {
    tag: 'Over',
    adminEmail: `${unique()}@leaders.example`,
    expiresAt: new Date('2001-02-03T04:05:06Z'),
  });
  await openEdit(page, office, id);
  const panel = page.getByRole('dialog', { name: 'Edit conference' });
  await openCalendar(page);
  await page.keyboard.press('Escape');
  await expect(calendar(page)).toHaveCount(0);
  await expect(panel).toBeVisible();

  await test.step('also where the focus is on a button that opened it', async () => {
    await openCalendar(page);
    await page.getByRole('button', { name: 'Open the calendar' }).focus();
    await page.keyboard.press('Escape');
    await expect(calendar(page)).toHaveCount(0);
    await expect(panel).toBeVisible();
  });

  await test.step('in a question over a panel', async () => {
    const over = await openConference(page, office, id);
    await over.getByRole('button', { name: 'Send email again' }).click();
    const question = page.getByRole('dialog', { name: '“Over” has expired' });
    await expect(question.getByLabel('Expires on')).toBeVisible();
    await openCalendar(page);
    await page.keyboard.press('Escape');
    await expect(calendar(page)).toHaveCount(0);
    await expect(question).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(question).toHaveCount(0);
    await expect(over).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
});

test('what hangs from a field of a dialog, and from a button of the drawer', async ({
  page,
  office,
  operator,
}) => {
  const other = await operator.openAccount();
  await operator.addMember(other, office.admin, 'admin');
  await signInTo(page, office.admin, `/a/${office.accountId}/profile`);
  await page.getByRole('button', { name: 'Change the Profile' }).click();
  const profile = page.getByRole('dialog', { name: 'Change the Profile' });
  await profile.getByRole('combobox', { name: 'Time zone' }).fill('toronto');
  const zones = page.getByRole('option', { name: /^Toronto/ });
  await expect(zones.first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(zones).toHaveCount(0);
  await expect(profile).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(profile).toHaveCount(0);

  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Open navigation' }).click();
  const drawer = page.getByRole('dialog', { name: 'Confdesk' });
  await drawer.getByRole('button', { name: /^Switch account/ }).click();
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menuitem')).toHaveCount(0);
  await expect(drawer).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
});

test('a menu of the list, and the whole of a Tag that is cut off', async ({
  page,
  office,
  operator,
}) => {
  const tag = 'A Tag as long as one may be, with sixty characters in it: ye';
  await operator.addManyConferences(office.accountId, [
    { tag, adminEmail: 'ana@acme.example', expiresAt: null },
  ]);
  await openConferences(page, office);
  const link = page.getByRole('link', { name: `Open ${tag}` });
  const whole = page.locator('[data-whole="true"]').filter({ hasText: tag });
  await link.focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(whole).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(whole).toHaveCount(0);
  await expect(link).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: tag })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(settingsPath(office.accountId));

  await page.getByRole('button', { name: `Actions for ${tag}` }).click();
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menuitem')).toHaveCount(0);
});
