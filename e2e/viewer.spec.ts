import { conferenceForm, conferenceRow, openConferences, settingsPath } from './support/portal.ts';
import { unique } from './support/operator.ts';
import { expect, test } from './support/test.ts';

test('a viewer sees the list, and neither leader codes nor a way to change anything', async ({
  page,
  office,
  operator,
}) => {
  const adminEmail = `${unique()}@leaders.example`;
  const input = { tag: 'For all', adminEmail, expiresAt: null };
  const conference = await operator.addConference(office.accountId, office.admin, input);
  const viewer = await office.addViewer();

  const answers: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/documents')) answers.push(response.text().catch(() => ''));
  });
  await openConferences(page, office, viewer);
  await expect(conferenceRow(page, 'For all')).toContainText(adminEmail);
  await expect(page.getByRole('link', { name: 'Generate New Conference' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /Reveal/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Actions for For all' }).click();
  await expect(page.getByRole('menuitem', { name: 'Copy invitation' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Edit' })).toHaveCount(0);
  await expect(page.getByRole('menuitem', { name: 'Send email again' })).toHaveCount(0);
  const told = (await Promise.all(answers)).some((text) => text.includes(conference.leaderCode!));
  expect(told).toBe(false);
});

test('a viewer who opens a conference by link sees that only administrators change it', async ({
  page,
  office,
  operator,
}) => {
  const adminEmail = `${unique()}@leaders.example`;
  const input = { tag: 'By link', adminEmail, expiresAt: null };
  const { id } = await operator.addConference(office.accountId, office.admin, input);
  const viewer = await office.addViewer();

  await openConferences(page, office, viewer);
  await page.goto(`${settingsPath(office.accountId)}/${id}`);
  await expect(page.getByText('Only administrators of the account can change')).toBeVisible();
  await expect(conferenceForm(page).save).toHaveCount(0);

  await page.goto(`${settingsPath(office.accountId)}/new`);
  await expect(page.getByText('Only administrators of the account can change')).toBeVisible();
  await expect(conferenceForm(page).save).toHaveCount(0);
});
