import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { LoadedUser, Operator } from '../support/operator-interface.ts';
import { unique } from '../support/unique.ts';
import { DELIVERY_MS } from '../support/patience.ts';
import { heading, settingsPath, signInTo } from '../support/portal.ts';
import { expect, type Office, test } from '../support/test.ts';

test.use({ profile: { services: { conferencing: true, pbx: true } } });

const usersPath = (accountId: string) => `/a/${accountId}/conferencing/users`;
const generate = (page: Page) => page.getByRole('button', { name: /^Generate \d+ conference/ });
const phase = (page: Page, word: string) =>
  page.getByRole('region', { name: 'Progress' }).getByText(word, { exact: true });
const figure = (page: Page, name: string) => page.locator(`dt:text-is("${name}") + dd`);

/** People with addresses that no other test has. */
function people(count: number): LoadedUser[] {
  const mark = unique();
  return Array.from({ length: count }, (_, n) => ({
    name: `Person ${String(n + 1).padStart(2, '0')}`,
    extension: String(201 + n),
    email: `${mark}-${n}@leaders.example`,
  }));
}

/** From the list, with everybody of it selected, to the preview. */
async function openPreview(page: Page, office: Office, search = ''): Promise<void> {
  await signInTo(page, office.admin, `${usersPath(office.accountId)}${search}`);
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  await page.getByRole('link', { name: 'Generate conferences' }).click();
  await expect(heading(page, 'Generate conferences')).toBeVisible();
}

async function startRun(page: Page, office: Office): Promise<void> {
  await openPreview(page, office);
  await generate(page).click();
  await expect(page).toHaveURL(/\/runs\/[A-Za-z0-9]{20}$/);
}

/** Waits for the end, however long the first emails of a suite take. */
async function untilDone(page: Page): Promise<void> {
  await expect(phase(page, 'Done')).toBeVisible({ timeout: DELIVERY_MS });
}

/** One conference for each user, under the id that was kept for it. */
async function expectOneEach(
  operator: Operator,
  accountId: string,
  users: readonly { readonly conferenceId: string }[],
): Promise<void> {
  const made = await operator.conferences(accountId);
  expect(made.map(({ id }) => id).sort()).toEqual(users.map((user) => user.conferenceId).sort());
}

