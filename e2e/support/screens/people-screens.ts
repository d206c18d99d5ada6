import { expect } from '@playwright/test';
import { conferenceRow, heading, openConferences, signInTo, turnTo } from '../portal.ts';
import { unique } from '../unique.ts';
import { STATES } from './conference-screens.ts';
import type { Visit } from './visit.ts';

/** The Profile, its team and the activity. */
export async function visitTeam({ page, office, operator, look }: Visit): Promise<void> {
  const viewer = await office.addViewer();
  const invited = `${unique()}@people.example`;
  await Promise.all([
    operator.addActivity(office.accountId, office.admin, 2),
    operator.addFailedInvitation(office.accountId, office.admin, invited),
  ]);
  await signInTo(page, office.admin, `/a/${office.accountId}/profile`);
  await expect(page.getByText(viewer.email, { exact: true })).toBeVisible();
  await look('profile and team');
  await page.getByRole('button', { name: 'Change the Profile' }).click();
  await page.getByRole('combobox', { name: 'Time zone' }).fill('eastern time');
  await expect(page.getByRole('option', { name: /^Toronto/ })).toBeVisible();
  await look('choosing a time zone');
  await page.getByRole('combobox', { name: 'Time zone' }).fill('no zone at all');
  await expect(page.getByRole('option', { name: 'No time zone by that name.' })).toBeVisible();
  await look('no such time zone');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  await page.getByRole('button', { name: 'Send invitation' }).click();
  await expect(page.getByText('Enter the email address of the person.')).toBeVisible();
  await look('invitation with errors');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: `Actions for ${viewer.email}` }).click();
  await expect(page.getByRole('menuitem', { name: 'Make administrator' })).toBeVisible();
  await look('what can be done with a member');
  await page.getByRole('menuitem', { name: 'Take out of the account' }).click();
  await expect(page.getByRole('button', { name: 'Take out', exact: true })).toBeVisible();
  await look('taking somebody out');
  await turnTo(page, `/a/${office.accountId}/activity`);
  await expect(page.getByText('member-2@people.example')).toBeVisible();
  await look('activity');
  await operator.addRun(office.accountId, office.admin, ['Weekly sales', 'Board']);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await page.getByRole('button', { name: 'Show each' }).click();
  await expect(page.getByText('generated the conference Board.')).toBeVisible();
  await look('what a run did');
  const choose = async () => {
    // Another width closes what was open.
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Conference' }).click();
    await expect(page.getByRole('option', { name: 'Any conference' })).toBeVisible();
  };
  await choose();
  await look('the activity of which conference', choose);
  const searchInVain = async () => {
    await choose();
    await page.getByRole('combobox', { name: 'Conference' }).fill('nothing of that name');
    await expect(page.getByRole('option', { name: 'No Tag begins with that.' })).toBeVisible();
  };
  await searchInVain();
  await look('no such conference', searchInVain);
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: 'What' }).selectOption('Calls');
  await expect(page.getByText('Nothing like this has happened')).toBeVisible();
  await look('activity of which there is none');
}

/** What a viewer sees of it all. */
export async function visitAsViewer({ page, office, operator, look }: Visit): Promise<void> {
  const viewer = await office.addViewer();
  await operator.addManyConferences(office.accountId, STATES);
  await openConferences(page, office, viewer);
  await look('a viewer’s list');
  const openMenu = async () => {
    await page.getByRole('button', { name: 'Actions for Weekly sales' }).click();
    await expect(page.getByRole('menuitem', { name: 'Copy invitation' })).toBeVisible();
  };
  await openMenu();
  await look('what a viewer can do with a conference', openMenu);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Open Weekly sales' }).click();
  const panel = page.getByRole('dialog', { name: 'Weekly sales' });
  await expect(panel.getByRole('heading', { name: 'Access codes' })).toBeVisible();
  await look('a viewer’s conference');
  await turnTo(page, `/a/${office.accountId}/profile`);
  await expect(page.getByRole('button', { name: 'Leave the account' })).toBeVisible();
  await look('a viewer’s profile');
  await page.getByRole('button', { name: 'Leave the account' }).click();
  await expect(page.getByRole('button', { name: 'Leave', exact: true })).toBeVisible();
  await look('leaving the account');
  await turnTo(page, `/a/${office.accountId}/activity`);
  await expect(heading(page, 'Activity')).toBeVisible();
  await expect(conferenceRow(page, 'Weekly sales')).toHaveCount(0);
  await look('a viewer’s activity');
}
