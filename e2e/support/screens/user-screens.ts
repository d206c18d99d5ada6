import { expect } from '@playwright/test';
import { allowWrites, phase, untilDone } from '../many/runs.ts';
import type { LoadedUser } from '../operator-interface.ts';
import { heading, signInTo, turnTo } from '../portal.ts';
import type { Visit } from './visit.ts';

/**
 * The Cloud PBX users: many, selected, gone; and a generation for those selected, from its preview to its
 * end, with what may come on the way.
 */
export async function visitUsers(visit: Visit): Promise<void> {
  const { page, office, operator, look } = visit;
  const { accountId, admin } = office;
  const users = `/a/${accountId}/conferencing/users`;
  await operator.switchService(accountId, 'pbx', true);
  await operator.addPbxUsers(accountId, [...manyUsers(50), ...USERS]);
  await signInTo(page, admin, `${users}/generate`);
  await expect(page.getByText('Nobody is selected')).toBeVisible();
  await look('nobody selected');

  await turnTo(page, users);
  const pages = page.getByRole('navigation', { name: 'Pages' });
  await pages.getByRole('button', { name: 'Next' }).click();
  await expect(pages.getByText('51–56 of 56')).toBeVisible();
  await look('users');
  const selection = page.getByRole('group', { name: 'Selection' });
  await page.getByRole('checkbox', { name: 'Select Ana Martín' }).check();
  await expect(selection.getByText('1 selected', { exact: true })).toBeVisible();
  await look('one user selected');
  await selection.getByRole('button', { name: 'Select all 56' }).click();
  await expect(selection.getByText('All 56 selected')).toBeVisible();
  await look('all users selected');
  await selection.getByRole('button', { name: 'Clear the selection' }).click();
  await page.getByRole('checkbox', { name: /^(Select a|A)ll on this page$/ }).check();
  await selection.getByRole('link', { name: 'Generate conferences' }).click();
  await visitRun(visit);

  await turnTo(page, users);
  await page.getByLabel('Show', { exact: true }).selectOption('No longer in the PBX');
  await expect(page.getByText(/^Left on/)).toBeVisible();
  await look('users who have left');
  await page.getByRole('searchbox').fill('zzz');
  await expect(page.getByText('begins with “zzz” among')).toBeVisible();
  await look('nobody found');
}

async function visitRun({ page, office, look }: Visit): Promise<void> {
  await expect(page.getByText('3 conferences will be made')).toBeVisible();
  for (const who of await page.getByText('Show who').all()) await who.click();
  await look('preview');
  await page.getByRole('textbox', { name: 'Tag' }).fill('{phone}');
  await page.getByRole('checkbox', { name: 'Never expires' }).uncheck();
  await expect(page.getByLabel('Expires on')).toBeVisible();
  await look('preview with a wrong Tag and an expiry');
  await page.getByRole('textbox', { name: 'Tag' }).fill('{name}');
  await page.getByRole('checkbox', { name: 'Never expires' }).check();
  // So short a run would be over before somebody could press Pause.
  const allow = await allowWrites(page, 1);
  await page.getByRole('button', { name: /^Generate 3/ }).click();
  await expect(page).toHaveURL(/\/runs\//);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(phase(page, 'Paused')).toBeVisible();
  await look('a paused run');
  await page.getByRole('button', { name: 'End the run' }).click();
  await expect(page.getByText('End this run?')).toBeVisible();
  await look('ending a run');
  await page.keyboard.press('Escape');

  const run = page.url();
  await turnTo(page, `/a/${office.accountId}`);
  await expect(page.getByRole('main').getByRole('link', { name: /Cloud PBX/ })).toContainText('56');
  await expect(page.getByRole('complementary', { name: 'A run of conferences' })).toBeVisible();
  await look('services with Cloud PBX, and the banner of a run');
  await turnTo(page, run);
  allow(Infinity);
  await page.getByRole('button', { name: 'Continue' }).click();
  await untilDone(page);
  await expect(page.getByText('Emails that were not sent')).toBeVisible();
  await look('a run that has ended');
  await turnTo(page, run.replace(/[^/]+$/, 'x'.repeat(20)));
  await expect(heading(page, 'There is no such run')).toBeVisible();
  await look('no such run');
}

/** One user for each state that the list, or a generation for them, shows in a way of its own. */
const USERS: readonly LoadedUser[] = [
  { name: 'Ana Martín', extension: '201', email: 'ana@acme.example' },
  { name: 'Bo Lindqvist', extension: '202', email: 'bo@acme.example', hasConference: true },
  { name: 'Chloé Without', extension: '', email: '' },
  { name: 'Dev Team', extension: '310', email: 'dev@acme.example, ops@acme.example' },
  {
    name: 'Some name as long as one may be, ' + 'with-letters'.repeat(5) + ' and a hundred',
    extension: '1'.repeat(20),
    email: 'somebody.with.a.rather.long.address@conferences.of.the.acme.example',
  },
  // The mail server refuses it.
  { name: 'Two Dots', extension: '290', email: 'two..dots@acme.example' },
  {
    name: 'Former Person',
    extension: '205',
    email: 'former@acme.example',
    leftAt: new Date('2026-03-04T17:00Z'),
  },
];

/** They come before those of `USERS` in the list, and fill its first page. */
function manyUsers(count: number): LoadedUser[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `Aaron ${index + 1}`,
    extension: String(1_001 + index),
    email: `aaron${index + 1}@acme.example`,
  }));
}
