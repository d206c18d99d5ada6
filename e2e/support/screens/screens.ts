import { expect } from '@playwright/test';
import {
  conferenceRow,
  heading,
  openConferences,
  openNewConference,
  settingsPath,
  signInTo,
  submitSignIn,
} from '../portal.ts';
import type { LoadedCall } from '../calls.ts';
import { visitFiles } from './file-screens.ts';
import { unique, type LoadedConference, type LoadedUser } from '../operator.ts';
import { DELIVERY_MS } from '../patience.ts';
import { visitRun } from './run-screens.ts';
import { visitUsage } from './usage-screens.ts';
import type { Visit } from './visit.ts';

/**
 * Every screen of the portal, in states that differ to the eye. Each walk signs in by itself, so that
 * they can be made beside each other.
 */
export const WALKS: Readonly<Record<string, (visit: Visit) => Promise<void>>> = {
  'around signing in': visitDoors,
  'of the list': visitList,
  'of a conference': visitConference,
  'of Generate and Edit': visitForms,
  'of the Cloud PBX users': visitUsers,
  'of a run': visitRun,
  'of loading, importing and exporting': visitFiles,
  'of the usage history': visitUsage,
  'of the team and the activity': visitTeam,
  'of a viewer': visitAsViewer,
};

async function visitDoors({ page, office, operator, look }: Visit): Promise<void> {
  const { accountId, admin } = office;
  await page.goto('/');
  await expect(heading(page, 'Sign in')).toBeVisible();
  await look('sign-in');
  await submitSignIn(page, admin.email, 'wrong password');
  await expect(page.getByRole('alert')).toBeVisible();
  await look('sign-in refused');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(heading(page, 'Set a new password')).toBeVisible();
  await look('password reset');

  await signInTo(page, admin, '/');
  await expect(heading(page, 'Services')).toBeVisible();
  await look('services');
  await page.goto('/nowhere');
  await expect(page.getByText('There is no such page')).toBeVisible();
  await look('no such page');
  await page.goto(`${settingsPath(accountId)}/${unique()}`);
  await expect(page.getByText('There is no such conference')).toBeVisible();
  await look('no such conference');
  await operator.switchService(accountId, 'conferencing', false);
  await page.goto(settingsPath(accountId));
  await expect(page.getByText('Conferencing is not on your Profile')).toBeVisible();
  await look('service closed');
  await operator.removeMember(accountId, admin);
  await page.goto('/');
  await expect(page.getByText('You are a member of no account')).toBeVisible();
  await look('member of nothing');
}

async function visitList({ page, office, operator, look }: Visit): Promise<void> {
  const pages = page.getByRole('navigation', { name: 'Pages' });
  await openConferences(page, office);
  await expect(page.getByRole('heading', { name: 'No conferences yet' })).toBeVisible();
  await look('no conferences');

  await operator.addManyConferences(office.accountId, [...STATES, ...many(47)]);
  await page.reload();
  await expect(page.getByText('Weekly sales', { exact: true }).first()).toBeVisible();
  await expect(pages.getByText('1–50 of 51')).toBeVisible();
  await look('conferences');
  await page.getByRole('button', { name: 'Actions for Weekly sales' }).click();
  await expect(page.getByRole('menuitem', { name: 'Send email again' })).toBeVisible();
  await look('what can be done with a conference');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(pages.getByText('51–51 of 51')).toBeVisible();
  await look('the last page');

  const search = page.getByRole('searchbox');
  await search.fill('tea');
  await expect(pages.getByText('1–47 of 47')).toBeVisible();
  await look('search');
  await page.getByLabel('Status', { exact: true }).selectOption('Expired');
  await expect(page.getByText('No Tag and no email begins with “tea” where')).toBeVisible();
  await look('nothing found');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByRole('link', { name: '1 email failed' }).click();
  await expect(pages.getByText('1–1 of 1')).toBeVisible();
  await look('failed emails');
}

