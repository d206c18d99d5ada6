import type { Page } from '@playwright/test';
import type { LoadedCall } from '../support/calls.ts';
import { expect, test } from '../support/test.ts';
import { unique } from '../support/unique.ts';
import {
  BOARD,
  button,
  call,
  callLinks,
  calls,
  callsHeading,
  choose,
  DAYS,
  days,
  followUsage,
  manyCalls,
  months,
  openUsage,
  pages,
  picker,
  pressed,
  totals,
} from './usage-page.ts';

// Pages of calls, and where the keyboard's focus is while they are turned.

/** Days with the same calls as `DAYS`. */
const WIDER = '?from=2026-02-01&to=2026-04-30';

/** Sixty calls, three pages of them; the oldest one is of another conference. */
function threePages(conferenceId: string): readonly LoadedCall[] {
  return [...manyCalls(59, conferenceId), call(unique(), 'Sales', '2026-02-10T15:00:00Z')];
}

/** Holds back what is read of the calls and their sums, as a slow network does, until it is let go. */
async function holdReadings(page: Page): Promise<() => void> {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/runQuery|runAggregationQuery|batchGet/, async (route) => {
    if (/"(calls|usage)"/.test(route.request().postData() ?? '')) await held;
    await route.fallback();
  });
  return letGo;
}

test('pages are turned, and the focus goes along', async ({ page, office, operator }) => {
  const [c = ''] = await operator.addManyConferences(office.accountId, [BOARD]);
  const all = threePages(c);
  await operator.addCalls(office.accountId, all);

  await test.step('a page has an address, and the way back is the browser’s', async () => {
    await openUsage(page, office, `${DAYS}&after=${all[39]!.id}`);
    await expect(pages(page)).toContainText('41–60 of 60');
    await expect(calls(page).locator('tbody tr').last()).toContainText('Sales');
    await button(page, 'Previous').click();
    await expect(pages(page)).toContainText('21–40 of 60');
    await button(page, 'Next').click();
    await expect(pages(page)).toContainText('41–60 of 60');
    await page.goBack();
    await expect(pages(page)).toContainText('21–40 of 60');
    await page.goBack();
    await expect(pages(page)).toContainText('41–60 of 60');
  });

  await test.step('a turned page takes the focus to the heading of the calls', async () => {
    await followUsage(page, office, DAYS);
    await expect(pages(page)).toContainText('1–20 of 60');
    await pressed(page, 'Next');
    await expect(pages(page)).toContainText('21–40 of 60');
    await expect(callsHeading(page)).toBeFocused();
  });

  await test.step('Tab passes by the chart, which says what it shows and answers to nothing', async () => {
    await expect(months(page).locator('.recharts-bar-rectangle').first()).toBeAttached();
    await button(page, 'Show these days').press('Tab');
    const ofMonths = months(page).getByRole('button', { name: /^Months of/ });
    await expect(ofMonths.first()).toBeFocused();
  });

  await test.step('a call’s way to all calls of its conference leads to their heading', async () => {
    await callLinks(page).first().press('Enter');
    const panel = page.getByRole('dialog');
    await panel.getByRole('link', { name: 'All calls of this conference' }).press('Enter');
    await expect(page).toHaveURL(new RegExp(`conference=${c}`));
    await expect(pages(page)).toContainText('1–20 of 59');
    await expect(callsHeading(page)).toBeFocused();
  });

  await test.step('a page that could not be read keeps the keyboard’s place', async () => {
    await page.route(/runQuery/, (route) => route.abort());
    await pressed(page, 'Next');
    await expect(button(page, 'Try again')).toBeVisible();
    await expect(callsHeading(page)).toBeFocused();
    await page.unroute(/runQuery/);
    await pressed(page, 'Try again');
    await expect(pages(page)).toContainText('21–40 of 59');
    await expect(callsHeading(page)).toBeFocused();
  });

  // Other days, of which no page has been read yet.
  await followUsage(page, office, WIDER);
  await expect(pages(page)).toContainText('1–20 of 60');
  await expect(months(page).getByRole('img')).toBeVisible();

  await test.step('a turned page leaves the focus where somebody has taken it meanwhile', async () => {
    const letGo = await holdReadings(page);
    await pressed(page, 'Next');
    // Another page of the same: what is there stays.
    await expect(calls(page).getByRole('progressbar')).toBeVisible();
    await expect(callLinks(page)).toHaveCount(20);
    await days(page).focus();
    letGo();
    await expect(pages(page)).toContainText('21–40 of 60');
    await expect(days(page)).toBeFocused();
  });

  await test.step('a filter that is chosen while a page is on its way keeps the focus', async () => {
    const letGo = await holdReadings(page);
    await pressed(page, 'Next');
    await choose(page, 'Board');
    await expect(page).toHaveURL(/conference=/);
    letGo();
    await expect(pages(page)).toContainText('1–20 of 59');
    await expect(picker(page)).toBeFocused();
  });

  await test.step('calls of another choice do not stand under it', async () => {
    const letGo = await holdReadings(page);
    await choose(page, 'Sales');
    await expect(page).not.toHaveURL(new RegExp(`conference=${c}`));
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

  await test.step('on a phone the chart names its months, and a turned page begins below the bar', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await followUsage(page, office, DAYS);
    await expect(months(page).locator('svg tspan').filter({ hasText: /^Feb$/ })).toBeVisible();
    await pressed(page, 'Next');
    await expect(pages(page)).toContainText('21–40 of 60');
    await expect(callsHeading(page)).toBeFocused();
    const bar = await page.getByRole('banner').boundingBox();
    const title = await callsHeading(page).boundingBox();
    expect(title?.y).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0));
    expect(title?.y).toBeLessThan(200);
  });
});
