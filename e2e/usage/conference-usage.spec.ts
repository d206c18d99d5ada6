import { dayIn } from '../../domain/time/local-time.ts';
import { addDays } from '../../domain/usage/day-ranges.ts';
import { follow } from '../support/links.ts';
import { conferenceRow, fact, heading, openConferences, settingsPath } from '../support/portal.ts';
import { expect, test } from '../support/test.ts';
import { BOARD, call, callLinks } from './usage-page.ts';

/** At noon in the test accounts' zone, on a day of its calendar. */
function daysAgo(days: number): Date {
  const day = addDays(dayIn(new Date(), 'America/Toronto'), -days);
  return new Date(`${day}T17:00:00Z`);
}

test('a conference tells how it was used, to a viewer as to an administrator', async ({
  page,
  office,
  operator,
}) => {
  const { accountId } = office;
  const viewer = await office.addViewer();
  const [, old = '', once = '', lately = '', now = ''] = await operator.addManyConferences(
    accountId,
    [
      { ...BOARD, tag: 'Unused' },
      { ...BOARD, tag: 'Old', createdAt: daysAgo(500) },
      { ...BOARD, tag: 'Once' },
      { ...BOARD, tag: 'Lately' },
      { ...BOARD, tag: 'Now' },
    ],
  );
  const minutesAgo = new Date(Date.now() - 15 * 60_000).toISOString();
  const there = { caller: '+15145550177', joined: 0, left: null };
  await operator.addCalls(accountId, [
    call(once, 'Once', '2026-02-03T15:00:00Z'),
    call(once, 'Once', '2026-03-11T03:59:00Z'),
    ...[1, 29, 30].map((days) => call(lately, 'Lately', daysAgo(days).toISOString())),
    { ...call(now, 'Now', minutesAgo, [there]), endReason: null },
  ]);
  const panelOf = (tag: string) => page.getByRole('dialog', { name: tag, exact: true });
  const open = async (id: string, tag: string) => {
    await follow(page, `${settingsPath(accountId)}/${id}`);
    await expect(panelOf(tag).getByRole('heading', { name: 'Access codes' })).toBeVisible();
    return panelOf(tag);
  };

  await test.step('one that was never used says so; its usage is read once it is open', async () => {
    const questions: string[] = [];
    page.on('request', (request) => {
      // The calls of one conference; which calls go on is asked of the account.
      const asked = request.postData() ?? '';
      if (asked.includes('"calls"') && asked.includes('"conferenceId"')) {
        questions.push(request.url());
      }
    });
    await openConferences(page, office, viewer);
    await expect(conferenceRow(page, 'Unused')).toBeVisible();
    expect(questions).toEqual([]);
    await page.getByRole('link', { name: 'Open Unused' }).click();
    const usage = panelOf('Unused').getByRole('region', { name: 'Usage' });
    await expect(usage).toContainText('Not used yet.');
    await expect(usage.getByRole('link')).toHaveCount(0);
    expect(questions).toHaveLength(2);
  });

  await test.step('of one older than what is kept nobody says that it was never used', async () => {
    const panel = await open(old, 'Old');
    await expect(panel.getByText('No calls in the last 13 months.')).toBeVisible();
  });

  await test.step('when it was last used is told on the account’s clock, however long ago', async () => {
    await expect(fact(await open(once, 'Once'), 'Last used')).toHaveText('10 Mar 2026, 23:59');
  });

  await test.step('one that is in use says so', async () => {
    const panel = await open(now, 'Now');
    await expect(fact(panel, 'Last used')).toHaveText('In progress now');
    await expect(fact(panel, 'Last 30 days')).toContainText('1 call');
  });

  await test.step('the last thirty days are its own alone, and lead to its year', async () => {
    const panel = await open(lately, 'Lately');
    await expect(fact(panel, 'Last 30 days')).toHaveText(/2 calls\s*4 callers\s*40 billed minutes/);
    await panel.getByRole('link', { name: 'All calls of this conference' }).click();
    await expect(heading(page, 'Usage history')).toBeVisible();
    await expect(page.getByRole('link', { name: /^Call of Lately/ })).toHaveCount(3);
    await expect(callLinks(page)).toHaveCount(3);
  });

  await test.step('the row’s menu leads to the usage of its conference', async () => {
    await follow(page, settingsPath(accountId));
    await page.getByRole('button', { name: 'Actions for Now' }).click();
    await page.getByRole('menuitem', { name: 'Usage' }).click();
    await expect(heading(page, 'Usage history')).toBeVisible();
    await expect(page.getByRole('link', { name: /^Call of Now/ })).toHaveCount(1);
    await expect(callLinks(page)).toHaveCount(1);
  });
});