async function visitConference({ page, office, operator, look }: Visit): Promise<void> {
  const input = { tag: 'Weekly sales', adminEmail: address(), expiresAt: null };
  const { id } = await operator.addConference(office.accountId, office.admin, input);
  await openConferences(page, office);
  await page.getByRole('link', { name: 'Open Weekly sales' }).click();
  const panel = page.getByRole('dialog', { name: 'Weekly sales' }).first();
  await expect(panel.getByText('Email sent', { exact: true }).first()).toBeVisible();
  await expect(panel.getByText('Not used yet.')).toBeVisible();
  await look('conference');
  await operator.addCalls(office.accountId, [yesterday(id, input.tag)]);
  await page.reload();
  await expect(panel.getByRole('link', { name: 'All calls of this conference' })).toBeVisible();
  await look('conference that was used');
  await panel.getByRole('button', { name: 'Reveal' }).click();
  await expect(panel.getByRole('button', { name: 'Hide' })).toBeVisible();
  await look('leader code revealed');

  await panel.getByRole('button', { name: 'New codes' }).click();
  const question = page.getByRole('dialog', { name: 'New codes for' });
  await question.getByRole('checkbox', { name: 'The participant code keeps working' }).check();
  await expect(question.getByLabel('Until')).toBeVisible();
  await look('new codes');
  await question.getByRole('button', { name: 'Give new codes and send email' }).click();
  await expect(question.getByRole('alert')).toBeVisible();
  await look('new codes with an error');
  await page.keyboard.press('Escape');

  await panel.getByRole('button', { name: 'Show on screen' }).click();
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
  await look('invitation on screen');
  await page.keyboard.press('Escape');

  await panel.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('dialog', { name: 'Delete “Weekly sales”?' })).toBeVisible();
  await look('deleting');
  await page.getByRole('button', { name: 'Delete conference' }).click();
  await expect(page.getByRole('button', { name: 'Undo deleting Weekly sales' })).toBeFocused();
  await look('deleted');
}

function yesterday(conferenceId: string, tag: string): LoadedCall {
  const startedAt = new Date(Date.now() - 24 * 3_600_000);
  const legs = [{ caller: '+15145550134', joined: 0, left: 600 }];
  return { id: unique(), conferenceId, tag, startedAt, legs };
}

