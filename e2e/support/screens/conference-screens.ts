import { expect } from '@playwright/test';
import type { LoadedCall } from '../calls.ts';
import type { LoadedConference } from '../operator-interface.ts';
import { DELIVERY_MS } from '../patience.ts';
import { openConferences, openNewConference } from '../portal.ts';
import { unique } from '../unique.ts';
import type { Visit } from './visit.ts';

/** The list: empty, two pages, searched, filtered. */
export async function visitList({ page, office, operator, look }: Visit): Promise<void> {
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
  await page.getByRole('button', { name: 'Actions for Wrong address' }).click();
  await page.getByRole('menuitem', { name: 'Send email again' }).click();
  const question = page.getByRole('dialog', { name: '“Wrong address” has expired' });
  await expect(question.getByLabel('Expires on')).toBeVisible();
  await look('an expired conference to be sent again');
  await page.keyboard.press('Escape');
}

/** One conference, from its email to its deletion. */
export async function visitConference({ page, office, operator, look }: Visit): Promise<void> {
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

/** Generate and Edit: with errors, left, in conflict, saved. */
export async function visitForms({ page, office, operator, look }: Visit): Promise<void> {
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

const address = () => `${unique()}@leaders.example`;

/** One conference for each state that the list shows in a way of its own. */
export const STATES: readonly LoadedConference[] = [
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

function many(count: number): LoadedConference[] {
  return Array.from({ length: count }, (_, index) => ({
    tag: `Team ${index + 1}`,
    adminEmail: `lead${index + 1}@acme.example`,
    expiresAt: null,
  }));
}
