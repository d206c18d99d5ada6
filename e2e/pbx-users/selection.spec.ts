import { tabTo } from '../support/keyboard.ts';
import { follow } from '../support/links.ts';
import { fontsLoaded } from '../support/portal.ts';
import { expect, test } from '../support/test.ts';
import {
  bar,
  BOTH_SERVICES,
  box,
  button,
  filter,
  generate,
  manyUsers,
  names,
  openUsers,
  pageBox,
  position,
  row,
  search,
  told,
  usersPath,
} from './users-page.ts';

test.use({ profile: BOTH_SERVICES });

test('users are selected by click, by range and by page, some of them or all that match', async ({
  page,
  office,
  operator,
}) => {
  const conferenceForEachThird = (n: number) => ({ hasConference: n % 3 === 0 });
  await operator.addPbxUsers(office.accountId, manyUsers(120, conferenceForEachThird));
  await openUsers(page, office);
  await expect(position(page, '1–50 of 120')).toBeVisible();
  await expect(generate(page)).toHaveCount(0);
  const next = button(page, 'Next');

  await test.step('by click and by range', async () => {
    await fontsLoaded(page);
    const before = await page.getByRole('table').boundingBox();
    await box(page, 'User 003').check();
    await expect(bar(page)).toContainText('1 selected');
    expect(await page.getByRole('table').boundingBox()).toEqual(before);
    await expect(told(page, '1 selected.')).toHaveCount(1);
    await box(page, 'User 006').click({ modifiers: ['Shift'] });
    await expect(bar(page)).toContainText('4 selected');
    await expect(box(page, 'User 004')).toBeChecked();
    await expect(pageBox(page)).toHaveJSProperty('indeterminate', true);
    // The row is as good as its box.
    await row(page, 'User 010').getByText('user10@acme.example').click();
    await expect(box(page, 'User 010')).toBeChecked();
    await row(page, 'User 005').getByText('1005').click();
    await expect(box(page, 'User 005')).not.toBeChecked();
    await expect(bar(page)).toContainText('4 selected');
  });

  await test.step('by page, and over pages, searches and reloads', async () => {
    await next.click();
    await expect(position(page, '51–100 of 120')).toBeVisible();
    await pageBox(page).check();
    await expect(bar(page)).toContainText('54 selected');
    await search(page).fill('user 00');
    await expect(names(page)).toHaveCount(9);
    await expect(bar(page)).toContainText('54 selected');
    await expect(box(page, 'User 004')).toBeChecked();
    await page.reload();
    await expect(bar(page)).toContainText('54 selected');
    await expect(box(page, 'User 006')).toBeChecked();
  });

  await test.step('until they are cleared', async () => {
    await generate(page).click();
    await expect(page).toHaveURL(/\/users\/generate$/);
    await page.goBack();
    await expect(bar(page)).toContainText('54 selected');
    await button(page, 'Clear the selection').click();
    await expect(generate(page)).toHaveCount(0);
    await expect(box(page, 'User 006')).not.toBeChecked();
    await expect(pageBox(page)).toBeFocused();
    await expect(told(page, 'Nobody is selected any more.')).toHaveCount(1);
  });

  await test.step('all that match across pages, except for some', async () => {
    await follow(page, `${usersPath(office.accountId)}?show=without`);
    await expect(position(page, '1–50 of 80')).toBeVisible();
    await pageBox(page).check();
    await expect(bar(page)).toContainText('50 selected');
    await button(page, 'Select all 80 that match').click();
    await expect(bar(page)).toContainText('All 80 selected');
    await expect(generate(page)).toBeFocused();
    await expect(told(page, '80 selected.')).toHaveCount(1);
    await expect(button(page, 'Select all 80 that match')).toHaveCount(0);
    await box(page, 'User 004').uncheck();
    await expect(bar(page)).toContainText('79 selected');
    await next.click();
    await expect(position(page, '51–80 of 80')).toBeVisible();
    await expect(pageBox(page)).toBeChecked();
    await page.reload();
    await expect(bar(page)).toContainText('79 selected');
    await expect(pageBox(page)).toBeChecked();
  });

  await test.step('until the list is another', async () => {
    await filter(page).selectOption('All users');
    await expect(position(page, '1–50 of 120')).toBeVisible();
    await expect(generate(page)).toHaveCount(0);
    await expect(pageBox(page)).not.toBeChecked();
    await button(page, 'Select all 120').click();
    await expect(bar(page)).toContainText('All 120 selected');
    // Nothing can be done for those who have left.
    await filter(page).selectOption('No longer in the PBX');
    await expect(page.getByText('Nobody has left the PBX.')).toBeVisible();
    await expect(bar(page)).toHaveCount(0);
  });

  await test.step('the list is searched with the keyboard alone', async () => {
    await follow(page, usersPath(office.accountId));
    await expect(names(page)).toHaveCount(50);
    await search(page).focus();
    await page.keyboard.type('user 04');
    await expect(names(page)).toHaveCount(10);
    await page.keyboard.press('Escape');
    await expect(names(page)).toHaveCount(50);
  });

  await test.step('selected with it by page and by range', async () => {
    await tabTo(page, pageBox(page));
    await page.keyboard.press('Space');
    await expect(bar(page)).toContainText('50 selected');
    await tabTo(page, box(page, 'User 002'));
    await page.keyboard.press('Space');
    await tabTo(page, box(page, 'User 005'));
    await page.keyboard.press('Shift+Space');
    await expect(bar(page)).toContainText('46 selected');
    await expect(box(page, 'User 004')).not.toBeChecked();
  });

  await test.step('and as a whole, from the bar before the rows', async () => {
    // Past five boxes, and the conference of User 003 between them.
    for (let pressed = 0; pressed < 6; pressed += 1) await page.keyboard.press('Shift+Tab');
    await expect(pageBox(page)).toBeFocused();
    for (const before of [
      generate(page),
      button(page, 'Clear the selection'),
      button(page, 'Select all 120'),
    ]) {
      await page.keyboard.press('Shift+Tab');
      await expect(before).toBeFocused();
    }
    await page.keyboard.press('Enter');
    await expect(generate(page)).toBeFocused();
    await expect(bar(page)).toContainText('All 120 selected');
    // Counted to the last one, which may come after the page has been turned and be all that is heard.
    await expect(told(page, '120 selected.')).toHaveCount(1);
  });

  await test.step('what has the focus is not hidden below what stays on the screen', async () => {
    // Backwards, so that each box comes into view from above, where the bar is.
    await page.setViewportSize({ width: 1280, height: 480 });
    await box(page, 'User 030').focus();
    const hidden: (string | null)[] = [];
    for (let pressed = 0; pressed < 14; pressed += 1) {
      await page.keyboard.press('Shift+Tab');
      hidden.push(await page.evaluate(hiddenFocus));
    }
    await expect(box(page, 'User 019')).toBeFocused();
    expect(hidden.filter((name) => name !== null)).toEqual([]);
  });

  await test.step('it is leafed through, and left to generate', async () => {
    await button(page, 'Next').press('Enter');
    await expect(page.getByRole('region', { name: 'Cloud PBX users' })).toBeFocused();
    await expect(position(page, '51–100 of 120')).toBeVisible();
    await expect(told(page, '51–100 of 120')).toHaveCount(1);
    await tabTo(page, generate(page));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/users\/generate$/);
  });

  await test.step('on a phone as cards, with the bar at the bottom', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await follow(page, usersPath(office.accountId));
    const cards = page.locator('li').filter({ has: page.locator('input[type="checkbox"]') });
    await expect(cards).toHaveCount(50);
    await button(page, 'Clear the selection').click();
    await expect(bar(page)).toHaveCount(0);
    await cards.filter({ hasText: 'User 004' }).getByText('1004').click();
    await expect(box(page, 'User 004')).toBeChecked();
    await expect(bar(page)).toContainText('1 selected');
    await expect(generate(page)).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await pageBox(page).check();
    await expect(bar(page)).toContainText('50 selected');
    await button(page, 'Select all 120').click();
    await expect(bar(page)).toContainText('All 120 selected');
    // The way on is not covered by the bar.
    await next.click();
    await expect(position(page, '51–100 of 120')).toBeVisible();
    await button(page, 'Clear the selection').click();
    await expect(bar(page)).toHaveCount(0);
    await expect(pageBox(page)).toBeFocused();
  });
});

/** What has the focus, if something lies over it. */
function hiddenFocus(): string | null {
  const focused = document.activeElement;
  if (focused === null) return 'nothing';
  const { left, top, width, height } = focused.getBoundingClientRect();
  const isSeen = [top + 1, top + height - 1].every(
    (y) => document.elementFromPoint(left + width / 2, y) === focused,
  );
  return isSeen ? null : focused.getAttribute('aria-label');
}
