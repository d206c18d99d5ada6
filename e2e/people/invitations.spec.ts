import type { Page } from '@playwright/test';
import { DELIVERY_MS } from '../support/patience.ts';
import { heading } from '../support/portal.ts';
import { expect, test } from '../support/test.ts';
import { unique } from '../support/unique.ts';
import { openTeam, row } from './team-page.ts';

/** Why the server may refuse an invitation, and what is said of it. */
const FAILURES = [
  ['other', 'could not be added'],
  ['unproved', 'Ask them to choose a new password with “Forgot your password?”'],
  ['disabled', 'your telephony provider has disabled a sign-in with this address'],
  ['held', 'Ask your telephony provider to sort it out'],
] as const;

/** Has each heading of a page noted from now on, though it be shown for a moment; gives what was noted. */
async function noteHeadings(page: Page): Promise<() => Promise<string[]>> {
  const seen = await page.evaluateHandle(() => {
    const headings = new Set<string>();
    const note = () => {
      for (const one of document.querySelectorAll('h1')) headings.add(one.textContent);
    };
    new MutationObserver(note).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    return headings;
  });
  return () => seen.evaluate((headings) => [...headings]);
}

test('an invited person chooses a password through the one email and comes in', async ({
  page,
  context,
  office,
  operator,
  inbox,
}) => {
  const email = `${unique()}@people.example`;
  const viewer = await office.addViewer();
  const failed = await Promise.all(
    FAILURES.map(async ([failure, said]) => {
      const address = `${failure}-${unique()}@people.example`;
      await operator.addFailedInvitation(office.accountId, office.admin, address, failure);
      return { failure, said, address };
    }),
  );
  const invite = page.getByRole('button', { name: 'Invite somebody' });
  const dialog = page.getByRole('dialog', { name: 'Invite somebody' });
  const address = dialog.getByRole('textbox', { name: 'Email address' });
  const send = dialog.getByRole('button', { name: 'Send invitation' });
  await openTeam(page, office);

  await test.step('one that failed says why, how to go on, and can be dismissed', async () => {
    for (const { failure, said, address } of failed) {
      const told = row(page, address);
      await expect.soft(told, failure).toContainText(said);
      await expect.soft(told.getByRole('button', { name: /^Dismiss/ }), failure).toBeVisible();
      if (failure === 'other') continue;
      const unchanged = `${address} was not added, and nothing was changed`;
      await expect.soft(told, failure).toContainText(unchanged);
    }
    const { address } = failed[0]!;
    await page.getByRole('button', { name: `Dismiss the invitation of ${address}` }).click();
    await expect(row(page, address)).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 2, name: /^Team/ })).toBeFocused();
  });

  await test.step('what is wrong with an address is said before it is sent, and who is here already', async () => {
    await invite.click();
    await expect(address).toBeFocused();
    await expect(dialog.getByRole('radio', { name: /^Viewer/ })).toBeChecked();
    for (const [typed, said] of [
      ['', 'Enter the email address of the person.'],
      ['nobody', 'This is not an email address that can be written to.'],
      ['a@b.example, c@d.example', 'Enter one address at a time'],
      [office.admin.email, 'This is your own address'],
    ] as const) {
      await address.fill(typed);
      await send.click();
      await expect(dialog.getByText(said)).toBeVisible();
      await expect(address).toBeFocused();
    }
    // As a mail program copies it.
    await address.fill(`"Viewer, The" <${viewer.email}>`);
    await expect(address).toHaveValue(viewer.email);
    await expect(dialog.getByText('is already a viewer here')).toBeVisible();
    await dialog.getByRole('radio', { name: /^Administrator/ }).check();
    await expect(dialog.getByText('This makes them an administrator')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(invite).toBeFocused();
  });

  await test.step('without network nothing that was typed is lost, and it is sent once', async () => {
    await invite.click();
    await address.fill(email.toUpperCase());
    await context.setOffline(true);
    await send.click();
    await expect(dialog.getByRole('alert')).toContainText('No answer: perhaps not done');
    await expect(address).toHaveValue(email.toUpperCase());
    await context.setOffline(false);
    await send.click();
    await expect(dialog).toHaveCount(0);
    await expect(row(page, email)).toContainText('Invitation sent', { timeout: DELIVERY_MS });
    await expect(row(page, email)).toContainText('Viewer');
  });

  const [mail] = await inbox.wait(email, 1);
  expect(mail!.text).toContain('Acme Inc.');
  const link = /https?:\S+\/choose-password#\w+/.exec(mail!.text ?? '')?.[0];
  const field = page.getByRole('textbox', { name: 'New password' });
  const password = unique();

  await test.step('the one link in the one email leads to a password, and this into the account', async () => {
    await page.goto(link!);
    // The administrator is still signed in here.
    const other = page.getByText(`You are signed in as ${office.admin.email}`);
    await expect(other).toBeVisible({ timeout: DELIVERY_MS });
    await expect(page.getByText(email)).toBeVisible();
    await expect(field).toBeFocused();
    const headings = await noteHeadings(page);
    await page.keyboard.insertText(password);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: `You: ${email}` })).toBeVisible();
    expect(await headings()).not.toContain('This link is no longer good');
    expect(await headings()).not.toContain('You have a password already');
    expect(await inbox.count(email)).toBe(1);
  });

  await test.step('then the link has done its work, and says so', async () => {
    await page.goto(link!);
    const chosen = heading(page, 'You have a password already');
    await expect(chosen).toBeVisible({ timeout: DELIVERY_MS });
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    await expect(page.getByRole('textbox', { name: 'Email' })).toHaveValue(email);
  });

  await test.step('half of a link says that it is no longer good', async () => {
    await page.goto(link!.slice(0, -3));
    await expect(heading(page, 'This link is no longer good')).toBeVisible();
  });
});

test('without an answer the link can be tried again, and a password is not chosen twice', async ({
  page,
  context,
  office,
  operator,
}) => {
  const { email, link } = await operator.addNewcomer(office.accountId);
  await page.goto('/sign-in');
  await context.route('**/documents:batchGet*', (route) => route.abort());
  await page.goto(link);
  await expect(page.getByText('Confdesk could not be reached')).toBeVisible();
  await context.unroute('**/documents:batchGet*');
  await page.getByRole('button', { name: 'Try again' }).click();
  const field = page.getByRole('textbox', { name: 'New password' });
  await expect(field).toBeVisible({ timeout: DELIVERY_MS });
  await field.fill('a long password');

  // Answered once only: a double click asks for one password.
  let sets = 0;
  const headings = await noteHeadings(page);
  await context.route('**/accounts:resetPassword*', async (route) => {
    if (route.request().postData()?.includes('newPassword') === true) sets += 1;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Save and sign in' }).dblclick();
  await expect(page.getByRole('button', { name: `You: ${email}` })).toBeVisible();
  expect(sets).toBe(1);
  expect(await headings()).not.toContain('This link is no longer good');
});
