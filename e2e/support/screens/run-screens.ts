import { expect, type Page } from '@playwright/test';
import { DELIVERY_MS } from '../patience.ts';
import { heading, signInTo } from '../portal.ts';
import type { Visit } from './visit.ts';

/** A generation for many, from its preview to its end, with what may come on the way. */
export async function visitRun({ page, office, operator, look }: Visit): Promise<void> {
  const { accountId, admin } = office;
  await operator.switchService(accountId, 'pbx', true);
  const users = `/a/${accountId}/conferencing/users`;
  await signInTo(page, admin, `${users}/generate`);
  await expect(page.getByText('Nobody is selected')).toBeVisible();
  await look('nobody selected');

  await operator.addPbxUsers(accountId, [
    ...Array.from({ length: 12 }, (_, n) => ({
      name: `Person ${n + 1}`,
      extension: String(201 + n),
      email: `person${n + 1}@acme.example`,
    })),
    { name: 'Two Dots', extension: '290', email: 'two..dots@acme.example' },
    { name: 'Reception', extension: '291', email: '' },
    { name: 'Bo Lindqvist', extension: '292', email: 'bo@acme.example', hasConference: true },
  ]);
  await page.goto(users);
  await page.getByRole('checkbox', { name: /^(Select a|A)ll on this page$/ }).check();
  await page.getByRole('link', { name: 'Generate conferences' }).click();
  await expect(page.getByText('13 conferences will be made')).toBeVisible();
  for (const who of await page.getByText('Show who').all()) await who.click();
  await look('preview');
  await page.getByRole('textbox', { name: 'Tag' }).fill('{phone}');
  await page.getByRole('checkbox', { name: 'Never expires' }).uncheck();
  await expect(page.getByLabel('Expires on')).toBeVisible();
  await look('preview with a wrong Tag and an expiry');
  await page.getByRole('textbox', { name: 'Tag' }).fill('{name}');
  await page.getByRole('checkbox', { name: 'Never expires' }).check();
  await page.getByRole('button', { name: /^Generate 13/ }).click();
  await expect(page).toHaveURL(/\/runs\//);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(phase(page, 'Paused')).toBeVisible();
  await look('a paused run');
  await page.getByRole('button', { name: 'End the run' }).click();
  await expect(page.getByText('End this run?')).toBeVisible();
  await look('ending a run');
  await page.keyboard.press('Escape');
  const run = page.url();
  await page.goto(users);
  await expect(page.getByRole('complementary', { name: 'A run of conferences' })).toBeVisible();
  await look('the banner of a run');
  await page.goto(run);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(phase(page, 'Done')).toBeVisible({ timeout: DELIVERY_MS });
  await expect(page.getByText('Emails that were not sent')).toBeVisible();
  await look('a run that has ended');
  await page.goto(run.replace(/[^/]+$/, 'x'.repeat(20)));
  await expect(heading(page, 'There is no such run')).toBeVisible();
  await look('no such run');
}

const phase = (page: Page, word: string) =>
  page.getByRole('region', { name: 'Progress' }).getByText(word, { exact: true });
