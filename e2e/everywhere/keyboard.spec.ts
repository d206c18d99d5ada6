import type { Page } from '@playwright/test';
import { pressAsItOpens, tabTo } from '../support/keyboard.ts';
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

// Each main path with the keyboard alone; the list's search and pages are in list.spec.ts, exporting and
// importing in import-export.spec.ts.

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

test('an arrow key that comes as soon as a menu is there counts', async ({
  page,
  office,
  operator,
}) => {
  const admin = { adminEmail: 'bo@acme.example', expiresAt: null };
  await operator.addManyConferences(office.accountId, [{ tag: 'Review', ...admin }]);
  await openConferences(page, office);
  const actions = page.getByRole('button', { name: 'Actions for Review' });
  await tabTo(page, actions);
  const items = await pressAsItOpens(actions, '[role="menuitem"]', 'ArrowDown');
  expect(items).toEqual(['Open', 'Edit']);
  await expect(page.getByRole('menuitem', { name: 'Edit' })).toBeFocused();
});

test('signing in, generating a conference and all that is done with it', async ({
  page,
  office,
  operator,
  inbox,
}) => {
  const leader = `${unique()}@leaders.example`;
  await operator.addManyConferences(office.accountId, [
    { tag: 'Annual review', adminEmail: 'bo@acme.example', expiresAt: null },
    { tag: 'Over', adminEmail: 'li@acme.example', expiresAt: new Date('2001-02-03') },
  ]);
  const form = conferenceForm(page);
  const row = (tag: string) => page.getByRole('link', { name: `Open ${tag}` });
  const actions = (tag: string) => page.getByRole('button', { name: `Actions for ${tag}` });
  const finish = async () => {
    await tabTo(page, form.save);
    await page.keyboard.press('Enter');
    await expectSent(page, leader);
    await tabTo(page, page.getByRole('button', { name: 'Done' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };

  await test.step('signing in and generating', async () => {
    await page.goto('/');
    await expect(page.getByRole('textbox', { name: 'Email' })).toBeFocused();
    await page.keyboard.insertText(office.admin.email);
    await page.keyboard.press('Tab');
    await page.keyboard.insertText(office.admin.password);
    await page.keyboard.press('Enter');
    await expect(heading(page, 'Services')).toBeVisible();
    await tabTo(page, page.getByRole('main').getByRole('link', { name: /Conferencing/ }));
    await page.keyboard.press('Enter');
    await expect(heading(page, 'Conferences')).toBeVisible();
    const generate = page.getByRole('link', { name: 'Generate New Conference' }).first();
    await expect(generate).toBeVisible();
    await tabTo(page, generate);
    await page.keyboard.press('Enter');

    await expect(form.tag).toBeFocused();
    await page.keyboard.type('Board');
    await tabTo(page, form.email);
    await page.keyboard.insertText(leader);
    await finish();
    await inbox.wait(leader, 1);
    await expect(row('Board')).toBeVisible();
  });

  await test.step('the menu of its row', async () => {
    await tabTo(page, actions('Board'));
    await page.keyboard.press('Enter');
    const open = page.getByRole('menuitem', { name: 'Open' });
    await expect(open).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('menuitem', { name: 'Edit' })).toBeFocused();
    await expect(page.getByRole('menuitem', { name: 'Usage' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(open).toHaveCount(0);
    await expect(actions('Board')).toBeFocused();
  });

  await test.step('its panel, and a dialog of it; the list stays where it was', async () => {
    await page.setViewportSize({ width: 1280, height: 240 });
    await row('Board').scrollIntoViewIfNeeded();
    await row('Board').focus();
    const scrolled = await page.evaluate(() => window.scrollY);
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog', { name: 'Board' });
    await tabTo(page, panel.getByRole('button', { name: 'New codes' }));
    await page.keyboard.press('Enter');
    const question = page.getByRole('dialog', { name: 'New codes for “Board”' });
    await expect(question).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(question).toBeHidden();
    await expect(panel.getByRole('button', { name: 'New codes' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await expect(row('Board')).toBeFocused();
    expect(await page.evaluate(() => window.scrollY)).toBe(scrolled);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  await test.step('editing and leaving, editing and saving', async () => {
    await chooseInMenu(page, 'Board', 'Edit');
    await expect(form.tag).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(conferenceRow(page, 'Board').locator(':focus')).toHaveCount(1);

    await chooseInMenu(page, 'Board', 'Edit');
    await expect(form.tag).toBeFocused();
    await page.keyboard.press('End');
    await page.keyboard.type(' meeting');
    await finish();
    await expect(conferenceRow(page, 'Board meeting').locator(':focus')).toHaveCount(1);
  });

  await test.step('new codes, the participant code going on until a chosen day', async () => {
    await chooseInMenu(page, 'Board meeting', 'New codes');
    const question = page.getByRole('dialog', { name: 'New codes for “Board meeting”' });
    const give = question.getByRole('button', { name: 'Give new codes and send email' });
    await expect(give).toBeFocused();
    await tabTo(page, question.getByRole('checkbox', { name: /^The participant code keeps/ }));
    await page.keyboard.press('Space');
    const until = question.getByLabel('Until');
    await expect(until).toBeVisible();
    await tabTo(page, until);
    const proposed = await until.inputValue();
    const opener = question.getByRole('button', { name: 'Open the calendar' });
    await tabTo(page, opener);
    await page.keyboard.press('Enter');
    const chosen = page.getByRole('dialog', { name: 'Until' }).locator(':focus');
    await expect(chosen).toHaveAttribute('data-selected');
    // Escape closes the calendar, and not the question.
    await page.keyboard.press('Escape');
    await expect(opener).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(chosen).toHaveAttribute('data-selected');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Until' })).toHaveCount(0);
    await expect(opener).toBeFocused();
    await expect(until).not.toHaveValue(proposed);
    await tabTo(page, give);
    await page.keyboard.press('Enter');
    await expect(question).toHaveCount(0);
    await expect(actions('Board meeting')).toBeFocused();
    // The participant code of before stays beside the new pair.
    const { id } = (await operator.conferences(office.accountId)).at(-1)!;
    await expect
      .poll(() => operator.liveCodes(id), { timeout: DELIVERY_MS })
      .toEqual(['leader', 'participant', 'participant']);
  });

  await test.step('deleting and taking it back', async () => {
    await chooseInMenu(page, 'Board meeting', 'Delete');
    await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await tabTo(page, page.getByRole('button', { name: 'Delete conference' }));
    await page.keyboard.press('Enter');
    await expect(row('Board meeting')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Undo deleting Board meeting' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(row('Board meeting')).toBeFocused();
  });

  await test.step('sorting and filtering the list', async () => {
    const tags = page.getByRole('link', { name: /^Open / });
    const byTag = page.getByRole('columnheader', { name: 'Tag' }).getByRole('button');
    await tabTo(page, byTag, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(tags).toHaveText(['Annual review', 'Board meeting', 'Over']);
    await expect(byTag).toBeFocused();
    const status = page.getByRole('combobox', { name: 'Status' });
    await tabTo(page, status, 'Shift+Tab');
    await page.keyboard.type('Active');
    await expect(tags).toHaveText(['Annual review', 'Board meeting']);
    await expect(status).toBeFocused();
  });
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
  await page.keyboard.insertText(email);
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
