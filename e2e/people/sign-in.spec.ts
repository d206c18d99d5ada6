import { choosePage, resetLink } from '../support/auth.ts';
import { heading, settingsPath, submitSignIn } from '../support/portal.ts';
import { expect, test } from '../support/test.ts';
import { unique } from '../support/unique.ts';

test('a link asked for before signing in opens after it, and signing out closes it', async ({
  page,
  office,
  request,
  suite,
}) => {
  const { email, password } = office.admin;
  const asked = settingsPath(office.accountId);
  await page.goto(asked);
  const address = page.getByRole('textbox', { name: 'Email' });
  await expect(address).toBeFocused();

  await test.step('a wrong password is said plainly, and an unknown address gets the same answer', async () => {
    for (const typed of [`${unique()}@people.example`, email]) {
      const answer = page.waitForResponse(/signInWithPassword/);
      await submitSignIn(page, typed, 'not the password');
      await answer;
      await expect(page.getByRole('alert')).toContainText(
        'The email address or the password is not right',
      );
      await expect(address).toHaveValue(typed);
    }
  });

  await test.step('the right one leads to where the link did, and is not asked for again', async () => {
    await submitSignIn(page, email, password);
    await expect(heading(page, 'Conferences')).toBeVisible();
    await expect(page).toHaveURL(({ pathname }) => pathname === asked);
    await page.reload();
    await expect(heading(page, 'Conferences')).toBeVisible();
  });

  await test.step('whoever signs out is out', async () => {
    await page.getByRole('button', { name: email }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(heading(page, 'Sign in')).toBeVisible();
    await page.goto(asked);
    await expect(heading(page, 'Sign in')).toBeVisible();
  });

  await test.step('whoever has forgotten the password does not learn whether an address has a user', async () => {
    for (const typed of [`${unique()}@people.example`, email]) {
      await address.fill(typed);
      await page.getByRole('link', { name: 'Forgot your password?' }).click();
      await expect(heading(page, 'Set a new password')).toBeVisible();
      await expect(address).toHaveValue(typed);
      await page.getByRole('button', { name: 'Send the link' }).click();
      await expect(page.getByText(`If ${typed} has a user here`)).toBeVisible();
      await page.getByRole('link', { name: 'Back to sign in' }).click();
    }
  });

  await test.step('a new one is set through the link in the mail, and signs in', async () => {
    const chosen = unique();
    const link = choosePage(await resetLink(request, suite, email));
    await page.goto(link);
    await expect(page.getByText(email)).toBeVisible();
    const field = page.getByRole('textbox', { name: 'New password' });
    await expect(field).toBeFocused();
    await page.keyboard.type('short');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Choose a password of at least 8 characters.')).toBeVisible();
    await expect(field).toBeFocused();
    await field.fill(chosen);
    await page.keyboard.press('Enter');
    await expect(heading(page, 'Services')).toBeVisible();

    await page.getByRole('button', { name: email }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await submitSignIn(page, email, chosen);
    await expect(heading(page, 'Services')).toBeVisible();

    await page.goto(link);
    await expect(heading(page, 'This link is no longer good')).toBeVisible();
    await page.getByRole('link', { name: 'Send me a new link' }).click();
    await expect(heading(page, 'Set a new password')).toBeVisible();
  });
});
