import type { Page } from '@playwright/test';
import type { LoadedCall } from '../support/calls.ts';
import { unique } from '../support/unique.ts';
import { heading, signInTo } from '../support/portal.ts';
import { expect, type Office, test } from '../support/test.ts';

// Where the keyboard's focus is in the usage history, and what is shown, while something is on its way.

const DAYS = '?from=2026-02-01&to=2026-03-31';
const BOARD = { tag: 'Board', adminEmail: 'ana@acme.example', expiresAt: null };

function call(conferenceId: string, tag: string, startedAt: string): LoadedCall {
  const legs = [{ caller: '+15145550134', joined: 0, left: 600 }];
  return { id: unique(), conferenceId, tag, startedAt: new Date(startedAt), legs };
}

/** Sixty calls of one conference, three pages of them, and one of another. */
function threePages(conferenceId: string): readonly LoadedCall[] {
  const sales = call(unique(), 'Sales', '2026-02-10T15:00:00Z');
  const ofBoard = Array.from({ length: 59 }, (_, n) =>
    call(conferenceId, 'Board', new Date(Date.UTC(2026, 2, 10, 12, n)).toISOString()),
  );
  return [...ofBoard, sales];
}

async function openUsage(page: Page, office: Office, search = DAYS): Promise<void> {
  await signInTo(page, office.admin, `/a/${office.accountId}/conferencing/usage${search}`);
  await expect(heading(page, 'Usage history')).toBeVisible();
}

const calls = (page: Page) => page.getByRole('region', { name: 'Calls' });
const callsHeading = (page: Page) => calls(page).getByRole('heading', { name: 'Calls', level: 2 });
const callLinks = (page: Page) => calls(page).getByRole('link', { name: /^Call of/ });
const months = (page: Page) => page.getByRole('region', { name: 'By month and Tag' });
const totals = (page: Page) => page.getByRole('region', { name: 'Totals' });
const pages = (page: Page) => page.getByRole('navigation', { name: 'Pages' });
const picker = (page: Page) => page.getByRole('combobox', { name: 'Conference or Tag' });
const days = (page: Page) => page.getByRole('combobox', { name: 'Days' });
const from = (page: Page) => page.getByLabel('From', { exact: true });
const to = (page: Page) => page.getByLabel('To', { exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name });

/** Holds back what is read of the calls and their sums, as a slow network does, until it is let go. */
async function holdReadings(page: Page): Promise<() => void> {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/runQuery|runAggregationQuery|batchGet/, async (route) => {
    if (/"(calls|usage)"/.test(route.request().postData() ?? '')) await held;
    await route.continue();
  });
  return letGo;
}

async function pressed(page: Page, name: string): Promise<void> {
  await button(page, name).focus();
  await page.keyboard.press('Enter');
}

test('days are shown one after the other without leaving their fields', async ({
  page,
  office,
  operator,
}) => {
  await operator.addCalls(office.accountId, threePages(unique()));
  await openUsage(page, office);
  await from(page).fill('2026-03-01');
  await pressed(page, 'Show these days');
  await expect(page).toHaveURL(/from=2026-03-01/);
  await expect(button(page, 'Show these days')).toBeFocused();

  // What is half typed stays while something else is chosen, and gives way to other days.
  await to(page).fill('2026-03-20');
  await picker(page).click();
  await page.getByRole('option', { name: 'Board', exact: true }).first().click();
  await expect(page).toHaveURL(/conference=/);
  await expect(to(page)).toHaveValue('2026-03-20');
  await page.goBack();
  await expect(page).not.toHaveURL(/conference=/);
  await expect(to(page)).toHaveValue('2026-03-20');
  await page.goBack();
  await expect(page).toHaveURL(/from=2026-02-01/);
  await expect(from(page)).toHaveValue('2026-02-01');
  await expect(to(page)).toHaveValue('2026-03-31');
});

test('days that have a name close their fields, and the name has the focus', async ({
  page,
  office,
}) => {
  await openUsage(page, office, '');
  await days(page).selectOption('Other days…');
  await pressed(page, 'Show these days');
  await expect(from(page)).toBeHidden();
  await expect(days(page)).toHaveValue('last30');
  await expect(days(page)).toBeFocused();
});

test('ways out of an empty list lead to the heading of the calls', async ({
  page,
  office,
  operator,
}) => {
  const [c = ''] = await operator.addManyConferences(office.accountId, [BOARD]);
  await openUsage(page, office, `?conference=${c}`);
  await pressed(page, 'Show all conferences');
  await expect(page).not.toHaveURL(/conference=/);
  await expect(callsHeading(page)).toBeFocused();
  await pressed(page, 'Show the last 12 months');
  await expect(page.getByRole('heading', { name: 'No calls yet' })).toBeVisible();
  await expect(callsHeading(page)).toBeFocused();
});

