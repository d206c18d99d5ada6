import type { Page } from '@playwright/test';
import type { LoadedConference, Operator } from '../support/operator-interface.ts';
import { tabTo } from '../support/keyboard.ts';
import { conferenceRow, openConferences, settingsPath, signInTo } from '../support/portal.ts';
import { expect, test } from '../support/test.ts';

const DAY = 24 * 3_600_000;

/** `Team 001` to `Team 120`, the first one newest; each third one of another leader. */
function teams(count: number): LoadedConference[] {
  return Array.from({ length: count }, (_, index) => ({
    tag: `Team ${String(index + 1).padStart(3, '0')}`,
    adminEmail: index % 3 === 0 ? `zoe${index}@acme.example` : `ana${index}@acme.example`,
    expiresAt: null,
  }));
}

/** A handful in which each filter and each order has something to tell apart. */
const MIXED: readonly LoadedConference[] = [
  { tag: 'Board', adminEmail: 'zoe@acme.example', expiresAt: null },
  { tag: 'Équipe Ouest', adminEmail: 'li@acme.example', expiresAt: new Date('2001-02-03') },
  { tag: 'Annual review', adminEmail: 'bo@acme.example', expiresAt: inDays(9.5) },
  { tag: 'Quarter close', adminEmail: 'ana@acme.example', expiresAt: inDays(400), failed: true },
  { tag: 'Weekly sales', adminEmail: 'equity@acme.example', expiresAt: null, failed: true },
];

function inDays(days: number): Date {
  return new Date(Date.now() + days * DAY);
}

/** Where one is in the list, as it stands below it. */
const position = (page: Page, text: string) =>
  page.getByRole('navigation', { name: 'Pages' }).getByText(text, { exact: true });
/** The Tags as the list shows them, from above. */
const tags = (page: Page) => page.getByRole('link', { name: /^Open / });
const search = (page: Page) =>
  page.getByRole('searchbox', { name: 'Search by Tag, email or code' });
const status = (page: Page) => page.getByRole('combobox', { name: 'Status' });
const sort = (page: Page) => page.getByRole('combobox', { name: 'Sort by' });
const next = (page: Page) => page.getByRole('button', { name: 'Next' });
const previous = (page: Page) => page.getByRole('button', { name: 'Previous' });

const load = (operator: Operator, accountId: string, all: readonly LoadedConference[]) =>
  operator.addManyConferences(accountId, all);

test('a long list is leafed through by fifties, and says where one is', async ({
  page,
  office,
  operator,
}) => {
  await load(operator, office.accountId, teams(120));
  await openConferences(page, office);
  await expect(position(page, '1–50 of 120')).toBeVisible();
  await expect(tags(page)).toHaveCount(50);
  await expect(previous(page)).toBeDisabled();

  await next(page).click();
  await expect(position(page, '51–100 of 120')).toBeVisible();
  await expect(tags(page).first()).toHaveText('Team 051');
  await expect(page.getByRole('region', { name: 'Conferences' })).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: '51–100 of 120' })).toHaveCount(1);
  const middle = page.url();

  await next(page).click();
  await expect(position(page, '101–120 of 120')).toBeVisible();
  await expect(tags(page)).toHaveCount(20);
  await expect(next(page)).toBeDisabled();

  await previous(page).click();
  await expect(position(page, '51–100 of 120')).toBeVisible();
  await expect(tags(page).first()).toHaveText('Team 051');
  await previous(page).click();
  await expect(position(page, '1–50 of 120')).toBeVisible();
  await expect(tags(page).first()).toHaveText('Team 001');
  await page.goBack();
  await expect(tags(page).first()).toHaveText('Team 051');

  // Somebody who is sent the link sees the same.
  await page.goto(middle);
  await expect(tags(page).first()).toHaveText('Team 051');
  await expect(position(page, '51–100 of 120')).toBeVisible();
  await page.goto(`${settingsPath(office.accountId)}?after=${'x'.repeat(20)}`);
  await expect(tags(page).first()).toHaveText('Team 001');
});