test('everybody selected gets a conference and its email, and running it again makes nothing', async ({
  page,
  office,
  operator,
  inbox,
}) => {
  const all = people(6);
  const users = await operator.addPbxUsers(office.accountId, [
    ...all,
    { name: 'Reception', extension: '290', email: '' },
    { name: 'Fax', extension: '291', email: 'fax@acme.example; desk@acme.example' },
  ]);
  await openPreview(page, office);
  const preview = page.getByRole('region', { name: 'What will happen' });
  await expect(preview).toContainText('6 conferences will be made');
  await expect(preview).toContainText('2 users cannot get one: their email is not usable');
  await preview.getByText('Show who').click();
  await expect(preview).toContainText('Reception, 290: no email address');
  await expect(preview).toContainText('Fax, 291: several addresses where there should be one');

  const pattern = page.getByRole('textbox', { name: 'Tag' });
  await expect(page.getByText('For example Person 01')).toBeVisible();
  await pattern.fill('{poste} ');
  await page.getByRole('button', { name: 'Insert {name}' }).click();
  await expect(pattern).toHaveValue('{poste} {name}');
  await expect(page.getByText('For example 201 Person 01')).toBeVisible();
  await generate(page).click();
  await untilDone(page);
  for (const [name, count] of [
    ['Made', '6'],
    ['Codes given', '6'],
    ['Emails sent', '6'],
    ['Failed', '0'],
  ] as const) {
    await expect(figure(page, name)).toHaveText(count);
  }
  await expect(page.getByText('6 conferences were made and all emails sent.')).toBeVisible();
  await expectOneEach(operator, office.accountId, users.slice(0, 6));
  const [mail] = await inbox.wait(all[0]!.email, 1);
  expect(mail!.text).toContain('201 Person 01');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download the result (CSV)' }).click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  expect(text).toContain('Name,Extension,Email,Tag,Participant code,Result,Reason');
  expect(text).toMatch(/Person 01,201,[^,]+,201 Person 01,\d{10},"made, email sent",/);
  for (const { leaderCode } of await operator.conferences(office.accountId)) {
    expect(text).not.toContain(leaderCode);
  }

  await page.getByRole('button', { name: 'Done' }).click();
  await expect(heading(page, 'Cloud PBX users')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  await page.getByRole('link', { name: 'Generate conferences' }).click();
  await expect(preview).toContainText('6 users have one already and are left alone');
  await expect(page.getByRole('button', { name: 'No conference will be made' })).toBeDisabled();
});

test('a run is paused and resumed, goes on elsewhere in the portal and over a reload', async ({
  page,
  office,
  operator,
}) => {
  const users = await operator.addPbxUsers(office.accountId, people(14));
  await startRun(page, office);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(phase(page, 'Paused')).toBeVisible();
  await page.reload();
  await expect(phase(page, 'Paused')).toBeVisible();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(phase(page, 'Running')).toBeVisible();

  await page.goto(settingsPath(office.accountId));
  const banner = page.getByRole('complementary', { name: 'A run of conferences' });
  await expect(banner).toContainText(/of 14/);
  await page.reload();
  await expect(banner).toContainText(/Running|Sending|Done/);
  await banner.getByRole('link', { name: 'Open' }).click();
  await untilDone(page);
  await expectOneEach(operator, office.accountId, users);
});

test('a run whose window was closed is taken up again, once, and tells other windows', async ({
  page,
  context,
  office,
  operator,
  inbox,
}) => {
  const all = people(16);
  const users = await operator.addPbxUsers(office.accountId, all);
  await startRun(page, office);
  const address = page.url();
  const second = await context.newPage();
  await second.goto(address);
  await expect(phase(second, 'Running in another window')).toBeVisible();
  await expect(second.getByRole('button', { name: 'Pause' })).toHaveCount(0);
  await expect
    .poll(async () => Number(await figure(page, 'Made').textContent()))
    .toBeGreaterThan(4);
  await page.close();
  await second.close();

  const third = await context.newPage();
  await third.goto(usersPath(office.accountId));
  const banner = third.getByRole('complementary', { name: 'A run of conferences' });
  await expect(banner).toContainText('Interrupted');
  await banner.getByRole('button', { name: 'Continue' }).click();
  await banner.getByRole('link', { name: 'Open' }).click();
  await untilDone(third);
  await expectOneEach(operator, office.accountId, users);
  for (const { email } of all) await inbox.wait(email, 1);
});

test('without network a run waits and loses nothing', async ({
  page,
  context,
  office,
  operator,
}) => {
  const users = await operator.addPbxUsers(office.accountId, people(10));
  await startRun(page, office);
  await expect
    .poll(async () => Number(await figure(page, 'Made').textContent()))
    .toBeGreaterThan(1);
  await context.setOffline(true);
  await expect(phase(page, 'Waiting for an answer')).toBeVisible();
  await context.setOffline(false);
  await untilDone(page);
  await expectOneEach(operator, office.accountId, users);
});

test('an email that fails is told with its reason, and is tried again', async ({
  page,
  office,
  operator,
}) => {
  const [one] = people(1);
  const refused = { name: 'Two Dots', extension: '299', email: 'two..dots@acme.example' };
  const [, user] = await operator.addPbxUsers(office.accountId, [one!, refused]);
  await startRun(page, office);
  await untilDone(page);
  await expect(page.getByText('Conferences made: 2. Emails not sent: 1.')).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: 'two..dots@acme.example' });
  await expect(row).toContainText('address refused');
  await page.getByRole('button', { name: 'Try these again' }).click();
  await expect.poll(() => operator.countMails(user!.conferenceId)).toBe(2);
  await untilDone(page);
  await expect(figure(page, 'Failed')).toHaveText('1');

  // It has expired by now: asked first, and given no end there.
  await operator.expire(office.accountId, user!.conferenceId);
  await page.getByRole('button', { name: 'Try these again' }).click();
  const question = page.getByRole('dialog', { name: 'Some of these have expired' });
  await expect(question).toContainText('1 of these conferences has expired');
  await question.getByRole('button', { name: 'Send again' }).click();
  await expect(question.getByRole('alert')).toContainText('Choose the date and the time');
  expect(await operator.countMails(user!.conferenceId)).toBe(2);
  await question.getByRole('radio', { name: 'Yes, they never expire' }).check();
  await question.getByRole('button', { name: 'Send again' }).click();
  await expect.poll(() => operator.countMails(user!.conferenceId)).toBe(3);
  const expiries = (await operator.conferences(office.accountId)).map(({ expiresAt }) => expiresAt);
  expect(expiries).toEqual([null, null]);
  await untilDone(page);
});

