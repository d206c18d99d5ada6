import { formatCode } from '../../domain/conference/access-code.ts';
import {
  conferenceForm,
  conferenceRow,
  fact,
  openConferences,
  settingsPath,
} from '../support/portal.ts';
import { unique } from '../support/unique.ts';
import { expect, test } from '../support/test.ts';

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

test('a viewer who opens a conference sees what it is, and no way to change it', async ({
  page,
  office,
  operator,
}) => {
  const adminEmail = `${unique()}@leaders.example`;
  const input = { tag: 'By link', adminEmail, expiresAt: null };
  const { id, participantCode, leaderCode } = await operator.addConference(
    office.accountId,
    office.admin,
    input,
  );
  const viewer = await office.addViewer();

  await openConferences(page, office, viewer);
  await page.getByRole('link', { name: 'Open By link' }).click();
  const panel = page.getByRole('dialog', { name: 'By link' });
  await expect(fact(panel, 'Participant code')).toContainText(formatCode(participantCode!));
  await expect(panel.getByText('Email sent')).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Copy invitation' })).toBeVisible();
  await expect(panel.getByText('Leader code', { exact: true })).toHaveCount(0);
  await expect(panel.getByRole('link', { name: 'Edit' })).toHaveCount(0);
  for (const action of ['Send email again', 'New codes', 'Delete']) {
    await expect(panel.getByRole('button', { name: action })).toHaveCount(0);
  }
  await expect(panel.getByRole('heading', { name: 'Activity' })).toHaveCount(0);
  expect(await page.content()).not.toContain(leaderCode!);

  await page.goto(`${settingsPath(office.accountId)}/${id}/edit`);
  await expect(page.getByText('Only administrators of the account can change')).toBeVisible();
  await expect(conferenceForm(page).save).toHaveCount(0);

  await page.goto(`${settingsPath(office.accountId)}/new`);
  await expect(page.getByText('Only administrators of the account can change')).toBeVisible();
  await expect(conferenceForm(page).save).toHaveCount(0);
});