test('a search finds Tags that begin so, then words, emails and codes, whatever case and accents', async ({
  page,
  office,
  operator,
}) => {
  const shift = { tag: 'Night shift handover', adminEmail: 'bo@zenith.example', expiresAt: null };
  const all = [...MIXED, { ...shift, participantCode: '7669687108' }];
  await load(operator, office.accountId, all);
  await openConferences(page, office);
  await search(page).fill('EQUI');
  await search(page).press('Enter');
  await expect(tags(page)).toHaveText(['Équipe Ouest', 'Weekly sales']);
  await expect(position(page, '1–2 of 2')).toBeVisible();
  await expect(page.getByText('2 conferences found.')).toHaveCount(1);
  await expect(page.getByText('Best match first')).toBeVisible();
  await expect(sort(page)).toHaveCount(0);
  await expect(page).toHaveURL(/\?q=EQUI$/);

  await status(page).selectOption('Expired');
  await expect(tags(page)).toHaveText(['Équipe Ouest']);
  await page.goBack();
  await expect(tags(page)).toHaveText(['Équipe Ouest', 'Weekly sales']);
  await page.goBack();
  await expect(tags(page)).toHaveCount(all.length);
  await expect(search(page)).toHaveValue('');
  await page.goForward();
  await expect(tags(page)).toHaveText(['Équipe Ouest', 'Weekly sales']);
  await expect(search(page)).toHaveValue('EQUI');

  for (const typed of ['shift h', 'over', '@zenith.example', '766·968·7108', '766 968 7108']) {
    await search(page).fill(typed);
    await expect(tags(page)).toHaveText([shift.tag]);
    await search(page).fill('ouest');
    await expect(tags(page)).toHaveText(['Équipe Ouest']);
  }
  // A code stays out of the address, and the search in its place when something opens over the list.
  await search(page).fill('766-968-7108');
  await expect(tags(page)).toHaveText([shift.tag]);
  await expect(page).toHaveURL(/settings$/);
  await tags(page).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.reload();
  await expect(tags(page)).toHaveText([shift.tag]);
  await expect(search(page)).toHaveValue('766-968-7108');
});

test('what another administrator generates shows by itself, and is counted', async ({
  page,
  office,
  operator,
}) => {
  await page.clock.install();
  await openConferences(page, office);
  await expect(page.getByText('No conferences yet')).toBeVisible();
  for (const [tag, counted] of [
    ['Board', '1 conference'],
    ['Brief', '2 conferences'],
  ] as const) {
    const conference = { tag, adminEmail: 'ana@acme.example', expiresAt: null };
    await operator.addConference(office.accountId, office.admin, conference);
    await page.clock.runFor(61_000);
    await expect(tags(page).first()).toHaveText(tag);
    await expect(page.getByText(counted, { exact: true })).toHaveCount(1);
    await expect(search(page)).toBeVisible();
  }
});