test('a run that lost its right stops, says why, and is ended', async ({
  page,
  office,
  operator,
}) => {
  await operator.addPbxUsers(office.accountId, people(12));
  await startRun(page, office);
  await expect
    .poll(async () => Number(await figure(page, 'Made').textContent()))
    .toBeGreaterThan(1);
  await operator.switchService(office.accountId, 'conferencing', false);
  await expect(page.getByText('Conferencing has been switched off')).toBeVisible();
  await operator.switchService(office.accountId, 'conferencing', true);
  await page.getByRole('button', { name: 'End the run' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End the run' }).click();
  await expect(heading(page, 'Cloud PBX users')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('complementary', { name: 'A run of conferences' })).toHaveCount(0);
});

test('others see the figures of a run, and nobody sees one that is not there', async ({
  page,
  browser,
  office,
  operator,
}) => {
  await operator.addPbxUsers(office.accountId, people(2));
  await startRun(page, office);
  await untilDone(page);
  const viewer = await office.addViewer();
  const other = await (await browser.newContext()).newPage();
  await signInTo(other, viewer, new URL(page.url()).pathname);
  await expect(other.getByText('This run was made in another browser.')).toBeVisible();
  await expect(figure(other, 'Emails sent')).toHaveText('2');
  await other.goto(`/a/${office.accountId}/conferencing/runs/${'x'.repeat(20)}`);
  await expect(heading(other, 'There is no such run')).toBeVisible();
  await other.goto(`${usersPath(office.accountId)}/generate`);
  await expect(other.getByText('Only administrators of the account')).toBeVisible();
  await other.context().close();
});

test.describe('in French, at 390 pixels', () => {
  test.use({
    locale: 'fr-CA',
    viewport: { width: 390, height: 844 },
    profile: { services: { conferencing: true, pbx: true }, language: 'fr' },
  });

  test('the preview and the run speak French and fit', async ({ page, office, operator }) => {
    const users = await operator.addPbxUsers(office.accountId, people(3));
    await signInTo(page, office.admin, usersPath(office.accountId));
    const boxes = page.getByRole('checkbox', { name: /Person/ });
    await expect(boxes).toHaveCount(3);
    for (const box of await boxes.all()) await box.check();
    await page.getByRole('link', { name: 'Créer les conférences' }).click();
    await expect(page.getByRole('textbox', { name: 'Étiquette' })).toHaveValue('{nom}');
    await expect(page.getByText('3 conférences seront créées')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page
      .getByRole('button', { name: 'Créer 3 conférences et envoyer les courriels' })
      .click();
    await expect(page.getByText('3 conférences ont été créées')).toBeVisible({
      timeout: DELIVERY_MS,
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await expectOneEach(operator, office.accountId, users);
  });
});
