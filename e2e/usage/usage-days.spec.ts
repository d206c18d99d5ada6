import { addMonths } from '../../domain/usage/day-ranges.ts';
import { heading, signInTo } from '../support/portal.ts';
import { expect, test } from '../support/test.ts';
import { unique } from '../support/unique.ts';
import {
  BOARD,
  button,
  call,
  calls,
  callsHeading,
  choose,
  DAYS,
  days,
  followUsage,
  from,
  months,
  pages,
  pressed,
  to,
  total,
} from './usage-page.ts';

test('days are chosen, and it says why they have no calls', async ({ page, office, operator }) => {
  const [c = ''] = await operator.addManyConferences(office.accountId, [BOARD]);
  const moved = { accountId: await operator.openAccount() };
  await operator.addMember(moved.accountId, office.admin, 'admin');
  // Shortly before midnight in Toronto: the tenth was counted, in Halifax it was the eleventh.
  await operator.addCalls(moved.accountId, [
    call(unique(), 'Board', '2026-04-11T03:30:00Z'),
    call(unique(), 'Sales', '2026-04-11T03:40:00Z'),
    call(unique(), 'Late', '2026-04-11T15:00:00Z'),
  ]);
  await operator.changeProfile(moved.accountId, { timeZone: 'America/Halifax' });

  await test.step('the first visit says what will be here', async () => {
    await signInTo(page, office.admin, `/a/${office.accountId}`);
    await page.getByRole('link', { name: 'Usage history' }).click();
    await expect(heading(page, 'Usage history')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'No calls in these days' })).toBeVisible();
    await pressed(page, 'Show the last 12 months');
    await expect(page.getByRole('heading', { name: 'No calls yet' })).toBeVisible();
    await expect(callsHeading(page)).toBeFocused();
  });

  await test.step('a conference without calls leads to all of them', async () => {
    await followUsage(page, office, `?conference=${c}`);
    await expect(page.getByText(/^Nobody called “Board” from .+ to .+\.$/)).toBeVisible();
    await pressed(page, 'Show all conferences');
    await expect(page).not.toHaveURL(/conference=/);
    await expect(callsHeading(page)).toBeFocused();
  });

  await test.step('days of which nothing is known are not said to be without calls', async () => {
    for (const [search, said] of [
      ['?from=2025-01-01&to=2025-01-31', 'Calls are kept for 13 months; those of these days'],
      ['?from=2999-01-01&to=2999-01-31', 'These days are yet to come.'],
      ['?from=2026-02-11&to=2026-02-11', 'Nobody called on 11 Feb 2026.'],
      [
        `?from=2026-01-01&to=2026-01-31&conference=${unique()}`,
        'Nobody called this conference from 1 Jan 2026 to 31 Jan 2026.',
      ],
    ] as const) {
      await followUsage(page, office, search);
      await expect.soft(calls(page).getByText(said), search).toBeVisible();
    }
  });

  await test.step('nor those of which some are gone, with calls and without', async () => {
    const gone = page.getByText(
      /^Calls are kept for 13 months; those before 1.\w+.\d{4} are gone\.$/,
    );
    // The year before last has as many months as a range may have.
    const month = addMonths(new Date().toISOString().slice(0, 7), -15);
    const until = (end: string) => `?from=${month}-01&to=${end}-28`;
    await followUsage(page, office, until(addMonths(month, 11)));
    await expect(calls(page).getByText('Nobody called from')).toBeVisible();
    await expect(gone).toBeVisible();
    const kept = addMonths(month, 12);
    await operator.addCalls(office.accountId, [call(c, 'Board', `${kept}-10T15:00:00Z`)]);
    await followUsage(page, office, until(kept));
    await expect(total(page, 'Calls')).toHaveText('1');
    await expect(gone).toBeVisible();
  });

  await test.step('the days decide what is counted, on the account’s clock', async () => {
    await operator.addCalls(office.accountId, [
      call(c, 'Board', '2026-03-01T04:59:59Z'),
      call(c, 'Board', '2026-03-01T05:00:00Z'),
      call(c, 'Board', '2026-03-11T03:59:59Z'),
      call(c, 'Board', '2026-03-11T04:00:00Z'),
    ]);
    await followUsage(page, office, DAYS);
    await expect(page.getByText('Days and times in Eastern Time (Toronto)')).toBeVisible();
    await expect(total(page, 'Calls')).toHaveText('4');
    await expect(total(page, 'Callers')).toHaveText('8');
    await expect(total(page, 'Billed minutes')).toHaveText('80');
  });

  const monthsHeading = months(page).getByRole('heading', { level: 2 });
  const cut = months(page).getByText('Months are counted whole here');

  await test.step('typed days are shown, and their fields keep the focus', async () => {
    await from(page).fill('2026-03-01');
    await to(page).fill('2026-03-10');
    await pressed(page, 'Show these days');
    await expect(page).toHaveURL(/from=2026-03-01&to=2026-03-10/);
    await expect(button(page, 'Show these days')).toBeFocused();
    await expect(total(page, 'Calls')).toHaveText('2');
    await expect(total(page, 'Billed minutes')).toHaveText('40');
    await expect(calls(page).locator('tbody tr')).toHaveCount(2);
    // March as a whole holds one more, and its heading says that it is meant.
    await expect(cut).toBeVisible();
    await expect(monthsHeading).toHaveText(/, 1.Mar.2026 – 31.Mar.2026$/);
    await expect(months(page).getByRole('row', { name: /Board/ })).toContainText('60');
  });

  await test.step('whole months are shown everywhere, and nothing differs any more', async () => {
    await pressed(page, 'Show whole months everywhere');
    await expect(page).toHaveURL(/from=2026-03-01&to=2026-03-31/);
    await expect(monthsHeading).toBeFocused();
    await expect(cut).toBeHidden();
    await expect(total(page, 'Calls')).toHaveText('3');
    await expect(total(page, 'Billed minutes')).toHaveText('60');
    await page.goBack();
    await expect(total(page, 'Calls')).toHaveText('2');
  });

  await test.step('what is half typed stays while something else is chosen, and gives way to other days', async () => {
    await to(page).fill('2026-03-20');
    await choose(page, 'Board');
    await expect(page).toHaveURL(/conference=/);
    await expect(to(page)).toHaveValue('2026-03-20');
    await page.goBack();
    await expect(page).not.toHaveURL(/conference=/);
    await expect(to(page)).toHaveValue('2026-03-20');
    await page.goBack();
    await expect(page).toHaveURL(/from=2026-02-01/);
    await expect(from(page)).toHaveValue('2026-02-01');
    await expect(to(page)).toHaveValue('2026-03-31');
    await expect(total(page, 'Calls')).toHaveText('4');
    await expect(cut).toBeHidden();
  });

  await test.step('days that are no range are told, and not taken', async () => {
    await from(page).fill('2026-03-01');
    await to(page).fill('2026-02-01');
    await pressed(page, 'Show these days');
    await expect(page.getByRole('alert')).toHaveText('The first day is after the last one.');
    await expect(from(page)).toBeFocused();
    await to(page).fill('2027-06-01');
    await pressed(page, 'Show these days');
    await expect(page.getByRole('alert')).toContainText('13 months at most');
    await expect(page).toHaveURL(/from=2026-02-01/);
  });

  await test.step('days that have a name close their fields, and the name has the focus', async () => {
    await days(page).selectOption('Last 30 days');
    await expect(page).not.toHaveURL(/from=/);
    await days(page).selectOption('Other days…');
    await pressed(page, 'Show these days');
    await expect(from(page)).toBeHidden();
    await expect(days(page)).toHaveValue('last30');
    await expect(days(page)).toBeFocused();
  });

  await test.step('calls that were counted in an earlier time zone are listed where they were counted', async () => {
    await followUsage(page, moved, '?from=2026-04-10&to=2026-04-10');
    await expect(total(page, 'Calls')).toHaveText('2');
    await expect(pages(page)).toContainText('1–2 of 2');
    const otherDay = page.getByText('counted on another day');
    await expect(otherDay).toBeVisible();
    await followUsage(page, moved, '?from=2026-04-11&to=2026-04-11');
    await expect(total(page, 'Calls')).toHaveText('1');
    await expect(pages(page)).toContainText('1–1 of 1');
    await expect(otherDay).toHaveCount(0);
  });
});
