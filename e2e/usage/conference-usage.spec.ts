import { dayIn } from '../../domain/time/local-time.ts';
import { addDays } from '../../domain/usage/day-ranges.ts';
import type { LoadedCall, LoadedLeg } from '../support/calls.ts';
import { unique } from '../support/unique.ts';
import {
  conferenceRow,
  fact,
  heading,
  openConference,
  openConferences,
} from '../support/portal.ts';
import { expect, test } from '../support/test.ts';

const BOARD = { tag: 'Board', adminEmail: 'ana@acme.example', expiresAt: null };
/** 541 and 570 seconds are ten minutes begun, each. */
const LEGS: readonly LoadedLeg[] = [
  { caller: '+442079460958', joined: 0, left: 541 },
  { role: 'leader', caller: '+15145550134', joined: 30, left: 600 },
];

function call(conferenceId: string, startedAt: Date, legs = LEGS): LoadedCall {
  return { id: unique(), conferenceId, tag: BOARD.tag, startedAt, legs };
}

/** At noon in the test accounts' zone, on a day of its calendar. */
function daysAgo(days: number): Date {
  const day = addDays(dayIn(new Date(), 'America/Toronto'), -days);
  return new Date(`${day}T17:00:00Z`);
}

test('a conference that was never used says so, and its usage is read once it is open', async ({
  page,
  office,
  operator,
}) => {
  await operator.addManyConferences(office.accountId, [BOARD]);
  const questions: string[] = [];
  page.on('request', (request) => {
    if (/"calls"/.test(request.postData() ?? '')) questions.push(request.url());
  });
  await openConferences(page, office);
  await expect(conferenceRow(page, BOARD.tag)).toBeVisible();
  expect(questions).toEqual([]);
  await page.getByRole('link', { name: 'Open Board' }).click();
  const usage = page.getByRole('region', { name: 'Usage' });
  await expect(usage).toContainText('Not used yet.');
  await expect(usage.getByRole('link')).toHaveCount(0);
  expect(questions).toHaveLength(2);
});

test('of a conference older than what is kept nobody says that it was never used', async ({
  page,
  office,
  operator,
}) => {
  const [id = ''] = await operator.addManyConferences(office.accountId, [
    { ...BOARD, createdAt: daysAgo(500) },
  ]);
  const panel = await openConference(page, office, id);
  const usage = panel.getByRole('region', { name: 'Usage' });
  await expect(usage).toContainText('No calls in the last 13 months.');
});

test('when it was last used is told on the account’s clock, however long ago', async ({
  page,
  office,
  operator,
}) => {
  const [id = ''] = await operator.addManyConferences(office.accountId, [BOARD]);
  await operator.addCalls(office.accountId, [
    call(id, new Date('2026-02-03T15:00:00Z')),
    call(id, new Date('2026-03-11T03:59:00Z')),
  ]);
  const panel = await openConference(page, office, id);
  await expect(fact(panel, 'Last used')).toHaveText('10 Mar 2026, 23:59');
});

test('the last thirty days are those of this conference alone, and lead to its year', async ({
  page,
  office,
  operator,
}) => {
  const [id = '', other = ''] = await operator.addManyConferences(office.accountId, [
    BOARD,
    { ...BOARD, tag: 'Sales' },
  ]);
  await operator.addCalls(office.accountId, [
    call(id, daysAgo(1)),
    call(id, daysAgo(29)),
    call(id, daysAgo(30)),
    call(other, daysAgo(1)),
  ]);
  const panel = await openConference(page, office, id);
  const lately = fact(panel, 'Last 30 days');
  await expect(lately).toHaveText(/2 calls\s*4 callers\s*40 billed minutes/);
  await panel.getByRole('link', { name: 'All calls of this conference' }).click();
  await expect(heading(page, 'Usage history')).toBeVisible();
  await expect(page.getByRole('link', { name: /^Call of Board/ })).toHaveCount(3);
  await expect(page.getByRole('link', { name: /^Call of Sales/ })).toHaveCount(0);
});

test('a viewer sees that it is in use now', async ({ page, office, operator }) => {
  const [id = ''] = await operator.addManyConferences(office.accountId, [BOARD]);
  const going = call(id, new Date(Date.now() - 15 * 60_000), [
    { caller: '+15145550177', joined: 0, left: null },
  ]);
  await operator.addCalls(office.accountId, [{ ...going, endReason: null }]);
  const panel = await openConference(page, office, id, await office.addViewer());
  await expect(fact(panel, 'Last used')).toHaveText('In progress now');
  await expect(fact(panel, 'Last 30 days')).toContainText('1 call');
});

test('the row’s menu leads to the usage of its conference', async ({ page, office, operator }) => {
  const [id = ''] = await operator.addManyConferences(office.accountId, [BOARD]);
  await operator.addCalls(office.accountId, [call(id, daysAgo(1)), call(unique(), daysAgo(1))]);
  await openConferences(page, office);
  await page.getByRole('button', { name: 'Actions for Board' }).click();
  await page.getByRole('menuitem', { name: 'Usage' }).click();
  await expect(heading(page, 'Usage history')).toBeVisible();
  await expect(page.getByRole('link', { name: /^Call of Board/ })).toHaveCount(1);
});