test('all that could not be read is tried again at once', async ({ page, office, operator }) => {
  await operator.addCalls(office.accountId, threePages(unique()));
  let isCut = true;
  const refused = new Set<string>();
  await page.route(/runQuery|batchGet/, (route) => {
    const asked = /"(calls|usage)"/.exec(route.request().postData() ?? '')?.[1];
    if (!isCut || asked === undefined) return route.continue();
    refused.add(asked);
    return route.abort();
  });
  await openUsage(page, office);
  await expect(totals(page)).toBeHidden();
  await expect(button(page, 'Try again')).toHaveCount(1);
  refused.clear();
  await pressed(page, 'Try again');
  await expect(callsHeading(page)).toBeFocused();
  // In vain, both of them: it says so again, and is the next thing that Tab reaches.
  await expect.poll(() => [...refused].sort()).toEqual(['calls', 'usage']);
  await expect(button(page, 'Try again')).toBeVisible();
  await expect(callsHeading(page)).toBeFocused();
  isCut = false;
  await page.keyboard.press('Tab');
  await expect(button(page, 'Try again')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(totals(page)).toContainText('60');
  await expect(callLinks(page)).toHaveCount(20);
  await expect(button(page, 'Try again')).toHaveCount(0);
  await expect(callsHeading(page)).toBeFocused();
});

test('a page that was turned and could not be read keeps the keyboard’s place', async ({
  page,
  office,
  operator,
}) => {
  await operator.addCalls(office.accountId, threePages(unique()));
  await openUsage(page, office);
  await expect(callLinks(page)).toHaveCount(20);
  await page.route(/runQuery/, (route) => route.abort());
  await pressed(page, 'Next');
  await expect(button(page, 'Try again')).toBeVisible();
  await expect(callsHeading(page)).toBeFocused();
  await page.unroute(/runQuery/);
  await pressed(page, 'Try again');
  await expect(pages(page)).toContainText('21–40 of 60');
  await expect(callsHeading(page)).toBeFocused();
});

test('a turned page takes the focus to the heading of the calls, below the bar', async ({
  page,
  office,
  operator,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await operator.addCalls(office.accountId, threePages(unique()));
  await openUsage(page, office);
  await pressed(page, 'Next');
  await expect(pages(page)).toContainText('21–40 of 60');
  await expect(callsHeading(page)).toBeFocused();
  const bar = await page.getByRole('banner').boundingBox();
  const title = await callsHeading(page).boundingBox();
  expect(title?.y).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0));
  expect(title?.y).toBeLessThan(200);
});

test('a turned page leaves the focus where somebody has taken it meanwhile', async ({
  page,
  office,
  operator,
}) => {
  await operator.addCalls(office.accountId, threePages(unique()));
  await openUsage(page, office);
  await expect(pages(page)).toContainText('1–20 of 60');
  const letGo = await holdReadings(page);
  await pressed(page, 'Next');
  await expect(calls(page).getByRole('progressbar')).toBeVisible();
  await days(page).focus();
  letGo();
  await expect(pages(page)).toContainText('21–40 of 60');
  await expect(days(page)).toBeFocused();
});

test('a filter that is chosen while a page is on its way keeps the focus', async ({
  page,
  office,
  operator,
}) => {
  const [c = ''] = await operator.addManyConferences(office.accountId, [BOARD]);
  await operator.addCalls(office.accountId, threePages(c));
  await openUsage(page, office);
  await expect(pages(page)).toContainText('1–20 of 60');
  const letGo = await holdReadings(page);
  await pressed(page, 'Next');
  await picker(page).click();
  await page.getByRole('option', { name: 'Board', exact: true }).first().click();
  await expect(page).toHaveURL(/conference=/);
  letGo();
  await expect(pages(page)).toContainText('1–20 of 59');
  await expect(picker(page)).toBeFocused();
});

test('calls of another choice do not stand under it while it is on its way', async ({
  page,
  office,
  operator,
}) => {
  const [c = ''] = await operator.addManyConferences(office.accountId, [BOARD]);
  await operator.addCalls(office.accountId, threePages(c));
  await openUsage(page, office);
  await expect(callLinks(page)).toHaveCount(20);
  await expect(months(page).getByRole('img')).toBeVisible();
  const letGo = await holdReadings(page);
  // Another page of the same: what is there stays.
  await button(page, 'Next').click();
  await expect(calls(page).getByRole('progressbar')).toBeVisible();
  await expect(callLinks(page)).toHaveCount(20);
  await picker(page).click();
  await page.getByRole('option', { name: 'Sales', exact: true }).first().click();
  await expect(page).toHaveURL(/(conference|tag)=/);
  await expect(calls(page).getByRole('status', { name: 'Loading' })).toBeVisible();
  await expect(callLinks(page)).toHaveCount(0);
  await expect(pages(page)).toHaveCount(0);
  await expect(totals(page)).toBeHidden();

  await days(page).selectOption('Last 12 months');
  await expect(page).not.toHaveURL(/from=2026-02-01/);
  await expect(callLinks(page)).toHaveCount(0);
  await expect(months(page)).toBeHidden();
  letGo();
  await expect(callLinks(page)).toHaveCount(1);
});

test('a call’s way to all calls of its conference leads to their heading', async ({
  page,
  office,
  operator,
}) => {
  const [c = ''] = await operator.addManyConferences(office.accountId, [BOARD]);
  await operator.addCalls(office.accountId, threePages(c));
  await openUsage(page, office);
  await callLinks(page).first().focus();
  await page.keyboard.press('Enter');
  const way = page.getByRole('dialog').getByRole('link', { name: 'All calls of this conference' });
  await way.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`conference=${c}`));
  await expect(pages(page)).toContainText('1–20 of 59');
  await expect(callsHeading(page)).toBeFocused();
});

test('Tab passes by the chart, which says what it shows and answers to nothing', async ({
  page,
  office,
  operator,
}) => {
  await operator.addCalls(office.accountId, threePages(unique()));
  await openUsage(page, office);
  await expect(months(page).locator('.recharts-bar-rectangle').first()).toBeAttached();
  await button(page, 'Show these days').focus();
  await page.keyboard.press('Tab');
  await expect(
    months(page)
      .getByRole('button', { name: /^Months of/ })
      .first(),
  ).toBeFocused();
});