async function visitForms({ page, office, operator, look }: Visit): Promise<void> {
  const { accountId, admin } = office;
  const input = { tag: 'Weekly sales', adminEmail: address(), expiresAt: null };
  const { id } = await operator.addConference(accountId, admin, input);
  const form = await openNewConference(page, office);
  await form.neverExpires.uncheck();
  await form.save.click();
  await expect(page.getByText('Give the conference a Tag.')).toBeVisible();
  await look('new conference with errors');
  await form.date.click();
  await expect(page.getByRole('button', { name: 'Next month' })).toBeVisible();
  await look('calendar');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  const question = page.getByRole('dialog', { name: 'Discard what you typed?' });
  await expect(question).toBeVisible();
  await look('leaving a changed form');
  await question.getByRole('button', { name: 'Discard' }).click();

  await page.getByRole('button', { name: 'Actions for Weekly sales' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await expect(form.tag).toHaveValue('Weekly sales');
  await look('edit');
  await form.email.fill('successor@leaders.example');
  await expect(page.getByRole('checkbox', { name: /new codes/ })).toBeChecked();
  await page.getByRole('checkbox', { name: 'The participant code keeps working' }).check();
  await look('edit with another address');
  await form.email.fill(input.adminEmail);
  await form.tag.fill('Weekly sales, mine');
  await operator.saveElsewhere(accountId, id, admin, 'Weekly sales, saved elsewhere');
  await form.save.click();
  await expect(page.getByText('Nothing was overwritten.')).toBeVisible();
  await look('conflict');
  await page.getByRole('button', { name: 'Keep mine and send email' }).click();
  await expect(page.getByText(/^Email sent to/)).toBeVisible({ timeout: DELIVERY_MS });
  await look('saved');
}

async function visitUsers({ page, office, operator, look }: Visit): Promise<void> {
  const { accountId, admin } = office;
  await operator.switchService(accountId, 'pbx', true);
  await signInTo(page, admin, `/a/${accountId}/conferencing/users`);
  await expect(page.getByRole('heading', { name: 'No users yet' })).toBeVisible();
  await look('no users');

  await operator.addPbxUsers(accountId, [...USERS, ...manyUsers(50)]);
  await page.reload();
  const pages = page.getByRole('navigation', { name: 'Pages' });
  await expect(pages.getByText('1–50 of 55')).toBeVisible();
  await look('users');
  const selection = page.getByRole('group', { name: 'Selection' });
  await page.getByRole('checkbox', { name: 'Select Ana Martín' }).check();
  await expect(selection.getByText('1 selected', { exact: true })).toBeVisible();
  await look('one user selected');
  await page.getByRole('button', { name: 'Select all 55' }).click();
  await expect(selection.getByText('All 55 selected')).toBeVisible();
  await look('all users selected');
  await page.getByLabel('Show', { exact: true }).selectOption('No longer in the PBX');
  await expect(page.getByText(/^Left on/)).toBeVisible();
  await look('users who have left');
  await page.getByRole('searchbox').fill('zzz');
  await expect(page.getByText('begins with “zzz” among')).toBeVisible();
  await look('nobody found');
  await page.goto(`/a/${accountId}`);
  await expect(page.getByRole('main').getByRole('link', { name: /Cloud PBX/ })).toContainText('55');
  await look('services with Cloud PBX');
}

async function visitTeam({ page, office, operator, look }: Visit): Promise<void> {
  const viewer = await office.addViewer();
  const invited = `${unique()}@people.example`;
  await Promise.all([
    operator.addActivity(office.accountId, office.admin, 2),
    operator.addFailedInvitation(office.accountId, office.admin, invited),
  ]);
  await signInTo(page, office.admin, `/a/${office.accountId}/profile`);
  await expect(page.getByText(viewer.email, { exact: true })).toBeVisible();
  await look('profile and team');
  await page.getByRole('button', { name: 'Change time zone and language' }).click();
  await page.getByRole('combobox', { name: 'Time zone' }).fill('eastern time');
  await expect(page.getByRole('option', { name: /^Toronto/ })).toBeVisible();
  await look('choosing a time zone');
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
  await page.goto(`/a/${office.accountId}/activity`);
  await expect(page.getByText('member-2@people.example')).toBeVisible();
  await look('activity');
}

async function visitAsViewer({ page, office, operator, look }: Visit): Promise<void> {
  const viewer = await office.addViewer();
  await operator.addManyConferences(office.accountId, STATES);
  await openConferences(page, office, viewer);
  await look('a viewer’s list');
  await page.getByRole('button', { name: 'Actions for Weekly sales' }).click();
  await expect(page.getByRole('menuitem', { name: 'Copy invitation' })).toBeVisible();
  await look('what a viewer can do with a conference');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Open Weekly sales' }).click();
  const panel = page.getByRole('dialog', { name: 'Weekly sales' });
  await expect(panel.getByRole('heading', { name: 'Access codes' })).toBeVisible();
  await look('a viewer’s conference');
  await page.goto(`/a/${office.accountId}/profile`);
  await expect(page.getByRole('button', { name: 'Leave the account' })).toBeVisible();
  await look('a viewer’s profile');
  await page.getByRole('button', { name: 'Leave the account' }).click();
  await expect(page.getByRole('button', { name: 'Leave', exact: true })).toBeVisible();
  await look('leaving the account');
  await page.goto(`/a/${office.accountId}/activity`);
  await expect(heading(page, 'Activity')).toBeVisible();
  await expect(conferenceRow(page, 'Weekly sales')).toHaveCount(0);
  await look('a viewer’s activity');
}

const address = () => `${unique()}@leaders.example`;

/** One conference for each state that the list shows in a way of its own. */
const STATES: readonly LoadedConference[] = [
  { tag: 'Weekly sales', adminEmail: 'ana@acme.example', expiresAt: null },
  {
    tag: 'A Tag as long as one may be, with sixty characters in it: ye',
    adminEmail: 'somebody.with.a.rather.long.address@conferences.acme.example',
    expiresAt: new Date('2999-12-31T23:59:00Z'),
  },
  {
    tag: 'Wrong address',
    adminEmail: 'bo@acme.example',
    expiresAt: new Date('2001-02-03T04:05:00Z'),
    failed: true,
  },
  {
    tag: 'Annual review',
    adminEmail: 'zoe@acme.example',
    expiresAt: new Date(Date.now() + 9.5 * 24 * 3_600_000),
  },
];

/** One user for each state that the list shows in a way of its own. */
const USERS: readonly LoadedUser[] = [
  { name: 'Ana Martín', extension: '201', email: 'ana@acme.example' },
  { name: 'Bo Lindqvist', extension: '202', email: 'bo@acme.example', hasConference: true },
  { name: 'Chloé Without', extension: '', email: '' },
  { name: 'Dev Team', extension: '310', email: 'dev@acme.example, ops@acme.example' },
  {
    name: 'A name as long as one may be, ' + 'with-letters'.repeat(5) + ' and a hundred of them',
    extension: '1'.repeat(20),
    email: 'somebody.with.a.rather.long.address@conferences.of.the.acme.example',
  },
  {
    name: 'Former Person',
    extension: '205',
    email: 'former@acme.example',
    leftAt: new Date('2026-03-04T17:00Z'),
  },
];

function manyUsers(count: number): LoadedUser[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `User ${index + 1}`,
    extension: String(1_001 + index),
    email: `user${index + 1}@acme.example`,
  }));
}

function many(count: number): LoadedConference[] {
  return Array.from({ length: count }, (_, index) => ({
    tag: `Team ${index + 1}`,
    adminEmail: `lead${index + 1}@acme.example`,
    expiresAt: null,
  }));
}
