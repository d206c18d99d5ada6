import type { Page } from '@playwright/test';
import { tabTo } from '../support/keyboard.ts';
import {
  conferenceForm,
  conferenceRow,
  expectSent,
  heading,
  openConferences,
  signInTo,
} from '../support/portal.ts';
import { unique } from '../support/unique.ts';
import { expect, test } from '../support/test.ts';
import { DELIVERY_MS } from '../support/patience.ts';

// Each main path with the keyboard alone; the list's search and pages are in list.spec.ts, a
// conference's panel in conference-panel.spec.ts.

const sentOnce = (tag: string) => ({
  tag,
  adminEmail: `${unique()}@leaders.example`,
  expiresAt: null,
});

/** Opens the menu of a row that can be reached by Tab, and presses Enter on an item. */
async function chooseInMenu(page: Page, of: string, item: string): Promise<void> {
  await tabTo(page, page.getByRole('button', { name: `Actions for ${of}` }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  const wanted = page.getByRole('menuitem', { name: item });
  const items = await page.getByRole('menuitem').count();
  for (let pressed = 0; pressed < items; pressed += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('ArrowDown');
  }
  await expect(wanted).toBeFocused();
  await page.keyboard.press('Enter');
}

test('signing in, generating a conference and following its email', async ({
  page,
  office,
  inbox,
}) => {
  const leader = `${unique()}@leaders.example`;
  await page.goto('/');
  await expect(page.getByRole('textbox', { name: 'Email' })).toBeFocused();
  await page.keyboard.type(office.admin.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(office.admin.password);
  await page.keyboard.press('Enter');

  await expect(heading(page, 'Services')).toBeVisible();
  await tabTo(page, page.getByRole('main').getByRole('link', { name: /Conferencing/ }));
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Conferences')).toBeVisible();
  const generate = page.getByRole('link', { name: 'Generate New Conference' }).first();
  await expect(generate).toBeVisible();
  await tabTo(page, generate);
  await page.keyboard.press('Enter');

  const form = conferenceForm(page);
  await expect(form.tag).toBeFocused();
  await page.keyboard.type('By keyboard');
  await tabTo(page, form.email);
  await page.keyboard.type(leader);
  await tabTo(page, form.save);
  await page.keyboard.press('Enter');
  await expect(page.getByText(`Email sent to ${leader}`, { exact: true })).toBeVisible({
    timeout: DELIVERY_MS,
  });
  await inbox.wait(leader, 1);
  await tabTo(page, page.getByRole('button', { name: 'Done' }));
  await page.keyboard.press('Enter');
  await expect(conferenceRow(page, 'By keyboard')).toBeVisible();

  const actions = page.getByRole('button', { name: 'Actions for By keyboard' });
  await tabTo(page, actions);
  await page.keyboard.press('Enter');
  const open = page.getByRole('menuitem', { name: 'Open' });
  await expect(open).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Edit' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(open).toHaveCount(0);
  await expect(actions).toBeFocused();
});

test('editing and saving; the focus goes back to the row', async ({ page, office, operator }) => {
  const input = sentOnce('Board');
  await operator.addConference(office.accountId, office.admin, input);
  await openConferences(page, office);
  await chooseInMenu(page, 'Board', 'Edit');
  const form = conferenceForm(page);
  await expect(form.tag).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.type(' meeting');
  await tabTo(page, form.save);
  await page.keyboard.press('Enter');
  await expectSent(page, input.adminEmail);
  await tabTo(page, page.getByRole('button', { name: 'Done' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(conferenceRow(page, 'Board meeting').locator(':focus')).toHaveCount(1);
});

test('new codes, the participant code going on until a chosen day', async ({
  page,
  office,
  operator,
}) => {
  const { id } = await operator.addConference(office.accountId, office.admin, sentOnce('Board'));
  await openConferences(page, office);
  await chooseInMenu(page, 'Board', 'New codes');
  const question = page.getByRole('dialog', { name: 'New codes for “Board”' });
  const give = question.getByRole('button', { name: 'Give new codes and send email' });
  await expect(give).toBeFocused();
  await tabTo(page, question.getByRole('checkbox', { name: /^The participant code keeps/ }));
  await page.keyboard.press('Space');
  const until = question.getByLabel('Until');
  await expect(until).toBeVisible();
  await tabTo(page, until);
  await page.keyboard.press('Enter');
  const next = page.getByRole('button', { name: 'Next month' });
  await expect(next).toBeVisible();
  await tabTo(page, next);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(next).toHaveCount(0);
  await expect(until).toBeFocused();
  await tabTo(page, give);
  await page.keyboard.press('Enter');
  await expect(question).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Actions for Board' })).toBeFocused();
  // The participant code of before stays beside the new pair.
  await expect
    .poll(() => operator.liveCodes(id), { timeout: DELIVERY_MS })
    .toEqual(['leader', 'participant', 'participant']);
});

test('deleting and taking it back', async ({ page, office, operator }) => {
  await operator.addConference(office.accountId, office.admin, sentOnce('Board'));
  await openConferences(page, office);
  await chooseInMenu(page, 'Board', 'Delete');
  const confirm = page.getByRole('button', { name: 'Delete conference' });
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await tabTo(page, confirm);
  await page.keyboard.press('Enter');
  await expect(conferenceRow(page, 'Board')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Undo deleting Board' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Open Board' })).toBeFocused();
});

test('inviting somebody and making a viewer an administrator', async ({ page, office }) => {
  const viewer = await office.addViewer();
  const email = `${unique()}@people.example`;
  await signInTo(page, office.admin, `/a/${office.accountId}/profile`);
  const invite = page.getByRole('button', { name: 'Invite somebody' });
  await expect(page.getByText(viewer.email, { exact: true })).toBeVisible();
  await tabTo(page, invite);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Email address' })).toBeFocused();
  await page.keyboard.type(email);
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('radio', { name: /^Administrator/ })).toBeChecked();
  await tabTo(page, page.getByRole('button', { name: 'Send invitation' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(invite).toBeFocused();
  await expect(page.getByText(email, { exact: true })).toBeVisible({ timeout: DELIVERY_MS });

  await chooseInMenu(page, viewer.email, 'Make administrator');
  const row = page.getByRole('listitem').filter({ hasText: viewer.email });
  await expect(row).toContainText('Administrator');
  await expect(page.getByRole('button', { name: `Actions for ${viewer.email}` })).toBeFocused();
});

test('filtering and sorting the list', async ({ page, office, operator }) => {
  await operator.addManyConferences(office.accountId, [
    { tag: 'Board', adminEmail: 'zoe@acme.example', expiresAt: null },
    { tag: 'Annual review', adminEmail: 'bo@acme.example', expiresAt: null },
    { tag: 'Over', adminEmail: 'li@acme.example', expiresAt: new Date('2001-02-03') },
  ]);
  await openConferences(page, office);
  const tags = page.getByRole('link', { name: /^Open / });
  await expect(tags).toHaveCount(3);
  await tabTo(page, page.getByRole('combobox', { name: 'Status' }));
  await page.keyboard.type('Active');
  await expect(tags).toHaveText(['Board', 'Annual review']);
  await expect(page.getByRole('combobox', { name: 'Status' })).toBeFocused();
  await tabTo(page, page.getByRole('columnheader', { name: 'Tag' }).getByRole('button'));
  await page.keyboard.press('Enter');
  await expect(tags).toHaveText(['Annual review', 'Board']);
  await expect(page.getByRole('columnheader', { name: 'Tag' }).getByRole('button')).toBeFocused();
});
