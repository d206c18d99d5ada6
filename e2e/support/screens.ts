import { expect, type Page } from '@playwright/test';
import {
  conferenceForm,
  conferenceRow,
  heading,
  settingsPath,
  submitSignIn,
  signInTo,
} from './portal.ts';
import { unique, type Operator } from './operator.ts';
import type { Office } from './test.ts';
import { DELIVERY_MS } from './patience.ts';

/**
 * Goes through every screen of the portal, in states that differ to the eye, and calls `look` at
 * each once it has settled.
 */
export async function visitScreens(
  page: Page,
  office: Office,
  operator: Operator,
  look: (screen: string) => Promise<void>,
): Promise<void> {
  const { accountId, admin } = office;
  const settings = settingsPath(accountId);

  await page.goto('/');
  await expect(heading(page, 'Sign in')).toBeVisible();
  await look('sign-in');
  await submitSignIn(page, admin.email, 'wrong password');
  await expect(page.getByRole('alert')).toBeVisible();
  await look('sign-in refused');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(heading(page, 'Set a new password')).toBeVisible();
  await look('password reset');

  await page.goto('/');
  await submitSignIn(page, admin.email, admin.password);
  await expect(heading(page, 'Services')).toBeVisible();
  await look('services');

  await page.goto(settings);
  await expect(page.getByRole('heading', { name: 'No conferences yet' })).toBeVisible();
  await look('no conferences');

  const address = () => `${unique()}@leaders.example`;
  const add = (tag: string, adminEmail: string, expiresAt: Date | null) =>
    operator.addConference(accountId, admin, { tag, adminEmail, expiresAt });
  const { id } = await add('Weekly sales', address(), null);
  await add('A Tag as long as one may be, with sixty characters in it: ye', address(), FAR);
  await add('Wrong address', `${unique()}..x@leaders.example`, PAST);
  await page.goto(settings);
  await expect(page.getByText('Weekly sales', { exact: true }).first()).toBeVisible();
  await look('conferences');
  await page.getByRole('button', { name: 'Actions for Weekly sales' }).click();
  await expect(page.getByRole('menuitem', { name: 'Send email again' })).toBeVisible();
  await look('what can be done with a conference');

  const form = conferenceForm(page);
  await page.goto(`${settings}/new`);
  await form.neverExpires.uncheck();
  await form.save.click();
  await expect(page.getByText('Give the conference a Tag.')).toBeVisible();
  await look('new conference with errors');
  await form.date.click();
  await expect(page.getByRole('button', { name: 'Next month' })).toBeVisible();
  await look('calendar');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Discard what you typed?' })).toBeVisible();
  await look('leaving a changed form');

  await page.goto(`${settings}/${id}`);
  const panel = page.getByRole('dialog', { name: 'Weekly sales' });
  await expect(panel.getByText('Email sent', { exact: true }).first()).toBeVisible();
  await look('conference');
  await panel.getByRole('button', { name: 'New codes' }).click();
  const question = page.getByRole('dialog', { name: 'New codes for' });
  await question.getByRole('checkbox', { name: 'The participant code keeps working' }).check();
  await expect(question.getByLabel('Until')).toBeVisible();
  await look('new codes');
  await page.keyboard.press('Escape');
  await panel.getByRole('button', { name: 'Show on screen' }).click();
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
  await look('invitation on screen');
  await page.keyboard.press('Escape');
  await panel.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('dialog', { name: 'Delete “Weekly sales”?' })).toBeVisible();
  await look('deleting');
  await page.getByRole('button', { name: 'Delete conference' }).click();
  const undo = page.getByRole('button', { name: 'Undo deleting Weekly sales' });
  await expect(undo).toBeFocused();
  await look('deleted');
  await undo.click();
  // It goes once the undo is stored, and stays where that fails.
  await expect(undo).toHaveCount(0);

  await page.goto(`${settings}/${id}/edit`);
  await expect(form.tag).toHaveValue('Weekly sales');
  await form.email.fill('successor@leaders.example');
  await expect(page.getByRole('checkbox', { name: /new codes/ })).toBeChecked();
  await look('edit with another address');
  await page.goto(`${settings}/${id}/edit`);
  await expect(form.tag).toHaveValue('Weekly sales');
  await look('edit');
  await operator.saveElsewhere(accountId, id, admin, 'Weekly sales, saved elsewhere');
  await form.save.click();
  await expect(page.getByText('Nothing was overwritten.')).toBeVisible();
  await look('conflict');
  await page.getByRole('button', { name: 'Keep mine and send email' }).click();
  await expect(page.getByText(/^Email sent to/)).toBeVisible({ timeout: DELIVERY_MS });
  await look('saved');

  await page.goto(`${settings}/${unique()}`);
  await expect(page.getByText('There is no such conference')).toBeVisible();
  await look('no such conference');

  await page.goto('/nowhere');
  await expect(page.getByText('There is no such page')).toBeVisible();
  await look('no such page');

  await operator.switchService(accountId, 'conferencing', false);
  await page.goto(settings);
  await expect(page.getByText('Conferencing is not on your Profile')).toBeVisible();
  await look('service closed');
  await expect(conferenceRow(page, 'Weekly sales')).toHaveCount(0);

  await operator.removeMember(accountId, admin);
  await page.goto('/');
  await expect(page.getByText('You are a member of no account')).toBeVisible();
  await look('member of nothing');
}

/** As `visitScreens`, for Profile and team with its dialogs, and the activity. */
export async function visitTeam(
  page: Page,
  office: Office,
  operator: Operator,
  look: (screen: string) => Promise<void>,
): Promise<void> {
  const viewer = await office.addViewer();
  await operator.addActivity(office.accountId, office.admin, 2);
  await operator.addFailedInvitation(office.accountId, office.admin, `${unique()}@people.example`);
  await signInTo(page, office.admin, `/a/${office.accountId}/profile`);
  await expect(page.getByText(viewer.email, { exact: true })).toBeVisible();
  await look('profile and team');
  await page.getByRole('button', { name: 'Change time zone and language' }).click();
  await page.getByRole('combobox', { name: 'Time zone' }).fill('eastern time');
  await expect(page.getByRole('option', { name: /^Toronto/ })).toBeVisible();
  await look('choosing a time zone');
  await page.goto(`/a/${office.accountId}/profile`);
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  await page.getByRole('button', { name: 'Send invitation' }).click();
  await expect(page.getByText('Enter the email address of the person.')).toBeVisible();
  await look('invitation with errors');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: `Actions for ${viewer.email}` }).click();
  await look('what can be done with a member');
  await page.getByRole('menuitem', { name: 'Take out of the account' }).click();
  await expect(page.getByRole('button', { name: 'Take out', exact: true })).toBeVisible();
  await look('taking somebody out');
  await page.goto(`/a/${office.accountId}/activity`);
  await expect(page.getByText('member-2@people.example')).toBeVisible();
  await look('activity');
}

const FAR = new Date('2999-12-31T23:59:00Z');
const PAST = new Date('2001-02-03T04:05:00Z');
