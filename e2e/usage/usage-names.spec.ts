import { expect, test } from '../support/test.ts';
import { unique } from '../support/unique.ts';
import {
  BOARD,
  call,
  callRow,
  calls,
  choose,
  exported,
  followUsage,
  guest,
  months,
  openUsage,
  picker,
  total,
} from './usage-page.ts';

test('conferences are called by their newest Tags, and told apart', async ({
  page,
  office,
  operator,
}) => {
  const { accountId } = office;
  const numbers = [1, 2, 3, 4, 5];
  const ids = await operator.addManyConferences(accountId, [
    ...['Directors', 'Sales', 'Council'].map((tag) => ({ ...BOARD, tag })),
    { ...BOARD, tag: 'Forum', adminEmail: 'ana@acme.example' },
    { ...BOARD, tag: 'Forum', adminEmail: 'li@acme.example' },
    ...numbers.map((n) => ({ ...BOARD, tag: `Z new ${n}` })),
  ]);
  const [directors = '', sales = '', council = '', anasForum = '', lisForum = '', ...open] = ids;
  // Its last call tells what it was called in the end, and nothing else does any more.
  const gone = unique();
  const brief = [{ ...guest, left: 50 }];
  await operator.addCalls(accountId, [
    // Renamed within its first month: the conference itself tells which Tag is the newest.
    call(directors, 'Board', '2026-02-10T15:00:00Z'),
    call(directors, 'Directors', '2026-02-20T15:00:00Z'),
    call(sales, 'Sales', '2026-03-10T15:00:00Z'),
    call(sales, 'Board', '2026-03-02T15:00:00Z'),
    call(council, 'Council', '2026-02-10T15:00:00Z'),
    call(council, 'Concil', '2026-03-05T15:00:00Z'),
    call(council, 'Council', '2026-03-10T15:00:00Z'),

    call(anasForum, 'Forum', '2026-04-10T15:00:00Z'),
    call(lisForum, 'Forum', '2026-04-11T15:00:00Z'),
    call(unique(), 'Forum', '2026-04-12T15:00:00Z'),

    ...open.flatMap((id, index) => [
      call(id, `A old ${index + 1}`, '2026-05-05T15:00:00Z'),
      call(id, `Z new ${index + 1}`, '2026-05-10T15:00:00Z'),
    ]),
    call(gone, 'A gone', '2026-05-05T15:00:00Z', brief),
    call(gone, 'Z gone', '2026-05-10T15:00:00Z', brief),
  ]);

  await test.step('no Tag is called a former one while nobody knows, and the file knows them all', async () => {
    await openUsage(page, office, '?from=2026-05-01&to=2026-05-31');
    await expect(months(page).getByText(/^formerly A old/)).toHaveCount(3);
    await expect(months(page).getByText(/^also Z new/)).toHaveCount(2);

    const [, ...rows] = await exported(page, 'By month (CSV)');
    const names = rows.map((row) => row.split(',').slice(1, 3).join(' < ')).sort();
    expect(names).toEqual(
      [...numbers.flatMap((n) => [`Z new ${n} < A old ${n}`, `Z new ${n} < Z new ${n}`])]
        .concat('Z gone < A gone', 'Z gone < Z gone')
        .sort(),
    );

    await picker(page).click();
    await expect(page.getByRole('option', { name: /formerly A old/ })).toHaveCount(5);
    await expect(page.getByRole('option', { name: 'A gone also Z gone' })).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('two conferences of one Tag are told apart', async () => {
    await followUsage(page, office, '?from=2026-04-01&to=2026-04-30');
    await expect(months(page).getByRole('row', { name: /li@acme.example/ })).toBeVisible();
    await expect(months(page).getByRole('row', { name: /no longer there/ })).toBeVisible();
    await choose(page, /ana@acme.example/);
    await expect(page).toHaveURL(new RegExp(`conference=${anasForum}`));
    await expect(calls(page).locator('tbody tr')).toHaveCount(1);
  });

  await test.step('a conference that was renamed is one, with the Tags it had', async () => {
    await followUsage(page, office, '?from=2026-02-01&to=2026-03-31');
    const row = months(page).getByRole('row', { name: /^Months of Directors/ });
    await expect(row).toContainText('formerly Board');
    await row.getByRole('button', { name: 'Months of Directors' }).click();
    await expect(months(page).getByRole('row', { name: /^Feb 2026 · Board/ })).toContainText('20');
    await expect(callRow(page, 'Directors')).toHaveCount(1);
    // A Tag that was changed and changed back is still the newest.
    await expect(months(page).getByRole('row', { name: /^Months of Council/ })).toContainText(
      'formerly Concil',
    );
  });

  await test.step('a Tag selects the calls that had it, whichever conference they were of', async () => {
    await picker(page).click();
    await page.keyboard.type('boa');
    await page.getByRole('option', { name: 'Board', exact: true }).click();
    await expect(page).toHaveURL(/tag=Board/);
    await expect(total(page, 'Calls')).toHaveText('2');
    await expect(callRow(page, 'Board')).toHaveCount(2);
  });

  await test.step('a conference selects its calls, whatever they were called', async () => {
    await choose(page, /^Directors formerly Board$/);
    await expect(page).toHaveURL(new RegExp(`conference=${directors}`));
    await expect(total(page, 'Calls')).toHaveText('2');
    await expect(callRow(page, 'Board')).toHaveCount(1);
    await expect(callRow(page, 'Directors')).toHaveCount(1);
  });
});
