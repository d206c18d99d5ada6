import type { Page } from '@playwright/test';
import { saved } from '../support/files.ts';
import { follow } from '../support/links.ts';
import type { LoadedConference } from '../support/operator-interface.ts';
import { fontsLoaded, openConferences, settingsPath } from '../support/portal.ts';
import { bar, box, button, pageBox, position, told } from '../support/many/selection.ts';
import { expect, test } from '../support/test.ts';

/** `Team 001` to `Team 120`, the first one newest; each third one's email has failed. */
const TEAMS: readonly LoadedConference[] = Array.from({ length: 120 }, (_, index) => ({
  tag: `Team ${String(index + 1).padStart(3, '0')}`,
  adminEmail: `ana${index + 1}@acme.example`,
  expiresAt: null,
  failed: index % 3 === 0,
}));

const tags = (page: Page) => page.getByRole('link', { name: /^Open / });
const action = (page: Page, name: string) => bar(page).getByRole('link', { name, exact: true });

test('conferences are selected by box, by range, by page and by keyboard, some or all that match', async ({
  page,
  office,
  operator,
}) => {
  const { accountId } = office;
  await operator.addManyConferences(accountId, TEAMS);
  await openConferences(page, office);
  await expect(position(page, '1–50 of 120')).toBeVisible();
  await expect(bar(page)).toHaveCount(0);

  await test.step('by box and by range, without anything moving', async () => {
    await fontsLoaded(page);
    await expect(tags(page)).toHaveCount(50);
    const before = await page.getByRole('table').boundingBox();
    await box(page, 'Team 003').check();
    await expect(bar(page)).toContainText('1 selected');
    expect(await page.getByRole('table').boundingBox()).toEqual(before);
    await box(page, 'Team 006').click({ modifiers: ['Shift'] });
    await expect(bar(page)).toContainText('4 selected');
    await expect(told(page, '4 selected.')).toHaveCount(1);
    await expect(box(page, 'Team 004')).toBeChecked();
    await expect(pageBox(page)).toHaveJSProperty('indeterminate', true);
  });

  await test.step('over pages, orders, filters and reloads', async () => {
    await button(page, 'Next').click();
    await expect(position(page, '51–100 of 120')).toBeVisible();
    await pageBox(page).check();
    await expect(bar(page)).toContainText('54 selected');
    await page.getByRole('combobox', { name: 'Sort by' }).selectOption('Tag, A to Z');
    await expect(position(page, '1–50 of 120')).toBeVisible();
    await expect(box(page, 'Team 006')).toBeChecked();
    await page.getByRole('combobox', { name: 'Status' }).selectOption('Email failed');
    await expect(tags(page)).toHaveCount(40);
    await expect(bar(page)).toContainText('54 selected');
    await page.reload();
    await expect(bar(page)).toContainText('54 selected');
    await expect(box(page, 'Team 004')).toBeChecked();
  });

  await test.step('until they are cleared', async () => {
    await action(page, 'Delete').click();
    await expect(page).toHaveURL(/\/many\/delete$/);
    await page.goBack();
    await expect(bar(page)).toContainText('54 selected');
    await button(page, 'Clear the selection').click();
    await expect(bar(page)).toHaveCount(0);
    await expect(pageBox(page)).toBeFocused();
    await expect(told(page, 'Nothing is selected any more.')).toHaveCount(1);
  });

  await test.step('all that match, on every page, except for some', async () => {
    await box(page, 'Team 001').check();
    await expect(button(page, 'Select all 40 that match')).toHaveCount(0);
    await follow(page, settingsPath(accountId));
    await expect(position(page, '1–50 of 120')).toBeVisible();
    await button(page, 'Select all 120').click();
    await expect(bar(page)).toContainText('All 120 selected');
    await expect(action(page, 'Send email again')).toBeFocused();
    await box(page, 'Team 002').uncheck();
    await expect(bar(page)).toContainText('119 selected');
    await button(page, 'Next').click();
    await expect(pageBox(page)).toBeChecked();
    await page.getByRole('combobox', { name: 'Sort by' }).selectOption('Oldest first');
    await expect(bar(page)).toContainText('119 selected');
    await page.reload();
    await expect(bar(page)).toContainText('119 selected');
    await action(page, 'Expiry').click();
    await expect(
      page.getByText('All conferences, without the one that you took out'),
    ).toBeVisible();
    await expect(page.getByText('119 conferences get another expiry')).toBeVisible();
    await page.goBack();
    // All of one list are not all of another.
    await page.getByRole('combobox', { name: 'Status' }).selectOption('Email failed');
    await expect(bar(page)).toHaveCount(0);
  });

  await test.step('with the keyboard: Space on a row, Shift for a range, Escape to end it', async () => {
    await follow(page, settingsPath(accountId));
    await expect(position(page, '1–50 of 120')).toBeVisible();
    await tags(page).nth(1).focus();
    await page.keyboard.press('Space');
    await expect(bar(page)).toContainText('1 selected');
    await expect(box(page, 'Team 002')).toBeChecked();
    await tags(page).nth(4).focus();
    await page.keyboard.press('Shift+Space');
    await expect(bar(page)).toContainText('4 selected');
    // A menu's Escape is the menu's.
    await page.getByRole('button', { name: 'Actions for Team 005' }).click();
    await expect(page.getByRole('menuitem', { name: 'Duplicate' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menuitem', { name: 'Duplicate' })).toHaveCount(0);
    await expect(bar(page)).toContainText('4 selected');
    await tags(page).nth(4).focus();
    await page.keyboard.press('Escape');
    await expect(bar(page)).toHaveCount(0);
    await expect(tags(page).nth(4)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('a click beside the box opens nothing, one on the row does', async () => {
    const cell = page.getByRole('cell').filter({ has: box(page, 'Team 007') });
    await cell.click({ position: { x: 2, y: 2 } });
    await expect(page).toHaveURL(/\/settings$/);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.locator('[data-conference]').nth(6).getByText('ana7@acme.example').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('what is selected is exported, and nothing else', async () => {
    await box(page, 'Team 007').check();
    await box(page, 'Team 009').check();
    const { lines } = await saved(page, () => button(page, 'Export to CSV').click());
    expect(lines.map((line) => line.split(',')[0])).toEqual(['Tag', 'Team 007', 'Team 009']);
    await button(page, 'Close').click();
    await expect(button(page, 'Export to CSV')).toBeFocused();
  });

  await test.step('what has the focus is not hidden below the bar', async () => {
    await page.setViewportSize({ width: 1280, height: 480 });
    await box(page, 'Team 020').focus();
    const hidden: (string | null)[] = [];
    for (let pressed = 0; pressed < 20; pressed += 1) {
      await page.keyboard.press('Tab');
      hidden.push(await page.evaluate(hiddenFocus));
    }
    expect(hidden.filter((name) => name !== null)).toEqual([]);
  });

  await test.step('on a phone as cards, with a menu at the bottom', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await follow(page, settingsPath(accountId));
    await expect(bar(page)).toContainText('2 selected');
    await box(page, 'Team 001').check();
    await expect(bar(page)).toContainText('3 selected');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await button(page, 'Actions').click();
    await page.getByRole('menuitem', { name: 'New codes' }).click();
    await expect(page).toHaveURL(/\/many\/new-codes$/);
    await expect(page.getByText('3 conferences that you selected')).toBeVisible();
  });
});

test('viewers select nothing, and cannot do anything to many', async ({
  page,
  office,
  operator,
}) => {
  await operator.addManyConferences(office.accountId, TEAMS.slice(0, 2));
  await openConferences(page, office, await office.addViewer());
  await expect(tags(page)).toHaveCount(2);
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await tags(page).first().focus();
  await page.keyboard.press('Space');
  await expect(bar(page)).toHaveCount(0);
  await page.goto(`/a/${office.accountId}/conferencing/many/delete`);
  await expect(page.getByText('Only administrators of the account can do this.')).toBeVisible();
});

test('an address that asks for nothing known, or of nothing selected, says so', async ({
  page,
  office,
}) => {
  await openConferences(page, office);
  await page.goto(`/a/${office.accountId}/conferencing/many/delete`);
  await expect(page.getByRole('heading', { name: 'Nothing is selected' })).toBeVisible();
  await page.goto(`/a/${office.accountId}/conferencing/many/delete?of=users`);
  await expect(page.getByRole('link', { name: 'Select users' })).toBeVisible();
  await page.goto(`/a/${office.accountId}/conferencing/many/explode`);
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
});

/** What has the focus, if something lies over it. */
function hiddenFocus(): string | null {
  const focused = document.activeElement;
  if (focused === null) return 'nothing';
  const { left, top, width, height } = focused.getBoundingClientRect();
  const isSeen = [top + 1, top + height - 1].every((y) => {
    const seen = document.elementFromPoint(left + Math.min(width / 2, 8), y);
    // The whole of a text that is cut off stands over it, in its own cell.
    const own = focused.closest('th, td') ?? focused;
    return seen !== null && (own.contains(seen) || seen.contains(focused));
  });
  return isSeen ? null : (focused.getAttribute('aria-label') ?? focused.textContent);
}
