import { expect, type Locator } from '@playwright/test';
import type { LoadedCall } from '../calls.ts';
import type { LoadedConference } from '../operator-interface.ts';
import { answerWithPortal } from '../network/after-deploy.ts';
import { DELIVERY_MS } from '../patience.ts';
import { done, openConferences, openNewConference } from '../portal.ts';
import { unique } from '../unique.ts';
import type { Visit } from './visit.ts';

/** The list: two pages, searched, filtered. */
export async function visitList({ page, office, operator, look }: Visit): Promise<void> {
  const pages = page.getByRole('navigation', { name: 'Pages' });
  await operator.addManyConferences(office.accountId, [...many(50), ...STATES]);
  await openConferences(page, office);
  await pages.getByRole('button', { name: 'Next' }).click();
  await expect(pages.getByText('51–54 of 54')).toBeVisible();
  await look('conferences');
  const openMenu = async () => {
    await page.getByRole('button', { name: 'Actions for Weekly sales' }).click();
    await expect(page.getByRole('menuitem', { name: 'Send email again' })).toBeVisible();
  };
  await openMenu();
  await look('what can be done with a conference', openMenu);
  await page.keyboard.press('Escape');

  const search = page.getByRole('searchbox');
  await search.fill('week');
  await expect(pages.getByText('1–1 of 1')).toBeVisible();
  await look('search');
  await page.getByLabel('Status', { exact: true }).selectOption('Expired');
  await expect(page.getByText('begins with “week” where the status')).toBeVisible();
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

  await page.keyboard.press('Control+k');
  const everywhere = page.getByRole('combobox', { name: 'Go to a conference' });
  await everywhere.fill('week');
  await expect(page.getByRole('option', { name: 'Weekly sales' })).toBeVisible();
  await look('what is found everywhere');
  await everywhere.fill('nothing of this name');
  await expect(page.getByText('Nothing was found.')).toBeVisible();
  await look('nothing found anywhere');
  await page.keyboard.press('Escape');
}

/** A conference from its form to its deletion. */
export async function visitConference(visit: Visit): Promise<void> {
  const { office, operator } = visit;
  const { accountId, admin } = office;
  const save = (tag: string) =>
    operator.addConference(accountId, admin, { tag, adminEmail: address(), expiresAt: null });
  const [edited, used] = await Promise.all([save('Weekly sales'), save('Board')]);
  await operator.addCalls(accountId, [yesterday(used.id, 'Board')]);
  await visitForms(visit, edited.id);
  await visitPanel(visit);
  await visitAfterDeploy(visit);
}

/** The form of a tab that is older than the newest deploy, which took a file of it away. */
async function visitAfterDeploy({ page, office, look }: Visit): Promise<void> {
  await page.route('**/assets/expiry-fields-*.js', answerWithPortal);
  const form = await openNewConference(page, office);
  await form.neverExpires.uncheck();
  await expect(page.getByText('Confdesk has probably been updated.')).toBeVisible();
  await look('a form after a deploy');
}

/** Generate and Edit: with errors, left, in conflict, saved. */
async function visitForms(visit: Visit, edited: string): Promise<void> {
  const { page, office, operator, look } = visit;
  const form = await openNewConference(page, office);
  await form.neverExpires.uncheck();
  await form.save.click();
  await expect(page.getByText('Give the conference a Tag.')).toBeVisible();
  await look('new conference with errors');
  await page.getByRole('button', { name: 'Open the calendar' }).click();
  await expect(page.getByRole('button', { name: 'Next month' })).toBeVisible();
  await look('calendar');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  const question = page.getByRole('dialog', { name: 'Discard what you typed?' });
  await expect(question).toBeVisible();
  await look('leaving a changed form');
  await question.getByRole('button', { name: 'Discard' }).click();

  await page.getByRole('button', { name: 'Actions for Weekly sales' }).click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await expect(form.tag).toHaveValue('Weekly sales (copy)');
  await look('a duplicate');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Actions for Weekly sales' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await expect(form.tag).toHaveValue('Weekly sales');
  await look('edit');
  const before = await form.email.inputValue();
  await form.email.fill('successor@leaders.example');
  await expect(page.getByRole('checkbox', { name: /new codes/ })).toBeChecked();
  await page.getByRole('checkbox', { name: 'The participant code keeps working' }).check();
  await look('edit with another address');
  await form.email.fill(before);
  await form.tag.fill('Weekly sales, mine');
  await operator.saveElsewhere(office.accountId, edited, office.admin, 'Saved elsewhere');
  await form.save.click();
  await expect(page.getByText('Nothing was overwritten.')).toBeVisible();
  await look('conflict');
  await page.getByRole('button', { name: 'Keep mine and send email' }).click();
  await expect(page.getByText(/^Email sent to/)).toBeVisible({ timeout: DELIVERY_MS });
  await look('saved');
  await done(page);
}

/** The panel of a conference: not used yet, used; and what opens from it. */
async function visitPanel({ page, look }: Visit): Promise<void> {
  await page.getByRole('link', { name: 'Open Weekly sales, mine' }).click();
  const unused = page.getByRole('dialog', { name: 'Weekly sales, mine' });
  await expect(unused.getByText('Email sent', { exact: true }).first()).toBeVisible();
  await expect(unused.getByText('Not used yet.')).toBeVisible();
  await look('conference');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Open Board' }).click();
  const panel = page.getByRole('dialog', { name: 'Board' }).first();
  await expect(panel.getByRole('link', { name: 'All calls of this conference' })).toBeVisible();
  await panel.getByRole('button', { name: 'Reveal' }).click();
  await expect(panel.getByRole('button', { name: 'Hide' })).toBeVisible();
  await untilChecked(panel);
  await look('conference that was used, its leader code revealed, its calls checked');

  await panel.getByRole('button', { name: 'New codes' }).click();
  const question = page.getByRole('dialog', { name: 'New codes for' });
  await question.getByRole('checkbox', { name: 'The participant code keeps working' }).check();
  await question.getByLabel('Until').fill('');
  await question.getByRole('button', { name: 'Give new codes and send email' }).click();
  await expect(question.getByRole('alert')).toBeVisible();
  await look('new codes with an error');
  await page.keyboard.press('Escape');

  await panel.getByRole('button', { name: 'Show on screen' }).click();
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
  await look('invitation on screen');
  await page.keyboard.press('Escape');

  await panel.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('dialog', { name: 'Delete “Board”?' })).toBeVisible();
  await look('deleting');
  // With the keyboard, so that the undo stays while it is looked at.
  await page.getByRole('button', { name: 'Delete conference' }).press('Enter');
  const undo = page.getByRole('button', { name: 'Undo deleting Board' });
  await expect(undo).toBeFocused();
  await look('deleted');
  await expect(undo).toBeVisible();
}

/**
 * Asks whether a call would work until it is answered: on a busy machine the function's first start takes longer than
 * the twenty seconds that the page waits, which then says to try again.
 */
async function untilChecked(panel: Locator): Promise<void> {
  await expect(async () => {
    await panel.getByRole('button', { name: 'Would a call work?' }).click();
    await expect(panel.getByText(/^Checked at /)).toBeVisible({ timeout: 25_000 });
  }).toPass({ timeout: DELIVERY_MS });
}

function yesterday(conferenceId: string, tag: string): LoadedCall {
  const startedAt = new Date(Date.now() - 24 * 3_600_000);
  const legs = [{ caller: '+15145550134', joined: 0, left: 600 }];
  return { id: unique(), conferenceId, tag, startedAt, legs };
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