test('what begins with nothing says so, and leads back to everything', async ({
  page,
  office,
  operator,
}) => {
  await load(operator, office.accountId, MIXED);
  await signInTo(page, office.admin, `${settingsPath(office.accountId)}?q=nobody&status=expired`);
  await expect(page.getByText('begins with “nobody” where the status is “Expired”')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(tags(page)).toHaveCount(MIXED.length);
  await expect(search(page)).toHaveValue('');
  await expect(status(page)).toHaveValue('all');
});

test('filters show what is active, expires soon, has expired or whose email failed', async ({
  page,
  office,
  operator,
}) => {
  await load(operator, office.accountId, MIXED);
  await openConferences(page, office);
  const shown = {
    Active: ['Board', 'Annual review', 'Quarter close', 'Weekly sales'],
    'Expiring within 30 days': ['Annual review'],
    Expired: ['Équipe Ouest'],
    'Email failed': ['Quarter close', 'Weekly sales'],
    'All statuses': MIXED.map(({ tag }) => tag),
  };
  for (const [filter, wanted] of Object.entries(shown)) {
    await status(page).selectOption(filter);
    await expect(tags(page)).toHaveText(wanted);
  }
  await expect(conferenceRow(page, 'Annual review')).toContainText('in 9 days');

  await page.getByRole('link', { name: '2 emails failed' }).click();
  await expect(tags(page)).toHaveText(['Quarter close', 'Weekly sales']);
  await expect(page.getByRole('link', { name: '2 emails failed' })).toHaveCount(0);
  await expect(status(page)).toHaveValue('failed');
});

test('the list is sorted by its columns and by choice, and a link keeps the order', async ({
  page,
  office,
  operator,
}) => {
  await load(operator, office.accountId, MIXED);
  await openConferences(page, office);
  const byTag = ['Annual review', 'Board', 'Équipe Ouest', 'Quarter close', 'Weekly sales'];
  const tagHeading = page.getByRole('columnheader', { name: 'Tag' });
  await tagHeading.getByRole('button').click();
  await expect(tags(page)).toHaveText(byTag);
  await expect(tagHeading).toHaveAttribute('aria-sort', 'ascending');
  await tagHeading.getByRole('button').click();
  await expect(tags(page)).toHaveText(byTag.toReversed());
  await expect(tagHeading).toHaveAttribute('aria-sort', 'descending');

  await sort(page).selectOption('Admin, A to Z');
  const byAdmin = ['Quarter close', 'Annual review', 'Weekly sales', 'Équipe Ouest', 'Board'];
  await expect(tags(page)).toHaveText(byAdmin);
  await page.reload();
  await expect(tags(page)).toHaveText(byAdmin);
  await expect(sort(page)).toHaveValue('admin');

  await sort(page).selectOption('Expires first');
  await expect(tags(page)).toHaveText([
    'Équipe Ouest',
    'Annual review',
    'Quarter close',
    /Board|Weekly sales/,
    /Board|Weekly sales/,
  ]);
  await sort(page).selectOption('Oldest first');
  await expect(tags(page)).toHaveText(MIXED.map(({ tag }) => tag).toReversed());
});

test('the list is searched and leafed through with the keyboard alone', async ({
  page,
  office,
  operator,
}) => {
  await load(operator, office.accountId, teams(60));
  await openConferences(page, office);
  await expect(tags(page)).toHaveCount(50);
  // Not a key alone: whoever speaks to the computer would press it without meaning to.
  await page.keyboard.press('/');
  await expect(search(page)).not.toBeFocused();
  await tabTo(page, search(page));
  await page.keyboard.type('team 04');
  await expect(tags(page)).toHaveCount(10);
  await page.keyboard.press('Escape');
  await expect(search(page)).toHaveValue('');
  await expect(search(page)).toBeFocused();
  await expect(tags(page)).toHaveCount(50);

  await page.getByRole('button', { name: 'Actions for Team 050' }).focus();
  await page.keyboard.press('Tab');
  await expect(next(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Conferences' })).toBeFocused();
  await tabTo(page, tags(page).first());
});

test('a panel opened from a filtered list closes back onto it', async ({
  page,
  office,
  operator,
}) => {
  await load(operator, office.accountId, MIXED);
  await openConferences(page, office);
  await search(page).fill('board');
  await expect(tags(page)).toHaveText(['Board']);
  await tags(page).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(tags(page)).toHaveText(['Board']);
  await expect(search(page)).toHaveValue('board');
});

test.describe('at 390 pixels', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the same list is searched, filtered and leafed through', async ({
    page,
    office,
    operator,
  }) => {
    await load(operator, office.accountId, [...teams(60), ...MIXED]);
    await openConferences(page, office);
    await expect(position(page, '1–50 of 65')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await next(page).click();
    await expect(position(page, '51–65 of 65')).toBeVisible();
    await status(page).selectOption('Email failed');
    await expect(tags(page)).toHaveText(['Quarter close', 'Weekly sales']);
    await search(page).fill('week');
    await expect(tags(page)).toHaveText(['Weekly sales']);
  });
});

test('what is cut off is whole under the pointer, and opens there with every button of the mouse', async ({
  page,
  context,
  office,
  operator,
}) => {
  const tag = 'A Tag as long as one may be, with sixty characters in it: ye';
  const adminEmail = 'an-address-that-is-longer-than-its-column-can-be@leaders.example';
  await operator.addManyConferences(office.accountId, [{ tag, adminEmail, expiresAt: null }]);
  await openConferences(page, office);
  const row = conferenceRow(page, tag);
  const link = row.getByRole('link', { name: `Open ${tag}` });
  const { height } = (await row.boundingBox())!;
  await row.getByText(adminEmail).hover();
  await expect(row.locator('[data-whole="true"]')).toContainText(adminEmail);
  expect((await row.boundingBox())!.height, 'the height of the row').toBe(height);

  const opened = context.waitForEvent('page');
  await link.click({ modifiers: ['ControlOrMeta'] });
  const other = await opened;
  await expect(other.getByRole('dialog', { name: tag })).toBeVisible();
  await other.close();
  await expect(page).toHaveURL(settingsPath(office.accountId));
  await row.getByText(adminEmail).click();
  await expect(page.getByRole('dialog', { name: tag })).toBeVisible();
});
