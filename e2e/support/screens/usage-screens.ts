import { expect } from '@playwright/test';
import type { LoadedCall, LoadedLeg } from '../calls.ts';
import { unique } from '../unique.ts';
import { signInTo, turnTo } from '../portal.ts';
import type { Visit } from './visit.ts';

const LONG = 'A Tag as long as one may be, with sixty characters in it: ye';

/** The usage history: a year of it, chosen days, a call, and saving it. */
export async function visitUsage({ page, office, operator, look }: Visit): Promise<void> {
  const { accountId, admin } = office;
  const path = `/a/${accountId}/conferencing/usage`;
  const { calls, board } = await aYear((all) => operator.addManyConferences(accountId, all));
  await operator.addCalls(accountId, calls);
  await signInTo(page, admin, path);
  const days = page.getByRole('combobox', { name: 'Days' });
  await days.selectOption('Last 12 months');
  const months = page.getByRole('region', { name: /^By month and Tag/ });
  await expect(months.getByRole('img')).toBeVisible();
  await expect(page.getByRole('link', { name: /^Call of/ }).first()).toBeVisible();
  await months.getByRole('button', { name: 'Months of Board, ana' }).click();
  await months.getByRole('button', { name: 'Months of All together' }).click();
  await look('a year');
  await page.getByRole('combobox', { name: 'Conference or Tag' }).click();
  await expect(page.getByRole('option', { name: /^Directors formerly/ })).toBeVisible();
  await look('choosing a conference');
  const searchInVain = async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Conference or Tag' }).fill('nothing called so');
    await expect(page.getByRole('option', { name: 'Nothing with calls' })).toBeVisible();
  };
  await searchInVain();
  await look('no conference that is called so', searchInVain);
  await page.keyboard.press('Escape');

  await turnTo(page, path);
  await expect(days).toHaveValue('last30');
  await days.selectOption('Other days…');
  await page.getByLabel('From', { exact: true }).fill('2020-01-01');
  await page.getByRole('button', { name: 'Show these days' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await look('days that are no range');

  await turnTo(page, `${path}?call=${board.id}`);
  const panel = page.getByRole('dialog', { name: 'Board' });
  await expect(panel.getByRole('img', { name: /^Bars from joining/ })).toBeVisible();
  await look('a call');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: 'By month (CSV)' })).toBeVisible();
  await look('what can be exported');
  await page.getByRole('menuitem', { name: 'By month (CSV)' }).click();
  await expect(page.getByRole('dialog', { name: 'Months exported' })).toBeVisible();
  await look('exported months');
  await page.keyboard.press('Escape');
  await turnTo(page, `${path}?call=${unique()}`);
  await expect(page.getByRole('dialog', { name: 'There is no such call' })).toBeVisible();
  await look('no such call');
}

type Conferences = readonly { tag: string; adminEmail: string; expiresAt: null }[];

/** Calls of a year: conferences that share a Tag, were renamed, are gone; one goes on. */
async function aYear(
  add: (all: Conferences) => Promise<string[]>,
): Promise<{ readonly calls: readonly LoadedCall[]; readonly board: LoadedCall }> {
  const named = ['Board', 'Board', 'Directors', LONG, 'Support', 'Weekly sales', 'Q3 close'];
  const ids = await add(
    named.map((tag, n) => ({
      tag,
      adminEmail: `${['ana', 'li', 'jo'][n % 3] ?? ''}${n}@acme.example`,
      expiresAt: null,
    })),
  );
  const at = (days: number) => new Date(Date.now() - days * 24 * 3_600_000);
  const call = (n: number, startedAt: Date, legs = LEGS): LoadedCall => ({
    ...{ id: unique(), conferenceId: ids[n] ?? '', tag: named[n] ?? '', startedAt, legs },
  });
  const board = call(0, at(2));
  const going = call(5, at(0.01), [{ caller: '+15145550177', joined: 0, left: null }]);
  const calls = [
    board,
    { ...going, endReason: null },
    { ...call(2, at(200)), tag: 'Council' },
    ...Array.from({ length: 14 }, (_, n) => call(n % named.length, at(3 + n * 25), ONE)),
    { ...call(0, at(5)), conferenceId: unique(), tag: 'Gone' },
  ];
  return { calls, board };
}

const ONE: readonly LoadedLeg[] = [{ caller: '+15145550134', joined: 0, left: 900 }];

/** One of each kind: waits, leads, withholds the number, is not told to have left. */
const LEGS: readonly LoadedLeg[] = [
  { caller: '+442079460958', joined: 0, left: 2400 },
  { role: 'leader', caller: '+15145550134', joined: 185, left: 2600 },
  { caller: null, joined: 240, left: 1500 },
  { caller: '+33199000712', joined: 400, left: null },
];
